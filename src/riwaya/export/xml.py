"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text with U+FFFD for what XML 1.0 has no way to write: most control characters."""
    return NO_XML.sub("\ufffd", text)


def escaped(text: str) -> str:
    """The text as the content of an element."""
    return escape(clean(text), {"\r": "&#13;"})
