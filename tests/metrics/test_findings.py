"""What the spreadsheets told: each number is that of its rows, and nothing stands there as 0."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from advocate_desk.metrics.findings import Finding, last_import, what_they_told
from advocate_desk.metrics.waiting import Deed
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.conversations import thank
from advocate_desk.program.desks import open_desk
from advocate_desk.program.listing import Among, Wanted
from advocate_desk.program.look_alikes import look_alikes
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.store.models import (
    Account,
    Employment,
    HealthReading,
    Import,
    Member,
    SurveyResponse,
)
from tests.making import CASE_STUDY, add_member, add_members_, log_act

TODAY = dt.date(2026, 11, 21)
LATELY = dt.date(2026, 10, 1)
LISTS = {"members": MEMBERS, "activities": ACTIVITIES, "accounts": ACCOUNTS}
NAMES = ("Ada", "Bob", "Cleo", "Dan", "Eve", "Finn", "Gil")


@pytest.fixture
def program(new_desk, tmp_path, monkeypatch):
    """A desk with seven members of one account each, who have done nothing yet."""
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())
    desk = open_desk(shutil.copyfile(new_desk, tmp_path / "told.desk"))
    add_members_(
        desk,
        *(
            {"full_name": f"{name} {name}son", "company": f"{name} Works", "job_title": "CIO"}
            for name in NAMES
        ),
    )
    yield desk
    desk.close()


def told(desk) -> dict[str, Finding]:
    with desk.read() as session:
        found = what_they_told(session)
    return {one.key: one for one in (*found.findings, *found.fill_next)}


def write(desk, *rows):
    with desk.write("Write") as write:
        write.session.add_all(rows)


def change(desk, model, row, **values):
    with desk.write("Change") as write:
        for key, value in values.items():
            setattr(write.session.get_one(model, row), key, value)


def answer(member, score, day=LATELY, kind="NPS"):
    return SurveyResponse(member_id=member, score=score, answered_on=day, kind=kind)


def test_nothing_is_told_of_a_desk_without_rows(new_desk, tmp_path):
    desk = open_desk(shutil.copyfile(new_desk, tmp_path / "empty.desk"))

    assert told(desk) == {}
    desk.close()


def test_promoters_are_those_whose_newest_nps_is_9_or_10_and_who_were_not_asked_since(program):
    write(
        program,
        answer(1, 9),
        answer(2, 10),
        *(answer(3, 10), answer(3, 6, TODAY)),  # unhappy by now
        answer(4, 10, kind="CSAT"),
        answer(5, 8),
        answer(6, 9),
        answer(7, 9, TODAY),
    )
    change(program, Member, 6, person_type="employee")
    log_act(program, 2, status="asked", asked_on=LATELY)
    log_act(program, 1, status="asked", asked_on=LATELY - dt.timedelta(days=1))  # before she said

    found = told(program)["promoters"]

    assert found.words == "2 people said 9 or 10 and nobody asked them since"
    assert (found.ids, found.deed) == ((1, 7), Deed.ASK)
    assert found.more == "The oldest of these answers is 51 days old."


def test_the_five_busiest_are_told_from_ten_live_references_on(program):
    for member, acts in enumerate((4, 3, 2, 1, 1, 1), start=1):
        for _ in range(acts):
            log_act(program, member, completed_on=LATELY)
    for _ in range(3):
        log_act(program, 7, completed_on=LATELY, type_id=CASE_STUDY)  # no reference
    log_act(program, 7, completed_on=TODAY - dt.timedelta(days=180))  # a day too old

    found = told(program)["busiest"]

    assert found.words == "5 people gave 92% of all references"
    assert found.more == "11 of 12 in the last 180 days."
    assert (found.count, len(found.ids), found.whom) == (11, 11, (1, 2, 3, 4, 5))


def test_nine_references_say_nothing_of_how_they_are_spread(program):
    for _ in range(9):
        log_act(program, 1, completed_on=LATELY)

    assert "busiest" not in told(program)


def test_who_acted_and_was_never_thanked_is_told(program):
    log_act(program, 1, 2, 3, 4)
    change(program, Member, 3, person_type="partner")  # others than customers do not count
    with program.write("Thank") as write:
        thank(write.session, [2])

    found = told(program)["unthanked"]

    assert found.words == "2 members acted and no thanks is on record"
    assert (found.ids, found.deed) == ((1, 4), Deed.THANK)


def test_open_asks_are_told_where_health_is_red_or_an_issue_is_open(program):
    asks = [log_act(program, one, status="asked", asked_on=LATELY)[0] for one in (1, 2, 3, 4, 5)]
    log_act(program, 1, type_id=CASE_STUDY)  # done, no ask
    red = {"health": "red", "read_on": LATELY}
    write(program, HealthReading(account_id=1, **red), HealthReading(account_id=3, **red))
    write(program, HealthReading(account_id=3, health="green", read_on=TODAY))  # well again
    change(program, Account, 2, open_issue=True)
    change(program, Account, 4, open_issue=False)

    found = told(program)["in_trouble"]

    assert found.words == "2 open asks sit on accounts in trouble"
    assert found.ids == tuple(asks[:2])


def test_look_alikes_are_as_many_as_their_page_shows(program):
    add_member(program, full_name="Ada Adason", company="Ada Works")

    found = told(program)["look_alikes"]

    with program.read() as session:
        assert found.count == look_alikes(session).total == 1
    assert found.words == "1 pair looks like the same one twice"


def test_who_is_written_to_at_another_company_seems_to_have_moved(program):
    change(program, Account, 1, domain=("ada.example",))
    change(program, Account, 2, domain=("bob.example", "shared.example"))
    change(program, Account, 3, domain=("shared.example", "gmail.com"))
    for member, email in (
        (1, "ada@BOB.example"),
        (2, "bob@bob.example"),
        (3, "cleo@shared.example"),  # her own company's too
        (4, "dan@gmail.com"),  # tells no company
        (5, "eve@elsewhere.example"),  # nobody's
    ):
        change(program, Member, member, email=email.lower())

    found = told(program)["moved"]

    assert found.words == "1 member seems to have changed jobs"
    assert (found.ids, found.deed, found.whom) == ((1,), Deed.MOVE, (1,))


def test_who_works_at_two_companies_at_once_seems_to_have_moved(program):
    write(
        program,
        Employment(member_id=1, account_id=2),
        Employment(member_id=2, account_id=3, to_day=LATELY),  # over
        Employment(member_id=3, account_id=3),  # the same company
        Employment(member_id=4, account_id=5, from_day=TODAY + dt.timedelta(days=9)),  # to come
    )

    found = told(program)["moved"]

    assert (found.ids, found.deed) == ((1,), None)


def test_at_most_three_fields_are_to_fill_next_those_first_from_which_most_gain(program):
    for account in (1, 2):
        change(program, Account, account, industry="Banking")
    add_members_(program, *({"full_name": f"No {n} Body"} for n in range(9)))

    with program.read() as session:
        found = what_they_told(session).fill_next

    assert [(one.words, one.more) for one in found] == [
        (
            "16 members have no e-mail",
            "With it the next spreadsheet finds 16 more people by more than a name.",
        ),
        (
            "9 members have no company",
            "With it what 9 more people do counts for an account.",
        ),
        ("9 members have no job title", "With it 9 more people can be chosen by what they do."),
    ]


def test_fields_of_those_who_left_are_not_worth_filling(program):
    for account in range(1, 5):
        change(program, Account, account, industry="Banking")

    assert "industry" not in told(program)  # three accounts lack it: too few people gain
    assert told(program)["csm"].count == 7


def test_every_number_is_that_of_the_rows_it_opens(program):
    write(program, answer(1, 9), Employment(member_id=1, account_id=2))
    log_act(program, *range(1, 8), status="asked", asked_on=LATELY - dt.timedelta(days=9))
    for member in range(1, 8):
        log_act(program, member, member % 2 + 1)
    change(program, Account, 2, open_issue=True)

    found = [one for one in told(program).values() if one.key != "look_alikes"]

    assert len(found) > 5
    for one in found:
        with program.read() as session:
            wanted = Wanted(among=Among(one.ids, one.words))
            assert LISTS[one.listing].count(session, wanted) == one.count, one.words
        assert str(one.count) in one.words + one.more


@pytest.mark.parametrize(("status", "is_there"), [("done", True), ("undone", False)])
def test_the_last_import_is_the_last_that_stands(program, status, is_there):
    def imported(status, at):
        return Import(file="a.xlsx", sha256="x", at=at, status=status, counts="{}")

    write(program, imported(status, f"{LATELY} 12:00:00"))

    with program.read() as session:
        assert last_import(session) == (LATELY if is_there else None)
