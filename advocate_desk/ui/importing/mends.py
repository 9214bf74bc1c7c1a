"""What she mended in the check step, to be taken back one by one, the last first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.mending import mend
from advocate_desk.sheets.setup import ImportSetup, SheetSetup

_K = TypeVar("_K")
_V = TypeVar("_V")


class Mends:
    """Changes an import's setup step by step, and knows the way back."""

    def __init__(self) -> None:
        self._steps: list[tuple[str, Callable[[], None]]] = []

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def last(self) -> str:
        """Name the step that would be taken back; blank when there is none."""
        return self._steps[-1][0] if self._steps else ""

    def undo(self) -> str:
        """Take the last step back; give its name."""
        if not self._steps:
            return ""
        name, back = self._steps.pop()
        back()
        return name

    def forget(self) -> None:
        """Forget the steps: what they changed is not there any more."""
        self._steps.clear()

    def cell(self, sheet: SheetSetup, column: ColumnSetup, number: int, text: str) -> None:
        """Write over a cell."""
        before = dict(sheet.mended)

        def back() -> None:
            sheet.mended = before

        mend(sheet, column, number, text)
        self._steps.append((f"{column.heading} of row {number}", back))

    def rows(self, setup: ImportSetup, said: Mapping[tuple[str, int], str]) -> None:
        """Say who rows are, or that they are left out."""
        before = {key: setup.decisions.get(key) for key in said}
        setup.decisions.update(said)
        words = f"who {len(said)} rows are" if len(said) > 1 else "who the row is"
        self._steps.append((words, lambda: _put(setup.decisions, before)))

    def words(self, meant: dict[str, str], said: Mapping[str, str | None], name: str) -> None:
        """Say what words mean; None: as they stand."""
        before = {word: meant.get(word) for word in said}
        _put(meant, said)
        self._steps.append((name, lambda: _put(meant, before)))

    def rule(self, holder: object, attribute: str, value: Any, name: str) -> None:
        """Set a rule of the whole import or of a column."""
        before = getattr(holder, attribute)
        setattr(holder, attribute, value)
        self._steps.append((name, lambda: setattr(holder, attribute, before)))


def _put(held: dict[_K, _V], wanted: Mapping[_K, _V | None]) -> None:
    for key, value in wanted.items():
        if value is None:
            held.pop(key, None)
        else:
            held[key] = value
