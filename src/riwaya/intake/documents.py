"""Anything → documents: what is given is opened, told apart by its bytes, and read; what cannot be is an error, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from riwaya.errors import BadSource, InputError
from riwaya.intake.addresses import SCHEMES, items_at
from riwaya.intake.document import Document
from riwaya.intake.formats import format_of
from riwaya.intake.item import Item
from riwaya.intake.sources import items
from riwaya.intake.wishes import Wishes

READERS = {
    "csv": "delimited",
    "docx": "docx",
    "epub": "epub",
    "feed": "feed",
    "gzip": "compressed",
    "bzip2": "compressed",
    "html": "page",
    "jsonl": "jsonl",
    "mhtml": "mhtml",
    "parquet": "parquet",
    "pdf": "pdf",
    "tar": "tar",
    "text": "plain",
    "tsv": "delimited",
    "warc": "warc",
    "xlsx": "xlsx",
    "xz": "compressed",
    "zip": "zipped",
}
"""The module of each format: its `read(item, wishes)` gives documents, errors, and items that lie in this one."""


def documents(source: str, wishes: Wishes | None = None) -> Iterator[Document | InputError]:
    """Every report in a file, a folder, a glob, standard input ("-") or an address, one after the other.

    What cannot be read is yielded as the InputError that says why and what to do, and the rest goes on. No more than one
    page or row is in memory at a time; files that can only be read as a whole (PDF, workbooks) lie in a temporary file
    where they are large.
    """
    wishes = wishes or Wishes()
    found_at = items_at(source, wishes) if source.lower().startswith(SCHEMES) else items(source)
    for found in found_at:
        yield from of_item(found, wishes)


def of_item(found: Item | Document | InputError, wishes: Wishes) -> Iterator[Document | InputError]:
    """The documents in one opened file, and in all that lies in it; what is read or wrong already is given as it is."""
    if not isinstance(found, Item):
        yield found
        return
    try:
        reader = import_module(f"riwaya.intake.{READERS[format_of(found, wishes)]}")
        for inner in reader.read(found, wishes):
            yield from of_item(inner, wishes)
    except InputError as error:
        yield error
    except Exception as error:  # what parsers of others do on files made to break them must not end the run
        yield BadSource(found.place, "intake.broken", reason=f"{type(error).__name__}: {error}"[:200])
