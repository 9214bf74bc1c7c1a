"""What rows become: all chosen ones the same, or each something of its own, by the same verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from advocate_desk.base.errors import InvalidDraft
from advocate_desk.base.progress import Progress
from advocate_desk.program.checks import Values
from advocate_desk.program.listing import Chosen, Listing

Edits = Mapping[int, Values]  # by row, what it becomes; rows that become the same share one value
T = TypeVar("T")
_AT_ONCE = 5_000  # rows changed together: Cancel is looked for in between


@dataclass(frozen=True, slots=True)
class Each:
    """Changes of which every row has its own, as a file or a pasted block tells them."""

    by_id: Edits

    @property
    def chosen(self) -> Chosen:
        """Give the rows that are changed."""
        return Chosen(ids=tuple(self.by_id))


Changes = Values | Each


def edits_of(session: Session, listing: Listing, chosen: Chosen, changes: Changes) -> Edits:
    """Give what each chosen row becomes, as the rows are now."""
    session.flush()
    if isinstance(changes, Each):
        return changes.by_id
    return dict.fromkeys(chosen.ids or session.scalars(listing.chosen(chosen)), changes)


def made_of(edits: Mapping[int, Values], make: Callable[[Values], T]) -> dict[int, T]:
    """Make something of what each row becomes; once for all rows that become the same.

    Raises:
        InvalidDraft: it cannot be made; the refusal names the row.
    """
    made: dict[int, T] = {}
    by_values: dict[int, T] = {}
    for row_id, values in edits.items():
        key = id(values)
        if key not in by_values:
            try:
                by_values[key] = make(values)
            except InvalidDraft as refusal:
                raise InvalidDraft(refusal.problems, row_id) from None
        made[row_id] = by_values[key]
    return made


def pages_of(edits: Mapping[int, T], progress: Progress, note: str) -> Iterator[dict[int, T]]:
    """Give many edits in pages, each so small that Cancel is heard within a second.

    Raises:
        Cancelled: she pressed Cancel.
    """
    told = list(edits.items())
    for start in range(0, len(told), _AT_ONCE):
        progress.step(start, len(told), note)
        yield dict(told[start : start + _AT_ONCE])


def with_any(edits: Mapping[int, Values], *keys: str) -> dict[int, Values]:
    """Give the edits that set at least one of these fields."""
    wanted = frozenset(keys)
    return {row: values for row, values in edits.items() if not wanted.isdisjoint(values)}
