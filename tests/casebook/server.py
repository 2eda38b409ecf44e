"""A PostgreSQL server of our own for as long as the tests run: its own folder, its own socket, no network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy import text as sql

OWNER = "postgres"
"""PostgreSQL refuses to run as root; its package brings this user."""
REQUIRED = "RIWAYA_POSTGRES"
"""Set to "required" where tests without a server are to fail instead of being passed over."""


def programs() -> Path | None:
    """Where initdb and postgres are."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def missing() -> str | None:
    """Why no server can be started; None where one can."""
    if programs() is not None:
        return None
    if os.environ.get(REQUIRED) == "required":
        raise RuntimeError("PostgreSQL is not installed: tests/system-packages.sh installs it")
    return "PostgreSQL is not installed: tests/system-packages.sh installs it"


class Server:
    """A running server; every database asked for is a new one."""

    def __init__(self, socket: Path, user: str) -> None:
        self.socket, self.user = socket, user
        self.made = count(1)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{self.user}@/{database}?host={self.socket}"

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"cases_{os.getpid()}_{next(self.made)}"
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sql(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self.url(name)


@contextmanager
def start(folder: Path) -> Iterator[Server]:
    user = OWNER if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    running_as = {"user": user} if os.geteuid() == 0 else {}
    home = Path(tempfile.mkdtemp(prefix="riwaya-pg-"))  # a socket's path has to be short
    if running_as:
        shutil.chown(home, user)
    data, bin_ = home / "data", programs()
    assert bin_ is not None
    made = [bin_ / "initdb", "-D", data, "-U", user, "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
    subprocess.run(made, check=True, capture_output=True, cwd=home, **running_as)  # type: ignore[call-overload]
    options = {"listen_addresses": "", "unix_socket_directories": str(home), "fsync": "off", "full_page_writes": "off"}
    command = [bin_ / "postgres", "-D", data, *(word for name, value in options.items() for word in ("-c", f"{name}={value}"))]
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=home, **running_as)  # type: ignore[call-overload]
        try:
            server = Server(home, user)
            _wait(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(30)
            shutil.rmtree(home, ignore_errors=True)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    engine = create_engine(server.url("postgres"))
    for _ in range(300):
        try:
            engine.connect().close()
            engine.dispose()
            return
        except Exception:
            if process.poll() is not None:
                raise RuntimeError("the PostgreSQL server did not start") from None
            time.sleep(0.1)
    raise RuntimeError("the PostgreSQL server did not answer in 30 s")
