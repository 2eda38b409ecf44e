"""The text in the bytes of an item, decoded as it was written: what was decoded wrongly before is put right where no letter is lost."""

from __future__ import annotations

from functools import cache

from riwaya.errors import BadSource, EmptyInput, EncodingProblem, TooLong
from riwaya.intake.census import Census
from riwaya.intake.item import Item
from riwaya.intake.text import COMMON, LONGEST_BYTES, LONGEST_TEXT, WRONG_READINGS, check_text, encoding_of
from riwaya.intake.wishes import Wishes


def decoded(data: bytes, item: Item, wishes: Wishes) -> tuple[str, str]:
    """The text as published and how it was decoded; the InputError that says why there is none."""
    if len(data) > LONGEST_BYTES:
        raise TooLong(item.place, limit=LONGEST_TEXT, bytes=len(data))
    if not data:
        raise EmptyInput(item.place)
    encoding, errors = (wishes.encoding, "strict") if wishes.encoding else encoding_of(data, item.place)
    return checked(_decode(data, encoding, errors, item.place), item.place, encoding)


def checked(text: str, place: str, encoding: str) -> tuple[str, str]:
    """The text as it was before it was decoded wrongly, where it was and all letters are still there; its encodings."""
    try:
        return check_text(text, place), encoding
    except EncodingProblem as error:
        mended, was = twice_decoded(text)
        if not was:
            raise error
        return check_text(mended, place), was


def twice_decoded(text: str) -> tuple[str, str]:
    """The text put right in the way that gives the most Arabic, and what was done; "" twice where none gives any."""
    found = [(put_right(text, *pair) or "", f"{pair[1]} read as {pair[0]}") for pair in WRONG_READINGS]
    mended, was = max(found, key=lambda one: _likeness(one[0]))
    return (mended, was) if COMMON.search(mended) else ("", "")


def _likeness(text: str) -> tuple[bool, int]:
    """How much it looks like Arabic: hardly a Latin letter with an accent, then the words that only Arabic has."""
    census = Census(text)
    return census["latin"] * 10 <= census["arabic"] > 0, len(COMMON.findall(text))


def _decode(data: bytes, encoding: str, errors: str, place: str) -> str:
    try:
        return data.decode(encoding, errors)
    except UnicodeDecodeError as broken:
        raise EncodingProblem(place, hint=f"{encoding} with broken bytes", at=broken.start) from None
    except LookupError:
        raise BadSource(place, "intake.no_such_encoding", encoding=encoding) from None


def put_right(text: str, read_as: str, written_in: str) -> str | None:
    """The bytes again, and from them the letters; None where one of them is lost."""
    table = _bytes_of(read_as)
    try:
        return bytes(table[letter] for letter in text).decode(written_in)
    except (KeyError, UnicodeDecodeError):
        return None


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """The byte of each letter; browsers read the bytes that an encoding leaves empty as control characters."""
    table = {chr(byte): byte for byte in range(128, 160)}
    for byte in range(256):
        letter = bytes([byte]).decode(encoding, "ignore")
        if letter:
            table[letter] = byte
    return table
