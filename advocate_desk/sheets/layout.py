"""What is known of a spreadsheet of another program: by what it is told, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from advocate_desk.base.text import fold, tidy_spaces
from advocate_desk.sheets.grid import Sheet, Table
from advocate_desk.sheets.heading_rows import HEADING_JOINT

_AROUND = "* ↑↓"  # a required one, a column that rows are sorted by


def plain_heading(heading: str) -> str:
    """Give a heading as layouts write it: no case, single blanks, no star or arrow around it."""
    return fold(tidy_spaces(heading)).strip(_AROUND)


def heading_texts(heading: str) -> tuple[str, ...]:
    """Give what a heading says, and what the first row of a heading of several rows says."""
    first = heading.split(HEADING_JOINT, maxsplit=1)[0]
    return tuple(dict.fromkeys((plain_heading(heading), plain_heading(first))))


def _as_it_stands(table: Table, _sheet: Sheet) -> Table:
    return table


def _nothing_more(_table: Table) -> Mapping[str, str]:
    return {}


class Layout(StrEnum):
    """Whose headings a sheet has that is of no other program known."""

    PROGRAM = "program"  # the program workbook's
    GENERIC = "generic"

    @property
    def key(self) -> str:
        """Give it as files and commands call it."""
        return self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLayout:
    """The spreadsheet of one program. Headings are written as `plain_heading` gives them.

    Attributes:
        key: as files and commands call it.
        name: its rows, as she reads it: `HubSpot contacts`.
        kind: the kind of its rows.
        known_by: sets of headings; a sheet that has all of one is of this layout.
        means: what headings mean beyond the usual; nothing (``""``) for a column that goes
            nowhere on purpose.
        system: whose the ids in it are; blank where only the heading says so.
        usual: by field, what a row means that does not say it.
        shape: puts the rows of a table on a sheet in order before they are read.
        find: says of a table what more of its headings mean, which differ from file to file.
    """

    key: str
    name: str
    kind: str
    known_by: tuple[frozenset[str], ...]
    means: Mapping[str, str] = field(default_factory=dict)
    system: str = ""
    usual: Mapping[str, str] = field(default_factory=dict)
    shape: Callable[[Table, Sheet], Table] = _as_it_stands
    find: Callable[[Table], Mapping[str, str]] = _nothing_more

    def fits(self, told: set[str]) -> bool:
        """Say whether a sheet is of this layout whose headings say all this."""
        return any(known <= told for known in self.known_by)

    def meanings(self, table: Table) -> dict[str, str]:
        """Give by heading what the layout knows of a table's columns."""
        found = dict(self.find(table))
        for heading in table.headings:
            texts = heading_texts(heading)
            known = next((self.means[one] for one in texts if one in self.means), None)
            if known is not None:
                found.setdefault(heading, known)
        return found


def headed(*headings: str) -> frozenset[str]:
    """Give a set of headings that all must be there."""
    return frozenset(headings)


def nowhere(*headings: str) -> dict[str, str]:
    """Say of headings that they go nowhere on purpose."""
    return dict.fromkeys(headings, "")
