"""Views of a list: what is wanted, in which order, in which columns; named, or as she left it.

A view is read back tolerantly: what it names may have been removed since, or written by hand.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.text import tidy_spaces
from advocate_desk.program.listing import CUSTOM, Condition, Listing, Sort, Test, Value, Wanted
from advocate_desk.store.models import SavedView, ViewState

_EVERYTHING = Wanted()
_DAY = "day"  # how JSON marks a day, which it does not know


@dataclass(frozen=True, slots=True)
class View:
    """How a list is looked at; widths are px at a text size of 100 %."""

    wanted: Wanted = _EVERYTHING
    sort: Sort | None = None
    columns: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view she saved."""

    id: int
    name: str
    view: View


def views_of(session: Session, listing: Listing) -> list[NamedView]:
    """Give the saved views of a list, in the order they were made."""
    saved = session.scalars(
        select(SavedView).where(SavedView.kind == listing.key).order_by(SavedView.id)
    )
    return [NamedView(one.id, one.name, view_from(listing, one.spec)) for one in saved]


def save_view(session: Session, listing: Listing, name: str, view: View) -> int:
    """Keep a view under a name; one of that name is replaced.

    Raises:
        DeskError: the name is empty.
    """
    plain = tidy_spaces(name)
    if not plain:
        raise DeskError("A view needs a name.", "Type one, such as Ready to ask.")
    known = session.scalars(
        select(SavedView).where(SavedView.kind == listing.key, SavedView.name == plain)
    ).one_or_none()
    kept = known or SavedView(kind=listing.key, name=plain)
    kept.spec = text_of(view)
    session.add(kept)
    session.flush()
    return kept.id


def remove_view(session: Session, view_id: int) -> None:
    """Forget a saved view; the rows it showed stay."""
    if known := session.get(SavedView, view_id):
        session.delete(known)


def view_as_left(session: Session, listing: Listing) -> View:
    """Give how she left a list; an empty view when it was never opened."""
    kept = session.get(ViewState, listing.key)
    return view_from(listing, kept.spec) if kept else View()


def keep_as_left(session: Session, listing: Listing, view: View) -> None:
    """Keep how she left a list; no step of undo."""
    kept = session.get(ViewState, listing.key) or ViewState(key=listing.key)
    kept.spec = text_of(view)
    session.add(kept)


def text_of(view: View) -> str:
    """Write a view as JSON."""
    spec: dict[str, Any] = {
        "words": view.wanted.words,
        "conditions": [
            [one.field, one.test.value, _to_json(one.value)] for one in view.wanted.conditions
        ],
        "columns": list(view.columns),
        "widths": dict(view.widths),
    }
    if view.sort:
        spec["sort"] = [view.sort.field, view.sort.descending]
    return json.dumps(spec, ensure_ascii=False)


def view_from(listing: Listing, text: str) -> View:
    """Read a view from JSON; what it says of unknown fields is left out."""
    try:
        spec = json.loads(text)
        return View(
            Wanted(str(spec.get("words", "")), _conditions(listing, spec)),
            _sort(listing, spec),
            tuple(key for key in spec.get("columns", ()) if _is_known(listing, key)),
            {str(key): int(width) for key, width in spec.get("widths", {}).items()},
        )
    except (ValueError, TypeError, AttributeError):
        return View()


def _conditions(listing: Listing, spec: Mapping[str, Any]) -> tuple[Condition, ...]:
    return tuple(
        Condition(key, Test(test), _from_json(value))
        for key, test, value in spec.get("conditions", ())
        if _is_known(listing, key)
    )


def _sort(listing: Listing, spec: Mapping[str, Any]) -> Sort | None:
    if "sort" not in spec:
        return None
    key, descending = spec["sort"]
    return Sort(key, bool(descending)) if _is_known(listing, key) else None


def _is_known(listing: Listing, key: str) -> bool:
    return key in listing.columns or key.startswith(CUSTOM)


def _to_json(value: Value) -> Any:
    if isinstance(value, dt.date):
        return {_DAY: value.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def _from_json(value: Any) -> Value:
    if isinstance(value, dict):
        return dt.date.fromisoformat(value[_DAY])
    if isinstance(value, list):
        return tuple(str(one) for one in value)
    plain: Value = value
    return plain
