"""Text that a spreadsheet would take for a formula, made harmless; the way back gives the text as it was.

After the list of OWASP, "CSV Injection": a cell that opens with one of these is run by Excel, LibreOffice or Google Sheets. An
apostrophe before it makes it text; so that nothing is lost, a text that itself opens with an apostrophe gets one too.
"""

from __future__ import annotations

OPENERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
GUARD = "'"
BLANK = " \u00a0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\u200b"
"""What a reader does not see at the start of a cell, and some spreadsheets drop."""


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where it could be run or opens with one itself."""
    return GUARD + text if text.startswith(GUARD) or text.lstrip(BLANK).startswith(OPENERS) else text


def as_it_was(text: str) -> str:
    """What `harmless` was given."""
    return text.removeprefix(GUARD)
