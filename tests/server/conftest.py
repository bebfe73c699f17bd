"""Fixtures: a service in the test's own process."""

from __future__ import annotations

from local_service import service, start

__all__ = ["service", "start"]
