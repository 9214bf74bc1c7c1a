"""What the window's process and the reader's child say to each other about one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from advocate_desk.base.errors import BadFile
from advocate_desk.sheets.cells import Cell
from advocate_desk.sheets.grid import Area, TableObject
from advocate_desk.sheets.kinds import FileKind


@dataclass(frozen=True, slots=True)
class Order:
    """What the child is asked to read; `name` is how she knows the file."""

    path: Path
    name: str
    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class TakesIn:
    """Sent while the bytes of the file come from where it lies; `sha256` once all are there."""

    done: int
    size: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class SheetStarts:
    """Sent before the rows of a sheet; `rows` is how many are expected, 0 when not known."""

    name: str
    visible: bool
    rows: int
    hidden_rows: frozenset[int] = frozenset()
    percent_cells: Mapping[int, int] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    table_objects: tuple[TableObject, ...] = ()


@dataclass(frozen=True, slots=True)
class StartsAgain:
    """Sent when another parser takes over: what came so far does not count."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Some equally wide rows, turned: columns of one kind of value are cheap to send."""

    columns: list[list[Cell]]

    def __len__(self) -> int:
        return len(self.columns[0])


@dataclass(frozen=True, slots=True)
class RaggedRows:
    """Some rows as wide as they were written."""

    rows: list[tuple[Cell, ...]]

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class FileRead:
    """Sent after the last sheet."""

    kind: FileKind
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """Sent last: why the file cannot be read, if so, and whether a parser is still at it."""

    refusal: BadFile | None
    is_busy: bool


Message = TakesIn | SheetStarts | StartsAgain | Columns | RaggedRows | FileRead
Send = Callable[[Message], None]
