"""What the quick log knows: who is meant, which types come first, what is worth saying."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.drafts import drop_draft, keep_draft, kept_draft
from advocate_desk.program.listing import Chosen
from advocate_desk.program.open_asks import open_asks
from advocate_desk.program.quick_log import (
    LogMeant,
    owed_for,
    people_like,
    people_of,
    types_by_use,
    worth_saying,
)
from advocate_desk.store.models import ActivityType
from advocate_desk.store.preferences import set_preference
from tests.making import A_DAY, CASE_STUDY, REFERENCE_CALL, add_member, add_members_, log_act

TODAY = dt.date(2026, 11, 21)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


def found(desk, words, **how):
    with desk.read() as session:
        return [person.name for person in people_like(session, words, **how)]


def said(desk, member, status="completed", type_id=REFERENCE_CALL, day=TODAY):
    members = member if isinstance(member, tuple) else (member,)
    with desk.read() as session:
        return worth_saying(session, LogMeant(members, type_id, status, day))


def test_names_that_begin_with_the_words_come_first(desk):
    add_members_(
        desk,
        {"full_name": "Amadeus Mara"},
        {"full_name": "Mara Zu"},
        {"full_name": "Bo Li", "company": "Marathon"},
    )

    assert found(desk, "mara") == ["Mara Zu", "Amadeus Mara", "Bo Li"]


def test_accents_case_and_word_order_do_not_matter(desk):
    add_members_(desk, {"full_name": "Zoë Müller"}, {"full_name": "Ada"})

    assert found(desk, "MULLER zoe") == ["Zoë Müller"]
    assert found(desk, "%") == []


def test_no_more_are_given_than_asked_for(desk):
    add_members_(desk, *({"full_name": f"Ada {number}"} for number in range(5)))

    assert len(found(desk, "ada", limit=3)) == 3


def test_people_keep_their_order_and_the_deleted_are_left_out(desk):
    ada, bob = add_members_(desk, {"full_name": "Ada"}, {"full_name": "Bob"})

    with desk.read() as session:
        names = [person.name for person in people_of(session, (bob, 999, ada))]

    assert names == ["Bob", "Ada"]


def test_a_new_desk_offers_one_type_of_each_category(desk):
    with desk.read() as session:
        first = types_by_use(session)[:9]

    assert len({choice.category for choice in first}) == 9


def test_types_that_are_not_in_use_are_not_offered(desk):
    with desk.write("Deactivate") as write:
        edit_types(write.session, Chosen(ids=(REFERENCE_CALL,)), {"active": False})

    with desk.read() as session:
        assert REFERENCE_CALL not in {choice.id for choice in types_by_use(session)}


def test_what_was_done_is_logged_whoever_did_it_but_new_asks_are_warned_of(desk):
    ada = add_member(desk, full_name="Ada", contact_preference="do not contact")

    assert said(desk, ada, "asked") == "Ada does not want to be contacted."
    assert said(desk, ada, "completed") == ""


def test_a_refused_type_or_category_is_said(desk):
    ada = add_member(desk, full_name="Ada", never_ask_for=("reference",))

    assert said(desk, ada, "asked") == "Ada does not want to be asked for this."
    assert said(desk, ada, "asked", CASE_STUDY) == ""


def test_of_many_one_is_named_and_the_others_are_counted(desk):
    until = dt.date(2026, 12, 20)
    ids = add_members_(
        desk, *({"full_name": name, "paused_until": until} for name in ("Ada", "Bob", "Cy"))
    )

    sentence = said(desk, tuple(ids))

    assert sentence == "Ada is paused until 20 Dec 2026. The same holds for 2 others."


def test_the_same_act_on_the_same_day_is_said(desk):
    ada = add_member(desk)
    log_act(desk, ada, completed_on=TODAY, type_id=CASE_STUDY)

    assert said(desk, ada, type_id=CASE_STUDY) == "The same is already logged for that day."
    assert said(desk, ada, type_id=CASE_STUDY, day=TODAY - dt.timedelta(days=1)) == ""


def test_an_ask_that_is_open_already_is_said(desk):
    ada = add_member(desk)
    log_act(desk, ada, status="asked", asked_on=dt.date(2025, 11, 3))

    assert said(desk, ada, "asked") == "There is an open ask of 3 Nov 2025 for this already."


def test_an_ask_put_off_to_a_later_day_is_not_called_silent(desk):
    ada = add_member(desk)
    asked = {"status": "asked", "asked_on": dt.date(2026, 10, 1)}
    log_act(desk, ada, **asked, due_on=dt.date(2026, 12, 1))
    log_act(desk, ada, **asked, due_on=dt.date(2026, 11, 1), type_id=CASE_STUDY)

    with desk.read() as session:
        silent = {ask.type: ask.is_silent for ask in open_asks(session)}

    assert silent == {"Reference call 1:1": False, "Written case study": True}


def test_the_longest_waiting_asks_come_first_and_not_more_than_wanted(desk):
    people = add_members_(desk, *({"full_name": name} for name in ("Ada", "Bob", "Cy")))
    for number, person in enumerate(people):
        log_act(desk, person, status="asked", asked_on=dt.date(2026, 11, 20 - number))

    with desk.read() as session:
        names = [ask.member for ask in open_asks(session, limit=2)]

    assert names == ["Cy", "Bob"]


def test_a_draft_is_kept_replaced_and_forgotten(desk):
    with desk.note() as session:
        keep_draft(session, "log", {"notes": "Größe"})
    with desk.note() as session:
        keep_draft(session, "log", {"notes": "größer"})

    with desk.read() as session:
        assert kept_draft(session, "log") == {"notes": "größer"}
    with desk.note() as session:
        drop_draft(session, "log")
        drop_draft(session, "log")
    with desk.read() as session:
        assert kept_draft(session, "log") is None
    assert desk.undo_label() is None


@pytest.mark.parametrize(
    ("points", "said"),
    [("no", "We owe: a thank-you"), ("yes", "We owe: a thank-you and 40 points")],
)
def test_what_is_owed_for_an_act_names_points_only_where_they_are_on(desk, points, said):
    member = add_member(desk)
    with desk.write("Set") as write:
        set_preference(write.session, "Points", points)
        write.session.get_one(ActivityType, REFERENCE_CALL).points = 40

    with desk.read() as session:
        done = LogMeant((member,), REFERENCE_CALL, "completed", A_DAY)
        asked = LogMeant((member,), REFERENCE_CALL, "asked", A_DAY)

        assert (owed_for(session, done), owed_for(session, asked)) == (said, "")
