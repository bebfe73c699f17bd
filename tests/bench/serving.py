"""Measures the service as a process: from its start until it is ready, and its memory then."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

import psutil


def start_and_memory() -> tuple[float, float]:
    """Return the seconds until `/v1/status` says ready, and the resident megabytes at that moment."""
    with tempfile.TemporaryDirectory() as config:
        begun = time.perf_counter()
        command = [sys.executable, "-u", "-m", "tactlint", "serve", "--port", "0", "--config-dir", config]
        service = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            address = next(
                found[0]
                for line in service.stdout or ()
                if (found := re.search(r"http://127\.0\.0\.1:\d+", line))
            )
            while not is_ready(address):
                time.sleep(0.01)
            return time.perf_counter() - begun, psutil.Process(service.pid).memory_info().rss / 2**20
        finally:
            service.terminate()
            service.communicate()


def is_ready(address: str) -> bool:
    with urllib.request.urlopen(f"{address}/v1/status") as reply:  # noqa: S310 - our own loopback address
        return bool(json.load(reply)["ready"])
