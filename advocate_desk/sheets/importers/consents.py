"""How permissions come in: a file takes one back, and gives one again only if she confirms it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cached_property
from typing import Any

from sqlalchemy import select

from advocate_desk.base.text import fold
from advocate_desk.base.words import count_words, day_words
from advocate_desk.program.consents import (
    BLOCKING,
    KIND,
    STRICTEST,
    NeededBy,
    Told,
    acts_that_need,
    add_consents,
    edit_consents,
    said_last,
    state_on,
    state_told,
)
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.kind_sheets import NAMED_BY, KindSheet
from advocate_desk.sheets.plain_rows import Complaint, plan_plain
from advocate_desk.sheets.planned import Group, LeftOut, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import without_clear
from advocate_desk.store.choices import ConsentState
from advocate_desk.store.models import Consent

_SHEET = KindSheet(KIND, add_consents, edit_consents, ("use", "scope", "given_on"))
_STATE_KEYS = ("state", "given_on", "expires_on", "refused_on", "withdrawn_on")
_KEPT = (*BLOCKING, ConsentState.EXPIRED)  # no file makes it looser
_MOST_NAMED = 3  # acts in a sentence


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of permissions."""
    guard = _Guard(planning, rows)
    rules = _SHEET.rules(
        rows, prepare=_prepare, undecided=guard.undecided, adjust=guard.keep_strict
    )
    return plan_plain(planning, rows, rules)


def _prepare(_planning: Planning, values: Values) -> None:
    """Let the days tell the state, unless a stricter one is told."""
    said = without_clear({key: values.get(key) for key in _STATE_KEYS})
    if state := state_told(said):
        values["state"] = state


class _Guard:
    """Sees to it that a file makes permissions only stricter, and names what must come down."""

    def __init__(self, planning: Planning, rows: SheetRows) -> None:
        self._planning = planning
        self._rows = rows
        self._day = planning.day

    def undecided(self, place: int, values: Values) -> Complaint | None:
        """Leave to her a new row that would give again what was refused or withdrawn."""
        new = Told.of(without_clear(values))
        who, use = values["who"], str(values["use"])
        state = state_on(new, self._day)
        held = self._newest.get((who, use, _scope(values)))
        if held is not None and state not in BLOCKING:
            was = state_on(held, self._day)
            last, said = said_last(held, self._day), said_last(new, self._day)
            overrides = last is None or (said is not None and said >= last)
            if was in BLOCKING and overrides:
                is_given = state is ConsentState.GIVEN
                if not (is_given and self._confirmed(place, who, held, values)):
                    return self._column, _left(was, held)
        if state is ConsentState.WITHDRAWN:
            self._name_acts(place, who, use)
        return None

    def keep_strict(self, planning: Planning, group: Group, changes: Values) -> None:
        """Leave out of a row that is there what would make it looser."""
        _SHEET.leave_misfits(self._rows, group, changes)
        known, told = Told.of(group.known), group.merged.get("state")
        was = state_on(known, planning.day)
        if told in BLOCKING and was not in BLOCKING:
            changes["state"] = told  # whatever is to become of other fields that are filled
        becomes = state_on(Told.of({**group.known, **changes}), planning.day)
        place, is_given = group.places[0], changes.get("state") == ConsentState.GIVEN
        loosens = is_given or STRICTEST.index(becomes) > STRICTEST.index(was)
        if was in _KEPT and self._is_known(group):
            for key in _STATE_KEYS:
                changes.pop(key, None)
        elif was in _KEPT and self._gives_again(group, known, loosens=loosens):
            _say_anew(group, changes, self._given_on(group, known) or planning.day)
        elif was in _KEPT and loosens:
            said = next((changes[key] for key in _STATE_KEYS if key in changes), None)
            for key in _STATE_KEYS:
                changes.pop(key, None)
            self._rows.complain(place, self._column, said, LeftOut.CELL, _left(was, known))
        elif becomes is ConsentState.WITHDRAWN and was is not becomes:
            self._name_acts(place, group.who, str(group.known["use"]))

    def _is_known(self, group: Group) -> bool:
        """Say whether a row gives what was given again since, as another row of the desk says."""
        newest = self._newest.get((group.who, str(group.known["use"]), _scope(group.merged)))
        is_given = newest is not None and state_on(newest, self._day) is ConsentState.GIVEN
        return is_given and group.merged.get("state") == ConsentState.GIVEN

    def _gives_again(self, group: Group, held: Told, *, loosens: bool) -> bool:
        """Say whether she confirmed that a row which is there is given again.

        Where nothing of it would change anyway, an answer of an older day is no new one.
        """
        if group.merged.get("state") != ConsentState.GIVEN:
            return False
        is_undated = not isinstance(group.merged.get("given_on"), dt.date)
        if not (loosens or is_undated or self._given_on(group, held)):
            return False
        return self._confirmed(group.places[0], group.who, held, group.merged)

    def _given_on(self, group: Group, held: Told) -> dt.date | None:
        """Give the day on which a row says it was given, if that is after all the desk knows."""
        said, last = group.merged.get("given_on"), said_last(held, self._day)
        is_newer = isinstance(said, dt.date) and (last is None or said > last)
        return said if is_newer else None

    def _confirmed(self, place: int, who: int, held: Told, values: Values) -> bool:
        """Say whether she confirmed a row that gives again what the desk holds as stricter."""
        said = values.get("given_on")
        on = f" on {day_words(said)}" if isinstance(said, dt.date) else ""
        stands = _stands(state_on(held, self._day), held)
        words = f"{values['use']} is {stands}; the file says given{on}"
        sheet, number = self._rows.setup.name, self._rows.numbers[place]
        return self._planning.may_loosen(sheet, number, who, words)

    @property
    def _column(self) -> str:
        """Give the first column that says how a permission stands."""
        return next((key for key in _STATE_KEYS if key in self._rows.fields), self._rows.keys[0])

    def _name_acts(self, place: int, who: int, use: str) -> None:
        acts = acts_that_need(self._planning.session, who, use) if who > 0 else ()
        if acts:
            words = f"was needed by {_named(acts)}: take down what shows it"
            value = self._rows.column(self._column)[place]
            self._rows.complain(place, self._column, value, LeftOut.NOTHING, words)

    @cached_property
    def _newest(self) -> dict[tuple[int, str, str], Told]:
        """Give what the desk was told last of each use and scope."""
        rows = defaultdict(list)
        for row in self._planning.session.scalars(select(Consent).order_by(Consent.id)):
            told = Told.of({key: getattr(row, key) for key in _STATE_KEYS})
            rows[row.member_id, row.use, fold(row.scope or "")].append(told)
        return {key: max(told, key=self._age) for key, told in rows.items()}

    def _age(self, told: Told) -> Any:
        last = said_last(told, self._day)
        return last.toordinal() if last else 0


def _scope(values: Values) -> str:
    scope = values.get("scope")
    return fold(scope) if isinstance(scope, str) else ""


def _left(state: ConsentState, held: Told) -> str:
    stands = _stands(state, held)
    return f"is left as it is: {stands}; change it in the desk if the answer is new"


def _stands(state: ConsentState, held: Told) -> str:
    day = held.withdrawn_on if state is ConsentState.WITHDRAWN else held.refused_on
    return f"{state} on {day_words(day)}" if day and state in BLOCKING else str(state)


def _say_anew(group: Group, changes: Values, day: dt.date) -> None:
    """Let a row that is there stay as it was, and a new one say what holds from that day on."""
    changes.clear()
    group.target, group.known = None, {}
    for key in ("refused_on", "withdrawn_on"):
        group.merged.pop(key, None)
    group.merged |= {"state": ConsentState.GIVEN.value, "given_on": day}


def _named(acts: tuple[NeededBy, ...]) -> str:
    shown = ", ".join(
        " of ".join(filter(None, (act.type, day_words(act.day)))) for act in acts[:_MOST_NAMED]
    )
    more = f" and {len(acts) - _MOST_NAMED} more" if len(acts) > _MOST_NAMED else ""
    return f"{count_words(len(acts), 'completed act')} ({shown}{more})"


CONSENTS = Importer(
    key="consents",
    sheet="Consents",
    fields=_SHEET.fields(),
    needs=(
        NAMED_BY,
        frozenset({"use"}),
        frozenset(_STATE_KEYS),
    ),
    plan=plan,
    save=_SHEET.save,
)
