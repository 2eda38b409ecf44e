"""DOCX and EPUB are ZIP archives of XML: their members by name, none larger than it may be."""

from __future__ import annotations

import zipfile
from typing import Any

from riwaya.errors import BadSource, Refused
from riwaya.intake.extras import needed
from riwaya.intake.item import BROKEN, Budget, Item, Metered
from riwaya.intake.wishes import MIB, Wishes


class Package:
    """An archive that is one document; close it, or use it in a `with`."""

    def __init__(self, item: Item, wishes: Wishes) -> None:
        self.item, self.limit = item, wishes.limits.page * 4
        self.stream = item.held(wishes.limits.held)
        self.budget = item.budget or Budget(item.metered, wishes.limits)
        try:
            self.archive = zipfile.ZipFile(self.stream)
        except BROKEN as error:
            self.stream.close()
            raise BadSource(item.place, "intake.broken", reason=str(error)) from error
        self.names = set(self.archive.namelist())

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def read(self, name: str) -> bytes:
        """The bytes of a member; BadSource where it is broken or missing, Refused where it is locked or a bomb."""
        place = self.item.place
        try:
            with self.archive.open(name) as member:
                data = Metered(member, place, self.budget).read(self.limit + 1) or b""
        except KeyError as error:
            raise BadSource(place, "intake.broken", reason=f"without {name}") from error
        except BROKEN as error:
            raise BadSource(place, "intake.broken", reason=str(error)) from error
        except RuntimeError as error:  # what zipfile raises where a member wants a password
            raise Refused(place, "intake.encrypted") from error
        if len(data) > self.limit:
            raise BadSource(place, "intake.too_big", limit=self.limit // MIB)
        return data

    def xml(self, name: str) -> Any:
        """The root of an XML member; entities are not resolved, nothing is fetched."""
        etree = needed("lxml.etree", self.item.place)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
        try:
            return etree.fromstring(self.read(name), parser=parser)
        except etree.XMLSyntaxError as error:
            raise BadSource(self.item.place, "intake.broken", reason=str(error)) from error
