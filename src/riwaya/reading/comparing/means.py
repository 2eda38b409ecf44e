"""How: one attack, made in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.arabic.comparisons import attacks, means
from riwaya.reading.comparing.pairs import DIFFERS, HOW, Pair, distance
from riwaya.reading.comparing.voices import Voice

NEAR = 2


def made_otherwise(one: Voice, other: Voice) -> Iterator[Pair]:
    """«نفذه انتحاريان يرتديان حزامين ناسفين» and «كان سيارة مفخخة», of one attack a sentence before."""
    if distance(one, other) > NEAR or (one.names and other.names and not one.names & other.names):
        return
    attack = sorted(key for key in one.actions & other.actions if key in attacks())
    if not attack:
        return
    mine, theirs = ways(one), ways(other)
    if len(mine) == len(theirs) == 1 and mine != theirs:
        yield Pair(
            kind=HOW,
            relation=DIFFERS,
            one=one,
            other=other,
            topic=(attack[0],),
            stands=(mine[0], theirs[0]),
            by="means",
        )


def ways(voice: Voice) -> list[str]:
    stems = [word.stem for word in voice.words]
    said = set(stems)
    return [name for name, spelled in means().items() if any(said.issuperset(w) and _stands(w, stems) for w in spelled)]


def _stands(words: tuple[str, ...], row: list[str]) -> bool:
    return any(tuple(row[i : i + len(words)]) == words for i in range(len(row) - len(words) + 1))
