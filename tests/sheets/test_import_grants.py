"""Rewards that were given come in from any list of gifts, each once, with what is known."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import clock
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.planned import Verdict
from advocate_desk.sheets.reward_words import likely_kind
from advocate_desk.sheets.setup import Unknown
from tests.making import add_member, log_act
from tests.sheets.importing import book_of, bring_in, counts, lines, plan_of, problems

pytestmark = pytest.mark.usefixtures("people")
A_DAY = dt.date(2026, 3, 2)
TOMORROW = dt.timedelta(days=1)
ADA = "ada@kestrel.example"
LEDGER = (
    ("Rewards ledger – exported for Finance",),
    ("Currency: EUR", None, "Generated", A_DAY),
    (),
    (
        *("Reward No.", "Recipient", "Recipient e-mail", "Reward", "Points spent", "Value"),
        *("Sent on", "Received?", "Approved by"),
    ),
    ("000001", "BYRON, Ada", ADA, "Gift card", 500, 50, A_DAY, "✓", "Ops"),
    ("000002", "BEE, Bob", "bob@kestrel.example", "Branded hoodie", -350, 32.5, A_DAY, None, None),
    ("000003", "BYRON, Ada", ADA, "Conference pass", 2000, 799, A_DAY, "no", "Ops"),
    (None, None, None, "TOTAL", None, 881.5),
)
HEADINGS = ("Recipient email", "Gift", "Order number", "Shipped date", "Price", "Status")


@pytest.fixture
def people(desk):
    ada = add_member(desk, full_name="Ada Byron", email=ADA)
    return ada, add_member(desk, full_name="Bob Bee", email="bob@kestrel.example")


def grants(desk, *columns):
    return lines(desk, '"grant"', "id", *columns)


def test_a_ledger_for_finance_comes_in_below_its_title_and_without_its_total(desk, people):
    plan = bring_in(desk, book_of(Rewards=LEDGER), unknown_value=Unknown.CREATE)

    assert counts(plan, "Rewards") == {"new": 3}
    assert problems(plan, "Rewards") == [(6, "Points spent", "cell", "is less than 0")]
    ada, bob = people
    assert [row[1:] for row in grants(desk, "member_id", "kind", "status", "points_spent")] == [
        (ada, "gift card", "delivered", 500),
        (bob, "swag", "sent", None),
        (ada, "event pass", "sent", 2000),
    ]
    assert [row[1:] for row in grants(desk, "given_on", "value", "currency", "order_id")] == [
        ("2026-03-02", 5000, "EUR", "000001"),
        ("2026-03-02", 3250, "EUR", "000002"),
        ("2026-03-02", 79900, "EUR", "000003"),
    ]
    assert plan.new_names["rewards"] == ("Gift card", "Branded hoodie", "Conference pass")
    assert [row[1] for row in lines(desk, "reward", "id", "kind")] == [
        "gift card",
        "swag",
        "event pass",
    ]


def test_the_same_list_a_second_time_adds_nothing(desk):
    bring_in(desk, book_of(Rewards=LEDGER), unknown_value=Unknown.CREATE)

    again = plan_of(desk, book_of(Rewards=LEDGER), unknown_value=Unknown.CREATE)

    assert counts(again, "Rewards") == {"same": 3}


@pytest.mark.parametrize("said", ["(clear)", None])
def test_a_reward_whose_given_day_is_cleared_is_known_again_by_the_day_it_was_sent(desk, said):
    headings = ("Recipient email", "Reward kind", "Given on", "Sent on")
    bring_in(desk, book_of(Grants=[headings, (ADA, "swag", said, A_DAY)]))

    for _ in range(2):
        bring_in(desk, book_of(Grants=[headings, (ADA, "swag", "(clear)", A_DAY)]))

    assert [row[1:] for row in grants(desk, "given_on", "sent_on")] == [(None, "2026-03-02")]


def test_a_reward_that_its_catalogue_writes_in_two_ways_is_the_same_one(desk):
    uid = "00000000-0000-7000-8000-000000000001"
    book = book_of(
        Rewards=[("Reward", "Kind"), ("Mug", "swag"), ("mug", "swag")],
        Reward_rules=[
            ("UID", "Activity type", "Reward", "Mode"),
            (uid, "Reference call 1:1", "Mug", "courtesy"),
        ],
        Grants=[("Member", "Reward", "Status", "Given on"), (ADA, "Mug", "sent", A_DAY)],
    )
    bring_in(desk, book)

    again = bring_in(desk, book, existing=Existing.UPDATE)

    assert counts(again, "Grants") == counts(again, "Reward rules") == {"same": 1}


def test_a_reward_nobody_knows_is_left_out_of_its_row_until_she_lets_it_be_made(desk):
    book = book_of(Gifts=[HEADINGS, (ADA, "Company mug", "17", A_DAY, 9, "Shipped")])

    plan = bring_in(desk, book)

    assert problems(plan, "Gifts") == [(2, "Gift", "cell", "is not known")]
    assert grants(desk, "reward_id", "kind", "status")[0][1:] == (None, "swag", "sent")


def test_one_order_may_go_to_several_people_and_hold_several_things(desk):
    order = [
        HEADINGS,
        (ADA, "Mug", "17", A_DAY, 9, "Shipped"),
        ("bob@kestrel.example", "Mug", "17", A_DAY, 9, "Shipped"),
        (ADA, "Gift card", "17", A_DAY, 9, "Shipped"),
    ]
    book = book_of(Gifts=order)

    plan = bring_in(desk, book, unknown_value=Unknown.CREATE)

    assert counts(plan, "Gifts") == {"new": 3}
    assert counts(plan_of(desk, book, unknown_value=Unknown.CREATE), "Gifts") == {"same": 3}


def test_two_gifts_of_a_day_stay_two_without_order_numbers(desk):
    row = (ADA, "Book", A_DAY)
    book = book_of(Gifts=[("Recipient email", "Gift", "Date given"), row, row])

    plan = bring_in(desk, book, unknown_value=Unknown.CREATE)

    assert counts(plan, "Gifts") == {"new": 2}
    assert counts(plan_of(desk, book, unknown_value=Unknown.CREATE), "Gifts") == {"same": 2}


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Shipped", "sent"),
        ("received", "delivered"),
        ("Fulfilled", "delivered"),
        ("Pending approval", "needs approval"),
        ("Returned", "returned"),
        ("Canceled", "cancelled"),
        ("processing", "ordered"),
        ("needs approval", "needs approval"),
    ],
)
def test_other_words_mean_a_status(desk, written, status):
    bring_in(desk, book_of(Gifts=[HEADINGS, (ADA, "Mug", "1", A_DAY, 9, written)]))

    assert grants(desk, "status")[0][1] == status


def test_a_status_or_kind_nobody_knows_is_a_problem_of_its_cell(desk):
    headings = (*HEADINGS, "Kind", "Mode", "Currency")
    row = (ADA, None, "1", A_DAY, 9, "Lost at sea", "gift", "by chance", "XYZ")

    plan = bring_in(desk, book_of(Gifts=[headings, row]))

    assert problems(plan, "Gifts") == [
        (2, "Status", "cell", "is not known"),
        (2, "Mode", "cell", "is not known"),
        (2, "Currency", "cell", "is not a currency code"),
        (2, "Price", "cell", "has a currency that is not known"),
    ]
    assert grants(desk, "cost", "status", "kind")[0][1:] == (None, "sent", "gift")


def test_a_cost_below_nought_and_two_currencies_in_a_row_are_left_out(desk):
    headings = ("Recipient email", "Kind", "Date given", "Value", "Cost")
    book = book_of(
        Gifts=[headings, (ADA, "gift", A_DAY, "€50", "£40"), (ADA, "swag", A_DAY, 10, -5)]
    )

    plan = bring_in(desk, book)

    assert problems(plan, "Gifts") == [
        (2, "Cost", "cell", "is in another currency than the row, which is in EUR"),
        (3, "Cost", "cell", "is less than 0"),
    ]
    assert [row[1:] for row in grants(desk, "value", "cost", "currency")] == [
        (5000, None, "EUR"),
        (1000, None, "EUR"),
    ]


def test_a_day_still_to_come_is_left_out_and_what_is_not_sent_yet_is_ordered(desk):
    book = book_of(
        Gifts=[
            ("Recipient email", "Kind", "Shipped date"),
            (ADA, "gift", clock.today() + TOMORROW),
        ]
    )

    plan = bring_in(desk, book)

    assert problems(plan, "Gifts") == [(2, "Shipped date", "cell", "is a day still to come")]
    assert grants(desk, "status", "sent_on", "given_on")[0][1:] == ("ordered", None, None)


def test_what_was_sent_is_sent_whatever_day_is_still_to_come(desk):
    headings = ("Recipient email", "Kind", "Order id", "Given on", "Sent on")
    row = (ADA, "gift", "A-7", clock.today() + TOMORROW, A_DAY)
    book = book_of(Gifts=[headings, row])

    bring_in(desk, book)

    assert grants(desk, "status", "sent_on")[0][1:] == ("sent", "2026-03-02")
    assert not bring_in(desk, book).has_changes()


@pytest.mark.parametrize(
    ("heading", "answer", "status"),
    [
        ("Shipped?", "yes", "sent"),
        ("Shipped?", "no", "ordered"),
        ("Delivered", "x", "delivered"),
        ("Delivered", "-", "sent"),
    ],
)
def test_a_column_that_says_yes_or_no_is_no_day(desk, heading, answer, status):
    headings = ("Date", "Who", "Item", "Category", heading)

    plan = bring_in(desk, book_of(Gifts=[headings, (A_DAY, "Ada Byron", None, "swag", answer)]))

    assert problems(plan, "Gifts") == []
    assert grants(desk, "status", "given_on")[0][1:] == (status, "2026-03-02")


def test_who_is_meant_is_found_by_first_and_last_name(desk, people):
    headings = ("Recipient First Name", "Recipient Last Name", "Reward", "Date Issued")
    rows = [("Ada", "Byron", "Gift card", A_DAY), ("Cleo", "Unknown", "Gift card", A_DAY)]

    plan = bring_in(desk, book_of(Orders=[headings, *rows]), unknown_value=Unknown.CREATE)

    assert [row.verdict for row in plan.sections[0].rows] == [Verdict.NEW, Verdict.SKIPPED]
    assert grants(desk, "member_id", "given_on")[0][1:] == (people[0], "2026-03-02")


def test_people_nobody_knows_are_made_when_she_says_so(desk):
    book = book_of(Gifts=[HEADINGS, ("cleo@kestrel.example", "Mug", "1", A_DAY, 9, "Sent")])

    plan = bring_in(desk, book, unknown_member=Unknown.CREATE, unknown_value=Unknown.CREATE)

    assert counts(plan, "Gifts") == {"new": 1}
    assert ("cleo@kestrel.example",) in lines(desk, "member", "email")


def test_she_decides_whom_a_row_means(desk, people):
    uid = dict(lines(desk, "member", "id", "uid"))[people[0]]
    decisions = {("Gifts", 2): uid, ("Gifts", 3): "new"}
    headings = ("Recipient email", "Kind", "Order number", "Given on")
    rows = [
        ("a.byron@new.example", "gift", "1", A_DAY),
        ("cleo@kestrel.example", "gift", "2", A_DAY),
    ]

    plan = bring_in(desk, book_of(Gifts=[headings, *rows]), decisions=decisions)

    assert counts(plan, "Gifts") == {"new": 2}
    assert grants(desk, "member_id")[0][1] == people[0]
    assert ("cleo@kestrel.example",) in lines(desk, "member", "email")


def test_what_it_is_for_is_named_by_uid_and_one_that_is_not_there_is_said(desk, people):
    (act,) = log_act(desk, people[0])
    uid = lines(desk, "activity", "uid")[0][0]
    nobody = "00000000-0000-7000-8000-000000000000"
    rows = [
        ("Member", "Kind", "Given on", "For activities"),
        (ADA, "gift", A_DAY, f"{uid}; {nobody}"),
    ]

    plan = bring_in(desk, book_of(Grants=rows))

    assert counts(plan, "Grants") == {"new": 1}
    assert problems(plan, "Grants") == [
        (2, "For activities", "cell", "names an activity that is not there")
    ]
    assert lines(desk, "grant_activity", "activity_id") == [(act,)]


def test_a_row_that_was_changed_in_the_file_changes_the_one_that_is_there(desk):
    row = (ADA, "Mug", "17", A_DAY, 9, "Shipped")
    bring_in(desk, book_of(Gifts=[HEADINGS, row]), unknown_value=Unknown.CREATE)
    changed = book_of(Gifts=[HEADINGS, (*row[:4], 12, "Delivered")])

    plan = bring_in(desk, changed, existing=Existing.UPDATE)

    assert counts(plan, "Gifts") == {"update": 1}
    assert grants(desk, "cost", "status")[0][1:] == (1200, "delivered")


def test_a_row_that_says_nothing_was_given_cannot_go_in(desk):
    plan = plan_of(desk, book_of(Gifts=[HEADINGS, (ADA, None, "17", A_DAY, 9, "Shipped")]))

    words = "says neither what was given nor of which kind it is"
    assert problems(plan, "Gifts") == [(2, "Gift", "row", words)]


def test_nothing_tells_what_a_reward_is_and_it_is_taken_for_a_gift(desk):
    book = book_of(Gifts=[HEADINGS, (ADA, "Zorble", "17", A_DAY, 9, "Shipped")])

    plan = bring_in(desk, book, unknown_value=Unknown.CREATE)

    words = "says of no kind what it is: it is taken for a gift"
    assert problems(plan, "Gifts") == [(2, "Gift", "nothing", words)]
    assert lines(desk, "reward", "reward", "kind") == [("Zorble", "gift")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Amazon gift card €50", "gift card"),
        ("Charity donation", "donation"),
        ("Branded hoodie", "swag"),
        ("LinkedIn recommendation", "recognition"),
        ("Certification voucher", "career"),
        ("Conference pass", "event pass"),
        ("Speaker travel costs", "speaker expenses"),
        ("Dinner at the summit", "hospitality"),
        ("Zorble", None),
    ],
)
def test_the_name_of_a_reward_tells_its_kind(name, kind):
    assert likely_kind(name) == kind
