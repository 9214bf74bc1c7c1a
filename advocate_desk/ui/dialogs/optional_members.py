"""Forms about members and others: somebody who is no member, and two who know each other."""

from __future__ import annotations

from typing import Any

from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.program.fields import ListField
from advocate_desk.ui.dialogs.labelled import Labelled
from advocate_desk.ui.dialogs.members_form import MembersForm
from advocate_desk.ui.dialogs.people_field import PeopleField

_KNOWS, _OTHER = "member_b", "person_b"
_SOMEBODY = ListField(_OTHER, "Or somebody who is no member")


class OthersForm(MembersForm):
    """Asks for members who may be left out: the fields tell then whom it is about."""

    is_for_others = True
    label = "Who, if a member"

    def rows(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        """Give a row for each member, and one for somebody else who is named by an e-mail."""
        of_members = super().rows({**values, "email": None} if "email" in values else values)
        if of_members and not values.get("email"):
            return of_members
        return [*of_members, values]


class TwoForm(MembersForm):
    """Asks for two people who know each other, the second of whom may be no member."""

    def lay_out_more(self) -> None:
        """Ask for the other one below the first."""
        self.knows = PeopleField(self._workspace)
        self.knows.line.setAccessibleName("Knows")
        self.knows.left.connect(self.focusNextChild)
        self._fields[_KNOWS] = Labelled("Knows", self.knows)
        self.body.addWidget(self._fields[_KNOWS])
        self.ask([_SOMEBODY], {})

    def values(self) -> dict[str, Any]:
        """Give what is entered.

        Raises:
            InvalidDraft: one of the two is missing, or some of it means nothing.
        """
        values = super().values()
        typed = self.knows.line.text().strip()
        if typed:
            words = f"“{typed}” is not chosen yet: take one of the suggestions."
            raise InvalidDraft([Problem(_KNOWS, words)])
        if not self.knows.ids() and not values.get(_OTHER):
            words = "Say whom she knows: a member, or somebody else by name."
            raise InvalidDraft([Problem(_KNOWS, words)])
        return values

    def rows(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        """Give a row for each two of them."""
        name = values.pop(_OTHER, None)
        others: list[dict[str, Any]] = [{"member_b_id": one} for one in self.knows.ids()]
        others += [{_OTHER: name}] if name else []
        return [
            {**values, "member_a_id": one, **other} for one in self.who.ids() for other in others
        ]
