"""What the tests of intake share: our own dispatches, and a page of an invented outlet around one."""

from __future__ import annotations

import json
from pathlib import Path

from riwaya.errors import InputError
from riwaya.intake.document import Document
from riwaya.intake.documents import documents
from riwaya.intake.wishes import Wishes

ROOT = Path(__file__).parents[1]
FILES = Path(__file__).parent / "files"
SHORT = "قال متحدث باسم الجيش إن قواته دخلت البلدة، بينما نفى مصدر طبي سقوط قتلى."


def dispatch(name: str) -> str:
    """A report of examples/: the headline is its first line."""
    return (ROOT / "examples" / f"{name}.txt").read_text(encoding="utf-8")


def taken(source: object, wishes: Wishes | None = None) -> tuple[list[Document], list[InputError]]:
    """The documents of a source and its errors."""
    found = list(documents(str(source), wishes))
    return [one for one in found if isinstance(one, Document)], [one for one in found if isinstance(one, InputError)]


def only(source: object, wishes: Wishes | None = None) -> Document:
    """The one document of a source that has no errors."""
    read, failed = taken(source, wishes)
    assert not failed, failed
    assert len(read) == 1
    return read[0]


def page(name: str, charset: str = "utf-8", linked: bool = True, about: str = "") -> str:
    """A page as newspapers make them: menus, a headline, sharing buttons, the text, what else to read, the most read."""
    headline, *paragraphs = dispatch(name).split("\n")
    record = {
        "@type": "NewsArticle",
        "headline": headline,
        "datePublished": "2031-03-02T23:15:00+03:00",
        "author": {"@type": "Person", "name": "سمير الحافي"},
        "publisher": {"@type": "Organization", "name": "وكالة السنبلة للأنباء"},
    }
    script = f'<script type="application/ld+json">{json.dumps(record, ensure_ascii=False)}</script>' if linked else ""
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="{charset}"><title>{headline} | السنبلة</title>
<link rel="canonical" href="https://sunbula.example/2031/03/02/sadd.html">{script}{about}</head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/w">العالم</a></li><li><a href="/e">اقتصاد</a></li></ul></nav>
<main><article><h1>{headline}</h1><div><a href="#">شارك</a> <a href="#">واتساب</a></div>
{text}<h3>اقرأ أيضا</h3><ul><li><a href="/a">هدوء حذر في المدينة القديمة بعد ليلة من القصف</a></li></ul></article>
<aside><h2>الأكثر قراءة</h2><ol><li><a href="/c">عنوان أول لا صلة له</a></li></ol></aside></main>
<footer>جميع الحقوق محفوظة لوكالة السنبلة</footer></body></html>"""
