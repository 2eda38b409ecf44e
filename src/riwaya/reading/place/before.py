"""What stands before a name and belongs to it: «شمال شرق», «في ريف مدينة», «بلدتي», «على بعد 20 كيلومترا شرق»."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from riwaya.arabic.place_words import Kind, kind_words, place_table
from riwaya.reading.place.view import Opening, View, signal

MOST = 5
HAMZAS = frozenset("أإآ")
"""Letters that nobody writes by mistake, though many leave the hamza out."""


class Row(Struct, frozen=True):
    """Words in a row before a name: the first of them, its joined letters, and the word where the name begins.

    `directions` are degrees from north, in the order of the words.
    """

    first: int
    skip: int
    next: int
    kind: Kind | None = None
    part: str = ""
    directions: tuple[int, ...] = ()


def rows_before(view: View, at: int) -> Iterator[Row]:
    """Every row that begins with this word, the longest first."""
    for opening in signal(view.keys[at]):
        rows = list(_grow(view, at, opening))
        if rows:
            yield from reversed(rows)
            return


def _grow(view: View, at: int, opening: Opening) -> Iterator[Row]:
    row: Row | None = Row(at, opening.skip, at)
    for i in range(at, min(at + MOST, len(view.words) - 1)):
        word = opening if i == at else _follower(view, i)
        row = _step(row, word) if row and word and not _another_word(view, i, word) else None
        if row is None or view.parted(i):
            return
        yield row


def _another_word(view: View, at: int, word: Opening) -> bool:
    """«إحياء التراث», which is not «أحياء», «وأدى القصف», which is not «وادي»: a hamza that the kind word has not."""
    kind = kind_words().get(word.key)
    if kind is None:
        return False
    printed = view.words[at].form[word.skip :]
    return any(letter in HAMZAS and letter != own for letter, own in zip(printed, kind.spelled, strict=False))


def _follower(view: View, at: int) -> Opening | None:
    """A word that goes on a row: as it is, or a second direction behind و («شمال وشرق الموصل»)."""
    key = view.keys[at]
    if key.startswith("و") and key[1:] in place_table("direction"):
        return Opening(key[1:], 1, "و")
    return next((form for form in signal(key) if not form.skip), None)


def _step(row: Row, word: Opening) -> Row | None:
    """The row with one word more; None where it cannot go on with it."""
    key, after = word.key, row.next + 1
    if key in place_table("direction") and not row.kind and not row.part and len(row.directions) < 2:
        return replace(row, next=after, directions=(*row.directions, place_table("direction")[key]))
    if key in place_table("part") and not row.kind and not row.part:
        return replace(row, next=after, part=key)
    if key in kind_words() and not row.kind:
        return replace(row, next=after, kind=kind_words()[key])
    return None
