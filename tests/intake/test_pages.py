"""Pages: the report without what stands around it, in every encoding, with what the page says about itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_sample import dispatch, only, page, taken
from riwaya.errors import NotArabic

NAMES = ("sunbula-01", "jisr-02", "diffa-03", "marfa-01")


@pytest.mark.parametrize("name", NAMES)
def test_the_report_and_nothing_else(tmp_path: Path, name: str) -> None:
    (tmp_path / "p.html").write_text(page(name), encoding="utf-8")
    document = only(tmp_path / "p.html")
    assert document.text == dispatch(name)
    assert document.original == page(name).encode()
    assert document.media_type == "text/html"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1256", "cp1256"),
        ("iso-8859-6", "iso8859_6"),
        ("utf-8", "utf-16"),
        ("utf-8", "cp1256"),
        ("latin1", "utf-8"),
        ("x-none", "cp1256"),
    ],
)
def test_the_letters_are_believed_before_the_page(tmp_path: Path, charset: str, encoding: str) -> None:
    made = page("marfa-01", charset).replace("“", '"').replace("”", '"').encode(encoding, "xmlcharrefreplace")
    (tmp_path / "p.html").write_bytes(made)
    assert only(tmp_path / "p.html").text == dispatch("marfa-01")


def test_a_page_encoded_twice_is_put_right(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_bytes(page("jisr-01").encode().decode("latin-1").encode())
    document = only(tmp_path / "p.html")
    assert document.text == dispatch("jisr-01")
    assert document.encoding == "utf-8 read as cp1252"


def test_what_a_page_says_about_itself(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(page("sunbula-01"), encoding="utf-8")
    document = only(tmp_path / "p.html")
    meta = document.meta
    assert (meta.title, meta.outlet) == (dispatch("sunbula-01").split("\n")[0], "وكالة السنبلة للأنباء")
    assert (meta.published, meta.url) == ("2031-03-02", "https://sunbula.example/2031/03/02/sadd.html")
    assert document.author == "سمير الحافي"
    assert set(document.how.values()) == {"page"}


@pytest.mark.parametrize(
    ("about", "day", "how"),
    [
        ('<meta property="article:published_time" content="2031-04-05T01:00:00+03:00">', "2031-04-05", "page"),
        ('<meta name="date" content="5 نيسان 2031">', "2031-04-05", "page"),
        ('<time itemprop="datePublished" datetime="2031-04-05">', "2031-04-05", "page"),
        ('<time datetime="2031-04-05">', "2031-04-05", "guess"),
        ("", "2031-03-02", "url"),
    ],
)
def test_a_day_that_is_only_guessed_says_so(tmp_path: Path, about: str, day: str, how: str) -> None:
    (tmp_path / "p.html").write_text(page("sunbula-01", linked=False, about=about), encoding="utf-8")
    document = only(tmp_path / "p.html")
    assert (document.meta.published, document.how["published"]) == (day, how)


def test_a_page_without_a_report(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text("<html><body><nav><a href='/'>الرئيسية</a></nav></body></html>", encoding="utf-8")
    _, (failed,) = taken(tmp_path / "p.html")
    assert failed.problem == "intake.no_report"


def test_a_page_in_english(tmp_path: Path) -> None:
    text = "<p>The army said on Tuesday that the road had been closed for the third day in a row.</p>" * 5
    (tmp_path / "p.html").write_text(
        f"<!doctype html><html><body><article>{text}</article></body></html>", encoding="utf-8"
    )
    _, (failed,) = taken(tmp_path / "p.html")
    assert isinstance(failed, NotArabic)


def test_what_a_browser_saved_beside_a_page_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(page("jisr-01"), encoding="utf-8")
    (tmp_path / "p_files").mkdir()
    (tmp_path / "p_files" / "menu.html").write_text(page("jisr-02"), encoding="utf-8")
    assert only(tmp_path).text == dispatch("jisr-01")
