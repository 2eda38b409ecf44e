"""The feeds to follow: an OPML file, as feed readers write it, or a text with an address a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from riwaya.errors import BadSource
from riwaya.intake.extras import needed
from riwaya.intake.sources import failed


def feeds_in(path: str) -> list[str]:
    """The addresses in the order of the file, each once; BadSource where there are none."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise failed(path, error) from error
    found = (
        _of_opml(data, path)
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
        else data.decode("utf-8", "replace").split()
    )
    addresses = [one for one in dict.fromkeys(found) if one.startswith(("http://", "https://"))]
    if not addresses:
        raise BadSource(path, "intake.no_feeds")
    return addresses


def _of_opml(data: bytes, path: str) -> list[str]:
    etree: Any = needed("lxml.etree", path)
    try:
        root = etree.fromstring(data, parser=etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise BadSource(path, "intake.broken", reason=str(error)) from error
    return [outline.get("xmlUrl") for outline in root.iter("outline") if outline.get("xmlUrl")]
