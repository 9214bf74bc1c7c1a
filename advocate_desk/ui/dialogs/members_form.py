"""A form for something about one or several members: who first, then its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.base.words import count_words
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.dialogs.people_field import PeopleField
from advocate_desk.ui.tables.inputs import Known
from advocate_desk.ui.workspace import Workspace

_WHO = "member"


class MembersForm(FormSheet):
    """Asks whom it is about and what; one row for each of them is meant.

    `nobody` is what is said when nobody is chosen.
    """

    nobody = "Say who it is about."
    is_for_others = False  # whether it may be about no member at all
    label = "Who"

    def __init__(
        self,
        workspace: Workspace,
        title: str,
        verb: str,
        kind: str,
        known: Known,
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, verb, kind, known, parent)
        self._workspace = workspace
        self.who = PeopleField(workspace)
        self._fields[_WHO] = Labelled(self.label, self.who)
        self.body.addWidget(self._fields[_WHO])
        self.who.left.connect(self.focusNextChild)
        self.lay_out_more()

    def lay_out_more(self) -> None:
        """Ask for more people, below the first."""

    def about(self, member_ids: Sequence[int]) -> None:
        """Take these members, and go on with what is asked about them."""
        self.who.set_ids(member_ids)
        first = next(iter(self._inputs.values()), None)
        (first if self.who.ids() and first else self.who).setFocus()

    def whom(self) -> str:
        """Name those whom it is about: a name, or how many."""
        people = self.who.people()
        return people[0].name if len(people) == 1 else count_words(len(people), "member")

    def rows(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        """Give what is entered once for each of them."""
        return [{**values, "member_id": one} for one in self.who.ids()]

    def values(self) -> dict[str, Any]:
        """Give what is entered.

        Raises:
            InvalidDraft: nobody is chosen, or some of it means nothing.
        """
        values = super().values()
        typed = self.who.line.text().strip()
        if typed or not (self.who.ids() or self.is_for_others):
            told = f"“{typed}” is not chosen yet: take one of the suggestions." if typed else ""
            raise InvalidDraft([Problem(_WHO, told or self.nobody)])
        return values
