"""How survey answers come in: ours, and the exports of survey tools by what their columns say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import select

from advocate_desk.program.fields import Shape
from advocate_desk.program.survey_responses import (
    KIND,
    add_survey_responses,
    edit_survey_responses,
)
from advocate_desk.sheets.fields import foreign
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import NAMED_BY, KindSheet
from advocate_desk.sheets.other_ids import FIELD as ANSWER_ID
from advocate_desk.sheets.other_ids import OtherIds, save_other_ids
from advocate_desk.sheets.plain_rows import ONLY_IN_DESK, Complaint, Key, plan_plain
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.choices import SurveyKind
from advocate_desk.store.models import SurveyResponse

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

    answers = _Answers(planning, rows)
    rules = _SHEET.rules(
        rows,
        keys=answers.keys,
        load_keys=answers.of_desk,
        prepare=_prepare,
        check=check,
        adjust=answers.adjust,
        complete=lambda _planning, _rows, group: answers.ids.keep(group),
    )
    return plan_plain(planning, rows, rules)


class _Answers:
    """By what the answers of a file and of the desk are known.

    The id of an answer tells two of one day apart. That of a known survey tool is sure; of others
    nobody knows whether each survey begins at 1 again, so the day must be the same too. An answer
    that is here without one is the first of its member, day and survey that the file tells of.
    """

    def __init__(self, planning: Planning, rows: SheetRows) -> None:
        self.ids = OtherIds(planning, rows)
        self._rows = rows
        self._is_sure = rows.setup.foreign is not None
        self._by_id = self._ids_of_desk(planning)
        self._taken: set[Key] = set()

    def keys(self, values: Values) -> Iterator[Key]:
        """Give by what a row is known, the surest first."""
        known_as = self.ids.key_of(values)
        if known_as is None:
            yield from _SHEET.keys(values)
            return
        # an id of somebody else's answer is a slip
        day = None if self._is_sure else values.get("answered_on")
        known_as = *known_as, values["who"], day
        yield known_as
        for key in _SHEET.keys(values) if known_as not in self._by_id else ():
            without = _without_id(key)
            if without not in self._taken:
                self._taken.add(without)
                yield without

    def of_desk(self, planning: Planning) -> Mapping[Key, int | None]:
        """Give the answers of the desk by what they are known."""
        found = dict(_SHEET.load_keys(planning))
        without_ids = _SHEET.load_keys(planning, besides=set(self.ids.held.values()))
        found |= {_without_id(key): row for key, row in without_ids.items()}
        return found | self._by_id

    def _ids_of_desk(self, planning: Planning) -> dict[Key, int | None]:
        found: dict[Key, int | None] = {}
        one = SurveyResponse
        answers = planning.session.execute(select(one.id, one.member_id, one.answered_on))
        told = {row: (who, day) for row, who, day in answers}
        for key, row in self.ids.keys().items():
            who, day = told.get(row or 0, (None, None))
            found |= {(*key, who, None): row, (*key, who, day): row}
        return found

    def adjust(self, _planning: Planning, group: Group, changes: Values) -> None:
        """Leave out what does not fit, and keep the id."""
        _SHEET.leave_misfits(self._rows, group, changes)
        changes.pop(ANSWER_ID, None)
        changes.update(self.ids.keep(group))


def _without_id(key: Key) -> Key:
    return ONLY_IN_DESK, "without an id", *key[1:]


def save(saving: Saving, section: Section) -> None:
    """Make the new answers, change the known ones, and note the ids that survey tools have."""
    _SHEET.save(saving, section)
    save_other_ids(saving, section)


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
        foreign(ANSWER_ID, "Answer ID"),
    ),
    needs=(
        NAMED_BY,
        frozenset({"answered_on"}),
        frozenset({*_SCORES, "comment"}),
    ),
    plan=plan,
    save=save,
    tells=frozenset({*_KIND_OF, "score!", "survey", "~survey type", "~question type"}),
)
