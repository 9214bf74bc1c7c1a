"""What waits today: of each kind the rows that count and those that do not, and since when."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from advocate_desk.metrics.waiting import KINDS, Waiting, waiting_today
from advocate_desk.program.conversations import thank
from advocate_desk.program.desks import open_desk
from advocate_desk.store.models import (
    Activity,
    ActivityType,
    CareerWin,
    Consent,
    Grant,
    Import,
    Member,
    Standing,
    SurveyResponse,
    Touch,
    Win,
)
from advocate_desk.store.preferences import set_preference
from tests.making import CASE_STUDY, REFERENCE_CALL, add_members_, log_act

TODAY = dt.date(2026, 11, 21)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


@pytest.fixture
def program(new_desk, tmp_path, monkeypatch):
    """A desk with five candidates who have done nothing yet."""
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())
    desk = open_desk(shutil.copyfile(new_desk, tmp_path / "waiting.desk"))
    add_members_(desk, *({"full_name": f"Member {n}"} for n in range(1, 6)))
    yield desk
    desk.close()


def write(desk, *rows):
    with desk.write("Write") as write:
        write.session.add_all(rows)
        write.session.flush()
        return [row.id for row in rows]


def change(desk, model, row, **values):
    with desk.write("Change") as write:
        for key, value in values.items():
            setattr(write.session.get_one(model, row), key, value)


def waiting(desk) -> dict[str, Waiting]:
    with desk.read() as session:
        return {one.kind.key: one for one in waiting_today(session).waiting}


def ids_of(desk, key):
    found = waiting(desk).get(key)
    return found.ids if found else ()


def test_nothing_waits_for_members_who_are_only_known(program):
    assert waiting(program) == {}


def test_a_withdrawn_consent_waits_where_something_finished_rests_on_it(program):
    with program.write("Needs") as write_:
        write_.session.get_one(ActivityType, CASE_STUDY).needs_consent = ("quote", "logo")
    log_act(program, 1, 2, 4, type_id=CASE_STUDY)
    log_act(program, 3, type_id=CASE_STUDY, status="asked", asked_on=ago(1))
    rows = write(
        program,
        Consent(member_id=1, use="quote", withdrawn_on=ago(30)),
        Consent(member_id=1, use="photo", withdrawn_on=ago(3)),  # nothing needed it
        Consent(member_id=2, use="logo", withdrawn_on=ago(31)),  # long since pulled
        Consent(member_id=3, use="quote", withdrawn_on=ago(3)),  # nothing is finished
        Consent(member_id=4, use="quote", given_on=ago(3)),
    )

    assert ids_of(program, "consent_withdrawn") == (rows[0],)


def test_a_promise_waits_from_the_day_after_it_was_due_until_it_is_kept(program):
    rows = write(
        program,
        *(
            Touch(member_id=1, kind="talk", on_day=ago(20), promise=promise, **days)
            for promise, days in (
                ("a", {"promise_due": ago(1)}),
                ("b", {"promise_due": TODAY}),
                ("c", {"promise_due": ago(9), "promise_done": ago(8)}),
                (None, {"promise_due": ago(5)}),
                ("d", {}),
            )
        ),
    )

    found = waiting(program)["promise_overdue"]

    assert (found.ids, found.oldest) == ((rows[0],), 1)
    assert found.words() == "1 promise is overdue"


def test_a_reward_waits_while_it_needs_approval(program):
    rows = write(
        program,
        *(
            Grant(member_id=1, kind="gift card", status=status, given_on=ago(4))
            for status in ("needs approval", "approved", "declined")
        ),
    )

    assert ids_of(program, "to_approve") == (rows[0],)


def test_a_yes_waits_for_its_day_after_a_week(program):
    def accepted(days, **values):
        asked = {"status": "accepted", "asked_on": ago(30), "responded_on": ago(days)}
        return Activity(member_id=1, type_id=1, **asked, **values)

    rows = write(program, accepted(8), accepted(7), accepted(8, due_on=TODAY))

    assert ids_of(program, "without_a_day") == (rows[0],)


def test_asks_wait_while_they_are_open(program):
    asks = [
        log_act(program, 1, type_id=kind, status=status, asked_on=ago(5))[0]
        for kind, status in enumerate(("asked", "scheduled", "declined"), start=1)
    ]
    log_act(program, 2)

    found = waiting(program)["open_asks"]

    assert sorted(found.ids) == sorted(asks[:2])
    assert (found.oldest, found.kind.deed) == (5, "Sweep")


def test_acts_wait_for_thanks_after_three_days(program):
    old, fresh, thanked, partners = (
        log_act(program, member, completed_on=ago(days))[0]
        for member, days in ((1, 4), (1, 3), (2, 9), (3, 9))
    )
    change(program, Member, 3, person_type="partner")
    with program.write("Thank") as write_:
        thank(write_.session, [2])
    again = log_act(program, 4, completed_on=ago(200))[0]

    found = waiting(program)["to_thank"]
    assert (found.ids, found.oldest) == ((old, again), 200)
    assert not {fresh, thanked, partners} & set(found.ids)


def test_a_threshold_of_the_settings_is_gone_by(program):
    act = log_act(program, 1, completed_on=ago(4))[0]
    with program.write("Set") as write_:
        set_preference(write_.session, "Thank within days", "10")
    assert ids_of(program, "to_thank") == ()

    with program.write("Set") as write_:
        set_preference(write_.session, "Thank within days", "1")

    assert ids_of(program, "to_thank") == (act,)


def test_promoters_wait_until_they_are_asked(program):
    write(
        program,
        *(
            SurveyResponse(member_id=member, kind="NPS", score=score, answered_on=ago(6))
            for member, score in ((1, 9), (2, 10), (3, 8), (4, 10))
        ),
    )
    log_act(program, 2, status="asked", asked_on=ago(2))
    change(program, Member, 4, person_type="employee")

    found = waiting(program)["promoters"]

    assert (found.ids, found.oldest) == ((1,), 6)


def test_a_win_or_delight_of_the_week_is_a_good_moment_unless_an_ask_is_open(program):
    write(
        program,
        Win(member_id=1, on_day=ago(7), what="Saved 40 %"),
        Win(member_id=2, on_day=ago(8), what="Too long ago"),
        CareerWin(member_id=3, on_day=TODAY, kind="promotion"),
        SurveyResponse(member_id=4, kind="CSAT", score=5, answered_on=ago(1)),
        SurveyResponse(member_id=5, kind="CSAT", score=4, answered_on=ago(1)),
    )
    log_act(program, 3, status="asked", asked_on=ago(2))

    assert sorted(ids_of(program, "good_moment")) == [1, 4]


def test_standings_wait_by_their_days(program):
    write(
        program,
        Standing(member_id=1, status="nominated", from_day=ago(8)),
        Standing(member_id=2, status="nominated", from_day=ago(7)),
        Standing(member_id=3, status="paused", from_day=ago(60)),
        Standing(member_id=4, status="paused", from_day=ago(60)),
    )
    change(program, Member, 3, paused_until=TODAY)
    change(program, Member, 4, paused_until=ago(-1))

    assert ids_of(program, "nominations") == (1,)
    assert ids_of(program, "paused") == (3,)


def test_who_enrolled_a_month_ago_and_was_never_asked_waits(program):
    write(
        program,
        *(
            Standing(member_id=member, status="enrolled", from_day=ago(days))
            for member, days in ((1, 31), (2, 30), (3, 99), (4, 99))
        ),
    )
    log_act(program, 3, status="declined", asked_on=ago(50))
    log_act(program, 4, completed_on=ago(50))  # of her own accord

    assert ids_of(program, "never_asked") == (1,)


def test_consents_that_hold_are_told_before_they_end(program):
    soon = {"given_on": ago(300), "expires_on": ago(-30)}
    rows = write(
        program,
        Consent(member_id=1, use="quote", **soon),
        Consent(member_id=2, use="quote", given_on=ago(300), expires_on=ago(-31)),
        Consent(member_id=3, use="quote", **soon, withdrawn_on=ago(3)),
        Consent(member_id=4, use="quote", **soon),
        Consent(member_id=4, use="quote", given_on=ago(2)),  # renewed
        Consent(member_id=5, use="quote", given_on=ago(300), expires_on=ago(1)),
    )

    assert ids_of(program, "consent_expires") == (rows[0],)


def test_anniversaries_are_those_of_the_coming_week(program):
    write(
        program,
        *(
            Standing(member_id=member, status="enrolled", from_day=day)
            for member, day in (
                (1, dt.date(2024, 11, 21)),
                (2, dt.date(2025, 11, 27)),
                (3, dt.date(2025, 11, 28)),
                (4, dt.date(2025, 11, 20)),
                (5, TODAY),
            )
        ),
    )

    assert sorted(ids_of(program, "anniversaries")) == [1, 2]


def test_what_waited_before_the_first_import_is_a_project_and_not_overdue(program):
    old, new = (
        log_act(program, member, completed_on=ago(days))[0] for member, days in ((1, 100), (2, 20))
    )
    imported = {"file": "a.xlsx", "sha256": "x", "counts": "{}"}
    write(
        program,
        Import(at=f"{ago(200)} 09:00:00", status="undone", **imported),
        Import(at=f"{ago(50)} 09:00:00", status="done", **imported),
        Import(at=f"{ago(10)} 09:00:00", status="done", **imported),
    )

    with program.read() as session:
        today = waiting_today(session)

    assert [(one.kind.key, one.ids, one.oldest) for one in today.waiting] == [
        ("to_thank", (new,), 20)
    ]
    assert [(one.kind.key, one.ids) for one in today.project] == [("to_thank", (old,))]
    assert today.count() == 1


def test_what_hurts_most_stands_first(program):
    write(program, SurveyResponse(member_id=1, kind="NPS", score=9, answered_on=ago(1)))
    write(
        program,
        Touch(member_id=1, kind="talk", on_day=ago(9), promise="a", promise_due=ago(2)),
    )
    log_act(program, 2, status="asked", asked_on=ago(1), type_id=REFERENCE_CALL)

    assert list(waiting(program)) == ["promise_overdue", "open_asks", "promoters"]
    assert len({kind.key for kind in KINDS}) == len(KINDS)
