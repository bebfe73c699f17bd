"""The local HTTP service: guard, pairing, wire models, pages. Imports the engine, never a check."""
