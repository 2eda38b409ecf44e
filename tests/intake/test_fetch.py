"""Fetching and following, against a real server in another process that does all that servers do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_sample import dispatch, only, taken
from riwaya.errors import BadSource, FetchProblem, InputError, Refused
from riwaya.intake.document import Document
from riwaya.intake.feedlist import feeds_in
from riwaya.intake.fetch import fetch, is_public
from riwaya.intake.robots import Hosts
from riwaya.intake.watch import State, Watch
from riwaya.intake.wishes import MIB, Limits, Wishes

HOME = Wishes(allow_private=True, limits=Limits(page=2 * MIB, seconds=2.0))


def problem_of(address: str, wishes: Wishes = HOME) -> str:
    with pytest.raises(InputError) as caught:
        fetch(address, wishes)
    assert caught.value.file == address
    return caught.value.problem


def test_a_page_is_fetched_and_says_how_it_was_got(site: str) -> None:
    document = only(f"{site}/moved", HOME)
    assert document.text == dispatch("jisr-02")
    assert (document.meta.url, document.how["url"]) == (f"{site}/page", "address")
    assert document.meta.fetched


def test_the_own_network_is_closed_unless_it_is_opened(site: str) -> None:
    with pytest.raises(Refused) as caught:
        fetch(f"{site}/page")
    assert caught.value.problem == "intake.private"
    assert [one.problem for one in taken(f"{site}/page")[1]] == ["intake.private"]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/round", "intake.redirects"),
        ("/to-file", "intake.bad_address"),
        ("/bomb", "intake.bomb"),
        ("/big", "intake.too_big"),
        ("/cut", "intake.no_answer"),
        ("/busy", "intake.http_status"),
        ("/nothing", "intake.http_status"),
    ],
)
def test_what_goes_wrong_says_why(site: str, path: str, problem: str) -> None:
    assert problem_of(f"{site}{path}") == problem


def test_a_server_that_drips_is_left_when_the_time_is_up(site: str) -> None:
    began = time.monotonic()
    assert problem_of(f"{site}/slow", Wishes(allow_private=True, limits=Limits(seconds=1.0))) == "intake.timed_out"
    assert time.monotonic() - began < 4


def test_nobody_there() -> None:
    assert problem_of("http://127.0.0.1:9/") == "intake.no_answer"
    assert problem_of("http://nothing.invalid/") == "intake.no_host"


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "file:///etc/passwd", "http://", "https:///x", "http://a:b/", "javascript:1"]
)
def test_only_the_web_is_fetched(address: str) -> None:
    assert problem_of(address) == "intake.bad_address"


def test_what_did_not_change_is_not_sent_again(site: str) -> None:
    first = fetch(f"{site}/same", HOME)
    again = fetch(f"{site}/same", HOME, first.etag, first.modified)
    assert (first.status, again.status, again.body) == (200, 304, b"")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"]
    + ["::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::"],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@given(
    st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="fc00::/7") | st.ip_addresses(network="127.0.0.0/8")
)
def test_no_private_address_is_public(address: object) -> None:
    assert not is_public(str(address))


def test_public_addresses() -> None:
    assert is_public("93.184.216.34") and is_public("2606:2800:220:1:248:1893:25c8:1946")


def watch(site: str, path: Path, now: list[float], feed: str = "/feed") -> Watch:
    hosts = Hosts(HOME, pause=0.0, sleep=lambda _: None)
    return Watch(
        [f"{site}{feed}"], State(path), HOME, hosts, clock=lambda: now[0], sleep=lambda seconds: now.append(seconds)
    )


def sorted_out(watched: Watch) -> tuple[list[Document], list[str]]:
    found = list(watched.next_round())
    watched.state.save()
    return [one for one in found if isinstance(one, Document)], [
        one.problem for one in found if isinstance(one, InputError)
    ]


def test_a_feed_is_followed_and_each_report_given_once(site: str, tmp_path: Path) -> None:
    state, now = tmp_path / "state.json", [1000.0]
    (report,), failed = sorted_out(watch(site, state, now))
    assert report.text == dispatch("jisr-02")
    assert (report.meta.outlet, report.how["outlet"]) == ("الجسر", "feed")
    assert failed == ["intake.robots", "intake.http_status"]
    assert sorted_out(watch(site, state, now)) == ([], [])  # not due: nobody is asked
    now[0] += 1000
    (later,), failed = sorted_out(watch(site, state, now))  # the page that was not there is got now
    assert (later.text, failed) == (dispatch("diffa-03"), [])
    now[0] += 1000
    assert sorted_out(watch(site, state, now)) == ([], [])
    counts = dict(pair.split("=") for pair in fetch(f"{site}/count", HOME).body.decode().split())
    assert (counts["/feed"], counts["/page"], counts["/later"]) == ("3", "1", "2")
    assert "/private-page" not in counts


@pytest.mark.parametrize(("feed", "pause"), [("/busy", 7200.0), ("/liar", 1800.0), ("/private", 1800.0)])
def test_a_feed_that_fails_is_left_alone_for_longer(site: str, tmp_path: Path, feed: str, pause: float) -> None:
    now = [1000.0]
    watched = watch(site, tmp_path / "state.json", now, feed)
    read, failed = sorted_out(watched)
    assert not read and len(failed) == 1
    watched.wait()
    assert now.pop() == pause
    now[0] += pause
    sorted_out(watched)
    watched.wait()
    assert now.pop() == (7200.0 if feed == "/busy" else 2 * pause)


def test_hosts_are_not_asked_faster_than_they_want(site: str) -> None:
    now, slept = [0.0], list[float]()
    hosts = Hosts(HOME, pause=2.0, clock=lambda: now[0], sleep=slept.append)
    hosts.visit(f"{site}/a")
    hosts.visit(f"{site}/b")
    assert slept == [2.0]
    with pytest.raises(Refused):
        hosts.visit(f"{site}/private/x")


def test_a_host_that_cannot_tell_its_rules_is_not_asked() -> None:
    with pytest.raises(Refused):
        Hosts(HOME).visit("http://127.0.0.1:9/x")


def test_lists_of_feeds(tmp_path: Path) -> None:
    opml = "<opml><body><outline text='أخبار'><outline xmlUrl='https://a.example/rss'/><outline xmlUrl='https://a.example/rss'/></outline></body></opml>"
    (tmp_path / "feeds.opml").write_text(opml, encoding="utf-8")
    (tmp_path / "feeds.txt").write_text("https://a.example/rss\nhttps://b.example/atom\n", encoding="utf-8")
    (tmp_path / "none.opml").write_text("<opml/>", encoding="utf-8")
    assert feeds_in(str(tmp_path / "feeds.opml")) == ["https://a.example/rss"]
    assert feeds_in(str(tmp_path / "feeds.txt")) == ["https://a.example/rss", "https://b.example/atom"]
    for name, problem in (("none.opml", "intake.no_feeds"), ("missing.opml", "missing")):
        with pytest.raises(BadSource) as caught:
            feeds_in(str(tmp_path / name))
        assert caught.value.problem == problem


def test_a_state_that_was_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text("{half", encoding="utf-8")
    with pytest.raises(BadSource) as caught:
        State(tmp_path / "state.json")
    assert caught.value.problem == "intake.bad_state"
    assert not isinstance(caught.value, FetchProblem)
