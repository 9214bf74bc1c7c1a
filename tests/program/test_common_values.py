"""What chosen rows have in common."""

from __future__ import annotations

from advocate_desk.program.common_values import Common, common_values
from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.program.member_list import MEMBERS
from tests.making import add_members_

KEYS = ("tier", "country", "city", "status")


def common(desk, chosen):
    with desk.read() as session:
        return common_values(session, MEMBERS, chosen, KEYS)


def test_shared_mixed_and_blank_values_are_told_apart(desk):
    first, second = add_members_(
        desk,
        {"full_name": "Ada", "tier": "Gold", "country": "Spain"},
        {"full_name": "Bob", "tier": "Gold", "city": "Bern"},
    )

    assert common(desk, Chosen(ids=(first, second))) == {
        "tier": Common(is_mixed=False, value="Gold"),
        "country": Common(is_mixed=True),
        "city": Common(is_mixed=True),
        "status": Common(is_mixed=False, value="candidate"),
    }
    assert common(desk, Chosen(ids=(first,)))["city"] == Common(is_mixed=False)


def test_rows_may_be_named_by_a_filter(desk):
    first, _second = add_members_(
        desk, {"full_name": "Ada", "tier": "Gold"}, {"full_name": "Bob", "tier": "Silver"}
    )

    found = common(desk, Chosen(wanted=Wanted(), without=(first,)))

    assert found["tier"] == Common(is_mixed=False, value="Silver")
