"""Builds src/riwaya/arabic/words.tsv: stems with the cost of each tag, clitics with theirs, and words that part oddly.

    python training/wordlist.py ../shared/data

Gold segmentation says how words part, trees and lattices say what stems are, and the news says how often each word is
written: its words are parted with the costs so far and counted again, three times (expectation and maximisation).
"""

from __future__ import annotations

import bz2
import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from riwaya.arabic import wordlist
from riwaya.arabic.folding import fold
from riwaya.reading import words

OUT = Path(__file__).parents[1] / "src/riwaya/arabic/words.tsv"
MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f]")
ARABIC_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")
TAG_LETTERS = {"NOUN": "n", "ADJ": "a", "PROPN": "r", "X": "r", "NUM": "m", "ADV": "d", "CCONJ": "c", "CONJ": "c", "SCONJ": "s",
               "ADP": "e", "PRON": "u", "DET": "t", "PART": "k", "INTJ": "j"}  # fmt: skip
COORDINATE = frozenset(map(fold, ["و", "ف", "أو", "أم", "ثم", "بل", "لكن", "إما"]))
STRANGE, ARTICLE, UNPARTED = 24, 80, 0.1
FOREIGN = 0.15  # X in these trees is a name, or a word that their lexicon lacked
MAX_STEMS, MIN_COUNT = 60_000, 3
GOLD_WEIGHT, QUARTERS, DAMPING, ROUNDS = 6.0, 4, 0.6, 2

Pieces = tuple[tuple[str, int], ...]
Tagged = dict[str, Counter[str]]


def lines(path: Path) -> Iterator[str]:
    opened = bz2.open if path.suffix == ".bz2" else lzma.open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from (str(line) for line in file)


def light(text: str) -> str:
    return MARKS.sub("", text.replace("ٱ", "ا"))


def pieces_of(parts: list[str]) -> Pieces:
    """['و','ال','بيت'] → conj 1, article 2, stem 3."""
    found: list[tuple[str, int]] = []
    at, last, order = 0, len(parts), {"conj": 0, "future": 1, "prep": 2, "article": 3}
    kinds = {
        "و": "conj",
        "ف": "conj",
        "س": "future",
        "ب": "prep",
        "ل": "prep",
        "ك": "prep",
        "ال": "article",
        "\u0644\u0644": "article",
    }
    level = -1
    while at < last - 1 and (kind := kinds.get(parts[at])) and order[kind] > level:
        found.append((kind, len(parts[at])))
        level, at = order[kind], at + 1
    pronoun = last - 1 if parts[-1] in PRONOUNS and (at < last - 1 or (found and found[-1][0] == "prep")) else last
    if size := sum(map(len, parts[at:pronoun])):
        found.append(("stem", size))
    if pronoun < last:
        found.append(("pronoun", len(parts[-1])))
    return tuple(found)


PRONOUNS = frozenset(p for row in wordlist.enclitics().values() for p in row if p)


def gold(path: Path) -> Counter[tuple[str, Pieces]]:
    """(spelling, pieces) of running text, with للحكومة as it is really written."""
    found: Counter[tuple[str, Pieces]] = Counter()
    for line in lines(path):
        row = light(line.rstrip("\n")).split("\t")
        if len(row) != 2 or not ARABIC_WORD.fullmatch(row[0]) or row[0] != row[1].replace("|", ""):
            continue
        parts = row[1].split("|")
        split = pieces_of(parts)
        form = row[0]
        for i, (kind, _) in enumerate(split[1:], 1):
            if kind == "article" and split[i - 1] == ("prep", 1) and parts[i - 1] == "ل":
                at = sum(size for _, size in split[:i])
                if form[at + 2 :].startswith("ل"):  # لـ + اللجنة is للجنة: one ل is both article and stem
                    form, split = form[:at] + form[at + 2 :], split[:i] + split[i + 1 :]
                else:
                    form, split = form[:at] + form[at + 1 :], (*split[:i], ("article", 1), *split[i + 1 :])
                break
        found[form, split] += 1
    return found


def mended(found: Counter[tuple[str, Pieces]]) -> Counter[tuple[str, Pieces]]:
    """Without the rare words left whole that begin with و + ال, ب + ال …: slips of the annotators (والتوجيه, للعلاج)."""
    slip = re.compile("[وف]?(?:[بك]?ال|لل)[ء-ي]{3,}")
    parted = {form for form, split in found if len(split) > 1}
    slips = {
        f
        for f, s in found
        if len(s) == 1 and slip.fullmatch(f) and (found[f, s] <= 5 or (f in parted and f[:2] != "ال"))
    }
    return Counter({(f, s): n for (f, s), n in found.items() if len(s) > 1 or f not in slips})


def stem_of(form: str, split: Pieces) -> tuple[str, str, str]:
    """(letters before, folded stem, letters after)."""
    before = sum(size for kind, size in split if kind not in ("stem", "pronoun"))
    after = split[-1][1] if split[-1][0] == "pronoun" else 0
    end = len(form) - after
    return form[:before], fold(form[before:end]), form[end:]


def tag_letter(upos: str, form: str, feats: str, lemma: str) -> str | None:
    """AUX is كان and ليس: the lattices call many a verb of speech AUX too."""
    if upos in ("VERB", "AUX"):
        aux, present = light(lemma) in ("كان", "ليس"), "Aspect=Imp" in feats
        return ("y" if present else "x") if aux else ("i" if present else "v")
    if upos in ("CCONJ", "CONJ", "SCONJ"):
        return "c" if form in COORDINATE else "s"
    return TAG_LETTERS.get(upos)


def bare_stem(form: str, feats: str) -> str:
    """Without the article, which trees leave on the noun."""
    key = fold(light(form))
    return key[2:] if key.startswith("ال") and len(key) > 4 and "Definite=Def" in feats else key


def tree_tags(path: Path, found: Tagged, weight: float) -> None:
    for line in lines(path):
        row = line.split("\t")
        if len(row) == 10 and row[0].isdigit():
            key = bare_stem(row[1], row[5] + ("|Definite=Def" if row[3] in ("PROPN", "X", "NUM") else ""))
            if (tag := tag_letter(row[3], key, row[5], row[2])) and ARABIC_WORD.fullmatch(key):
                found[key][tag] += weight * (FOREIGN if row[3] == "X" else 1)  # type: ignore[assignment]


def lattice_tags(path: Path, found: Tagged, weight: float) -> None:
    """Every attested analysis of an edge, one vote between them; X only where there is nothing else."""
    edges: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for line in lines(path):
        row = line.rstrip("\n").split("\t")
        if len(row) > 6:
            key = bare_stem(row[2], row[6] if row[4] != "X" else "Definite=Def")
            if (tag := tag_letter(row[4], key, row[6], row[3])) and ARABIC_WORD.fullmatch(key):
                edges[row[0], row[1]].add((key, "X" if row[4] == "X" else tag))
        elif edges:
            vote(edges, found, weight)
    vote(edges, found, weight)


def vote(edges: dict[tuple[str, str], set[tuple[str, str]]], found: Tagged, weight: float) -> None:
    for analyses in edges.values():
        sure = {a for a in analyses if a[1] != "X"} or {(key, "r") for key, _ in analyses}
        share = weight / len(sure) * (1 if any(a[1] != "X" for a in analyses) else FOREIGN)
        for key, tag in sorted(sure):
            found[key][tag] += share  # type: ignore[assignment]
    edges.clear()


def name_tags(path: Path, found: Tagged, weight: float) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = line.split()
        if len(row) == 2 and row[1][-4:] in ("PERS", "-PER", "-LOC"):
            key = fold(light(row[0]))
            if ARABIC_WORD.fullmatch(key):
                found[key[2:] if key.startswith("ال") and len(key) > 4 else key]["r"] += weight  # type: ignore[assignment]


def news_counts(folder: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for path in sorted(folder.glob("*.xz")):
        for line in lines(path):
            found.update(ARABIC_WORD.findall(light(line)))
    return found


class Model:
    """Counts of (tag, clitics before), (tag, pronoun) and (stem, tag), and the costs they make."""

    def __init__(self) -> None:
        self.before: dict[str, Counter[str]] = defaultdict(Counter)
        self.after: dict[str, Counter[str]] = defaultdict(Counter)
        self.stems: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, before: str, stem: str, after: str, tags: dict[str, float]) -> None:
        for tag, share in tags.items():
            self.before[before][tag] += share  # type: ignore[assignment]
            self.after[after][tag] += share  # type: ignore[assignment]
            self.stems[stem][tag] += share  # type: ignore[assignment]

    def costs(self) -> wordlist.Table:
        totals: Counter[str] = Counter()
        for row in self.before.values():
            totals.update(row)
        total = sum(sum(row.values()) for row in self.stems.values())
        return wordlist.Table(
            {k: _costs(row, totals) for k, row in self.before.items()},
            {k: _costs(row, totals) for k, row in self.after.items()},
            {k: wordlist.packed(_stem_costs(row, total)) for k, row in self.stems.items()},
            {},
        )


def _costs(row: Counter[str], totals: Counter[str]) -> dict[str, int]:
    return {tag: round(-QUARTERS * math.log(n / totals[tag])) for tag, n in row.items() if n > 0.05}


def _most_first(item: tuple[str, float]) -> tuple[float, str]:
    return -item[1], item[0]


def _stem_costs(row: Counter[str], total: float) -> dict[str, int]:
    most = max(row.values())
    return {tag: round(-QUARTERS * math.log(n / total)) for tag, n in sorted(row.items(), key=_most_first)[:5] if n > 0.003 * most}


def gold_model(segmented: Counter[tuple[str, Pieces]], tagged: Tagged) -> Model:
    model = Model()
    for (form, split), n in segmented.items():
        before, stem, after = stem_of(form, split)
        one = words.Split(clitic(before, split), stem, after)
        model.add(before, stem or wordlist.NOTHING, after, tag_shares(one, tagged, n * GOLD_WEIGHT))
    return model


def first_table(tagged: Tagged) -> wordlist.Table:
    """Stems of trees and lattices alone: what the very first guesses stand on."""
    total = sum(sum(row.values()) for row in tagged.values())
    return wordlist.Table({}, {}, {stem: wordlist.packed(_stem_costs(row, total)) for stem, row in tagged.items()}, {})


def first_model(counts: dict[str, float], segmented: Counter[tuple[str, Pieces]], tagged: Tagged) -> Model:
    """Gold, and every word of the news unparted: where وحاز is rarer than و times حاز, the next round parts it."""
    model = gold_model(segmented, tagged)
    for form, n in counts.items():
        split = words.Split(words.BARE, fold(form), "")
        for tag, share in tag_shares(split, tagged, n * UNPARTED).items():
            model.stems[split.stem][tag] += share  # type: ignore[assignment]
    return model


def clitic(before: str, split: Pieces) -> wordlist.Clitic:
    pieces = tuple(p for p in split if p[0] not in ("stem", "pronoun"))
    return wordlist.Clitic(before, pieces, pieces[-1][0] if pieces else "")


def tag_shares(split: words.Split, tagged: Tagged, n: float) -> dict[str, float]:
    """The count parted over the tags that trees and lattices know for the stem, else over those its shape suggests."""
    if not split.stem:
        return {"e": n}
    known = Counter(tagged.get(split.stem, Counter()))
    for ending in wordlist.hosts().get(split.stem[-1], ()) if split.after else ():
        known.update(tagged.get(split.stem[:-1] + ending, Counter()))
    opens_present = split.stem[0] in wordlist.present_letters()
    fit: dict[str, float] = {tag: seen for tag, seen in known.items() if words.allowed(tag, split.before, opens_present)}
    if not fit:
        costs = words.guess(split.stem)
        fit = {
            tag: math.exp((min(costs.values()) - cost) / QUARTERS)
            for tag, cost in costs.items()
            if words.allowed(tag, split.before, opens_present)
        }
    total = sum(fit.values())
    return {tag: n * share / total for tag, share in fit.items()}


def expect(counts: dict[str, float], segmented: Counter[tuple[str, Pieces]], tagged: Tagged) -> Model:
    """One round: part every word of the news by the costs so far, in shares."""
    model = gold_model(segmented, tagged)
    known = frozenset(stem for stem, row in model.stems.items() if sum(row.values()) >= GOLD_WEIGHT)
    for form, n in counts.items():
        options = [
            (split, tag, cost) for split in words.splits(form, fold(form)) for tag, cost in words.costs(split).items()
        ]
        if not options:
            continue
        options = [(o[0], o[1], o[2] + strangeness(o[0].stem, known)) for o in options]
        least = min(cost for _, _, cost in options)
        shares = [math.exp((least - cost) / QUARTERS) for _, _, cost in options]
        total = sum(shares)
        for (split, tag, _), share in zip(options, shares, strict=True):
            if share > 0.002 * total:
                model.stems[split.stem or wordlist.NOTHING][tag] += n * share / total  # type: ignore[assignment]
    return model


def strangeness(stem: str, known: frozenset[str]) -> int:
    """Rarely is a new stem found where known ones explain the word, and never one that begins with the article."""
    if stem in known:
        return 0
    if stem.startswith(words.WITH_ARTICLE):
        return ARTICLE
    return STRANGE + wordlist.edge_cost(stem)


def install(found: wordlist.Table) -> None:
    """Lets the reader part words with this table instead of the shipped one."""
    vars(words)["table"] = lambda: found
    words.clitic_costs.cache_clear()
    words.read_spelling.cache_clear()
    words.shape.cache_clear()


def trimmed(model: Model) -> Model:
    kept = sorted(model.stems, key=lambda s: (-sum(model.stems[s].values()), s))[:MAX_STEMS]
    model.stems = {s: model.stems[s] for s in kept if sum(model.stems[s].values()) >= MIN_COUNT}
    return model


def exceptions(segmented: Counter[tuple[str, Pieces]]) -> dict[str, str]:
    """Words of the gold text that most often part otherwise than the costs say."""
    by_form: dict[str, Counter[Pieces]] = defaultdict(Counter)
    for (form, split), n in segmented.items():
        by_form[form][split] += n
    found = {}
    for form, ways in by_form.items():
        best = ways.most_common(1)[0][0]
        if words.read_spelling(form).pieces != best and any(
            words.pieces(s) == best for s in words.splits(form, fold(form))
        ):
            found[form] = "".join(f"{wordlist.LETTER_OF[kind]}{size}" for kind, size in best)
    return found


def write(found: wordlist.Table) -> None:
    clitics = [(f"{k or wordlist.NOTHING}+", wordlist.packed(v)) for k, v in sorted(found.before.items())]
    clitics += [(f"+{k or wordlist.NOTHING}", wordlist.packed(v)) for k, v in sorted(found.after.items())]
    parts = (clitics, sorted(found.stems.items()), sorted(found.wholes.items()))
    OUT.write_text("\n\n".join("\n".join(f"{k}\t{v}" for k, v in part) for part in parts) + "\n", encoding="utf-8")


def accuracy(path: Path) -> tuple[float, list[tuple[str, Pieces, Pieces, int]]]:
    right, total, wrong = 0, 0, []
    for (form, split), n in gold(path).items():
        got = words.read_spelling(form).pieces
        total += n
        right += n * (got == split)
        if got != split:
            wrong.append((form, split, got, n))
    return right / total, sorted(wrong, key=lambda w: -w[3])


def shown(form: str, split: Pieces) -> str:
    at, out = 0, []
    for _, size in split:
        out.append(form[at : at + size])
        at += size
    return "+".join(out)


def evidence(data: Path) -> Tagged:
    tagged: Tagged = defaultdict(Counter)
    tree_tags(data / "syntax/padt_v1_a.conllu.xz", tagged, 3.0)
    tree_tags(data / "syntax/pud.conllu.xz", tagged, 2.0)
    lattice_tags(data / "syntax/padt_lattice_train.conllul.bz2", tagged, 0.5)
    name_tags(data / "names/cleananercorp_train.txt", tagged, 1.0)
    return tagged


def main(data: Path) -> None:
    segmented = mended(gold(data / "syntax/segmentation_train.tab.xz"))
    tagged = evidence(data)
    counts = {form: round(n**DAMPING, 2) for form, n in news_counts(data / "news").items() if n >= 2}
    print(f"{len(counts):,} spellings in the news")
    install(first_table(tagged))
    install(first_model(counts, segmented, tagged).costs())
    for turn in range(ROUNDS):
        model = expect(counts, segmented, tagged)
        install(model.costs())
        print(turn, accuracy(data / "syntax/segmentation_dev.tab.xz")[0])
    final = trimmed(model).costs()
    install(final)
    final = final._replace(wholes=exceptions(segmented))
    install(final)
    write(final)
    for name in ("dev", "test"):
        score, wrong = accuracy(data / f"syntax/segmentation_{name}.tab.xz")
        print(f"{name}: {score:.4f} of the words right")
    for form, right, got, n in wrong[:40]:
        print(n, shown(form, right), shown(form, got))
    print(len(final.stems), len(final.wholes), OUT.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
