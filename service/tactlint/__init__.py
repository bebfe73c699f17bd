"""Tactlint: lints a support agent's reply against the conversation it answers."""

__version__ = "0.1.0"
