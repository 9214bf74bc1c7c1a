"""The columns of a sheet that we write: what stands atop, what is below, what may be chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from advocate_desk.base.text import fold
from advocate_desk.program.fields import Shape


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a sheet.

    Attributes:
        heading: what stands in the first row.
        shape: what its cells hold. Cells come as text, whatever they hold: a day as ISO text, a
            number or an amount of money with a point, a yes or no as the word; blank is blank.
        choices: the words of its drop-down list.
        hint: what the template says about it.
        hidden: the column is there for reading back only.
        span: the least and the greatest number it takes.
    """

    heading: str
    shape: Shape = Shape.TEXT
    choices: tuple[str, ...] = ()
    hint: str = ""
    hidden: bool = False
    span: tuple[int, int] | None = None

    @property
    def key(self) -> str:
        """Give the name that mappings and JSON use: the heading with underscores."""
        return self.heading.lower().replace(" ", "_")


def with_unlike_headings(*columns: SheetColumn) -> tuple[SheetColumn, ...]:
    """Give the columns with headings that differ in more than case and accents.

    A table object needs that, and so does whoever reads them back.
    """
    taken: set[str] = set()
    unlike = []
    for column in columns:
        heading, number = column.heading, 1
        while fold(heading) in taken:
            number += 1
            heading = f"{column.heading} ({number})"
        taken.add(fold(heading))
        unlike.append(replace(column, heading=heading))
    return tuple(unlike)
