"""Who a row may be, told side by side: what the file says, and what is known of each candidate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold
from advocate_desk.program.listing import Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.sheets.cells import cell_text
from advocate_desk.sheets.mending import cell_now
from advocate_desk.sheets.planned import ImportPlan, PlannedRow, Section
from advocate_desk.sheets.row_people import NAME_PARTS, WHO
from advocate_desk.sheets.setup import ROW

_MOST = 6  # candidates that one row is compared with
_EACH = 4  # members proposed for one word
_SHORT = 2  # letters of a word too short to search by
_LABELS = {
    "full_name": "Name",
    "email": "E-mail",
    "other_emails": "Other e-mails",
    "company": "Company",
    "job_title": "Job title",
    "phone": "Phone",
    "linkedin": "LinkedIn",
    "city": "City",
    "country": "Country",
    "status": "Status",
}
_PARTS = ("given_name", "family_name")
_NAMES_HER = (*WHO, *NAME_PARTS)


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Somebody as she is told.

    Attributes:
        answer: what to say of a row that means her, as the setup takes it; blank for the row.
        title: what stands above the card.
        told: by label, what is known; in the same order on every card.
    """

    answer: str
    title: str
    told: Mapping[str, str]

    def differs(self, other: PersonCard, label: str) -> bool:
        """Say whether both tell something, and not the same."""
        ours, theirs = self.told.get(label), other.told.get(label)
        return bool(ours and theirs) and fold(ours or "") != fold(theirs or "")


def card_of_row(section: Section, row: PlannedRow) -> PersonCard:
    """Give what a row says of the person it names."""
    title = f"The file, row {row.number}"
    if section.kind == "members":
        return PersonCard("", title, _told_in_row(section, row))
    told: dict[str, str] = {}
    for key in _NAMES_HER:
        if column := section.setup.column_of(key):
            said = cell_now(section.setup, column, row.number)
            label = "E-mail" if "@" in said else "Name" if key != "member_id" else column.heading
            if said:
                told[label] = f"{told[label]} {said}" if label in told else said
    return PersonCard("", title, told)


def cards_of(session: Session, plan: ImportPlan, row: PlannedRow) -> list[PersonCard]:
    """Give those who may be meant, the likeliest first."""
    maybe = row.doubt.maybe[:_MOST] if row.doubt else ()
    found = cards_for(session, plan, maybe)
    return [found[one] for one in maybe if one in found]


def cards_for(session: Session, plan: ImportPlan, maybe: Iterable[int]) -> dict[int, PersonCard]:
    """Give those who are meant by references of doubts, all together."""
    wanted = set(maybe)
    known = dict(_members(session, (one for one in wanted if one > 0)))
    return known | dict(_made(plan, {one for one in wanted if one < 0}))


def cards_like(session: Session, said: str) -> list[PersonCard]:
    """Give members whose name, company or address has a word of a text."""
    found: dict[int, None] = {}
    for word in (word for word in said.split() if len(word) > _SHORT):
        ids = MEMBERS.first_ids(session, Wanted(word), MEMBERS.default_sort, _EACH)
        found.update(dict.fromkeys(ids))
    ids = list(found)[:_MOST]
    cards = dict(_members(session, ids))
    return [cards[one] for one in ids]


def _told_in_row(section: Section, row: PlannedRow) -> dict[str, str]:
    said = {
        key: cell_text(section.value(row, key))
        for key in section.keys
        if _plain(section, row, key)
    }
    if "full_name" not in said:
        said["full_name"] = " ".join(said[key] for key in _PARTS if key in said)
    if others := section.value(row, "other_emails"):
        said["other_emails"] = "; ".join(others)
    return {label: said[key] for key, label in _LABELS.items() if said.get(key)}


def _plain(section: Section, row: PlannedRow, key: str) -> bool:
    return isinstance(section.value(row, key), str)


def _members(session: Session, ids: Iterable[int]) -> Iterable[tuple[int, PersonCard]]:
    listed = f"[{','.join(map(str, ids))}]"
    rows = session.execute(
        text(
            "SELECT m.id, m.uid, f.name AS full_name, m.email, m.other_emails, a.company,"
            " f.job_title, m.phone, m.linkedin, m.city, m.country, f.status FROM member m"
            " JOIN member_figures f ON f.member_id = m.id"
            " LEFT JOIN account a ON a.id = f.account_id"
            " WHERE m.id IN (SELECT value FROM json_each(:ids))"
        ),
        {"ids": listed},
    )
    for row in rows.mappings():
        told = {label: str(row[key]) for key, label in _LABELS.items() if row[key]}
        yield row["id"], PersonCard(row["uid"], "Known already", told)


def _made(plan: ImportPlan, wanted: set[int]) -> Iterable[tuple[int, PersonCard]]:
    """Give the members whom earlier rows of the same import make."""
    for section in plan.sections if wanted else ():
        if section.kind != "members":
            continue
        for row in section.rows:
            if row.who in wanted:
                wanted.remove(row.who)
                answer = f"{ROW}{row.number}:{section.sheet}"
                title = f"New from row {row.number}"
                yield row.who, PersonCard(answer, title, _told_in_row(section, row))
