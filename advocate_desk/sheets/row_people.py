"""Whom the rows of a sheet name that tells of members by the way: acts, rewards, points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from advocate_desk.base.text import fold_name
from advocate_desk.program.fields import Shape
from advocate_desk.sheets.fields import Field, foreign
from advocate_desk.sheets.people import Unclear, is_shared
from advocate_desk.sheets.planned import MadeMember
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.setup import NEW, SKIP

WHO = ("member", "member_email", "member_name", "member_id")
NAME_PARTS = ("member_given_name", "member_family_name")
WHO_FIELDS: tuple[Field, ...] = (
    foreign("member_email", "Member e-mail", Shape.EMAIL),
    foreign("member_name", "Member name"),
    foreign("member_id", "Member ID"),
)
NAME_FIELDS: tuple[Field, ...] = (
    foreign(NAME_PARTS[0], "Member given name"),
    foreign(NAME_PARTS[1], "Member family name"),
)


class RowPeople:
    """The members that the rows of one sheet name.

    Attributes:
        who: the member of each row, or why nobody is taken to be meant.
        named: how each row names her; blank where it does not.
    """

    def __init__(self, planning: Planning, rows: SheetRows, named_by: Sequence[str] = WHO) -> None:
        self._planning = planning
        self._rows = rows
        self._named_by = named_by
        columns = [rows.column(key) for key in named_by]
        if rows.setup.column_of("member_name") is None and any(
            key in rows.columns for key in NAME_PARTS
        ):
            columns[2] = self._put_together()
        self.named = _first_said(columns)
        self.who = self._people(columns)

    def complaint_key(self) -> str:
        """Give the field to which a problem with a row's member belongs."""
        return next((key for key in self._named_by if self._rows.setup.column_of(key)), "")

    def _put_together(self) -> list[str | None]:
        """Give the names that stand in two columns."""
        parts = zip(*(self._rows.column(key) for key in NAME_PARTS), strict=True)
        return [" ".join(one for one in said if isinstance(one, str)) or None for said in parts]

    def _people(self, columns: Sequence[Sequence[Any]]) -> list[int | Unclear]:
        """Say who each row is of; rows that name the same are asked about once."""
        system = self._rows.setup.system_of("member_id")
        if "member_id" in self._rows.columns:
            self._learn_ids(system, columns)
        known: dict[tuple[Any, ...], int | Unclear] = {}
        found: list[int | Unclear] = []
        for named in zip(*columns, strict=True):
            who = known.get(named)
            if who is None:
                said, email, name, number = (v if isinstance(v, str) else "" for v in named)
                external = (system, number) if number else None
                who = known[named] = self._person((said, email, name), external, len(found))
                if isinstance(who, Unclear) and not who.is_nobody:
                    self._doubt(said, email, len(found))
            found.append(who)
        self._decide(found, columns)
        return found

    def _learn_ids(self, system: str, columns: Sequence[Sequence[Any]]) -> None:
        """Take the ids that stand beside known addresses: of each person one, of nobody else."""
        people = self._planning.people
        found: dict[str, set[int]] = {}
        of_member: dict[int, set[str]] = {}
        for said, email, _name, number in dict.fromkeys(zip(*columns, strict=True)):
            address, _ = people.told_apart(said or "", email or "", "")
            who = people.with_email(address) if number and address else None
            if who is not None:
                found.setdefault(number, set()).add(who)
                of_member.setdefault(who, set()).add(number)
        for number, members in found.items():
            member, *others = members
            if not others and len(of_member[member]) == 1:
                self._planning.keep_id((system, number), member)

    def _doubt(self, said: str, email: str, place: int) -> None:
        """Leave to her what else goes by the address of a row that she must decide about."""
        people = self._planning.people
        address, _ = people.told_apart(said, email, "")
        if address and people.with_email(address) is None:
            row = f"row {self._rows.numbers[place]} of {self._rows.setup.name}"
            people.doubtful.setdefault(("email", "", address), row)

    def _decide(self, found: list[int | Unclear], columns: Sequence[Sequence[Any]]) -> None:
        """Take the members whom she chose for rows."""
        setup = self._planning.setup
        sheet = self._rows.setup.name
        if not any(name == sheet for name, _ in setup.decisions):
            return
        for place, number in enumerate(self._rows.numbers):
            decided = setup.decisions.get((sheet, number))
            if decided == NEW:
                named = [column[place] for column in columns[:3]]
                said, email, name = (v if isinstance(v, str) else "" for v in named)
                found[place] = self._made((said, email, name), found[place], None, place)
            elif decided and decided != SKIP:
                found[place] = self._planning.decided_member(decided) or found[place]

    def _person(
        self, named: tuple[str, str, str], external: tuple[str, str] | None, place: int
    ) -> int | Unclear:
        who = self._planning.people.who(*named, external)
        makes = self._planning.creates_members
        return self._made(named, who, external, place) if makes and _is_nobody(who) else who

    def _made(
        self,
        named: tuple[str, str, str],
        who: int | Unclear,
        external: tuple[str, str] | None,
        place: int,
    ) -> int | Unclear:
        """Give a member made for a row; whom it names already when that says nothing.

        All rows that name the same somebody new are of one member, who is taken to work where
        the first of them says that it was.
        """
        people, made_for = self._planning.people, self._planning.made_for
        email, name = people.told_apart(*named)
        if email and is_shared(email):  # it names nobody
            email = ""
        named_by = email or fold_name(name)
        if named_by in made_for:
            return made_for[named_by]
        if people.with_email(email) is not None:  # somebody else has it, who keeps it
            email = ""
        if not (email or name):
            return who
        made = made_for[named_by] = people.new_member(name or email)
        people.enter(made, emails=[email] if email else (), name=name)
        if external:
            self._planning.keep_id(external, made)
        companies = self._rows.columns.get("company")
        company = companies[place] if companies else None
        values = {"full_name": name or None, "email": email or None}
        if isinstance(company, str):
            values["company"] = company
        self._planning.made_members.append(MadeMember(made, values))
        return made


def _is_nobody(who: int | Unclear) -> bool:
    return isinstance(who, Unclear) and who.is_nobody


def _first_said(columns: Sequence[Sequence[Any]]) -> list[str]:
    """Give for each row the first text that its columns hold; blank where none does."""
    said = [""] * len(columns[0])
    for column in reversed(columns):
        if any(column):
            said = [
                value if isinstance(value, str) else later
                for value, later in zip(column, said, strict=True)
            ]
    return said
