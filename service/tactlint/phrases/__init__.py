"""The phrase language: parse, compile to RE2, match. See rules/PHRASES.md."""
