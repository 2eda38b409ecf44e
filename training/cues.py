"""Count how often each verb of the lexicon attributes in four corpora of news, and write docs/cues.md.

    .venv/bin/python training/cues.py --news ../shared/data/news

A hit is a form of the verb with a particle (أن، إن، بأن …), a colon or an opening quotation mark within twelve words and
before the end of the sentence; a mark counts for the nearest verb on its left. The tables at the end list what stands
before «أن» where no verb of the lexicon does: the place to look for the next entry.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import Verb, conjugated, verbs, word_set

REACH = 12
TOKEN = re.compile(r"[\u0621-\u064a]+|[:«“\"»”.!?؟؛،,\n]")
MARKS_OF_VOWELS = re.compile("[\u0640\u064b-\u0652\u0670]")
PARTICLE = re.compile(r"ب?ان(?:ه|ها|هم|هما|هن|ني|نا)?|اني|لان(?:ه|ها|هم)?")
STOPS = frozenset(".!?؟؛\n")
OPENINGS = frozenset(':«“"')
PREPOSITIONS = frozenset(("الي", "علي", "من", "عن", "في", "ب"))
# Verbs spelled like a preposition or a noun: counted only where a sentence begins with them.
HOMOGRAPHS = frozenset(("بين", "عبر", "عقب", "نص", "حمل"))
LISTED = 60


class Tally:
    """What one corpus says: hits by verb, particles seen and explained, and the words before the unexplained ones."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.particles = 0
        self.explained = 0
        self.adjacent: Counter[str] = Counter()
        self.leading: Counter[str] = Counter()


def form_table() -> dict[str, Verb]:
    """Folded spelling → verb, the first entry's where two share it; the first person is left out."""
    table: dict[str, Verb] = {}
    for verb in verbs().values():
        for cue in conjugated(verb):
            if cue.form.person == 3:
                table.setdefault(fold(cue.form.spelling), verb)
    return table


def verb_of(word: str, begins: bool, table: dict[str, Verb]) -> Verb | None:
    """The verb that a word is a form of, with و، ف، س before it taken off."""
    for stem in stems(word):
        if stem in table and (begins or stem not in HOMOGRAPHS):
            return table[stem]
    return None


def stems(word: str) -> Iterator[str]:
    yield word
    bare = word[1:] if word[0] in "وف" and len(word) > 3 else word
    yield bare
    if bare[0] == "س" and bare[1:2] in ("ي", "ت", "ن"):
        yield bare[1:]


def texts(path: Path) -> Iterator[str]:
    """The articles of one corpus, folded, without vowel signs."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield fold(MARKS_OF_VOWELS.sub("", json.loads(line)["text"]))


def count(path: Path, table: dict[str, Verb], conjunctions: frozenset[str]) -> Tally:
    tally = Tally()
    known: dict[tuple[str, bool], Verb | None] = {}
    for text in texts(path):
        words = TOKEN.findall(text)
        cue: Verb | None = None
        cue_at, clause = -REACH, 0
        for i, word in enumerate(words):
            if word in STOPS:
                cue, clause = None, i + 1
            elif word in OPENINGS or (PARTICLE.fullmatch(word) and i and words[i - 1] not in conjunctions):
                near = cue if i - cue_at <= REACH else None
                if near:
                    tally.hits[near.name] += 1
                    cue = None
                if word not in OPENINGS:
                    tally.particles += 1
                    tally.explained += near is not None
                    if near is None:
                        note_unexplained(tally, words, i, clause, table)
            elif len(word) > 1:
                key = (word, i == clause)
                if key not in known:
                    known[key] = verb_of(*key, table)
                if (found := known[key]) is not None:
                    cue, cue_at = found, i
    return tally


def note_unexplained(tally: Tally, words: list[str], i: int, clause: int, table: dict[str, Verb]) -> None:
    """The word right before the particle, and the word with which its sentence opens, not too far back."""
    before = i - 2 if words[i - 1] in PREPOSITIONS else i - 1
    if before >= clause and len(words[before]) > 2 and verb_of(words[before], True, table) is None:
        tally.adjacent[" ".join(words[before:i])] += 1
    if 2 <= i - clause <= REACH and words[clause][0] == "و" and verb_of(words[clause], True, table) is None:
        tally.leading[words[clause]] += 1


def report(tallies: dict[str, Tally]) -> str:
    """The page docs/cues.md."""
    total: Counter[str] = Counter()
    for tally in tallies.values():
        total.update(tally.hits)
    order = sorted(verbs(), key=lambda name: (-total[name], name))
    everything = sum(total.values())
    seen, explained = sum(t.particles for t in tallies.values()), sum(t.explained for t in tallies.values())
    lines = [
        "# The verbs of attribution in news",
        "",
        "Made by `training/cues.py`; do not edit. A hit is a form of the verb with a particle (أن، إن، بأن …), a colon or an",
        f"opening quotation mark within {REACH} words; each mark counts for the nearest verb before it. Verbs spelled like a",
        f"preposition or a noun ({'، '.join(sorted(HOMOGRAPHS))}) count only at the start of a sentence.",
        "",
        f"{len(order)} entries, {everything:,} hits. Of {seen:,} particles (without «بعد أن» and the like), {explained:,}",
        f"({explained / seen:.1%}) stand behind a verb of the lexicon; most of the rest are «يمكن أن»، «يجب أن»، «كما أن».",
        "",
        f"| entry | act | total | {' | '.join(tallies)} | cumulative |",
        f"|---|---|--:|{'--:|' * len(tallies)}--:|",
    ]
    running = 0
    for name in order:
        running += total[name]
        cells = " | ".join(str(t.hits[name]) for t in tallies.values())
        lines.append(f"| {name} | {verbs()[name].act} | {total[name]} | {cells} | {running / everything:.1%} |")
    lines += ["", "## Not in the lexicon: right before «أن»", "", listing(t.adjacent for t in tallies.values())]
    lines += [
        "",
        "## Not in the lexicon: the first word of a sentence with «أن»",
        "",
        listing(t.leading for t in tallies.values()),
    ]
    return "\n".join(lines) + "\n"


def listing(counters: Iterator[Counter[str]]) -> str:
    """The most frequent words of several counters, with their counts."""
    together: Counter[str] = Counter()
    for counter in counters:
        together.update(counter)
    top = sorted(together.items(), key=lambda row: (-row[1], row[0]))[:LISTED]
    return "، ".join(f"{word} {n}" for word, n in top)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--news", type=Path, required=True, help="folder of *.jsonl.xz, one article a line")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "docs" / "cues.md")
    args = parser.parse_args()
    table, conjunctions = form_table(), word_set("conjunctions")
    tallies = {}
    for path in sorted(args.news.glob("*.jsonl.xz")):
        name = path.name.removesuffix(".jsonl.xz")
        tallies[name] = count(path, table, conjunctions)
        print(f"{name}: {sum(tallies[name].hits.values()):,} hits", flush=True)
    args.out.write_text(report(tallies), encoding="utf-8")
    print(f"wrote {args.out}")


if __name__ == "__main__":
    main()
