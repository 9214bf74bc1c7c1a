"""What the pages of lists need to know of a kind of row: its words, its columns, its verbs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QStringListModel
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from advocate_desk.base.progress import Progress
from advocate_desk.base.words import count_words
from advocate_desk.program.books import EVENTS_BY_NAME
from advocate_desk.program.checks import Values
from advocate_desk.program.edits import Changes, Each, Edits, edits_of, made_of, pages_of, with_any
from advocate_desk.program.fields import Shape
from advocate_desk.program.listing import CUSTOM, Chosen, Line, Listing
from advocate_desk.program.own_fields import set_custom_values
from advocate_desk.program.views import NamedView
from advocate_desk.store.models import ActivityType, Colleague, Reward
from advocate_desk.ui.tables.columns import People
from advocate_desk.ui.workspace import Workspace

_OF_EVERY_LIST = frozenset({"custom_field", "custom_value", "saved_view", "setting"})
# what is chosen from a catalogue is completed from all that stands there, used or not
_CATALOGUES: Mapping[Shape | None, Select[str]] = {
    Shape.REWARD: select(Reward.reward).where(Reward.active).order_by(Reward.reward),
    Shape.ACTIVITY_TYPE: select(ActivityType.name)
    .where(ActivityType.active)
    .order_by(ActivityType.name),
    Shape.EVENT: EVENTS_BY_NAME,
}
Offers = Mapping[str, Callable[[Session], Sequence[str]]]  # by field, words to complete from
_DECIDED_BY = "by"  # the colleague behind a step, whom forms ask for


@dataclass(frozen=True, slots=True)
class ListKind:
    """One kind of list in the window.

    Attributes:
        row: the kind of row, as `open_requested` names it.
        one, many: what its rows are called.
        people: the column that stands for a row.
        edit: the verb that sets fields of chosen rows, all to the same or each to its own.
        delete: the verb that deletes chosen rows.
        tables: what the list shows beside its views and her own fields.
        widths: px at a text size of 100 % where the usual ones do not fit.
        usual_views: the views every desk has; their ids are below 0, they cannot be removed.
        offers: by field, words to complete from beside those in use.
        told: adds to lines what is worked out for those who look at them.
    """

    listing: Listing
    row: str
    one: str
    many: str
    people: People
    edit: Callable[[Session, Chosen, Changes], int]
    delete: Callable[[Session, Chosen], int]
    tables: frozenset[str]
    widths: Mapping[str, int] = field(default_factory=dict)
    usual_views: Callable[[], tuple[NamedView, ...]] = tuple
    offers: Offers = field(default_factory=dict)
    told: Callable[[Session, dict[int, Line]], dict[int, Line]] = lambda _session, lines: lines

    @property
    def watches(self) -> frozenset[str]:
        """Give the tables whose changes the list shows."""
        return self.tables | _OF_EVERY_LIST

    def counted(self, count: int) -> str:
        """Give a count with the rows' name."""
        return count_words(count, self.one, self.many)

    def change(
        self, session: Session, chosen: Chosen, changes: Changes, progress: Progress
    ) -> int:
        """Set fields of rows, those of her own among them; give how many rows changed."""
        edits = edits_of(session, self.listing, chosen, changes)
        pages = pages_of(edits, progress, f"Changing {self.many}")
        return sum(self._change(session, page) for page in pages)

    def _change(self, session: Session, edits: Edits) -> int:
        usual = Each(made_of(edits, _usual))
        changed = self.edit(session, usual.chosen, usual)
        for key in sorted({key for values in edits.values() for key in values}):
            if key.startswith(CUSTOM):
                told = {row: values[key] for row, values in with_any(edits, key).items()}
                changed += set_custom_values(session, int(key.removeprefix(CUSTOM)), told)
        return changed

    def lines(self, session: Session, ids: Sequence[int]) -> dict[int, Line]:
        """Give a page of rows as the list shows them."""
        return self.told(session, self.listing.lines(session, ids))

    def name_of(self, session: Session, row_id: int) -> str:
        """Give what a row is called."""
        line = self.listing.lines(session, [row_id]).get(row_id)
        return str(line.values.get(self.people.key) or "") if line else ""


def _usual(values: Values) -> Values:
    return {key: value for key, value in values.items() if not key.startswith(CUSTOM)}


class KnownWords(QObject):
    """The values that fields hold now, read when first asked for, for completers and menus."""

    def __init__(
        self,
        workspace: Workspace,
        listing: Listing,
        parent: QObject,
        offers: Offers | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._listing, self._offers = workspace, listing, offers or {}
        self._models: dict[str, QStringListModel] = {}
        self._stale: set[str] = set()

    def __call__(self, key: str) -> QStringListModel:
        """Give a field's words; they are filled in as soon as they are read."""
        known = self._models.get(key)
        if known is None:
            known = self._models[key] = QStringListModel(self)
            self._stale.add(key)
        if key in self._stale:
            self._stale.discard(key)
            self._workspace.read(lambda session: self._words(session, key), known.setStringList)
        return known

    def _words(self, session: Session, key: str) -> list[str]:
        catalogue = _CATALOGUES.get(self._shape_of(key))
        if catalogue is not None:
            return list(session.scalars(catalogue))
        if key in self._listing.columns or key.startswith(CUSTOM):
            in_use = self._listing.choices_in_use(session, key)
            offered = self._offers[key](session) if key in self._offers else ()
            return list(dict.fromkeys((*in_use, *offered)))
        if key == _DECIDED_BY:
            return list(session.scalars(select(Colleague.name).order_by(Colleague.name)))
        return []  # a form may ask for what no list shows

    def _shape_of(self, key: str) -> Shape | None:
        return next((field.shape for field in self._listing.fields if field.key == key), None)

    def forget(self) -> None:
        """Read again when next asked: the desk has changed."""
        self._stale.update(self._models)


def in_sentence(label: str) -> str:
    """Give a field's label within a sentence: `Job title` → `job title`, `CSM` stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
