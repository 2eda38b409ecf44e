"""JSON lines: a report a line, as `riwaya read --jsonl` prints it; what a casebook knows besides stands in the key "casebook"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec
from msgspec import UNSET, structs

from riwaya.export.view import Item, stored
from riwaya.export.wishes import Wishes
from riwaya.model import WORKING_LAYERS


def write_jsonl(items: Iterable[Item], out: BinaryIO, wishes: Wishes) -> None:
    """One line for each, as it comes."""
    del wishes
    for item in items:
        out.write(line(item) + b"\n")


def line(item: Item) -> bytes:
    """The JSON of one report, without the working layers."""
    report, bare = stored(item).report, stored(item) == stored(stored(item).report)
    record = msgspec.to_builtins(structs.replace(report, **dict.fromkeys(WORKING_LAYERS, UNSET)))
    if not bare:
        besides = msgspec.to_builtins(item)
        record["casebook"] = {name: value for name, value in besides.items() if name != "report"}
    return msgspec.json.encode(record)
