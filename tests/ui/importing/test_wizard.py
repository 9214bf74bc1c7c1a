"""The import wizard on real files: what is shown is what happens, and nothing is lost."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from advocate_desk.sheets.planned import Verdict
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.store.backup import backups_of
from advocate_desk.store.models import Activity, Member
from advocate_desk.ui import theme
from advocate_desk.ui.importing.commands import Importing, import_files
from advocate_desk.ui.importing.plan_notes import notes_of
from advocate_desk.ui.importing.review import ReviewRows
from advocate_desk.ui.importing.row_classes import RowClass
from advocate_desk.ui.importing.wizard import CHECK, COLUMNS, RESULT, SHEETS, VALUES
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import add_member, dump
from tests.ui.importing.conftest import ACTS, PEOPLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_what_was_shown_goes_in(way, xlsx, workspace):
    wizard = way.open(xlsx(PEOPLE))
    way.check(wizard)
    shown = wizard.run.plan.counts()

    way.carry_out(wizard)

    assert shown[Verdict.NEW] == 3
    assert wizard.run.plan.counts() == shown
    assert wizard.result_step.title.text() == "3 rows went in"
    assert workspace.look(names) == ["Ada Lovelace", "Bob Smith", "Zoë Nowak"]


def test_no_key_leads_back_from_the_first_step_or_from_what_went_in(way, xlsx):
    wizard = way.open(xlsx(PEOPLE))
    wizard.back.click()  # as Alt+Left does
    assert wizard.pages.currentIndex() == SHEETS
    way.check(wizard)
    way.carry_out(wizard)

    wizard.back.click()

    assert wizard.pages.currentIndex() == RESULT


def test_keys_held_down_do_not_go_through_the_wizard(way, xlsx):
    wizard = way.open(xlsx(PEOPLE))

    onward = [one for one in wizard.findChildren(QShortcut) if "Return" in one.key().toString()]

    assert [one.autoRepeat() for one in onward] == [False]


def test_undo_from_the_result_takes_all_of_it_back(way, xlsx, desk, qtbot):
    before = dump(desk)
    wizard = way.open(xlsx(PEOPLE))
    way.check(wizard)
    way.carry_out(wizard)

    with qtbot.waitSignal(wizard.ended):
        wizard.result_step.undo.click()

    assert dump(desk) == before


def test_an_import_is_taken_back_after_something_newer_was_done(way, xlsx, desk, workspace, qtbot):
    wizard = way.open(xlsx(PEOPLE))
    way.check(wizard)
    way.carry_out(wizard)
    add_member(desk, full_name="Grace Hopper")

    with qtbot.waitSignal(wizard.ended):
        wizard.result_step.undo.click()

    assert workspace.look(names) == ["Grace Hopper"]


def test_several_files_are_one_plan_and_one_step_of_undo(way, xlsx, desk, workspace):
    wizard = way.open(xlsx(ACTS, "acts.xlsx"), xlsx(PEOPLE))
    way.check(wizard)

    way.carry_out(wizard)

    assert (workspace.look(count(Member)), workspace.look(count(Activity))) == (3, 2)
    desk.undo()
    assert (workspace.look(count(Member)), workspace.look(count(Activity))) == (0, 0)


def test_the_same_file_again_changes_nothing(way, xlsx):
    file = xlsx(PEOPLE)
    first = way.open(file)
    way.check(first)
    way.carry_out(first)

    again = way.open(file)

    way.check(again)
    assert "You imported this exact file before (Today" in again.check.notice.sentence()
    assert again.run.plan.counts()[Verdict.SAME] == 3
    way.carry_out(again)
    assert again.result_step.title.text().startswith("Nothing was new")
    assert not again.result_step.undo.isVisible()


def test_a_row_that_may_be_somebody_known_waits_for_her(way, xlsx, desk, qtbot):
    add_member(desk, full_name="Maria Silva", email="maria@kestrel.example", company="Kestrel")
    rows = [("Full name", "Email", "Company"), ("Maria Silva", "ms@kestrel.example", "Kestrel")]
    wizard = way.open(xlsx(rows))
    way.check(wizard)
    assert wizard.run.plan.counts()[Verdict.SKIPPED] == 1
    wizard.check.filter_by(RowClass.TO_DECIDE)

    wizard.check.decide.click()
    dialog = wizard.findChild(ReviewRows)
    assert dialog.said == {}
    with qtbot.waitSignal(wizard.run.was_planned):
        dialog.new.click()

    assert wizard.run.plan.counts()[Verdict.NEW] == 1


def test_problems_name_row_column_and_value(way, xlsx):
    rows = [*ACTS[:1], ("nobody@x.example", "Reference call 1:1", "31/02/2026", "completed")]
    wizard = way.open(xlsx([*PEOPLE], "people.xlsx"), xlsx([*ACTS, rows[1]], "acts.xlsx"))
    way.check(wizard)
    acts = next(s for s in wizard.run.plan.sections if s.kind == "activities")
    wizard.check.show_section(acts)

    wizard.check.filter_by(RowClass.PROBLEMS)

    table = wizard.check.table
    assert table.rowCount() == 1
    assert table.index(0, 0).data() == "4"
    assert "31/02/2026" in table.index(0, 2).data()
    assert wizard.check.reason.text() == f"Row 4: {table.index(0, 2).data()}"


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(way, tmp_path):
    file = tmp_path / "letter.xlsx"
    file.write_bytes(b"PK\x03\x04 no workbook at all")

    wizard = way.open(file)

    assert "letter.xlsx" in wizard.notice.sentence()
    assert not wizard.next.isEnabled()
    assert wizard.isVisible()


def test_of_several_files_those_that_can_be_read_go_on(way, xlsx, tmp_path, qtbot):
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"")
    wizard = way.open(bad, xlsx(PEOPLE))
    assert "bad.xlsx" in wizard.sheets.notice.sentence()
    wizard.sheets.lines["people"].goes_in.setChecked(False)

    xlsx(ACTS, "bad.xlsx", "Acts")
    with qtbot.waitSignal(wizard.run.was_read):
        wizard.run.read()

    assert set(wizard.sheets.lines) == {"people", "Acts"}
    assert not wizard.run.setup.sheet("people").included


def test_cancel_in_the_middle_leaves_no_row(way, xlsx, desk, qtbot):
    before = dump(desk)
    rows = [PEOPLE[0], *((f"P {n}", f"p{n}@x.example", "X", "enrolled") for n in range(500))]
    wizard = way.open(xlsx(rows))
    way.check(wizard)
    wizard.run.working.connect(lambda job: job.cancel())

    with qtbot.waitSignal(wizard.run.stopped):
        wizard.next.click()

    assert dump(desk) == before
    assert wizard.notice.sentence() == "Stopped. Nothing was imported."
    assert wizard.next.isEnabled()


def test_the_plan_that_was_shown_is_carried_out_and_no_other(way, xlsx):
    wizard = way.open(xlsx(PEOPLE))
    way.check(wizard)
    shown = wizard.run.preview

    way.carry_out(wizard)

    assert wizard.run.preview is shown


def test_a_plan_older_than_the_desk_is_shown_again(way, xlsx, desk, workspace, qtbot):
    wizard = way.open(xlsx(PEOPLE))
    way.check(wizard)
    add_member(desk, full_name="Ada Lovelace", email="ada@kestrel.example")

    with qtbot.waitSignal(wizard.run.was_planned):
        wizard.next.click()

    assert "has changed meanwhile" in wizard.notice.sentence()
    assert workspace.look(count(Member)) == 1
    way.carry_out(wizard)
    assert workspace.look(count(Member)) == 3


def test_rows_left_out_are_saved_mended_and_imported(way, xlsx, tmp_path, workspace, qtbot):
    bad = ("nobody@x.example", "Reference call 1:1", "2026-03-04", "completed")
    wizard = way.open(xlsx(PEOPLE), xlsx([*ACTS, bad], "acts.xlsx"))
    way.check(wizard)
    way.carry_out(wizard)
    out = tmp_path / "mend.xlsx"
    with qtbot.waitSignal(wizard.run.working) as started:
        wizard.save_problems(out)
    with qtbot.waitSignal(started.args[0].ended):
        pass
    assert "mend.xlsx" in wizard.notice.sentence()
    book = load_workbook(out)
    headings = [cell.value for cell in book.worksheets[0][1]]
    book.worksheets[0].cell(2, headings.index("Member email") + 1, "bob@kestrel.example")
    book.save(out)

    again = way.open(out)
    way.check(again)
    way.carry_out(again)

    assert workspace.look(count(Activity)) == 3


def test_a_backup_comes_first_when_much_changes(way, xlsx, desk):
    names = [("Full name", "Email"), *((f"P {n}", f"p{n}@x.example") for n in range(120))]
    jobs = [(*names[0], "Job title"), *((*row, "CFO") for row in names[1:])]
    first = way.open(xlsx(names))
    way.check(first)
    way.carry_out(first)
    assert backups_of(desk.path) == []

    second = way.open(xlsx(jobs, "jobs.xlsx"))
    way.check(second)
    way.carry_out(second)

    assert [backup.note for backup in backups_of(desk.path)] == ["before import"]


def test_leaving_loses_nothing(workspace, window, xlsx, qtbot):
    file = xlsx(PEOPLE)
    place = Place(window, workspace, Chosen(), (file,))
    import_files(place)
    wizard = importing(workspace).wizard
    qtbot.waitUntil(wizard.next.isEnabled)
    wizard.next.click()
    line_of(wizard, "Company").meaning.choose("notes")

    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    toast = toast_over(window.centralWidget())
    assert toast.sentence() == "people.xlsx was not imported"
    toast._action.click()

    assert wizard.isVisible()
    assert wizard.pages.currentIndex() == COLUMNS
    assert line_of(wizard, "Company").column.field == "notes"


def test_other_files_begin_anew(workspace, window, xlsx, qtbot):
    import_files(Place(window, workspace, Chosen(), (xlsx(PEOPLE),)))
    first = importing(workspace).wizard
    qtbot.waitUntil(first.next.isEnabled)
    first.reject()

    import_files(Place(window, workspace, Chosen(), (xlsx(ACTS, "acts.xlsx"),)))

    second = importing(workspace).wizard
    assert second is not first
    qtbot.waitUntil(second.next.isEnabled)


def test_the_whole_way_by_keyboard(way, xlsx, workspace, qtbot):
    wizard = way.open(xlsx(PEOPLE))
    for step in (COLUMNS, VALUES, CHECK, RESULT):
        qtbot.waitUntil(lambda: QApplication.focusWidget() is wizard.next)
        QTest.keyClick(wizard.next, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda step=step: wizard.pages.currentIndex() == step)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is wizard.next)
    QTest.keyClick(wizard.next, Qt.Key.Key_Return)

    assert not wizard.isVisible()
    assert workspace.look(count(Member)) == 3


def test_tab_comes_only_by_what_says_its_name(way, xlsx, qtbot):
    wizard = way.open(xlsx(PEOPLE), xlsx(ACTS, "acts.xlsx"))
    way.check(wizard)
    way.carry_out(wizard)
    for step in (SHEETS, COLUMNS, VALUES, CHECK, RESULT):
        wizard._go_to(step)
        wizard.next.setFocus()
        stops = []
        while wizard.focusWidget() not in stops:
            stops.append(wizard.focusWidget())
            qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Tab)

        assert all(one.accessibleName() or one.text() for one in stops)
        assert stops[0] is wizard.next
        assert len(stops) > 2


def test_enter_in_the_table_imports_nothing(way, xlsx, workspace):
    wizard = way.open(xlsx(PEOPLE))
    way.check(wizard)
    wizard.check.view.setFocus()

    QTest.keyClick(wizard.check.view, Qt.Key.Key_Return)

    assert wizard.pages.currentIndex() == CHECK
    assert workspace.look(count(Member)) == 0


@pytest.mark.parametrize("per_cent", [100, 160])
@pytest.mark.parametrize("look", [theme.Appearance.LIGHT, theme.Appearance.DARK])
def test_every_step_can_be_painted_in_every_look(way, xlsx, look, per_cent):
    theme.choose_appearance(look)
    theme.choose_text_size(per_cent)
    wizard = way.open(xlsx(PEOPLE), xlsx(ACTS, "acts.xlsx"))
    way.check(wizard)
    way.carry_out(wizard)

    for step in (SHEETS, COLUMNS, VALUES, CHECK, RESULT):
        wizard.pages.setCurrentIndex(step)
        assert not wizard.grab().isNull()


def names(session):
    return sorted(session.scalars(select(Member.full_name)))


def count(model):
    return lambda session: session.scalar(select(func.count()).select_from(model))


def line_of(wizard, heading):
    return next(line for line in wizard.columns.lines if line.column.heading == heading)


def importing(workspace):
    return workspace.findChild(Importing)


def test_the_check_says_which_sheets_of_our_own_workbook_were_edited(way, desk, tmp_path):
    add_member(desk, full_name="Ada Lovelace", city="London")
    out = tmp_path / "program.xlsx"
    export_program(desk.path, out)
    book = load_workbook(out)
    headings = [cell.value for cell in book["Members"][1]]
    book["Members"].cell(2, headings.index("City") + 1).value = "Paris"
    book.save(out)
    wizard = way.open(out)

    assert ": Members." in wizard.sheets.notice.sentence()
    way.check(wizard)

    assert any(note.endswith(": Members.") for note in notes_of(wizard.run, wizard.run.preview))
