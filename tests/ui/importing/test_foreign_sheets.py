"""The wizard says whose spreadsheet it is, and reads it as that only while she leaves it so."""

from __future__ import annotations

from advocate_desk.ui.widgets.plain import ElidedLabel

SLACK = (
    ("userid", "fullname", "email", "status", "billing-active"),
    ("U1", "Ada Lovelace", "ada@kestrel.example", "Member", "1"),
    ("U2", "Helper", "", "Bot", "0"),
)


def test_the_line_of_a_sheet_says_whose_it_is_and_what_is_left_out(way, xlsx):
    wizard = way.open(xlsx(SLACK, "slack.xlsx"))

    line = wizard.sheets.lines["slack"]

    assert told(line) == "These are Slack members · 1 row · 1 line left out"
    assert line.kind.currentData() == "members"


def test_a_sheet_taken_for_something_else_is_read_as_it_stands(way, xlsx):
    wizard = way.open(xlsx(SLACK, "slack.xlsx"))
    line = wizard.sheets.lines["slack"]

    line.kind.setCurrentIndex(line.kind.findData("colleagues"))
    line.kind.activated.emit(line.kind.currentIndex())

    assert told(line) == "2 rows"


def told(line):
    """Give what stands beside the name of a sheet."""
    return line.findChild(ElidedLabel).text()


def test_a_file_of_no_kind_says_what_it_lacks(way, xlsx):
    rows = (("Country", "NPS Score", "Comments"), ("Italy", 9, "Fine"))

    wizard = way.open(xlsx(rows, "answers.xlsx"))

    assert "no column is for “Member” or for “Answered on”" in wizard.sheets.notice.sentence()


def test_connections_of_linkedin_are_said_to_be_taken_for_her_own(way, xlsx):
    headings = ("First Name", "Last Name", "Company", "Position", "Connected On")

    wizard = way.open(xlsx((headings, ("Ada", "Lovelace", "Atlas", "CTO", "12 Mar 2024"))))

    assert "Taken for your own connections" in wizard.sheets.notice.sentence()
