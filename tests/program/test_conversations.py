"""Conversations, wins and survey answers: what is kept, what is refused, what follows from it."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.conversations import (
    add_conversations,
    delete_conversations,
    edit_conversations,
    thank,
)
from advocate_desk.program.listing import Chosen, Condition, Sort, Test, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.motivations import add_motivations, edit_motivations
from advocate_desk.program.relation_lists import (
    CAREER_WINS,
    CONVERSATIONS,
    MOTIVATIONS,
    SURVEY_RESPONSES,
    WINS,
)
from advocate_desk.program.survey_responses import (
    add_survey_responses,
    delete_survey_responses,
    edit_survey_responses,
)
from advocate_desk.program.wins import add_career_wins, add_wins, delete_wins, edit_career_wins
from tests.making import A_DAY, add_member, add_members_, dump, log_act

TODAY = clock.today()
DAY = dt.timedelta(days=1)


def lines(desk, listing, words=""):
    with desk.read() as session:
        ids = listing.first_ids(session, Wanted(words), listing.default_sort)
        found = listing.lines(session, ids)
        return [found[row].values for row in ids]


def figures(desk, member):
    with desk.read() as session:
        return MEMBERS.lines(session, [member])[member].values


def test_a_conversation_is_what_we_spoke_last_and_its_promise_is_open(desk):
    ada = add_member(desk)
    talk = {"member_id": ada, "on_day": A_DAY, "text": "Roadmap", "promise": "Send the plan"}
    with desk.write("Log") as write:
        (row,) = add_conversations(write.session, [talk])

    assert figures(desk, ada)["last_spoke_on"] == A_DAY
    assert figures(desk, ada)["open_promises"] == 1
    with desk.write("Keep") as write:
        assert edit_conversations(write.session, Chosen(ids=(row,)), {"promise_done": TODAY}) == 1
    assert figures(desk, ada)["open_promises"] == 0


def test_a_thanks_closes_the_thank_you_of_all_acts_up_to_its_day(desk):
    ada = add_member(desk)
    log_act(desk, ada, completed_on=TODAY - 3 * DAY)
    log_act(desk, ada, completed_on=TODAY)
    assert figures(desk, ada)["to_thank"] == 2
    with desk.write("Thank") as write:
        add = {"member_id": ada, "on_day": TODAY - DAY, "kind": "thanks"}
        add_conversations(write.session, [add])

    assert figures(desk, ada)["to_thank"] == 1
    assert figures(desk, ada)["last_spoke_on"] is None
    with desk.write("Thank") as write:
        thank(write.session, [ada])
    assert figures(desk, ada)["to_thank"] == 0
    assert figures(desk, ada)["last_thanked_on"] == TODAY


def test_somebody_without_acts_can_be_thanked(desk):
    ada = add_member(desk)
    with desk.write("Thank") as write:
        thank(write.session, [ada])

    assert figures(desk, ada)["last_thanked_on"] == TODAY


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"on_day": None}, "Say on what day"),
        ({"on_day": TODAY + DAY}, "still to come"),
        ({"kind": "letter"}, "Kind is one of"),
        ({"promise": "x", "promise_due": A_DAY - DAY}, "before the day of the conversation"),
        ({"promise": "x", "promise_done": A_DAY - DAY}, "before the day of the conversation"),
        ({"member_id": None}, "Say who"),
        ({"member_id": 99}, "deleted meanwhile"),
    ],
)
def test_what_no_conversation_can_be_is_refused_and_leaves_nothing(desk, values, said):
    ada = add_member(desk)
    good = {"member_id": ada, "on_day": A_DAY}
    before = dump(desk)

    with pytest.raises(InvalidDraft, match=said), desk.write("Log") as write:
        add_conversations(write.session, [good, {**good, **values}])

    assert dump(desk) == before


def test_an_edit_is_checked_against_what_each_row_holds(desk):
    ada = add_member(desk)
    due = {"member_id": ada, "on_day": A_DAY, "promise": "x", "promise_due": A_DAY + 5 * DAY}
    with desk.write("Log") as write:
        ids = add_conversations(write.session, [{"member_id": ada, "on_day": A_DAY}, due])
    both, before = Chosen(ids=tuple(ids)), dump(desk)

    with pytest.raises(InvalidDraft, match="cannot be due"), desk.write("Edit") as write:
        edit_conversations(write.session, both, {"on_day": A_DAY + 9 * DAY})
    with pytest.raises(InvalidDraft, match="Whose it is"), desk.write("Edit") as write:
        edit_conversations(write.session, both, {"member": "Ben"})
    assert dump(desk) == before


def test_conversations_are_found_by_who_and_what_and_deleted_by_a_filter(desk):
    ada, ben = add_members_(desk, {"full_name": "Ada"}, {"full_name": "Ben Muñoz"})
    with desk.write("Log") as write:
        add_conversations(
            write.session,
            [
                {"member_id": ada, "on_day": A_DAY, "text": "About pricing", "by": "Dana"},
                {"member_id": ben, "on_day": A_DAY, "kind": "message"},
            ],
        )

    assert [line["by"] for line in lines(desk, CONVERSATIONS, "pricing")] == ["Dana"]
    assert [line["member"] for line in lines(desk, CONVERSATIONS, "munoz")] == ["Ben Muñoz"]
    with desk.write("Delete") as write:
        messages = Wanted(conditions=(Condition("kind", Test.IS, "message"),))
        assert delete_conversations(write.session, Chosen(wanted=messages)) == 1
    assert [line["member"] for line in lines(desk, CONVERSATIONS)] == ["Ada"]


def test_every_list_sorts_by_each_of_its_fields(desk):
    with desk.read() as session:
        for listing in (CONVERSATIONS, WINS, CAREER_WINS, MOTIVATIONS, SURVEY_RESPONSES):
            for field in listing.fields:
                assert list(listing.ids(session, Wanted("x"), Sort(field.key))) == []


def test_a_win_stays_with_the_company_where_it_happened(desk):
    ada = add_member(desk, company="Northwind")
    with desk.write("Add") as write:
        add_wins(write.session, [{"member_id": ada, "on_day": TODAY, "what": "Saved 30 %"}])
        row = {"member_id": ada, "on_day": TODAY, "what": "Elsewhere", "company": "Contoso"}
        add_wins(write.session, [row])

    assert {line["company"] for line in lines(desk, WINS)} == {"Northwind", "Contoso"}
    with pytest.raises(InvalidDraft, match="what was achieved"), desk.write("Add") as write:
        add_wins(write.session, [{"member_id": ada, "on_day": TODAY, "what": " "}])
    with desk.write("Delete") as write:
        assert delete_wins(write.session, Chosen(wanted=Wanted("contoso"))) == 0
        assert delete_wins(write.session, Chosen(wanted=Wanted("elsewhere"))) == 1


def test_a_career_win_has_a_kind_of_the_list(desk):
    ada = add_member(desk)
    with desk.write("Add") as write:
        step = {"member_id": ada, "on_day": A_DAY, "kind": "promotion", "told_publicly": True}
        ids = tuple(add_career_wins(write.session, [step]))
        assert edit_career_wins(write.session, Chosen(ids=ids), {"kind": "award"}) == 1

    assert [line["kind"] for line in lines(desk, CAREER_WINS)] == ["award"]
    with pytest.raises(InvalidDraft, match="kind of step"), desk.write("Edit") as write:
        edit_career_wins(write.session, Chosen(ids=ids), {"kind": None})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"score": 11}, "NPS is 0 to 10, not 11"),
        ({"kind": "CSAT", "score": 6}, "CSAT is 1 to 5, not 6"),
        ({"kind": "5-star", "score": 0}, "5-star is 1 to 5, not 0"),
        ({"score": None}, "a score, a comment"),
        ({"score": 9, "answered_on": TODAY + DAY}, "still to come"),
        ({"score": 9, "answered_on": None}, "on what day the answer came"),
    ],
)
def test_an_answer_is_on_its_scale(desk, values, said):
    ada = add_member(desk)

    with pytest.raises(InvalidDraft, match=said), desk.write("Add") as write:
        add_survey_responses(write.session, [{"member_id": ada, "answered_on": A_DAY, **values}])


def test_our_answer_to_a_survey_is_a_conversation(desk):
    ada = add_member(desk)
    with desk.write("Add") as write:
        said = {"member_id": ada, "answered_on": A_DAY, "score": 9, "comment": "Great"}
        ids = tuple(add_survey_responses(write.session, [said]))
        edit_survey_responses(write.session, Chosen(ids=ids), {"answered_by_us_on": TODAY})

    assert figures(desk, ada)["last_spoke_on"] == TODAY
    with pytest.raises(InvalidDraft, match="CSAT is 1 to 5, not 9"), desk.write("Edit") as write:
        edit_survey_responses(write.session, Chosen(ids=ids), {"kind": "CSAT"})
    with desk.write("Delete") as write:
        assert delete_survey_responses(write.session, Chosen(ids=ids)) == 1
    assert figures(desk, ada)["last_spoke_on"] is None


def test_a_motivation_is_called_as_ours_or_by_a_word_of_her_own(desk):
    ada = add_member(desk)
    with desk.write("Add") as write:
        add_motivations(
            write.session,
            [
                {"member_id": ada, "motivation": "Six  Degrees", "weight": 3},
                {"member_id": ada, "motivation": "Open source", "weight": 0},
            ],
        )

    found = [(line["motivation"], line["weight"]) for line in lines(desk, MOTIVATIONS)]
    assert found == [("six degrees", 3), ("Open source", 0)]


def test_a_motivation_stands_once_and_weighs_0_to_3(desk):
    ada = add_member(desk)
    gratitude = {"member_id": ada, "motivation": "gratitude", "weight": 1}
    with desk.write("Add") as write:
        first, second = add_motivations(
            write.session, [gratitude, {**gratitude, "motivation": "Career"}]
        )
    before = dump(desk)

    with pytest.raises(InvalidDraft, match="0 to 3"), desk.write("Add") as write:
        add_motivations(write.session, [{**gratitude, "motivation": "feedback", "weight": 4}])
    with pytest.raises(InvalidDraft, match="there already"), desk.write("Add") as write:
        add_motivations(write.session, [{**gratitude, "motivation": "Gratitude"}])
    with pytest.raises(InvalidDraft, match="there already"), desk.write("Edit") as write:
        edit_motivations(write.session, Chosen(ids=(second,)), {"motivation": "gratitude"})
    with desk.write("Edit") as write:
        assert edit_motivations(write.session, Chosen(ids=(first,)), {"weight": 1}) == 0
    assert dump(desk) == before
