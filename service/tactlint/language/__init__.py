"""English text taken apart: sentences, tokens, masked regions, word forms, pronunciations."""
