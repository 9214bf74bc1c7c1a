"""The lists of conversations, wins, permissions, motives, survey answers and goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Date, FromClause, bindparam, case, func, or_
from sqlalchemy.orm import InstrumentedAttribute, aliased

from advocate_desk.base import clock
from advocate_desk.program.fields import ListField
from advocate_desk.program.listing import Listing, Sort, like_word
from advocate_desk.program.relation_fields import (
    CAREER_WIN_FIELDS,
    CONSENT_FIELDS,
    CONVERSATION_FIELDS,
    GOAL_FIELDS,
    MOTIVATION_FIELDS,
    SURVEY_RESPONSE_FIELDS,
    WIN_FIELDS,
)
from advocate_desk.store.models import (
    Account,
    CareerWin,
    Colleague,
    Consent,
    Goal,
    MemberFigures,
    StatedMotivation,
    SurveyResponse,
    Touch,
    Win,
)

_MemberRow = Touch | Win | CareerWin | Consent | StatedMotivation | SurveyResponse
_COMPANY = aliased(Account)


@dataclass(frozen=True, eq=False)
class _OfMembers:
    """Rows that belong to members.

    Attributes:
        written: the columns that a search looks into, beside who she is.
        named: what columns of other tables hold, and those tables joined to ours.
    """

    key: str
    table: type[_MemberRow]
    fields: tuple[ListField, ...]
    written: Sequence[InstrumentedAttribute[Any]]
    named: Mapping[str, ColumnElement[Any]] = field(default_factory=dict)
    source: FromClause | None = None

    def listing(self, columns: tuple[str, ...], sort: Sort) -> Listing:
        """Give the list with the columns and the order it has at first."""
        table = self.table
        source = table.__table__ if self.source is None else self.source
        named = {"member": MemberFigures.name.expression, **self.named}
        return Listing(
            key=self.key,
            fields=self.fields,
            source=source.outerjoin(
                MemberFigures.__table__, MemberFigures.member_id == table.member_id
            ),
            id=table.id.expression,
            columns={
                **{
                    one.key: named[one.key] if one.key in named else _column(table, one.key)
                    for one in self.fields
                },
                "member_id": table.member_id.expression,
            },
            sort_keys={"member": MemberFigures.name_key.expression},
            search=self._search,
            default_columns=columns,
            default_sort=sort,
        )

    def _search(self, folded: str, typed: str) -> ColumnElement[bool]:
        of_whom = like_word(MemberFigures.search_text.expression, folded)
        return or_(of_whom, *(like_word(column.expression, typed) for column in self.written))


def _column(table: type[_MemberRow | Goal], key: str) -> ColumnElement[Any]:
    column: ColumnElement[Any] = getattr(table, key).expression
    return column


CONVERSATIONS = _OfMembers(
    "conversations",
    Touch,
    CONVERSATION_FIELDS,
    (Touch.text, Touch.goal, Touch.promise),
    {"by": Colleague.name.expression},
    Touch.__table__.outerjoin(Colleague.__table__, Colleague.id == Touch.by_id),
).listing(
    ("member", "on_day", "kind", "text", "promise", "promise_due"),
    Sort("on_day", descending=True),
)
WINS = _OfMembers(
    "wins",
    Win,
    WIN_FIELDS,
    (Win.what, Win.measure, Win.product, Win.use_case, Win.told_in),
    {"company": _COMPANY.company.expression},
    Win.__table__.outerjoin(_COMPANY, _COMPANY.id == Win.account_id),
).listing(
    ("member", "on_day", "what", "before", "after", "may_tell"),
    Sort("on_day", descending=True),
)
CAREER_WINS = _OfMembers(
    "career_wins", CareerWin, CAREER_WIN_FIELDS, (CareerWin.text, CareerWin.helped_by)
).listing(
    ("member", "on_day", "kind", "text", "helped_by", "told_publicly"),
    Sort("on_day", descending=True),
)
# as `consents.state_on` has it, for the day on which the list is read
_TODAY = bindparam("today", type_=Date, callable_=clock.today, unique=True)
_STATE_TODAY = case(
    (func.coalesce(Consent.withdrawn_on <= _TODAY, Consent.state == "withdrawn"), "withdrawn"),
    (func.coalesce(Consent.refused_on <= _TODAY, Consent.state == "refused"), "refused"),
    (func.coalesce(Consent.expires_on < _TODAY, Consent.state == "expired"), "expired"),
    (func.coalesce(Consent.given_on <= _TODAY, Consent.state == "given"), "given"),
    else_="not asked",
)
CONSENTS = _OfMembers(
    "consents",
    Consent,
    CONSENT_FIELDS,
    (Consent.use, Consent.scope, Consent.evidence),
    {"state": _STATE_TODAY},
).listing(("member", "use", "state", "scope", "given_on", "expires_on"), Sort("member"))
MOTIVATIONS = _OfMembers(
    "motivations", StatedMotivation, MOTIVATION_FIELDS, (StatedMotivation.motivation,)
).listing(("member", "motivation", "weight", "basis", "on_day"), Sort("member"))
SURVEY_RESPONSES = _OfMembers(
    "survey_responses",
    SurveyResponse,
    SURVEY_RESPONSE_FIELDS,
    (SurveyResponse.comment, SurveyResponse.survey),
).listing(
    ("member", "answered_on", "kind", "score", "comment"),
    Sort("answered_on", descending=True),
)


def _goal_search(folded: str, _typed: str) -> ColumnElement[bool]:
    told = Goal.period + " " + Goal.what + " " + func.coalesce(Colleague.name, "")
    return like_word(func.fold_name(told), folded)


GOALS = Listing(
    key="goals",
    fields=GOAL_FIELDS,
    source=Goal.__table__.outerjoin(Colleague.__table__, Colleague.id == Goal.owner_id),
    id=Goal.id.expression,
    columns={
        one.key: Colleague.name.expression if one.key == "owner" else _column(Goal, one.key)
        for one in GOAL_FIELDS
    },
    sort_keys={},
    search=_goal_search,
    default_columns=("what", "period", "target", "owner"),
    default_sort=Sort("period", descending=True),
)
