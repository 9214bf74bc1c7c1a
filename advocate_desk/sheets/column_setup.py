"""One column of a file: what it means, and how its cells are read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from advocate_desk.sheets.days import DayEvidence, DayOrder
from advocate_desk.sheets.numbers import (
    DecimalEvidence,
    DecimalStyle,
    PercentEvidence,
    PercentScale,
)


class Existing(StrEnum):
    """What to do with a row that is in the desk already."""

    FILL = "fill"
    UPDATE = "update"
    SKIP = "skip"


class Basis(StrEnum):
    """Why a column is thought to mean a field."""

    OWN = "own heading"
    REMEMBERED = "remembered"
    LAYOUT = "layout"  # of the program that wrote the file
    SYNONYM = "synonym"
    CONTENT = "content"
    MAYBE = "maybe"  # only proposed, not taken
    CHOSEN = "chosen"
    NONE = ""


CONFIDENCE = {
    Basis.CHOSEN: 100,
    Basis.OWN: 100,
    Basis.REMEMBERED: 98,
    Basis.LAYOUT: 95,
    Basis.SYNONYM: 90,
    Basis.CONTENT: 80,
    Basis.MAYBE: 60,
    Basis.NONE: 0,
}


@dataclass(slots=True)
class ColumnSetup:
    """One column of a sheet and what it means.

    Attributes:
        index: its place in the table, from 0.
        letters: its letters in the spreadsheet program.
        field: what it means; None when it goes nowhere.
        proposed: what it may mean, for her to confirm; the only place of a mere guess.
        taken_by: the heading of the column that has the field which this one means too.
        filled: share of its cells that hold something.
        days: what its cells say about the order of day and month; None when it holds no days.
        day_order: the order its days are read in; None where none is needed or decided.
        numbers: what its cells say about the sign before the cents; None when it holds no numbers.
        decimals: how its numbers are read; None where that is not needed or decided.
        serials: numbers in a text file are days as Excel counts them; she has to say so.
        percents: what its cells say about percent; None when it holds no numbers of her own.
        percent_scale: how numbers without a percent sign are read; None where it is not decided.
        fills_down: cells that were merged downwards stand in each of their rows.
        existing: what to do with values that are there; None for the rule of the sheet.
        blank_clears: a blank cell erases what is there.
        said: what all rows say, of a column that the file has not; blank for one that it has.
    """

    index: int
    heading: str
    letters: str
    field: str | None = None
    basis: Basis = Basis.NONE
    proposed: str | None = None
    taken_by: str | None = None
    samples: tuple[str, ...] = ()
    filled: float = 0.0
    days: DayEvidence | None = None
    day_order: DayOrder | None = None
    numbers: DecimalEvidence | None = None
    decimals: DecimalStyle | None = None
    serials: bool = False
    percents: PercentEvidence | None = None
    percent_scale: PercentScale | None = None
    fills_down: bool = False
    existing: Existing | None = None
    blank_clears: bool = False
    said: str = ""

    @property
    def confidence(self) -> int:
        """Give how sure the meaning is, 0 to 100."""
        return CONFIDENCE[self.basis]

    @property
    def order_of_days(self) -> DayOrder | None:
        """Give the order its days are read in: as decided, else as its cells prove."""
        return self.day_order or (self.days.order if self.days else None)

    @property
    def needs_day_order(self) -> bool:
        """Say whether she must be asked what comes first, day or month."""
        unclear = self.days is not None and (self.days.ambiguous or self.days.contradictory)
        return unclear and self.day_order is None

    @property
    def needs_decimals(self) -> bool:
        """Say whether she must be asked what stands before the cents."""
        return self.numbers is not None and self.numbers.ambiguous and self.decimals is None

    @property
    def needs_percents(self) -> bool:
        """Say whether she must be asked what numbers beside percents mean."""
        return self.percents is not None and self.percents.mixed and self.percent_scale is None

    @property
    def is_undecided(self) -> bool:
        """Say whether she must be asked anything before the column can be read."""
        return self.needs_day_order or self.needs_decimals or self.needs_percents

    def notes(self) -> tuple[str, ...]:
        """Give what she should know of how it is read."""
        if self.field is None or self.days is None:
            return ()
        return tuple(f"{self.heading}: {note}" for note in self.days.notes())
