"""Activities come in once each, with the day where their status says, of whom they name."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import Cancelled
from advocate_desk.program.activities import edit_activities
from advocate_desk.program.listing import Chosen
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.days import DayOrder
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.setup import Unknown
from tests.making import add_member, dump
from tests.sheets.importing import (
    A_DAY,
    book_of,
    bring_in,
    counts,
    lines,
    plan_of,
    problems,
    section_of,
    setup_of,
    verdicts,
)

CALL = "Reference call 1:1"
HEADINGS = ("Date", "Member e-mail", "Member name", "Activity", "Title / link", "Outcome")


@pytest.fixture
def ada(desk):
    return add_member(desk, full_name="Ada Lovelace", email="ada@x.example", company="Engines")


def acts(*rows):
    return book_of(Activities=[HEADINGS, *rows])


def act(day=A_DAY, email="ada@x.example", name=None, kind=CALL, link="call", outcome="Done"):
    return (day, email, name, kind, link, outcome)


@pytest.mark.parametrize(
    ("word", "status", "column"),
    [
        ("Done", "completed", "completed_on"),
        ("held", "completed", "completed_on"),
        (None, "completed", "completed_on"),
        ("Booked", "scheduled", "due_on"),
        ("accepted", "accepted", "due_on"),
        ("Declined", "declined", "responded_on"),
        ("No show", "cancelled", "asked_on"),
        ("asked", "asked", "asked_on"),
    ],
)
def test_the_date_goes_where_the_status_says(desk, ada, word, status, column):
    others = [act(link=str(n)) for n in range(9)]  # they tell that the column is the status

    plan = bring_in(desk, acts(*others, act(outcome=word)))

    days = ("asked_on", "due_on", "responded_on", "completed_on")
    *_, found = lines(desk, "activity", "id", "member_id", "status", *days)
    assert counts(plan, "Activities") == {"new": 10}
    assert found[1:3] == (ada, status)
    assert dict(zip(days, found[3:], strict=True)) == {
        **dict.fromkeys(days),
        column: A_DAY.isoformat(),
    }


@pytest.mark.usefixtures("ada")
def test_a_completed_act_without_a_day_gets_the_day_of_the_import(desk):
    book = acts(act(day=None), act(day="TBC", link="other"))

    plan = bring_in(desk, book)

    today = clock.today().isoformat()
    assert counts(plan, "Activities") == {"new": 2}
    assert lines(desk, "activity", "completed_on", "day_assumed") == [(today, 1)] * 2
    assert problems(plan, "Activities") == [(3, "Date", "cell", "is not a day")]
    assert counts(bring_in(desk, book, existing=Existing.UPDATE), "Activities") == {"same": 2}


@pytest.mark.usefixtures("ada")
def test_a_day_to_come_is_no_day_of_something_done(desk):
    tomorrow = clock.today() + dt.timedelta(days=1)

    plan = bring_in(desk, acts(act(day=tomorrow), act(day=tomorrow, outcome=None, link="b")))

    assert problems(plan, "Activities")[0][2] == "cell"
    assert lines(desk, "activity", "id", "status", "day_assumed", "due_on") == [
        (1, "completed", 1, None),
        (2, "scheduled", None, tomorrow.isoformat()),
    ]


@pytest.mark.usefixtures("ada")
def test_the_same_file_adds_nothing_and_two_calls_on_one_day_stay_two(desk):
    book = acts(act(), act(), act(link="another"))

    first, again = bring_in(desk, book), bring_in(desk, book)

    assert counts(first, "Activities") == {"new": 3}
    assert counts(again, "Activities") == {"same": 3}
    assert not again.has_changes()


@pytest.mark.usefixtures("ada")
def test_an_act_edited_since_is_known_again(desk):
    bring_in(desk, acts(act()))
    with desk.write("Edit") as write:
        edit_activities(write.session, Chosen(ids=(1,)), {"link": "changed", "notes": "mine"})

    plan = bring_in(desk, acts(act()))

    assert counts(plan, "Activities") == {"same": 1}


def test_a_file_tells_what_was_also_of_those_who_left_since(desk):
    headings = ("Full name", "Email", "Status", "Tier")
    row = ("Ada", "ada@x.example", "alumni", "Gold")
    bring_in(desk, book_of(Members=[headings, row]))
    bring_in(desk, acts(act(outcome="idea")))
    told = book_of(
        Members=[headings, (*row[:2], "paused", "Silver")],
        Activities=acts(act(outcome="asked")).sheets[0].rows,
    )

    plan = bring_in(desk, told, existing=Existing.UPDATE)

    assert counts(plan) == counts(plan, "Activities") == {"update": 1}
    assert lines(desk, "activity", "status") == [("asked",)]


@pytest.mark.usefixtures("ada")
def test_a_new_note_in_the_file_fills_a_blank(desk):
    headings = ("Date", "Member", "Type", "Link", "Notes")
    row = (A_DAY, "ada@x.example", CALL, "call")
    bring_in(desk, book_of(Activities=[headings, (*row, None)]))

    plan = bring_in(desk, book_of(Activities=[headings, (*row, "went well")]))

    assert counts(plan, "Activities") == {"update": 1}
    assert lines(desk, "activity", "notes") == [("went well",)]


@pytest.mark.usefixtures("ada")
def test_acts_stay_with_the_company_of_their_day(desk):
    bring_in(desk, acts(act()))

    assert lines(desk, "activity", "account_id") == [(1,)]


def test_people_planned_in_the_same_file_are_found(desk):
    book = book_of(
        Activities=[HEADINGS, act(email="GRACE@x.example"), act(email=None, name="Hopper, Grace")],
        Members=[("Full name", "Email"), ("Grace Hopper", "grace@x.example")],
    )

    plan = bring_in(desk, book)

    assert [section.kind for section in plan.sections] == ["members", "activities"]
    assert counts(plan, "Activities") == {"new": 2}
    assert lines(desk, "activity", "member_id") == [(1,), (1,)]


@pytest.mark.parametrize(
    ("email", "name", "words"),
    [
        ("nobody@x.example", "Nobody", "is nobody known"),
        ("nobody@x.example", "Ada Lovelace", "an e-mail that nobody has"),
        (None, "Twin", "fits several members"),
        (None, None, "names nobody"),
    ],
)
@pytest.mark.usefixtures("ada")
def test_an_act_of_nobody_certain_is_left_to_her(desk, email, name, words):
    add_member(desk, full_name="Twin", email="a@x.example")
    add_member(desk, full_name="Twin", email="b@x.example")

    plan = bring_in(desk, acts(act(email=email, name=name), act()))

    assert [v.value for v in verdicts(plan, "Activities")] == ["skipped", "new"]
    ((row, _column, left_out, text),) = problems(plan, "Activities")
    assert (row, left_out) == (2, "row")
    assert words in text


def test_people_whom_nobody_knows_are_made_when_she_says_so(desk):
    book = acts(act(email="new@x.example", name="New Person"), act(email="NEW@x.example"))

    plan = bring_in(desk, book, unknown_member=Unknown.CREATE)

    assert counts(plan, "Activities") == {"new": 2}
    assert lines(desk, "member", "full_name", "email") == [("New Person", "new@x.example")]
    assert counts(bring_in(desk, book), "Activities") == {"same": 2}


def test_she_decides_whose_an_act_is(desk, ada):
    ((uid,),) = lines(desk, "member", "uid")

    plan = bring_in(desk, acts(act(email="other@x.example")), decisions={("Activities", 2): uid})

    assert counts(plan, "Activities") == {"new": 1}
    assert lines(desk, "activity", "member_id") == [(ada,)]


@pytest.mark.usefixtures("ada")
def test_an_unknown_kind_keeps_its_row_out(desk):
    plan = plan_of(desk, acts(act(kind="Ref call"), act(kind=None), act(kind="ref call")))

    assert [v.value for v in verdicts(plan, "Activities")] == ["invalid"] * 3
    assert section_of(plan, "Activities").unknown_values == {
        "type": {"Ref call": 1, "ref call": 1}
    }
    assert [p[1:3] for p in problems(plan, "Activities")] == [("Activity", "row")] * 3


@pytest.mark.usefixtures("ada")
def test_an_unknown_kind_is_made_when_she_says_so(desk):
    book = acts(act(kind="Ref call"), act(kind="REF CALL", link="2"))

    plan = bring_in(desk, book, unknown_value=Unknown.CREATE)

    assert plan.new_names["activity_types"] == ("Ref call",)
    (kind,) = lines(desk, "activity_type", "id", "name", "category", "stance", "effort")[-1:]
    assert kind[1:] == ("Ref call", "other", "both", 2)
    assert counts(bring_in(desk, book), "Activities") == {"same": 2}


@pytest.mark.usefixtures("ada")
def test_a_kind_means_what_she_said(desk):
    plan = bring_in(
        desk, acts(act(kind="Ref-Call")), values={"activities.type": {"ref call": CALL}}
    )

    assert counts(plan, "Activities") == {"new": 1}
    assert lines(desk, "activity", "type_id") == [(1,)]
    assert lines(desk, "learned_value", "field", "word", "choice") == [
        ("activities.type", "ref call", CALL)
    ]


@pytest.mark.usefixtures("ada")
def test_days_that_can_be_read_two_ways_are_asked_about(desk):
    setup = setup_of(desk, acts(act(day="03/04/2025")))

    with desk.read() as session, pytest.raises(DeskError, match="Date"):
        plan_import(session, setup)
    setup.read_days_as(DayOrder.DMY)
    with desk.write("Import") as write:
        commit_plan(write.session, plan_import(write.session, setup))

    assert lines(desk, "activity", "completed_on") == [("2025-04-03",)]
    assert not setup_of(desk, acts(act(day="05/06/2025"))).undecided()  # remembered


@pytest.mark.usefixtures("ada")
def test_quality_says_how_usable_it_is(desk):
    headings = ("Date", "Member", "Type", "Quality")
    rows = [(A_DAY, "ada@x.example", CALL, quality) for quality in (5, 3, 1, 6)]

    plan = bring_in(desk, book_of(Activities=[headings, *rows]))

    assert lines(desk, "activity", "id", "usability") == [
        (1, "as is"),
        (2, "needs work"),
        (3, "not usable"),
        (4, None),
    ]
    assert problems(plan, "Activities") == [(5, "Quality", "cell", "is not 1 to 5")]


@pytest.mark.usefixtures("ada")
def test_money_is_kept_in_its_currency(desk):
    headings = ("Date", "Member", "Type", "Value", "Currency", "Link")
    who = (A_DAY, "ada@x.example", CALL)
    rows = [(*who, 12.5, "USD", "a"), (*who, "£ 7", None, "b"), (*who, 100, None, "c")]

    bring_in(desk, book_of(Activities=[headings, *rows]))

    assert lines(desk, "activity", "id", "value", "currency") == [
        (1, 1250, "USD"),
        (2, 700, "GBP"),
        (3, 10000, "EUR"),
    ]


def test_undo_takes_acts_people_and_kinds_back(desk):
    before = dump(desk)
    book = book_of(
        Members=[("Full name", "Email", "Company"), ("Ada", "ada@x.example", "Engines")],
        Activities=[HEADINGS, act(kind="Ref call"), act(email="new@x.example")],
    )

    bring_in(desk, book, unknown_value=Unknown.CREATE, unknown_member=Unknown.CREATE)
    desk.undo()

    assert dump(desk) == before


@pytest.mark.usefixtures("ada")
def test_a_cancelled_import_leaves_no_trace(desk):
    class Impatient:
        def step(self, _done, _total, note=""):
            if note == "Noting where the rows came from":
                raise Cancelled

    before = dump(desk)
    plan = plan_of(desk, acts(act(), act(link="b")))

    with pytest.raises(Cancelled), desk.write("Import") as write:
        commit_plan(write.session, plan, Impatient())

    assert dump(desk) == before
