"""How survey answers come in: ours, and the exports of survey tools by what their columns say."""

from __future__ import annotations

from advocate_desk.program.fields import Shape
from advocate_desk.program.survey_responses import (
    KIND,
    add_survey_responses,
    edit_survey_responses,
)
from advocate_desk.sheets.fields import foreign
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import NAMED_BY, KindSheet
from advocate_desk.sheets.plain_rows import Complaint, plan_plain
from advocate_desk.sheets.planned import Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.store.choices import SurveyKind

_SHEET = KindSheet(
    KIND, add_survey_responses, edit_survey_responses, ("answered_on", "survey", "kind")
)
# a heading of other people's files tells what the score below it means
_KIND_OF = {"nps": SurveyKind.NPS, "csat": SurveyKind.CSAT, "stars": SurveyKind.FIVE_STAR}
_SCORES = ("score", *_KIND_OF)


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of answers."""
    plain = _SHEET.rules(rows)
    scores = [key for key in _SCORES if key in rows.fields]

    def check(values: Values) -> Complaint | None:
        wrong = plain.check(values)
        if wrong is None or wrong[0] != "score" or not scores:
            return wrong
        return scores[0], wrong[1]

    return plan_plain(planning, rows, _SHEET.rules(rows, prepare=_prepare, check=check))


def _prepare(_planning: Planning, values: Values) -> None:
    """Take the score from the column that has one, with what its heading says it means."""
    for key, kind in _KIND_OF.items():
        score = values.pop(key, None)
        if score is not None and "score" not in values:
            values["score"] = score
            values.setdefault("kind", kind.value)


SURVEY_RESPONSES = Importer(
    key="survey_responses",
    sheet="Survey responses",
    fields=(
        *_SHEET.fields(),
        foreign("nps", "NPS", Shape.NUMBER),
        foreign("csat", "CSAT", Shape.NUMBER),
        foreign("stars", "Stars", Shape.NUMBER),
    ),
    needs=(
        NAMED_BY,
        frozenset({"answered_on"}),
        frozenset({*_SCORES, "comment"}),
    ),
    plan=plan,
    save=_SHEET.save,
    tells=frozenset({*_KIND_OF, "score!", "survey"}),
)
