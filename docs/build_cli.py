"""Writes docs/cli.md from the commands themselves: python docs/build_cli.py [--check]."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import typer

from riwaya.cli import app
from riwaya.cli.options import EXAMPLES, EXIT_CODES

PAGE = Path(__file__).parent / "cli.md"


def plain(text: str) -> str:
    return re.sub(r"\[/?[a-z]*\]", "", text).strip()


def examples(text: str) -> str:
    """The examples of --help, with what they do behind a # as in a shell."""
    pairs = (line.split("[dim]") for line in text.splitlines() if "[dim]" in line)
    lines = "\n".join(f"{command.strip():<42} # {plain(what)}" for command, what in pairs)
    return f"```sh\n{lines}\n```\n"


def parameter(one: Any) -> str:
    if one.param_type_name == "argument":
        return f"| `{one.metavar or one.name.upper()}` | {one.help or ''} |"
    names = ", ".join(f"`{name}`" for name in [*one.opts, *one.secondary_opts])
    choices = getattr(one.type, "choices", ())
    values = f" ({', '.join(map(str, choices))})" if choices else ""
    variable = f" Also by the variable `{one.envvar}`." if one.envvar else ""
    return f"| {names}{values} | {one.help or ''}{variable} |"


def command(name: str, one: Any) -> str:
    given = [p for p in one.params if p.param_type_name == "argument"]
    arguments = " ".join(p.metavar if p.required else f"[{p.metavar}]" for p in given)
    table = "\n".join(parameter(p) for p in one.params if p.name != "help")
    epilog = one.epilog or ""
    own = f"{examples(epilog)}\n" if "[dim]" in epilog and not epilog.startswith(EXAMPLES) else ""
    if inner := getattr(one, "commands", None):
        parts = "\n".join(command(f"{name} {inside}", part) for inside, part in inner.items())
        return f"## riwaya {name}\n\n{one.help}\n\n{own}{parts}"
    return (
        f"## riwaya {name}\n\n`riwaya {name} [OPTIONS] {arguments}`\n\n{one.help}\n\n{own}| | |\n|---|---|\n{table}\n"
    )


def reference() -> str:
    group: Any = typer.main.get_command(app)
    commands = "\n".join(command(name, one) for name, one in group.commands.items())
    return (
        "# The command line\n\n<!-- Written by docs/build_cli.py: change src/riwaya/cli/ and run it again. -->\n\n"
        f"{group.help}\n\n{examples(EXAMPLES)}\n{plain(EXIT_CODES)}\n\n"
        "`riwaya --install-completion` makes the shell complete commands and options; `riwaya --version` tells the version.\n\n"
        f"{commands}"
    )


def main() -> None:
    text = reference()
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        raise SystemExit("docs/cli.md is out of date: run python docs/build_cli.py")


if __name__ == "__main__":
    main()
