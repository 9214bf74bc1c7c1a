"""The saved views of all lists, by the names she gave them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.text import fold
from advocate_desk.program import views
from advocate_desk.program.listing import Chosen, Listing
from advocate_desk.program.lists import LISTS
from advocate_desk.program.views import NamedView
from advocate_desk.sheets.export_view import View


def view_of(listing: Listing, named: NamedView) -> View:
    """Give the rows and columns of a saved view, as they are now."""
    saved = named.view
    return View(
        listing,
        Chosen(wanted=saved.wanted),
        saved.sort or listing.default_sort,
        saved.columns or listing.default_columns,
    )


def saved_view(session: Session, name: str) -> View:
    """Give a saved view by its name; `accounts: At risk` where two lists have one.

    Raises:
        DeskError: there is none of that name, or more than one.
    """
    known = list(_all_views(session))
    found = [one for one in known if fold(name) in (fold(one[0].name), fold(_called(*one)))]
    if len(found) == 1:
        return view_of(found[0][1], found[0][0])
    names = ", ".join(_called(*one) for one in (found or known)) or "none yet"
    if found:
        raise DeskError(f"Several lists have a view {name}.", f"Name one of: {names}.")
    raise DeskError(f"There is no saved view {name}.", f"There are: {names}.")


def _all_views(session: Session) -> Iterator[tuple[NamedView, Listing]]:
    for listing in LISTS:
        for named in views.views_of(session, listing):
            yield named, listing


def _called(named: NamedView, listing: Listing) -> str:
    return f"{listing.key.replace('_', ' ')}: {named.name}"
