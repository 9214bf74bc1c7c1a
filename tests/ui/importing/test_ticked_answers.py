"""What the wizard asks: headings, columns, days, words, the form of a text; answers stay."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from advocate_desk.program.consents import add_consents
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.planned import Verdict
from advocate_desk.store.models import Consent, Member
from advocate_desk.ui.importing.looser import LooserAnswers
from tests.making import add_member, add_members_
from tests.ui.importing.conftest import ACTS, PEOPLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_days_that_can_be_read_in_two_ways_are_asked(way, xlsx):
    rows = [
        ("Member email", "Activity type", "Completed on", "Due on"),
        ("ada@kestrel.example", "Reference call 1:1", "03/04/2026", "05/06/2026"),
    ]
    wizard = way.open(xlsx(rows, "acts.xlsx"))
    wizard.next.click()
    line = next(line for line in wizard.columns.lines if line.asks)

    assert "day or the month first" in wizard.columns.notice.sentence()
    assert not wizard.next.isEnabled()
    assert "03/04/2026 is 3 Apr 2026" in words_of(line.asks[0])

    line.asks[0].choose(line.asks[0].itemData(1))

    assert wizard.columns.notice.sentence() == ""
    assert wizard.next.isEnabled()
    orders = {c.heading: c.day_order for c in wizard.run.setup.sheets[0].columns}
    assert orders["Completed on"] == orders["Due on"] == "dmy"


def test_an_unknown_word_is_asked_once_and_remembered(way, xlsx, desk, qtbot):
    add_member(desk, email="ada@kestrel.example")
    rows = [*ACTS[:1], ("ada@kestrel.example", "ref chat", "2026-03-02", "completed")]
    wizard = way.open(xlsx(rows, "acts.xlsx"))
    wizard.next.click()
    way.find_words(wizard)

    wizard.values.answers["activities.type", "ref chat"].choose("Reference call 1:1")

    with qtbot.waitSignal(wizard.run.was_planned):
        wizard.next.click()
    assert wizard.run.plan.counts()[Verdict.NEW] == 1
    way.carry_out(wizard)
    rows.append(("ada@kestrel.example", "ref chat", "2026-04-02", "completed"))
    again = way.open(xlsx(rows, "more.xlsx"))
    way.check(again)
    assert again.run.words == []
    assert again.run.plan.counts()[Verdict.NEW] == 1


def test_an_answer_is_still_there_after_going_back(way, xlsx):
    rows = [*ACTS[:1], ("ada@kestrel.example", "ref chat", "2026-03-02", "completed")]
    wizard = way.open(xlsx(rows, "acts.xlsx"))
    wizard.next.click()
    way.find_words(wizard)
    wizard.values.answers["activities.type", "ref chat"].choose("Reference call 1:1")
    wizard.values.rules["unknown_member"].choose("create")

    wizard.back.click()
    wizard.back.click()
    wizard.next.click()
    way.find_words(wizard)

    answer = wizard.values.answers["activities.type", "ref chat"]
    assert answer.currentData() == "Reference call 1:1"
    assert wizard.values.rules["unknown_member"].currentData() == "create"


def test_two_columns_never_mean_one_field(way, xlsx):
    rows = [("Full name", "Email", "Work mail"), ("Ada", "a@x.example", "ada@x.example")]
    wizard = way.open(xlsx(rows))
    wizard.next.click()

    line_of(wizard, "Work mail").meaning.choose("email")

    assert line_of(wizard, "Work mail").column.field == "email"
    assert line_of(wizard, "Email").column.field is None
    assert "Only one column can mean it" in wizard.columns.notice.sentence()


def test_a_column_can_become_a_field_of_her_own(way, xlsx):
    rows = [("Full name", "Email", "Shoe size"), ("Ada", "a@x.example", "38")]
    wizard = way.open(xlsx(rows))
    wizard.next.click()
    line_of(wizard, "Shoe size").meaning.choose("custom:")
    wizard.back.click()

    way.check(wizard)
    way.carry_out(wizard)

    assert wizard.run.plan.sections[0].mapping["Shoe size"] == "custom:Shoe size"


def test_a_kind_chosen_by_mistake_loses_no_answers(way, xlsx):
    wizard = way.open(xlsx([("Full name", "Email", "X"), ("Ada", "a@x.example", "b")]))
    wizard.next.click()
    line_of(wizard, "X").meaning.choose("job_title")
    wizard.back.click()
    kind = wizard.sheets.lines["people"].kind

    kind.choose(None)
    assert not wizard.next.isEnabled()
    kind.choose("members")

    assert wizard.run.setup.sheets[0].column_of("job_title").heading == "X"


def test_the_heading_row_can_be_shown_by_hand(way, xlsx):
    rows = [("Program list", None), ("as of May", None), ("Who", "Mail"), ("Ada", "a@x.example")]
    wizard = way.open(xlsx(rows))

    wizard.sheets.rows.choose_row(2)
    if wizard.sheets.take_headings.isVisible():
        wizard.sheets.take_headings.click()

    assert wizard.run.setup.sheets[0].headings == ("Who", "Mail")
    wizard.sheets.form.headings.choose(0)
    assert wizard.run.setup.sheets[0].header_row == 0


def test_a_text_file_is_read_again_as_she_says(way, tmp_path, qtbot):
    file = tmp_path / "people.csv"
    file.write_bytes("Full name;Email\nZoë;zoe@x.example\n".encode("cp1252"))
    wizard = way.open(file)
    form = wizard.sheets.text_form
    assert (form.encoding.currentData(), form.delimiter.currentData()) == ("cp1252", ";")

    with qtbot.waitSignal(wizard.run.was_read):
        form.encoding.choose("cp850")

    assert wizard.run.setup.workbook.encoding == "cp850"
    assert "Zoë" not in shown_cells(wizard.sheets.raw)
    form.special.setChecked(True)
    assert wizard.sheets.raw.rowCount() == 1


def test_reading_one_file_again_keeps_the_choices_for_the_other(way, xlsx, tmp_path, qtbot):
    text = tmp_path / "more.csv"
    text.write_text("Full name,Email\nZoë,zoe@x.example\n", encoding="utf-8")
    wizard = way.open(xlsx(PEOPLE), text)
    wizard.sheets.lines["people"].kind.choose(None)
    wizard.sheets.look_at(wizard.run.setup.sheet("more"))

    with qtbot.waitSignal(wizard.run.was_read):
        wizard.sheets.text_form.delimiter.choose(",")

    assert wizard.run.setup.sheet("people").kind is None
    assert wizard.run.setup.sheet("more").kind == "members"


def words_of(combo):
    return [combo.itemText(at) for at in range(combo.count())]


def line_of(wizard, heading):
    return next(line for line in wizard.columns.lines if line.column.heading == heading)


def shown_cells(model):
    return [
        model.index(row, column).data()
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def test_a_slip_is_proposed_as_the_word_it_is_near(way, xlsx):
    tiers = ["Silver"] * 3 + ["silver", "Slvr"]
    people = [(f"P {n}", f"p{n}@x.example", tier) for n, tier in enumerate(tiers)]
    wizard = way.open(xlsx([("Contact name", "E-mail address", "Tier"), *people]))
    wizard.next.click()
    way.find_words(wizard)

    asked = [(word.word, word.count, word.suggested) for word in wizard.run.words]
    assert asked == [("Silver", 4, None), ("Slvr", 1, "Silver")]
    wizard.values.answers["members.tier", "Slvr"].choose("Silver")
    way.plan(wizard)
    told = {str(row.values[-1]) for row in wizard.run.plan.sections[0].rows}
    assert told == {"Silver"}


def test_words_that_stay_unsaid_follow_the_rule(way, xlsx):
    rows = [("Full name", "Email", "Tier"), ("Ada", "a@x.example", "Gold")]
    wizard = way.open(xlsx(rows))
    wizard.next.click()
    way.find_words(wizard)
    answer = wizard.values.answers["members.tier", "Gold"]
    assert answer.currentText() == "A new one"

    wizard.values.rules["unknown_value"].choose("leave")

    assert answer.currentText() == "Left out"


def test_what_permits_more_than_the_desk_is_ticked_one_by_one(way, xlsx, desk, workspace, qtbot):
    ada, bob = add_members_(
        desk,
        {"full_name": "Ada Lovelace", "email": "ada@kestrel.example"},
        {"full_name": "Bob Smith", "email": "bob@kestrel.example"},
    )
    with desk.write("Consents") as write:
        refused = {"use": "quote", "refused_on": dt.date(2026, 3, 2)}
        rows = [{"member_id": member, **refused} for member in (ada, bob)]
        add_consents(write.session, rows)
    said = [(f"{name}@kestrel.example", "quote", "given", "2026-04-02") for name in ("ada", "bob")]
    rows = [("Member email", "Use", "State", "Given on"), *said]
    wizard = way.open(xlsx(rows, "consents.xlsx"))
    way.check(wizard)
    assert wizard.check.looser.accessibleName() == "2 answers permit more than your desk…"
    assert not wizard.check.decide.isEnabled()

    wizard.check.looser.click()
    (dialog,) = wizard.check.findChildren(LooserAnswers)
    assert [tick.isChecked() for _one, tick in dialog.ticks] == [False, False]
    dialog.ticks[1][1].setChecked(True)
    with qtbot.waitSignal(wizard.run.was_planned):
        dialog.take.click()
    qtbot.waitUntil(wizard.next.isEnabled)
    way.carry_out(wizard)

    given = select(Consent.member_id).where(Consent.state == "given")
    assert workspace.look(lambda session: list(session.scalars(given))) == [bob]


def test_each_column_can_have_a_rule_of_its_own(way, xlsx, desk, workspace):
    held = {"city": "Rome", "country": "Italy", "phone": "+39 1234567"}
    add_member(desk, full_name="Ada", email="ada@x.example", **held)
    rows = [("Full name", "Email", "City", "Country", "Phone")]
    wizard = way.open(xlsx([*rows, ("Ada", "ada@x.example", "Oslo", "Norway", None)]))
    wizard.next.click()
    way.find_words(wizard)
    columns = wizard.values.columns
    columns.open.click()

    columns.policies["people", "City"].choose(Existing.UPDATE)
    columns.clears["people", "Phone"].click()
    way.plan(wizard)
    way.carry_out(wizard)

    columns = (Member.city, Member.country, Member.phone)
    assert workspace.look(lambda s: s.execute(select(*columns)).all()) == [("Oslo", "Italy", None)]
