"""Answers of a file that permit more than the desk: listed, and taken where she confirms them."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from advocate_desk.base import clock
from advocate_desk.program.consents import add_consents, states_by_use
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.plan import plan_import
from advocate_desk.store.choices import ConsentState, ConsentUse
from advocate_desk.store.models import Consent
from tests.making import add_member, add_members_
from tests.sheets.importing import A_DAY, book_of, bring_in, lines, plan_of

LATER = A_DAY + dt.timedelta(days=30)
ADA = "ada@us.example"
CONSENT = ("Member", "Use", "State", "Given on")


@pytest.fixture
def ada(desk):
    return add_member(desk, email=ADA)


def permit(desk, ada, **values):
    with desk.write("Consent") as write:
        add_consents(write.session, [{"member_id": ada, "use": "quote", **values}])


def confirmed(desk, book, existing=None):
    """Bring a file in, every looser answer confirmed; give what these say."""
    with desk.write("Import") as write:
        setup = propose(write.session, book)
        setup.existing = existing
        setup.loosened = {(one.sheet, one.row) for one in plan_import(write.session, setup).looser}
        plan = plan_import(write.session, setup)
        commit_plan(write.session, plan)
    return [one.words for one in plan.looser]


def stands(desk, ada):
    with desk.read() as session:
        held = session.scalars(
            select(Consent).where(Consent.member_id == ada).order_by(Consent.id)
        )
        return states_by_use(held, clock.today())[ConsentUse.QUOTE]


@pytest.mark.parametrize(
    ("held", "said", "words"),
    [
        (
            {"given_on": A_DAY, "withdrawn_on": LATER},
            LATER + dt.timedelta(days=1),
            "quote is withdrawn on 1 Apr 2026; the file says given on 2 Apr 2026",
        ),
        ({"refused_on": A_DAY}, None, "quote is refused on 2 Mar 2026; the file says given"),
        ({"state": "refused"}, None, "quote is refused; the file says given"),
        ({"state": "expired"}, None, "quote is expired; the file says given"),
    ],
)
@pytest.mark.parametrize("existing", [None, Existing.UPDATE])
def test_a_permission_is_given_again_where_she_confirms_it(desk, ada, held, said, words, existing):
    permit(desk, ada, **held)
    before = lines(desk, "consent", "id", "state", "refused_on", "withdrawn_on")
    book = book_of(Consents=[CONSENT, (ADA, "quote", "given", said)])

    bring_in(desk, book, existing=existing)
    assert stands(desk, ada) is not ConsentState.GIVEN

    assert confirmed(desk, book, existing) == [f"Ada Lovelace: {words}"]
    assert stands(desk, ada) is ConsentState.GIVEN
    now = lines(desk, "consent", "id", "state", "refused_on", "withdrawn_on")
    assert now[: len(before)] == before  # what was said then stays
    assert confirmed(desk, book, existing) == []  # it is no looser any more


def test_an_older_list_does_not_ask_whether_what_was_withdrawn_is_given_again(desk, ada):
    permit(desk, ada, given_on=A_DAY, withdrawn_on=LATER)

    plan = plan_of(desk, book_of(Consents=[CONSENT, (ADA, "quote", "given", A_DAY)]))

    assert plan.looser == ()


def test_who_may_be_written_to_again_is_confirmed_one_by_one(desk):
    no = "do not contact"
    add_members_(
        desk,
        {"full_name": "Ada", "email": ADA, "contact_preference": no},
        {"full_name": "Ben", "email": "ben@us.example", "contact_preference": no},
    )
    rows = [("Ada", ADA, "ok"), ("Ben", "ben@us.example", "ok")]
    book = book_of(Members=[("Full name", "Email", "Contact preference"), *rows])

    with desk.write("Import") as write:
        setup = propose(write.session, book)
        first, _second = plan_import(write.session, setup).looser
        assert first.words == "Ada: do not contact, the file says ok"
        setup.loosened = {(first.sheet, first.row)}
        commit_plan(write.session, plan_import(write.session, setup))

    assert lines(desk, "member", "full_name", "contact_preference") == [("Ada", "ok"), ("Ben", no)]
