"""Qualtrics: answers under codes, questions and import ids; the NPS question has any code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advocate_desk.sheets.grid import Sheet, Table
from advocate_desk.sheets.layout import ForeignLayout, headed, heading_texts, nowhere
from advocate_desk.sheets.survey_questions import SurveyQuestions
from advocate_desk.sheets.table_shapes import first_text, texts_of, without_rows

_GROUP = "_nps_group"
_TRIED = frozenset({"survey preview", "survey test", "1", "preview"})  # as text, or as a code
_MEANS = {
    "recordeddate": "answered_on",
    "recorded date": "answered_on",
    "recipientemail": "member_email",
    "recipient email": "member_email",
    "recipientfirstname": "member_given_name",
    "recipient first name": "member_given_name",
    "recipientlastname": "member_family_name",
    "recipient last name": "member_family_name",
    "responseid": "external_id",
    "response id": "external_id",
    **nowhere(
        *("startdate", "enddate", "status", "ipaddress", "progress", "duration (in seconds)"),
        *("finished", "locationlatitude", "locationlongitude"),
        *("distributionchannel", "userlanguage", "start date", "end date", "response type"),
        *("ip address", "location latitude", "location longitude"),
        *("distribution channel", "user language"),
    ),
}
_QUESTIONS = SurveyQuestions(
    frozenset(_MEANS), properties="externalreference|external data reference"
)


def _in_order(table: Table, sheet: Sheet) -> Table:
    """Leave out what the makers of the survey answered to try it."""
    return _QUESTIONS.with_comments(without_rows(table, dict(_no_answers(table))), sheet)


def _no_answers(table: Table) -> Iterator[tuple[int, str]]:
    status = texts_of(table, "status", "response type")
    channel = texts_of(table, "distributionchannel", "distribution channel")
    for row, one, by in zip(table.rows(), status, channel, strict=True):
        if one.lower() in _TRIED or by.lower() == "preview":
            yield row.number, "preview"
        elif first_text(row).startswith('{"ImportId"'):
            yield row.number, "code line"


def _meanings(table: Table) -> Mapping[str, str]:
    """Find the question whose answers are grouped into promoters and detractors beside it."""
    found = dict(_QUESTIONS.meanings(table))
    codes = {heading: heading_texts(heading)[-1] for heading in table.headings}
    groups = {code.removesuffix(_GROUP) for code in codes.values() if code.endswith(_GROUP)}
    for heading, code in codes.items():
        if code.endswith(_GROUP):
            found[heading] = ""
        elif code in groups:
            found = {one: "" if key == "nps" else key for one, key in found.items()}
            found[heading] = "nps"
            groups = set()  # of several such questions the first one counts
    return found


QUALTRICS = ForeignLayout(
    key="qualtrics_answers",
    name="Qualtrics answers",
    kind="survey_responses",
    system="Qualtrics",
    known_by=(
        headed("startdate", "recordeddate"),
        headed("startdate", "responseid"),
        headed("recorded date", "response id"),
    ),
    means=_MEANS,
    usual={"kind": "NPS"},
    shape=_in_order,
    find=_meanings,
)
