"""A web server of our own, in another process, that does all that servers do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from intake_sample import ROOT


@pytest.fixture
def site() -> Iterator[str]:
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    quiet = subprocess.DEVNULL
    command = [sys.executable, str(ROOT / "tests" / "intake" / "web_server.py")]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=quiet, text=True, env={**os.environ, "PYTHONPATH": paths}
    )
    assert server.stdout
    yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
    server.kill()
    server.wait()
    server.stdout.close()
