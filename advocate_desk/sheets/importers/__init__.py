"""The catalogue of what can come in, in the order in which kinds of rows depend on each other."""

from __future__ import annotations

from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.importers.activities import ACTIVITIES
from advocate_desk.sheets.importers.members import MEMBERS

IMPORTERS: tuple[Importer, ...] = (MEMBERS, ACTIVITIES)


def importer_of(kind: str) -> Importer:
    """Give the importer of a kind of row.

    Raises:
        KeyError: there is no such kind.
    """
    return _BY_KIND[kind]


_BY_KIND = {importer.key: importer for importer in IMPORTERS}
