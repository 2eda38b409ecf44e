"""Count the verbs and event nouns of the news, the most frequent first, and keep what was decided of each by hand.

    .venv/bin/python training/event_words.py --news ../shared/data/news

Writes training/event_words.tsv: lemma (folded, without vowels), class, count in the sample, event type or «-», note. The last
two are a person's: they are kept from run to run, and a word that is new in the list gets «?» until somebody decides it. Needs
the extra `train` (mazini conjugates the verbs) and four minutes.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from riwaya.arabic.folding import fold_bare
from riwaya.model import Report
from riwaya.reading.letters import LETTERS
from riwaya.reading.sentences import SENTENCES
from riwaya.reading.words import WORDS
from riwaya.stage import run

SAMPLE = 4_000_000
LISTED = 3_000
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "ADJ"})
TABLE = Path(__file__).with_suffix(".tsv")
HEADER = "lemma\tclass\tcount\ttype\tnote"
ENDINGS = ("ات", "ين", "ان", "تين", "تان", "ون", "ا", "ه", "ت")


class Decision(NamedTuple):
    """What a person made of a word: the types of ontology.toml that it names, «-» for none; when the context decides."""

    types: str
    note: str


class Verbs(NamedTuple):
    """Folded spelling → the lemmas of the verbs that it can be a form of, and the masdars of derived verbs."""

    forms: dict[str, set[str]]
    masdars: set[str]


def sampled(folder: Path, wanted: int) -> Iterator[str]:
    """Texts spread evenly over the corpora: every nth line of each, n from the sizes of the files."""
    files = sorted(folder.glob("*.jsonl.xz"))
    sizes = {path: words_of(path) for path in files}
    step = max(1, round(sum(sizes.values()) / wanted))
    for path in files:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % step == 0:
                    yield json.loads(line)["text"]


def words_of(path: Path) -> int:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return sum(json.loads(line)["text"].count(" ") for line in lines)


def count_stems(texts: Iterator[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each stem was read as a verb, and as a noun."""
    verbs: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    for text in texts:
        for word in run((LETTERS, SENTENCES, WORDS), Report(id="", text=text)).words or ():
            if word.pos in VERBAL:
                verbs[word.stem] += 1
            elif word.pos in NOMINAL:
                nouns[word.stem] += 1
    return verbs, nouns


def conjugated() -> Verbs:
    """The paradigms of the 24,000 verbs that mazini attests."""
    from mazini import MaziniError, conjugate
    from mazini.lexicon import attested_wazns, lexicon_roots

    forms: dict[str, set[str]] = defaultdict(set)
    masdars: set[str] = set()
    for root in lexicon_roots():
        for pattern in attested_wazns(root):
            try:
                slots = conjugate(root, pattern).slots
            except MaziniError:
                continue
            if "past_3ms" not in slots:
                continue
            lemma = fold_bare(slots["past_3ms"][0].form)
            masdars.update(fold_bare(f.form) for f in slots.get("vn", ()))
            for slot, spelled in slots.items():
                if slot.startswith(("past", "ind", "sub", "juss")):
                    for form in spelled:
                        forms[fold_bare(form.form)].add(lemma)
    return Verbs(forms, masdars)


def by_verb(stems: Counter[str], verbs: Verbs) -> Counter[str]:
    """Counts of lemmas: a spelling of several verbs goes to the one with most spellings of its own."""
    sure: Counter[str] = Counter()
    for stem, n in stems.items():
        if len(lemmas := verbs.forms.get(stem, set())) == 1:
            sure[next(iter(lemmas))] += n
    found: Counter[str] = Counter()
    for stem, n in stems.items():
        found[max(sorted(verbs.forms.get(stem) or {stem}), key=lambda lemma: (sure[lemma], stems[lemma]))] += n
    return found


def by_noun(stems: Counter[str]) -> Counter[str]:
    """Counts with the endings of number, case and gender taken off where what stays is a stem as well."""
    found: Counter[str] = Counter()
    for stem, n in stems.items():
        found[singular(stem, stems)] += n
    return found


def singular(stem: str, stems: Counter[str]) -> str:
    for ending in ENDINGS:
        base = stem.removesuffix(ending)
        if base == stem or len(base) < 3:
            continue
        for alone in (base + "ه", base) if ending != "ا" else (base,):
            if alone != stem and stems[alone] > 4 and (stems[alone] > stems[stem] / 20 or ending != "ه"):
                return alone
    return stem


def decided() -> dict[tuple[str, str], Decision]:
    """The table as it stands."""
    if not TABLE.exists():
        return {}
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:])
    return {(lemma, kind): Decision(types, note) for lemma, kind, _, types, note in rows}


def table(verbs: Counter[str], nouns: Counter[str], before: dict[tuple[str, str], Decision], masdars: set[str]) -> str:
    """The most frequent words: all verbs, the masdars of derived verbs, and every noun that the table already held."""
    rows = [(n, lemma, "verb") for lemma, n in verbs.items()]
    rows += [(n, lemma, "noun") for lemma, n in nouns.items() if lemma in masdars or (lemma, "noun") in before]
    rows.sort(key=lambda row: (-row[0], row[1], row[2]))
    kept = [row for i, row in enumerate(rows) if i < LISTED or row[1:] in before]
    undecided = Decision("?", "")
    lines = (
        f"{lemma}\t{kind}\t{n}\t{d.types}\t{d.note}"
        for n, lemma, kind in kept
        for d in [before.get((lemma, kind), undecided)]
    )
    return "\n".join([HEADER, *lines]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--news", type=Path, required=True, help="folder of *.jsonl.xz, one article a line")
    parser.add_argument("--words", type=int, default=SAMPLE, help="size of the sample")
    parser.add_argument("--nouns", type=int, default=0, help="also print so many frequent nouns that the table lacks")
    args = parser.parse_args()
    verb_stems, noun_stems = count_stems(sampled(args.news, args.words))
    verbs = conjugated()
    nouns, before = by_noun(noun_stems), decided()
    text = table(by_verb(verb_stems, verbs), nouns, before, verbs.masdars)
    TABLE.write_text(text, encoding="utf-8")
    print(f"wrote {TABLE.name}: {text.count(chr(10)) - 1:,} words, {text.count(chr(9) + '?' + chr(9)):,} undecided")
    listed = {line.split("\t")[0] for line in text.splitlines()}
    for lemma, n in [row for row in nouns.most_common() if row[0] not in listed][: args.nouns]:
        print(lemma, n)


if __name__ == "__main__":
    main()
