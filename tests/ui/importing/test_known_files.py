"""Files like those of last time go straight to the check step; each step can still be changed."""

from __future__ import annotations

import pytest

from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.planned import Verdict
from advocate_desk.ui.importing.wizard import CHECK, COLUMNS, SHEETS, VALUES
from tests.ui.importing.conftest import ACTS, PEOPLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MORE = (PEOPLE[0], ("Grace Hopper", "grace@navy.example", "Navy", "enrolled"))


@pytest.fixture
def brought_in(way, xlsx):
    """Bring in people, by the columns as they are proposed."""
    wizard = way.open(xlsx(PEOPLE))
    way.check(wizard)
    way.carry_out(wizard)
    return wizard


def test_a_file_of_known_columns_leads_to_the_check_at_once(brought_in, way, xlsx):
    assert brought_in.check.known.sentence() == ""

    wizard = way.open(xlsx(MORE, "more.xlsx"))
    way.check(wizard)

    assert wizard.check.known.sentence().startswith("Using the columns you chose Today")
    assert "exact file" not in wizard.check.notice.sentence()
    assert wizard.run.plan.counts()[Verdict.NEW] == 1


@pytest.mark.usefixtures("brought_in")
def test_the_columns_can_be_changed_all_the_same(way, xlsx):
    wizard = way.open(xlsx(MORE, "more.xlsx"))
    way.check(wizard)

    wizard.check.columns_asked.emit()

    assert wizard.pages.currentIndex() == COLUMNS
    way.find_words(wizard)
    way.plan(wizard)
    assert wizard.check.known.sentence() == ""


def test_words_that_would_be_made_anew_are_asked_first(way, xlsx, qtbot):
    wizard = way.open(xlsx(PEOPLE), xlsx(ACTS, "acts.xlsx"))
    way.check(wizard)
    way.carry_out(wizard)
    odd = (ACTS[0], ("ada@kestrel.example", "Moon walk", "2026-04-02", "completed"))

    wizard = way.open(xlsx(odd, "more.xlsx"))

    qtbot.waitUntil(lambda: wizard.pages.currentIndex() == VALUES)


@pytest.mark.usefixtures("brought_in")
def test_words_that_are_left_out_are_told_in_the_check(way, xlsx):
    odd = (PEOPLE[0], ("Grace Hopper", "grace@navy.example", "Navy", "on the moon"))

    wizard = way.open(xlsx(odd, "more.xlsx"))
    way.check(wizard)

    assert [p.text for p in wizard.run.plan.sections[0].problems()] == ["is not known"]


@pytest.mark.usefixtures("brought_in")
def test_a_file_of_new_columns_starts_with_its_sheets(way, xlsx):
    wizard = way.open(xlsx(MORE, "more.xlsx"), xlsx(ACTS, "acts.xlsx"))

    assert not wizard.run.is_known
    assert wizard.pages.currentIndex() == SHEETS


def test_the_rules_of_last_time_are_kept(way, xlsx):
    wizard = way.open(xlsx(PEOPLE))
    wizard.run.setup.existing = Existing.UPDATE
    sheet = wizard.run.setup.sheets[0]
    sheet.column_of("company").existing = Existing.SKIP
    sheet.column_of("status").blank_clears = True
    way.check(wizard)
    way.carry_out(wizard)

    again = way.open(xlsx(MORE, "more.xlsx"))
    way.check(again)

    setup = again.run.setup
    assert setup.existing is Existing.UPDATE
    assert setup.sheets[0].column_of("company").existing is Existing.SKIP
    assert [c.field for c in setup.sheets[0].columns if c.blank_clears] == ["status"]


def test_files_that_went_in_together_are_known_again_alone(way, xlsx):
    people = xlsx(PEOPLE)
    wizard = way.open(people, xlsx(ACTS, "acts.xlsx"))
    way.check(wizard)
    way.carry_out(wizard)

    again = way.open(people)
    way.check(again)

    assert again.pages.currentIndex() == CHECK
    assert "You imported this exact file before" in again.check.notice.sentence()


@pytest.mark.usefixtures("brought_in")
def test_what_was_taken_back_was_not_imported(way, xlsx, desk):
    desk.undo()

    again = way.open(xlsx(PEOPLE))
    way.check(again)

    assert "exact file" not in again.check.notice.sentence()
