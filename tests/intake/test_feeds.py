"""RSS and Atom: what the feed itself gives of each report; a feed that lies about its letters, its form or its dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_sample import SHORT, dispatch, only, taken

HEADLINE, *PARAGRAPHS = dispatch("diffa-01").split("\n")
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
RSS = f"""<?xml version="1.0" encoding="{{encoding}}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>موقع الضفة الثالثة</title><link>https://diffa.example/</link>
<item><title>{HEADLINE}</title><link>https://diffa.example/1</link><guid>1</guid><dc:creator>سمير الحافي</dc:creator>
<pubDate>Sun, 02 Mar 2031 00:30:00 +0300</pubDate><description>قال مصدر</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>عنوان قصير</title><link>https://diffa.example/2</link>
<description>&lt;p&gt;{SHORT}&lt;/p&gt;&lt;p&gt;اقرأ أيضا: خبر&lt;/p&gt;</description></item>
<item><title>English title</title><description>English only, nothing else is here.</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>الجسر</title><id>x</id>
<entry><title>عنوان</title><id>1</id><link href="https://jisr.example/1"/><updated>2031-03-05T22:00:00Z</updated><summary>{SHORT}</summary></entry></feed>"""


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1256", "cp1256"),
        ("utf-8", "cp1256"),
        ("windows-1256", "utf-8"),
        ("utf-16", "utf-16"),
    ],
)
def test_rss_in_the_letters_that_it_has_whatever_it_says(tmp_path: Path, declared: str, encoding: str) -> None:
    (tmp_path / "feed.xml").write_bytes(RSS.format(encoding=declared).encode(encoding, "xmlcharrefreplace"))
    read, failed = taken(tmp_path / "feed.xml")
    assert [one.text for one in read] == [dispatch("diffa-01"), f"عنوان قصير\n{SHORT}"]
    assert [one.file.rsplit(" · ")[1] for one in failed] == ["3"]


def test_what_a_feed_tells_about_an_entry(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS.format(encoding="utf-8"), encoding="utf-8")
    (whole, summary), _ = taken(tmp_path / "feed.xml")
    assert (whole.meta.title, whole.meta.outlet, whole.meta.url) == (
        HEADLINE,
        "موقع الضفة الثالثة",
        "https://diffa.example/1",
    )
    assert (whole.meta.published, whole.author) == ("2031-03-02", "سمير الحافي")
    assert set(whole.how.values()) == {"feed"}
    assert summary.how["text"] == "summary"


def test_atom(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text(ATOM, encoding="utf-8")
    document = only(tmp_path / "feed.atom")
    assert (document.text, document.meta.published, document.meta.url) == (
        f"عنوان\n{SHORT}",
        "2031-03-05",
        "https://jisr.example/1",
    )


def test_a_feed_without_entries_and_half_a_feed(tmp_path: Path) -> None:
    (tmp_path / "empty.xml").write_text(
        "<rss version='2.0'><channel><title>x</title></channel></rss>", encoding="utf-8"
    )
    assert taken(tmp_path / "empty.xml")[1][0].problem == "intake.no_entries"
    text = RSS.format(encoding="utf-8")
    (tmp_path / "half.xml").write_text(text[: text.index("English title")], encoding="utf-8")
    assert len(taken(tmp_path / "half.xml")[0]) == 2


def test_a_feed_never_reaches_for_files_or_addresses(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text(SHORT, encoding="utf-8")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{outside}">]>'
    item = "<item><title>عنوان الخبر</title><description>&x;</description></item>"
    xml = f'<?xml version="1.0"?>{entity}<rss><channel>{item}</channel></rss>'
    (tmp_path / "feed.xml").write_text(xml, encoding="utf-8")
    read, _ = taken(tmp_path / "feed.xml")
    assert all(SHORT not in one.text for one in read)


def test_a_list_of_feeds_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text("<?xml version='1.0'?><opml version='2.0'><body/></opml>", encoding="utf-8")
    assert taken(tmp_path / "feeds.opml")[1][0].problem == "intake.opml"
