"""The catalogue, rules, grants and what is due: what is given, refused and taken back."""

from __future__ import annotations

import pytest

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.activities import delete_activities, edit_activities
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.grants import (
    GrantDraft,
    add_grants,
    delete_grants,
    edit_grants,
    give_rewards,
)
from advocate_desk.program.listing import Chosen
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.reward_list import REWARDS
from advocate_desk.program.reward_rules import add_rules, edit_rules
from advocate_desk.program.rewards import add_rewards, delete_rewards, edit_rewards
from advocate_desk.program.rewards_due import rewards_due
from tests.making import add_member, add_members_, add_reward, dump, give, log_act


def grant(desk, grant_id):
    with desk.read() as session:
        return GRANTS.lines(session, [grant_id])[grant_id].values


def in_stock(desk, reward):
    with desk.read() as session:
        return REWARDS.lines(session, [reward])[reward].values["in_stock"]


def edit(desk, grant_id, **changes):
    with desk.write("Edit") as write:
        return edit_grants(write.session, Chosen(ids=(grant_id,)), changes)


def add_rule(desk, **values):
    with desk.write("Add rule") as write:
        rule = {"activity_type": "Reference call 1:1", "reward": "Gift card", **values}
        return add_rules(write.session, [rule])[0]


def due(desk, *acts):
    with desk.read() as session:
        return rewards_due(session, acts)


def test_a_grant_is_as_the_catalogue_has_it(desk):
    ada = add_member(desk)
    card = add_reward(desk, value=2500, cost=2700, currency="EUR", vendor="Cards Ltd")

    (one,) = give(desk, card, ada)

    found = grant(desk, one)
    assert (found["kind"], found["value"], found["cost"]) == ("gift card", 2500, 2700)
    assert (found["currency"], found["rate"], found["vendor"]) == ("EUR", "1", "Cards Ltd")
    assert (found["status"], found["given_on"]) == ("approved", clock.today())


def test_what_the_draft_says_goes_before_the_catalogue(desk):
    ada = add_member(desk)
    card = add_reward(desk, value=2500, cost=2700, currency="EUR")

    (one,) = give(desk, card, ada, cost=3000, currency="USD", mode="surprise")

    found = grant(desk, one)
    assert (found["value"], found["cost"], found["currency"]) == (None, 3000, "USD")
    assert found["mode"] == "surprise"


def test_several_members_get_a_grant_each_and_several_acts_share_one(desk):
    ada, eve = add_members_(desk, {"full_name": "Ada"}, {"full_name": "Eve"})
    acts = [*log_act(desk, ada), *log_act(desk, ada, type_id=23), *log_act(desk, eve)]
    card = add_reward(desk)

    first, second = give(desk, card, ada, eve, activity_ids=tuple(acts))

    assert grant(desk, first)["for_activities"] == "Reference call 1:1; Written case study"
    assert grant(desk, second)["for_activities"] == "Reference call 1:1"


def test_the_same_act_is_not_rewarded_twice_with_the_same(desk):
    ada = add_member(desk)
    (act,) = log_act(desk, ada)
    card = add_reward(desk)
    (one,) = give(desk, card, ada, activity_ids=(act,))

    with pytest.raises(InvalidDraft, match="has Gift card for this act already"):
        give(desk, card, ada, activity_ids=(act,))

    edit(desk, one, status="returned")
    assert give(desk, card, ada, activity_ids=(act,))


def test_a_reward_that_nobody_defined_is_not_given(desk):
    ada = add_member(desk)

    with pytest.raises(InvalidDraft, match="Choose a reward from the catalogue"):
        give(desk, 99, ada)

    (one,) = give(desk, add_reward(desk), ada)
    with pytest.raises(InvalidDraft, match="There is no reward Yacht in the catalogue"):
        edit(desk, one, reward="Yacht")


def test_a_reward_needs_a_name_and_a_kind_and_no_negative_cost(desk):
    with pytest.raises(InvalidDraft, match="Kind cannot be blank"):
        add_reward(desk, kind=None)
    with pytest.raises(InvalidDraft, match="Cost cannot be less than 0"):
        add_reward(desk, cost=-1)
    add_reward(desk)
    with pytest.raises(InvalidDraft, match="already a reward GIFT CARD"):
        add_reward(desk, reward="GIFT CARD")


def test_a_reward_that_was_given_is_retired_not_deleted(desk):
    ada = add_member(desk)
    card, mug = add_reward(desk), add_reward(desk, reward="Mug", kind="swag")
    give(desk, card, ada)

    was_given = pytest.raises(InvalidDraft, match="Gift card was given 1 time: make it inactive")
    with was_given, desk.write("Delete") as write:
        delete_rewards(write.session, Chosen(ids=(card, mug)))
    with desk.write("Delete") as write:
        assert delete_rewards(write.session, Chosen(ids=(mug,))) == 1


def test_each_status_dates_what_it_says(desk):
    ada = add_member(desk)
    (one,) = give(desk, add_reward(desk), ada, status="needs approval")
    assert grant(desk, one)["given_on"] is None

    edit(desk, one, status="sent")
    assert grant(desk, one)["given_on"] == clock.today()
    assert grant(desk, one)["sent_on"] == clock.today()
    assert grant(desk, one)["delivered_on"] is None


def test_only_what_was_sent_counts_as_given(desk):
    ada = add_member(desk)
    (one,) = give(desk, add_reward(desk), ada)

    def figures():
        with desk.read() as session:
            values = MEMBERS.lines(session, [ada])[ada].values
            return values["grants"], values["last_grant_on"]

    assert figures() == (0, None)
    edit(desk, one, status="sent")
    assert figures() == (1, clock.today())
    desk.undo()
    assert figures() == (0, None)


def test_stock_goes_down_on_approval_and_comes_back(desk):
    ada = add_member(desk)
    mug = add_reward(desk, in_stock=2)
    (one,) = give(desk, mug, ada, status="needs approval")
    assert in_stock(desk, mug) == 2

    edit(desk, one, status="approved")
    assert in_stock(desk, mug) == 1
    edit(desk, one, status="delivered")
    assert in_stock(desk, mug) == 1
    edit(desk, one, status="returned")
    assert in_stock(desk, mug) == 2


def test_no_more_is_given_than_there_is(desk):
    ada, eve = add_members_(desk, {"full_name": "Ada"}, {"full_name": "Eve"})
    mug = add_reward(desk, in_stock=1)
    before = dump(desk)

    with pytest.raises(InvalidDraft, match="1 of Gift card are in stock; this takes 2"):
        give(desk, mug, ada, eve)

    assert dump(desk) == before
    (one,) = give(desk, mug, ada)
    (two,) = give(desk, mug, eve, status="idea")
    with pytest.raises(InvalidDraft, match="0 of Gift card are in stock"):
        edit(desk, two, status="approved")
    assert edit(desk, one, status="ordered") == 1


def test_counting_the_shelf_says_what_is_left(desk):
    ada = add_member(desk)
    mug = add_reward(desk, in_stock=5)
    (one,) = give(desk, mug, ada)

    with desk.write("Count") as write:
        edit_rewards(write.session, Chosen(ids=(mug,)), {"in_stock": 20})

    assert in_stock(desk, mug) == 20
    with desk.write("Delete") as write:
        delete_grants(write.session, Chosen(ids=(one,)))
    assert in_stock(desk, mug) == 21


def test_what_a_file_says_was_given_leaves_the_shelf_alone(desk):
    ada = add_member(desk)
    mug = add_reward(desk, in_stock=1)
    told = {"member_id": ada, "reward_id": mug, "kind": "swag", "status": "delivered"}

    with desk.write("Import") as write:
        add_grants(write.session, [told, told, told])

    assert in_stock(desk, mug) == 1


def test_a_rule_that_would_give_twice_is_refused(desk):
    add_reward(desk)
    add_reward(desk, reward="Mug", kind="swag")
    add_rule(desk)
    other = add_rule(desk, reward="Mug")

    with pytest.raises(InvalidDraft, match="two would give it twice"):
        add_rule(desk, mode="promised")
    with pytest.raises(InvalidDraft, match="two would give it twice"), desk.write("Edit") as write:
        edit_rules(write.session, Chosen(ids=(other,)), {"reward": "gift card"})


def test_a_completed_act_is_offered_what_its_rules_give_until_it_has_it(desk):
    ada = add_member(desk)
    card = add_reward(desk)
    rule = add_rule(desk, mode="promised")
    (ask,) = log_act(desk, ada, status="asked")
    assert due(desk, ask) == []

    with desk.write("Done") as write:
        edit_activities(write.session, Chosen(ids=(ask,)), {"status": "completed"})
    (offer,) = due(desk, ask)
    assert (offer.member, offer.reward_id, offer.mode) == ("Ada Lovelace", card, "promised")

    with desk.write("Give") as write:
        (one,) = give_rewards(write.session, [offer.draft()])
    assert grant(desk, one)["mode"] == "promised"
    assert due(desk, ask) == []
    desk.undo()
    with desk.write("Retire") as write:
        edit_rules(write.session, Chosen(ids=(rule,)), {"active": False})
    assert due(desk, ask) == []


def test_a_grant_outlives_the_act_it_was_for(desk):
    ada = add_member(desk)
    (act,) = log_act(desk, ada)
    (one,) = give(desk, add_reward(desk), ada, activity_ids=(act,))

    with desk.write("Delete") as write:
        delete_activities(write.session, Chosen(ids=(act,)))

    assert grant(desk, one)["for_activities"] is None
    desk.undo()
    assert grant(desk, one)["for_activities"] == "Reference call 1:1"


def test_the_mode_changes_only_as_an_edit_that_history_tells(desk):
    ada = add_member(desk)
    (one,) = give(desk, add_reward(desk), ada, mode="promised")

    edit(desk, one, mode="surprise")

    assert desk.history()[0].label == "Edit"
    desk.undo()
    assert grant(desk, one)["mode"] == "promised"


def test_two_rewards_in_one_call_have_two_names(desk):
    with desk.write("Add") as write, pytest.raises(InvalidDraft, match="already a reward mug"):
        add_rewards(
            write.session, [{"reward": "Mug", "kind": "swag"}, {"reward": "mug", "kind": "swag"}]
        )


def test_a_draft_needs_somebody(desk):
    with desk.write("Give") as write, pytest.raises(InvalidDraft, match="whom it is for"):
        give_rewards(write.session, [GrantDraft((), add_reward_id(write.session))])


def add_reward_id(session):
    return add_rewards(session, [{"reward": "Mug", "kind": "swag"}])[0]
