"""The letters of a page: by its mark, else by whichever of its declared and the usual encodings gives the most Arabic."""

from __future__ import annotations

import codecs
import re

from riwaya.intake.decoding import twice_decoded
from riwaya.intake.text import COMMON, MARKED, ONE_BYTE, wide

DECLARED = re.compile(rb"""(?:charset\s*=|encoding\s*=)\s*["']?\s*([A-Za-z0-9_.:-]{3,20})""", re.IGNORECASE)
UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|&#?\w{1,8};", re.DOTALL | re.IGNORECASE)
SAMPLE = 400_000
TOP = 4096
AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-6": "iso8859_6"}
"""What browsers read pages with that declare the encoding on the left."""


def decoded_markup(data: bytes, charset: str | None = None, wished: str | None = None) -> tuple[str, str]:
    """The page and how it was decoded; `charset` is what the server said. What was decoded wrongly before is put right."""
    marked = next((name for mark, name in MARKED if data.startswith(mark)), None) or wide(data)
    if marked or wished:
        encoding = wished or marked or ""
        return data.decode(encoding, "replace"), encoding
    best, most = "utf-8", -1
    for encoding in _candidates(data, charset):
        score = _arabic(data[:SAMPLE].decode(encoding, "replace"))
        if score > most:
            best, most = encoding, score
    text = data.decode(best, "replace")
    return (text, best) if most > 0 else _mended(text, best)


def _candidates(data: bytes, charset: str | None) -> list[str]:
    declared = DECLARED.search(data[:TOP])
    names = [charset, declared.group(1).decode("ascii") if declared else None, "utf-8", *ONE_BYTE]
    return list(dict.fromkeys(name for name in map(_python_name, names) if name))


def _python_name(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name or "").name
    except LookupError:
        return None
    return AS_BROWSERS.get(found, found)


def _mended(text: str, encoding: str) -> tuple[str, str]:
    mended, was = twice_decoded(text)
    return (mended, was) if was else (text, encoding)


def _arabic(text: str) -> int:
    """How often the words stand in it that only Arabic has; what a reader does not see counts for nothing."""
    seen = UNSEEN.sub(" ", text)
    return len(COMMON.findall(seen)) - 2 * seen.count("\ufffd")
