"""The quality bars, measured: `build.py bench`. No test depends on a clock, so none of this is one."""
