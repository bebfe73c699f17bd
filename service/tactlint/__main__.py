"""`python -m tactlint` is the same as `tactlint`."""

from __future__ import annotations

from tactlint.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
