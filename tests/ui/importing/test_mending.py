"""What is wrong is mended in the check step itself: cells, days, words, people; and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import func, select

from advocate_desk.sheets.days import DayOrder
from advocate_desk.sheets.doubts import Rule
from advocate_desk.sheets.planned import Verdict
from advocate_desk.sheets.troubles import Repair
from advocate_desk.store.models import Member
from advocate_desk.ui import theme
from advocate_desk.ui.importing.new_companies import NewCompanies
from advocate_desk.ui.importing.plan_table import FIRST_FIELD
from advocate_desk.ui.importing.review import ReviewRows
from advocate_desk.ui.importing.row_classes import RowClass
from advocate_desk.ui.importing.wizard import CHECK, VALUES
from tests.making import add_member
from tests.ui.importing.conftest import PEOPLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DAYS = (
    ("Full name", "Email", "Member since"),
    ("Ada Lovelace", "ada@kestrel.example", "31/02/2025"),
    ("Zoë Nowak", "zoe@orchard.example", "13/05/2024"),
    ("Bob Smith", "bob(at)kestrel.example", "soon"),
)
CALL = "Reference call 1:1"
NOBODYS = (
    ("Member email", "Activity type", "Completed on"),
    ("who@x.example", CALL, "2026-03-02"),
    ("what@x.example", CALL, "2026-03-03"),
)


@pytest.fixture
def checked(way, xlsx):
    """Open the wizard on rows, and go on to the plan."""

    def check(*sheets):
        wizard = way.open(*(xlsx(rows, f"sheet{n}.xlsx") for n, rows in enumerate(sheets)))
        way.check(wizard)
        return wizard

    return check


@pytest.fixture
def replanned(qtbot):
    """Do something, and wait until the rows are planned again and can be seen."""

    def do(wizard, deed):
        with qtbot.waitSignal(wizard.run.was_planned):
            deed()
        qtbot.waitUntil(wizard.next.isEnabled)

    return do


def type_over(wizard, text):
    """Write over the cell that has the cursor, as she does."""
    view = wizard.check.view
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def line_of(wizard, words):
    return next(line for line in wizard.check.panel.lines if words in line.words.text())


def test_a_cell_is_mended_where_it_stands_and_taken_back(checked, replanned):
    wizard = checked(DAYS)
    view, table = wizard.check.view, wizard.check.table
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F8)
    assert table.index(view.currentIndex().row(), view.currentIndex().column()).data() == (
        "31/02/2025"
    )

    replanned(wizard, lambda: type_over(wizard, "28 Feb 2025"))

    assert [p.row for p in wizard.run.plan.sections[0].problems()] == [4, 4]
    assert wizard.focusWidget() is view
    assert wizard.pages.currentIndex() == CHECK
    assert "Member since of row 2" in wizard.check.undo.text()

    replanned(
        wizard, lambda: QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    )

    assert wizard.run.plan.problem_count() == 3
    assert not wizard.check.undo.isVisible()


def test_what_was_mended_goes_in(checked, replanned, way, workspace):
    wizard = checked(DAYS)
    table, view = wizard.check.table, wizard.check.view
    wizard.check.filter_by(RowClass.PROBLEMS)
    wizard.check.next_problem()
    wizard.check.next_problem()
    assert table.row_at(view.currentIndex().row()).number == 4
    assert view.currentIndex().column() == FIRST_FIELD + 1

    replanned(wizard, lambda: type_over(wizard, "bob@kestrel.example"))
    way.carry_out(wizard)

    emails = workspace.look(lambda s: set(s.scalars(select(Member.email))))
    assert "bob@kestrel.example" in emails


def test_f8_goes_from_problem_to_problem_through_all_sheets(checked):
    wizard = checked(DAYS, NOBODYS)
    seen = []
    for _press in range(6):
        wizard.check.next_problem()
        row = wizard.check.table.row_at(wizard.check.view.currentIndex().row())
        seen.append((wizard.check._section.kind, row.number))

    assert seen == [
        ("members", 2),
        ("members", 4),
        ("members", 4),
        ("activities", 2),
        ("activities", 3),
        ("members", 2),
    ]


def test_days_are_read_in_the_other_order_by_one_click(replanned, way, xlsx):
    rows = [("Full name", "Email", "Member since")]
    rows += [(f"P {n}", f"p{n}@x.example", f"0{n}/0{n}/2025") for n in range(1, 4)]
    wizard = way.open(xlsx([*rows, ("P 4", "p4@x.example", "13/04/2025")]))
    wizard.run.setup.sheets[0].column_of("enrolled_on").day_order = DayOrder.MDY
    way.check(wizard)
    wizard.check.filter_by(RowClass.PROBLEMS)
    line = line_of(wizard, "Member since")
    assert line.repairs[Repair.DAY_FIRST].text() == "Read the day first: mends 1"

    replanned(wizard, line.repairs[Repair.DAY_FIRST].click)

    assert wizard.run.plan.problem_count() == 0


def test_people_nobody_knows_become_members_by_one_click(checked, replanned):
    wizard = checked(NOBODYS)
    wizard.check.filter_by(RowClass.TO_DECIDE)
    line = line_of(wizard, "2 rows name nobody known")

    replanned(wizard, line.repairs[Repair.MAKE_MEMBERS].click)

    assert wizard.run.plan.counts()[Verdict.NEW] == 2
    replanned(wizard, wizard.check.take_back)
    assert wizard.run.plan.counts()[Verdict.SKIPPED] == 2


def test_words_are_said_where_they_are_asked(checked, qtbot):
    rows = [*PEOPLE, ("Grace Hopper", "grace@x.example", "Navy", "on the moon")]
    wizard = checked(rows)
    wizard.check.filter_by(RowClass.PROBLEMS)

    with qtbot.waitSignal(wizard.run.was_searched):
        line_of(wizard, "Status is not known").repairs[Repair.WORDS].click()

    assert wizard.pages.currentIndex() == VALUES


def test_only_the_rows_of_one_kind_are_shown_when_she_asks(checked):
    wizard = checked(DAYS)
    wizard.check.filter_by(RowClass.PROBLEMS)
    line = line_of(wizard, "Email")

    line.show_button.click()
    shown = [wizard.check.table.index(at, 0).data() for at in range(wizard.check.table.rowCount())]
    line.show_button.click()

    assert shown == ["4"]
    assert wizard.check.table.rowCount() == 2


@pytest.fixture
def marias(desk):
    """Three that the file may mean, and one known by a short name."""
    names = ("Maria Silva", "Ana Costa", "Zoë Nowak")
    for n, name in enumerate(names):
        add_member(desk, full_name=name, email=f"m{n}@k.example", company="Kestrel")
    add_member(desk, full_name="Bob Smith", email="bob@k.example", company="Kestrel", phone="0301")
    return [
        ("Full name", "Email", "Company"),
        *((name, f"other{n}@k.example", "Kestrel") for n, name in enumerate(names)),
        ("Robert Smith", "rs@k.example", "Kestrel"),
    ]


def review_of(wizard, words):
    wizard.check.filter_by(RowClass.TO_DECIDE)
    line_of(wizard, words).repairs[Repair.REVIEW].click()
    return wizard.findChild(ReviewRows)


def test_file_and_candidate_stand_side_by_side_and_nothing_is_chosen(marias, checked):
    wizard = checked(marias)

    dialog = review_of(wizard, "same name")

    (card,) = dialog.cards
    assert card.card.told["Name"] == "Maria Silva"
    assert card.card.told["E-mail"] == "m0@k.example"
    assert dialog.said == {}
    assert not dialog.for_all.isChecked()
    assert dialog.for_all.text() == "The same for the other 2 rows of this reason"


def test_one_answer_does_for_all_rows_of_a_reason(marias, checked, replanned):
    wizard = checked(marias)
    dialog = review_of(wizard, "same name")
    dialog.for_all.setChecked(True)

    replanned(wizard, dialog.cards[0].take.click)

    plan = wizard.run.plan
    assert [row.doubt.rule for row in plan.sections[0].rows if row.doubt] == [Rule.SHORT_NAME]
    assert len({row.target for row in plan.sections[0].rows[:3]}) == 3
    replanned(wizard, wizard.check.take_back)
    assert wizard.run.plan.counts()[Verdict.SKIPPED] == 4


def test_a_row_is_left_out_or_new_or_somebody_searched(marias, checked, replanned, workspace):
    wizard = checked(marias)
    dialog = review_of(wizard, "same name")

    dialog.skip.click()
    dialog.new.click()
    dialog.search.setText("bob@k.example")
    (bob,) = dialog.cards
    replanned(wizard, bob.take.click)

    rows = wizard.run.plan.sections[0].rows
    known = workspace.look(
        lambda s: s.scalar(select(Member.id).where(Member.full_name == "Bob Smith"))
    )
    assert [row.verdict for row in rows[:2]] == [Verdict.SKIPPED, Verdict.NEW]
    assert rows[2].target == known
    assert wizard.check.tallies[RowClass.LEFT_OUT].count() == 1


def test_closing_the_review_keeps_what_was_said_and_back_forgets_it(marias, checked, replanned):
    wizard = checked(marias)
    dialog = review_of(wizard, "same name")
    dialog.new.click()
    dialog.new.click()
    dialog.back.click()

    replanned(wizard, dialog.reject)

    assert wizard.run.plan.counts()[Verdict.NEW] == 1


def test_rows_of_other_sheets_are_not_told_as_rows_of_this_one(way, xlsx):
    ada = ("Ada Lovelace", "ada@k.example")
    heading = ("Full name", "Email")
    here = xlsx((heading, ada, ("Zoë Nowak", "zoe@k.example")), "here.xlsx")
    there = xlsx((heading, ("Bob Smith", "bob@k.example"), ada), "there.xlsx")
    wizard = way.open(here, there)
    way.check(wizard)

    told = [wizard.check.table.index(row, 2).data() for row in (0, 1)]

    assert told == ["2 rows for Ada Lovelace: 2 and 1 on other sheets", ""]


def test_a_row_of_the_file_can_be_the_person_of_one_before(checked, replanned, way, workspace):
    rows = [
        ("Full name", "Email", "Company"),
        ("Maria Silva", "maria@k.example", "Kestrel"),
        ("Maria Silva", "ms@k.example", "Kestrel"),
    ]
    wizard = checked(rows)
    dialog = review_of(wizard, "same name")
    assert dialog.cards[0].card.title == "New from row 2"

    replanned(wizard, dialog.cards[0].take.click)

    assert "Put together: 2 rows for Maria Silva" in wizard.check.notice.sentence()
    assert "2 rows for Maria Silva: 2, 3" in wizard.check.table.index(1, 2).data()
    way.carry_out(wizard)
    assert workspace.look(lambda s: s.scalar(select(func.count()).select_from(Member))) == 1


def test_acts_that_name_the_same_person_are_one_question(checked, replanned, desk):
    for n in range(2):
        add_member(desk, full_name="John Smith", email=f"john{n}@k.example", company=f"C{n}")
    names = ["John Smith", "John Smith", "Grace", "John Smith"]
    rows = [("Member name", "Activity type", "Completed on")]
    wizard = checked([*rows, *((name, CALL, f"2026-03-0{n + 1}") for n, name in enumerate(names))])

    dialog = review_of(wizard, "several members")
    assert dialog.title.text() == "Who is it?  Row 2 and 2 more of sheet0 · 1 of 1"
    replanned(wizard, dialog.cards[1].take.click)

    assert wizard.run.plan.counts()[Verdict.NEW] == 3
    assert len({row.who for row in wizard.run.plan.sections[0].rows if not row.doubt}) == 1


def test_changed_cells_show_what_was_and_what_comes(checked, desk):
    add_member(desk, full_name="Ada Lovelace", email="ada@kestrel.example")
    wizard = checked([("Full name", "Email", "City"), ("Ada", "ada@kestrel.example", "Rome")])
    wizard.check.filter_by(RowClass.CHANGED)

    assert wizard.check.table.index(0, FIRST_FIELD + 2).data() == "blank → Rome"


@pytest.mark.parametrize("per_cent", [100, 160])
@pytest.mark.parametrize("look", [theme.Appearance.LIGHT, theme.Appearance.DARK])
def test_the_review_can_be_painted_in_every_look(marias, checked, look, per_cent):
    theme.choose_appearance(look)
    theme.choose_text_size(per_cent)
    wizard = checked(marias)

    dialog = review_of(wizard, "same name")

    assert not dialog.grab().isNull()
    dialog.reject()


def test_new_accounts_that_look_like_others_are_asked_before_they_are_made(
    checked, replanned, desk
):
    add_member(desk, full_name="Grace Hopper", company="Orchard Foods")
    rows = [("Full name", "Company"), ("Ada Lovelace", "Orchard Foods Ltd"), ("Bo Ek", "Navy")]
    wizard = checked(rows)
    ask = wizard.check.notice._action
    assert ask.text() == "1 looks like one you have: see the 2 new accounts…"

    ask.click()
    dialog = wizard.findChild(NewCompanies)
    combo = dialog.answers["Orchard Foods Ltd"]
    assert combo.currentData() == ""
    combo.choose("Orchard Foods")
    replanned(wizard, dialog.take.click)

    assert wizard.run.plan.new_names == {"accounts": ("Navy",)}
    replanned(wizard, wizard.check.take_back)
    assert len(wizard.run.plan.new_names["accounts"]) == 2


def test_enter_in_the_search_decides_nothing(marias, checked):
    wizard = checked(marias)
    dialog = review_of(wizard, "same name")
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "Bob")

    QTest.keyClick(dialog.search, Qt.Key.Key_Return)

    assert dialog.said == {}
    assert dialog.isVisible()
    assert [card.card.told["Name"] for card in dialog.cards] == ["Bob Smith"]


def test_the_review_is_gone_through_by_keys(marias, checked, replanned):
    wizard = checked(marias)
    dialog = review_of(wizard, "same name")
    assert dialog.focusWidget() is dialog.cards[0].take
    stops = []
    while dialog.focusWidget() not in stops:
        stops.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    reached = {dialog.search, dialog.for_all, dialog.new, dialog.skip, dialog.later}

    assert reached <= set(stops)
    dialog.for_all.setFocus()
    QTest.keyClick(dialog.for_all, Qt.Key.Key_Space)
    dialog.cards[0].take.setFocus()
    replanned(wizard, lambda: QTest.keyClick(dialog.cards[0].take, Qt.Key.Key_Space))
    assert wizard.run.plan.counts()[Verdict.SKIPPED] == 1
