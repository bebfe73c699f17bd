"""Technical terms: the glossary, where a text uses them, whether it explains them, and plain wordings."""
