"""Her first quarter of an hour: several exports at once, what they told, and something done."""

from __future__ import annotations

from functools import partial

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtWidgets import QApplication, QComboBox

from advocate_desk.store.models import Activity, Grant, Member, SurveyResponse, Touch
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.reward_offers import DueSheet, offers_of
from advocate_desk.ui.widgets.toast import question_over, toast_over
from tests.journeys.driving import CTRL, SHIFT, Key
from tests.making import dump

# the offscreen platform has no popups that hold the keyboard
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FIVE = 5
NAMES = ("Ada Lovelace", "Bob Smith", "Eva Horvat", "Grace Hopper", "Jürgen Weber", "Zoë Nowak")
NPS = "How likely is it that you would recommend us to a friend or colleague?"


@pytest.fixture
def files(tmp_path):
    """Give a program workbook with two sheets, answers to a survey, and contacts of a CRM."""
    people = [(name, *name.split(" ", 1), address_of(name)) for name in NAMES]
    book = Workbook()
    members = book.active
    members.title = "Members"
    members.append(("First Name", "Surname", "E-mail Address", "Company", "Status "))
    for _name, first, last, address in people:
        members.append((first, last, address, "Kestrel Bank", "Active"))
    acts = book.create_sheet("Activities")
    acts.append(("Date", "Member e-mail", "Activity", "Outcome"))
    for _name, _first, _last, address in people:
        acts.append(("2026-10-06", address, "Reference call 1:1", "Done"))
    book.save(tmp_path / "program.xlsx")

    lines = [f"Respondent ID,Start Date,Email Address,First Name,Last Name,{NPS}"]
    lines += [
        f"1180{at},10/{13 + at}/2026 11:16:45 AM,{address},{first},{last},{10 - at}"
        for at, (_name, first, last, address) in enumerate(people)
    ]
    (tmp_path / "nps.csv").write_text("\n".join(lines), "utf-8-sig")

    lines = ["Record ID,First Name,Last Name,Email,Company Name,Job Title,Country/Region"]
    lines += [
        f"5100{at},{first},{last},{address},Kestrel Bank,CIO,Germany"
        for at, (_name, first, last, address) in enumerate(people)
    ]
    lines.append("5199,François,Lefèvre,francois@orchard.example,Orchard Foods,Planner,France")
    (tmp_path / "hubspot.csv").write_bytes("\n".join(lines).encode("cp1252"))
    return tuple(tmp_path / name for name in ("program.xlsx", "nps.csv", "hubspot.csv"))


def address_of(name):
    return name.split()[1].lower() + "@kestrel.example"


def counts(driver):
    return tuple(driver.count(one) for one in (Member, Activity, SurveyResponse, Touch, Grant))


CAME_IN = (7, 6, 6, 0, 0)
AT_THE_END = (7, 6 + FIVE, 6, FIVE, FIVE)


def test_fifteen_minutes_with_the_mouse(driver, files, tmp_path):
    make_a_desk(driver, files, tmp_path)
    open_a_finding(driver)
    thank_five(driver)
    define_a_reward(driver)
    log_for_five(driver)
    give_what_is_due(driver)
    assert counts(driver) == AT_THE_END
    look_at_home(driver)
    undoing = driver.window._undoing
    take_all_back_and_redo(driver, undoing.undo.trigger, undoing.redo.trigger)
    driver.export(tmp_path / "out.xlsx")
    assert_holds_all(tmp_path / "out.xlsx")
    driver.close_and_open_again()
    driver.rows(len(NAMES) + 1)
    assert counts(driver) == AT_THE_END


def make_a_desk(driver, files, tmp_path):
    """Drop three files on the empty window: one preview, one import, one page of findings."""
    driver.make_a_desk(tmp_path, *files)
    driver.import_all()
    assert counts(driver) == CAME_IN
    home = driver.tab()
    assert home.findings.isVisible()
    driver.until(lambda: home.told is not None)


def open_a_finding(driver):
    home = driver.tab()
    found = [line for line in home.findings.findings.lines() if "no thanks" in line.words.text()]
    assert [line.words.text() for line in found] == ["6 members acted and no thanks is on record"]
    found[0].open.click()
    driver.until(lambda: driver.tab() is not home)
    driver.rows(len(NAMES))
    assert tuple(driver.names()) == NAMES


def thank_five(driver):
    driver.choose_rows(*range(FIVE))
    with driver.changing():
        driver.choose("Thank today")
    page = driver.window.centralWidget()
    assert toast_over(page).sentence() == "Thanks to 5 members logged for today"
    assert driver.count(Touch) == FIVE


def define_a_reward(driver):
    """Put a reward into the catalogue, and make the rule that offers it."""
    driver.choose("Rewards")
    tab = driver.tab()
    sheet = tab.catalogue.add()
    sheet.input("reward").setText("Handwritten card")
    sheet.input("kind").show_value("recognition")
    save(driver, sheet)
    tab.show_page(2)
    sheet = tab.rules.add()
    sheet.input("activity_type").show_value("Reference call 1:1")
    sheet.input("reward").show_value("Handwritten card")
    save(driver, sheet)


def save(driver, sheet):
    with driver.changing():
        sheet.save.click()
    driver.back()


def log_for_five(driver):
    driver.go_to_members()
    driver.rows(len(NAMES))
    driver.choose_rows(*range(FIVE))
    driver.choose("Log activity…")
    driver.log_first_type(FIVE)


def give_what_is_due(driver):
    question = question_over(driver.window.centralWidget())
    driver.until(lambda: question.sentence() == "5 rewards are due")
    sheet = offers_of(driver.workspace, driver.window).open_list()
    with driver.changing():
        sheet.give.click()
    driver.back()
    driver.until(lambda: not question.sentence())


def look_at_home(driver):
    driver.choose("Home")
    home = driver.tab()
    assert home.findings.isVisible()  # where she left
    driver.choose("Home")
    assert not home.findings.isVisible()
    driver.settle()
    shown = {one.label: one.words() for one in home.shown.figures}
    assert shown["Acts of advocacy"] == str(len(NAMES) + FIVE)


def take_all_back_and_redo(driver, undo, redo):
    """Undo until there is nothing but an empty desk, and do it all again: not a row differs."""
    desk = driver.workspace.desk
    before, steps = dump(desk), 0
    while desk.undo_label():
        with driver.changing():
            undo()
        steps += 1
    assert counts(driver) == (0, 0, 0, 0, 0)
    for _step in range(steps):
        with driver.changing():
            redo()
    assert dump(desk) == before


def assert_holds_all(out):
    book = load_workbook(out)
    sheets = ("Members", "Activities", "Survey responses", "Conversations", "Grants")
    assert tuple(book[name].max_row - 1 for name in sheets) == AT_THE_END


def test_fifteen_minutes_with_the_keyboard_alone(driver, files, tmp_path, monkeypatch):
    driver.make_a_desk_by_keys(tmp_path, monkeypatch, *files)
    driver.import_all_by_keys()
    assert counts(driver) == CAME_IN
    open_a_finding_by_keys(driver)
    thank_five_by_keys(driver)
    define_a_reward_by_keys(driver)
    log_for_five_by_keys(driver)
    give_what_is_due_by_keys(driver)
    assert counts(driver) == AT_THE_END
    driver.keys(Key.Key_1, CTRL)
    driver.until(lambda: driver.tab().shown is not None)
    undo, redo = (partial(driver.keys, Key.Key_Z, held) for held in (CTRL, CTRL | SHIFT))
    take_all_back_and_redo(driver, undo, redo)
    driver.export_by_keys(tmp_path / "out.xlsx", monkeypatch)
    assert_holds_all(tmp_path / "out.xlsx")
    driver.close_and_open_again_by_keys()
    driver.rows(len(NAMES) + 1)
    assert counts(driver) == AT_THE_END


def open_a_finding_by_keys(driver):
    """Go along the lines to the one of those nobody thanked, and open its rows."""
    home = driver.tab()
    driver.until(lambda: home.told is not None)
    lines = home.findings.findings.lines
    wanted = next(line for line in lines() if "no thanks" in line.words.text())
    for _stop in range(20):
        if QApplication.focusWidget() is wanted.open:
            break
        driver.keys(Key.Key_Tab)
    driver.keys(Key.Key_Space)
    driver.until(lambda: driver.tab() is not home)
    driver.rows(len(NAMES))


def choose_five_by_keys(driver):
    driver.until(driver.tab().front().view.hasFocus)
    driver.keys(Key.Key_Home, CTRL)
    for _row in range(FIVE - 1):
        driver.keys(Key.Key_Down, SHIFT)
    assert driver.tab().front().view.count_chosen() == FIVE


def thank_five_by_keys(driver):
    choose_five_by_keys(driver)
    with driver.changing():
        driver.keys(Key.Key_T, CTRL | SHIFT)
    assert driver.count(Touch) == FIVE


def define_a_reward_by_keys(driver):
    driver.keys(Key.Key_5, CTRL)
    driver.keys(Key.Key_N, CTRL)
    fill_by_keys(driver, ("Reward", "Handwritten card"), ("Kind", "Recognition"))
    driver.menu("Rewards", "Rules")
    driver.keys(Key.Key_N, CTRL)
    fill_by_keys(
        driver, ("When this is done", "Reference call 1:1"), ("Offer this", "Handwritten card")
    )


def fill_by_keys(driver, *entries):
    driver.dialog(FormSheet)
    for name, words in entries:
        driver.tab_to(name)
        box = QApplication.focusWidget()
        if not isinstance(box, QComboBox):
            driver.type(words)
        for _line in range(box.count() if isinstance(box, QComboBox) else 0):
            if box.currentText() != words:
                driver.keys(Key.Key_Down)
    with driver.changing():
        driver.keys(Key.Key_Return, CTRL)
    driver.back()


def log_for_five_by_keys(driver):
    driver.go_to_members()
    driver.rows(len(NAMES))
    choose_five_by_keys(driver)
    driver.keys(Key.Key_L, CTRL)
    driver.log_first_type(FIVE)


def give_what_is_due_by_keys(driver):
    offers = offers_of(driver.workspace, driver.window)
    driver.until(lambda: len(offers.offers) == FIVE)
    driver.keys(Key.Key_G, CTRL | SHIFT)
    driver.dialog(DueSheet)
    with driver.changing():
        driver.keys(Key.Key_Return, CTRL)
    driver.back()
