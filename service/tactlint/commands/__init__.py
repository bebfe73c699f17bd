"""The commands, one file each: `add_arguments` and `run`. Their modules import nothing heavy at the top."""
