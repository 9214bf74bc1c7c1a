"""What can be done with members, one or many."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.accounts import add_accounts
from advocate_desk.program.books import CompanyBook
from advocate_desk.program.bulk import add_word, remove_word
from advocate_desk.program.history import (
    JobMove,
    NewStanding,
    change_standing,
    end_job,
    move_job,
)
from advocate_desk.program.listing import Chosen, Condition, Sort, Test, Wanted
from advocate_desk.program.member_card import member_card
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.members import edit_members
from advocate_desk.program.own_fields import add_custom_field, set_custom_value
from advocate_desk.program.settings import change_setting
from advocate_desk.store.models import Employment, Member
from tests.making import add_member, add_members_, dump, log_act

DAY = dt.date(2026, 5, 1)


def line_of(desk, member):
    with desk.read() as session:
        return MEMBERS.lines(session, [member])[member].values


def names(desk, wanted, sort=MEMBERS.default_sort):
    with desk.read() as session:
        ids = MEMBERS.ids(session, wanted, sort)
        lines = MEMBERS.lines(session, list(ids))
        return [lines[int(row_id)].values["name"] for row_id in ids]


@pytest.mark.parametrize("typed", ["zoe", "ZOË", "mull", "kestrel zoe", "zoe@"])
def test_search_finds_by_any_part_without_accents_and_case(desk, typed):
    add_member(desk, full_name="Zoë Müller", email="zoe@kestrel.example", company="Kestrel Bank")
    add_member(desk, full_name="Grace Hopper")

    assert names(desk, Wanted(typed)) == ["Zoë Müller"]


def test_a_name_is_made_of_its_parts(desk):
    ada = add_member(desk, full_name=None, given_name="Ada", family_name="Lovelace")

    assert line_of(desk, ada)["name"] == "Ada Lovelace"


def test_a_member_needs_a_name_or_an_address(desk):
    with pytest.raises(InvalidDraft, match="name or an e-mail"):
        add_member(desk, full_name=" ")


def test_an_address_is_kept_in_lower_case_and_belongs_to_one_member(desk):
    add_member(desk, email="Ada@Kestrel.example,")

    with pytest.raises(InvalidDraft, match="already belongs to Ada Lovelace"):
        add_member(desk, full_name="Other", email="ada@kestrel.example")


def test_one_address_cannot_be_given_to_many(desk):
    add_members_(desk, {"full_name": "A"}, {"full_name": "B"})

    with pytest.raises(InvalidDraft, match="one member only"), desk.write("Edit") as write:
        edit_members(write.session, Chosen(wanted=Wanted()), {"email": "a@b.example"})


def test_a_new_company_is_a_job_move_and_acts_stay_where_they_happened(desk):
    ada = add_member(desk, company="Kestrel Bank", job_title="CFO")
    log_act(desk, ada)
    with desk.write("Move") as write:
        move_job(write.session, ada, JobMove("Rival Inc", "CEO", DAY))

    with desk.read() as session:
        card = member_card(session, ada)
    assert [(job.company, job.job_title, job.from_day, job.to_day) for job in card.jobs] == [
        ("Rival Inc", "CEO", DAY, None),
        ("Kestrel Bank", "CFO", None, DAY),
    ]
    assert card.line.values["role"] == "CEO · Rival Inc"
    assert card.line.values["acts"] == 1


def rivals(desk, **named):
    with desk.write("Rivals") as write:
        add_accounts(write.session, [{"company": "Northwind", **named}])


def move_to(desk, member, company):
    with desk.write("Move") as write:
        return move_job(write.session, member, JobMove(company, None, DAY))


@pytest.mark.parametrize(
    "named", [{"rivals": ("Other", "Rival Inc")}, {"replaced_rival": "Rival Inc"}]
)
def test_who_moves_to_a_rival_is_paused_until_a_review(desk, named):
    rivals(desk, **named)
    ada = add_member(desk, company="Kestrel Bank", status="enrolled", enrolled_on=DAY)
    before = dump(desk)

    review = move_to(desk, ada, "RIVAL INC")

    assert review == clock.today() + dt.timedelta(days=30)
    with desk.read() as session:
        card = member_card(session, ada)
    assert (card.line.values["status"], card.line.values["paused_until"]) == ("paused", review)
    assert card.standings[0].reason == "Works for RIVAL INC now"
    desk.undo()
    assert dump(desk) == before


def test_nobody_is_paused_who_moves_elsewhere_or_is_not_enrolled(desk):
    rivals(desk, rivals=("Rival Inc",))
    ada = add_member(desk, company="Kestrel Bank", status="enrolled", enrolled_on=DAY)
    eve = add_member(desk, full_name="Eve", company="Kestrel Bank")

    assert move_to(desk, ada, "Northwind") is None
    assert move_to(desk, eve, "Rival Inc") is None


def test_a_job_cannot_begin_before_the_one_it_ends(desk):
    ada = add_member(desk, company="Kestrel Bank", employed_from=DAY)

    with pytest.raises(InvalidDraft, match="began on"), desk.write("Move") as write:
        move_job(write.session, ada, JobMove("Rival Inc", None, DAY - dt.timedelta(days=1)))


def two_jobs(desk):
    """Give Ada, who works at two banks as far as the desk knows, and the ids of her jobs."""
    ada = add_member(desk, company="Kestrel Bank", job_title="CFO", employed_from=DAY)
    with desk.write("Add job") as write:
        account = CompanyBook(write.session).find_or_add("Rival Inc")
        write.session.add(Employment(member_id=ada, account_id=account, job_title="CEO"))
    with desk.read() as session:
        return ada, {job.company: job.id for job in member_card(session, ada).jobs}


def test_the_job_that_ended_leaves_the_other_as_the_present_one(desk):
    ada, jobs = two_jobs(desk)
    assert line_of(desk, ada)["company"] == "Kestrel Bank"

    with desk.write("End") as write:
        end_job(write.session, jobs["Kestrel Bank"], clock.today())

    assert line_of(desk, ada)["company"] == "Rival Inc"
    with desk.read() as session:
        assert [job.company for job in member_card(session, ada).jobs_now()] == ["Rival Inc"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, "on what day"),
        (DAY - dt.timedelta(days=1), "The job began on"),
        (dt.date(2126, 1, 1), "to come"),
    ],
)
def test_a_job_ends_on_no_day_it_cannot_have_ended_on(desk, day, said):
    _ada, jobs = two_jobs(desk)

    with pytest.raises(InvalidDraft, match=said), desk.write("End") as write:
        end_job(write.session, jobs["Kestrel Bank"], day)


def test_a_title_alone_corrects_the_job(desk):
    ada = add_member(desk, company="Kestrel Bank", job_title="CFO")
    with desk.write("Edit") as write:
        edit_members(write.session, Chosen(ids=(ada,)), {"job_title": "CEO"})

    with desk.read() as session:
        assert len(member_card(session, ada).jobs) == 1


def test_a_standing_follows_the_one_before(desk):
    ada = add_member(desk, status="enrolled", enrolled_on=dt.date(2025, 1, 1))
    with desk.write("Pause") as write:
        pause = NewStanding("paused", DAY, reason="leave", paused_until=dt.date(2026, 9, 1))
        change_standing(write.session, Chosen(ids=(ada,)), pause)

    with desk.read() as session:
        card = member_card(session, ada)
    assert [(s.status, s.from_day, s.to_day) for s in card.standings] == [
        ("paused", DAY, None),
        ("enrolled", dt.date(2025, 1, 1), DAY),
    ]
    assert card.line.values["enrolled_on"] == dt.date(2025, 1, 1)
    assert card.line.values["paused_until"] == dt.date(2026, 9, 1)


def _stand_by_form(session, whom, status):
    change_standing(session, whom, NewStanding(status))


def _stand_by_edit(session, whom, status):
    edit_members(session, whom, {"status": status})


BOTH_WAYS = pytest.mark.parametrize("stand", [_stand_by_form, _stand_by_edit])


@BOTH_WAYS
def test_a_pause_needs_a_day_to_review_it(desk, stand):
    ada = add_member(desk)

    with pytest.raises(InvalidDraft, match="day to review"), desk.write("Pause") as write:
        stand(write.session, Chosen(ids=(ada,)), "paused")


def test_a_pause_in_the_list_takes_the_day_that_is_there(desk):
    ada = add_member(desk, paused_until=DAY)
    with desk.write("Pause") as write:
        edit_members(write.session, Chosen(ids=(ada,)), {"status": "paused"})

    with pytest.raises(InvalidDraft, match="day to review"), desk.write("Clear") as write:
        edit_members(write.session, Chosen(ids=(ada,)), {"paused_until": None})


@BOTH_WAYS
def test_nobody_is_invited_again_soon_after_a_no(desk, stand):
    days_ago = clock.today() - dt.timedelta(days=179)
    ada = add_member(desk, status="declined", status_since=days_ago)

    with pytest.raises(InvalidDraft, match="declined less than 180"), desk.write("Ask") as write:
        stand(write.session, Chosen(ids=(ada,)), "invited")

    with desk.write("Wait less") as write:
        change_setting(write.session, "declined_blocks_days", "179")
    with desk.write("Ask") as write:
        stand(write.session, Chosen(ids=(ada,)), "invited")


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (Condition("tier", Test.IS, "Gold"), ["A"]),
        (Condition("tier", Test.IS, ("Gold", "Silver")), ["A", "B"]),
        (Condition("tier", Test.IS_NOT, "Gold"), ["B", "C"]),
        (Condition("tier", Test.BLANK), ["C"]),
        (Condition("tier", Test.NOT_BLANK), ["A", "B"]),
        (Condition("tags", Test.IS, "VIP"), ["A", "B"]),
        (Condition("tags", Test.IS_NOT, "vip"), ["C"]),
        (Condition("city", Test.CONTAINS, "50%"), ["B"]),
        (Condition("paused_until", Test.BEFORE, DAY), ["A"]),
        (Condition("paused_until", Test.AFTER, DAY), ["B"]),
        (Condition("acts", Test.AT_LEAST, 1), ["C"]),
        (Condition("acts", Test.AT_MOST, 0), ["A", "B"]),
        (Condition("open_to_network", Test.IS, value=True), ["A"]),
    ],
    ids=lambda value: f"{value.field} {value.test}" if isinstance(value, Condition) else "",
)
def test_every_kind_of_filter_finds_its_rows(desk, condition, found):
    _a, _b, c = add_members_(
        desk,
        {
            "full_name": "A",
            "tier": "Gold",
            "tags": ("vip",),
            "paused_until": dt.date(2026, 4, 30),
            "open_to_network": True,
        },
        {
            "full_name": "B",
            "tier": "Silver",
            "tags": ("x", "vip"),
            "city": "50% off",
            "paused_until": DAY,
        },
        {"full_name": "C", "tags": ("vipers",), "city": "500 off"},
    )
    log_act(desk, c)

    assert names(desk, Wanted(conditions=(condition,))) == found


def test_a_field_of_her_own_filters_and_sorts_like_any_other(desk):
    a, b = add_members_(desk, {"full_name": "A"}, {"full_name": "B"})
    with desk.write("Own field") as write:
        field = add_custom_field(write.session, "members", "Shirt")
        for member, size in ((a, "XL"), (b, "M")):
            chosen = MEMBERS.chosen(Chosen(ids=(member,)))
            set_custom_value(write.session, field, chosen, size)

    key = f"custom:{field}"
    assert names(desk, Wanted(conditions=(Condition(key, Test.IS, "M"),))) == ["B"]
    assert names(desk, Wanted(), Sort(key)) == ["B", "A"]
    assert line_of(desk, a)[key] == "XL"


def test_own_numbers_and_days_compare_and_sort_as_such(desk):
    ids = add_members_(desk, *({"full_name": name} for name in "ABC"))
    with desk.write("Own fields") as write:
        size = add_custom_field(write.session, "members", "Size", "number")
        since = add_custom_field(write.session, "members", "Since", "day")
        for member, number in zip(ids, (9, 10, 100), strict=True):
            chosen = MEMBERS.chosen(Chosen(ids=(member,)))
            set_custom_value(write.session, size, chosen, number)
            set_custom_value(write.session, since, chosen, dt.date(2000 + number, 1, 1))

    assert names(desk, Wanted(), Sort(f"custom:{size}", descending=True)) == ["C", "B", "A"]
    large = Condition(f"custom:{size}", Test.AT_LEAST, 10)
    assert names(desk, Wanted(conditions=(large,))) == ["B", "C"]
    before = Condition(f"custom:{since}", Test.BEFORE, dt.date(2010, 1, 1))
    assert names(desk, Wanted(conditions=(before,))) == ["A"]


def test_blanks_sort_last_going_up(desk):
    add_members_(desk, {"full_name": "A"}, {"full_name": "B", "tier": "Gold"})

    assert names(desk, Wanted(), Sort("tier")) == ["B", "A"]


def test_a_tag_is_added_once_whatever_its_case_and_removed_whole(desk):
    a, b = add_members_(
        desk, {"full_name": "A", "tags": ("VIP",)}, {"full_name": "B", "tags": ("vipers",)}
    )
    everybody = MEMBERS.chosen(Chosen(wanted=Wanted()))
    with desk.write("Tag") as write:
        assert add_word(write.session, Member, everybody, "tags", "vip") == 1
    assert line_of(desk, b)["tags"] == ("vipers", "vip")
    with desk.write("Untag") as write:
        assert remove_word(write.session, Member, everybody, "tags", "vip") == 2

    assert line_of(desk, a)["tags"] == ()
    assert line_of(desk, b)["tags"] == ("vipers",)


def test_all_but_a_few_of_a_filter_can_be_chosen(desk):
    a, b = add_members_(desk, {"full_name": "A"}, {"full_name": "B"})
    with desk.write("Edit") as write:
        chosen = Chosen(wanted=Wanted(), without=(a,))
        assert edit_members(write.session, chosen, {"tier": "Gold"}) == 1

    assert line_of(desk, a)["tier"] is None
    assert line_of(desk, b)["tier"] == "Gold"


def test_ids_come_in_the_order_that_was_asked_for(desk):
    add_members_(desk, *({"full_name": f"P{n:03}"} for n in range(300, 0, -1)))
    with desk.read() as session:
        ids = list(MEMBERS.ids(session, Wanted(), Sort("name")))
        first = MEMBERS.first_ids(session, Wanted(), Sort("name"), 10)

    assert ids == sorted(ids, reverse=True)
    assert first == ids[:10]
