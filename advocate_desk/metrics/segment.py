"""Whose numbers are asked about: a part of the members, by anything known of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.models import MemberFigures

_ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Segment:
    """These members, working at these accounts today; everybody when nothing is asked."""

    members: Wanted = _ALL
    accounts: Wanted = _ALL

    def holds(self, member: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """Give the conditions that a member is of the segment; none when everybody is."""
        whom = member + 0  # so that SQLite walks the index of months, not all acts of every member
        conditions: list[ColumnElement[bool]] = []
        if self.members != _ALL:
            conditions.append(whom.in_(MEMBERS.chosen(Chosen(wanted=self.members))))
        if self.accounts != _ALL:
            accounts = ACCOUNTS.chosen(Chosen(wanted=self.accounts))
            working = select(MemberFigures.member_id).where(MemberFigures.account_id.in_(accounts))
            conditions.append(whom.in_(working))
        return conditions


EVERYONE = Segment()
