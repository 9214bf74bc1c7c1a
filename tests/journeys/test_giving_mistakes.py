"""What cannot be given, booked or joined is answered by one sentence, and nothing is half done."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from advocate_desk.program.desks import open_desk
from advocate_desk.program.settings import change_setting
from advocate_desk.sheets.planned import Verdict
from advocate_desk.store.models import Cost, Grant, Member
from advocate_desk.ui.dialogs.give_reward import GiveRewardSheet
from advocate_desk.ui.widgets.toast import toast_over
from tests.journeys.driving import write_book
from tests.making import add_members_, add_reward, dump

# the offscreen platform has no popups that hold the keyboard
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
COSTS_PAGE = 4


@pytest.fixture
def opened(driver, desk_file):
    """Give the window on a desk with two members and a program of points."""
    desk = open_desk(desk_file)
    add_members_(
        desk,
        {"full_name": "Ada Lovelace", "email": "ada@x.example"},
        {"full_name": "Zoë Nowak", "email": "zoe@x.example"},
    )
    with desk.write("Points on") as write:
        change_setting(write.session, "points", "yes")
    desk.close()
    driver.open(desk_file)
    driver.go_to_members()
    driver.rows(2)
    return driver


@pytest.fixture
def shelf(opened):
    """Put a mug that is gone and a card that costs points into the catalogue."""
    desk = opened.workspace.desk
    add_reward(desk, reward="Mug", kind="swag", in_stock=0)
    add_reward(desk, reward="Card", points_price=100)
    return opened


@pytest.mark.parametrize(
    ("reward", "said"),
    [
        ("Mug", "0 of Mug are in stock; this takes 1. Give fewer, or correct the stock."),
        (
            "Card",
            "Ada Lovelace has 0 points; this takes 100. Take fewer, or correct the points first.",
        ),
    ],
)
def test_no_more_is_given_than_there_is_on_the_shelf_or_in_the_balance(shelf, reward, said):
    before = dump(shelf.workspace.desk)
    shelf.choose_rows(0)
    shelf.choose("Give reward…")
    sheet = shelf.dialog(GiveRewardSheet)
    sheet.input("reward").show_value(reward)
    sheet.save.click()

    shelf.until(lambda: words_of(sheet) == said)
    assert sheet.isVisible()
    assert dump(shelf.workspace.desk) == before
    sheet.reject()


def words_of(sheet):
    """Give all that the form objects to."""
    fields = [sheet.line(key).problem() for key in sheet.values()]
    return " ".join(
        filter(None, [sheet.notice.sentence(), sheet.line("member").problem(), *fields])
    )


def test_without_a_catalogue_it_says_where_rewards_are_made(opened, monkeypatch):
    told = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: told.append((box.text(), box.informativeText()))
    )
    opened.choose_rows(0)
    opened.choose("Give reward…")

    sentence = "There is nothing in the catalogue that could be given."
    assert told == [(sentence, "Add a reward under Rewards first.")]


def test_a_file_with_a_reward_nobody_defined_and_a_cost_below_nought_is_answered_before(
    shelf, tmp_path
):
    rows = [
        ("Recipient email", "Gift", "Cost", "Currency", "Shipped date"),
        ("ada@x.example", "Card", "-5", "EUR", "2026-11-03"),
        ("zoe@x.example", "Card", "5", "BEER", "2026-11-03"),
    ]
    shelf.drop(write_book(tmp_path / "gifts.xlsx", rows))
    wizard = shelf.preview()
    (section,) = wizard.run.plan.sections
    told = [problem.text for row in section.rows for problem in row.problems]
    assert told[:2] == ["is less than 0", "is not a currency code"]
    assert wizard.run.plan.counts()[Verdict.NEW] == 2
    wizard.reject()
    assert shelf.count(Grant) == 0


def test_a_cost_below_nought_and_a_currency_that_is_none_stay_in_the_form(shelf):
    shelf.choose("Rewards")
    tab = shelf.tab()
    tab.show_page(COSTS_PAGE)
    said = "BEER is not a currency code, such as EUR or USD."
    for amount, currency, key, words in (
        ("-5", "EUR", "amount", "Amount cannot be less than 0."),
        ("5", "BEER", "currency", said),
    ):
        sheet = tab.spending.add()
        sheet.input("kind").setText("tools")
        sheet.input("amount").setText(amount)
        sheet.input("currency").setText(currency)
        sheet.save.click()
        shelf.until(lambda sheet=sheet, key=key: bool(sheet.line(key).problem()))
        assert sheet.line(key).problem() == words
        sheet.reject()
    assert shelf.count(Cost) == 0


def test_an_amount_without_a_rate_stands_and_says_what_it_leaves_out(shelf):
    shelf.choose("Rewards")
    tab = shelf.tab()
    tab.show_page(COSTS_PAGE)
    sheet = tab.spending.add()
    for key, text in (("kind", "tools"), ("amount", "5"), ("currency", "GBP")):
        sheet.input(key).setText(text)
    with shelf.qtbot.waitSignal(shelf.workspace.changed):
        sheet.save.click()

    strip = tab.spending.strip
    shelf.until(lambda: "1 amount left out: no rate" in strip.pills)
    assert strip.isVisible()
    assert shelf.count(Cost) == 1


def test_one_member_alone_is_not_merged(opened):
    opened.choose_rows(0)
    opened.choose("Merge…")

    said = toast_over(opened.tab().front()).sentence()
    assert said == (
        "A merge takes two: one member is chosen. Choose just two, the second by Ctrl."
    )
    assert opened.count(Member) == 2
