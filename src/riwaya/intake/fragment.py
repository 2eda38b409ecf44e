"""A piece of HTML that is all report (an entry of a feed, a chapter) → its paragraphs, one a line."""

from __future__ import annotations

import re
from typing import Any

from riwaya.intake.extras import needed

BLOCKS = frozenset(
    (
        *(f"h{level}" for level in range(1, 7)),
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "blockquote",
        "section",
        "article",
    )
    + ("figure", "hr", "dd", "dt", "pre", "header", "footer", "main")
)
UNSEEN = frozenset({"script", "style", "head", "figcaption", "svg", "nav", "noscript", "template"})
BLANKS = re.compile(r"[^\S\n]+")


def paragraphs(markup: str | bytes, place: str) -> str:
    """The text with a line for each paragraph; what is no paragraph of its own stays in the line that it lies in."""
    html = needed("lxml.html", place)
    if not markup.strip():
        return ""
    data = markup.encode("utf-8", "replace") if isinstance(markup, str) else markup
    tree = html.fragment_fromstring(data, create_parent="div", parser=html.HTMLParser(encoding="utf-8"))
    return lines_of(tree)


def lines_of(tree: Any) -> str:
    pieces: list[str] = []
    _collect(tree, pieces)
    lines = (BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _collect(node: Any, pieces: list[str]) -> None:
    """A block begins and ends a line; what stands behind it goes on in the next."""
    for event, element in _walk(node):
        name = element.tag.rsplit("}", 1)[-1].lower()
        if name in BLOCKS:
            pieces.append("\n")
        text = element.text if event == "start" else element.tail
        if text and not (event == "end" and element is node):
            pieces.append(text.replace("\n", " ").replace("\r", " "))


def _walk(node: Any) -> Any:
    """Start and end of every element that is seen; the end of one that is not, for the text behind it."""
    stack = [(node, iter(node))]
    yield "start", node
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "end", element
        elif not isinstance(child.tag, str) or child.tag.rsplit("}", 1)[-1].lower() in UNSEEN:
            if isinstance(child.tag, str):
                yield "end", child
        else:
            yield "start", child
            stack.append((child, iter(child)))
