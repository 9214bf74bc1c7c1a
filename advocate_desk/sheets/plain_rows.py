"""Plans the kinds of rows that are plain: known by a few keys, compared field by field."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from advocate_desk.program.merging import merged_ids
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.grouping import changes_of, finish, kept_back, policy_of
from advocate_desk.sheets.known import Known
from advocate_desk.sheets.older_rows import LAST_MODIFIED, OlderRows
from advocate_desk.sheets.people import Unclear
from advocate_desk.sheets.planned import Group, LeftOut, PlannedRow, Section, Values, Verdict
from advocate_desk.sheets.planning import Planning, ToldRows
from advocate_desk.sheets.reading import STEP, SheetRows
from advocate_desk.sheets.row_people import NAME_PARTS, WHO, RowPeople

Key = tuple[Hashable, ...]
_WHO = (*WHO, *NAME_PARTS)
_NAMED_OTHERWISE = frozenset(_WHO) - {"member"}  # how other files name who a row is of
ONLY_IN_DESK = "in the desk"  # a key that begins so finds rows of the desk, none of the file
Complaint = tuple[str, str]  # the field, and the end of the sentence


@dataclass(frozen=True, slots=True)
class PlainRules:
    """What is special about one plain kind of row.

    Attributes:
        keys: by what a row is known, the surest first; the first one that hits decides.
        load_keys: the rows of the desk by these keys; None for a key that several have.
        load: what the desk holds of these rows, by field.
        check: why a row cannot go in; None when it can.
        prepare: changes what a row says before it is looked up.
        adjust: changes what would be set in a row that is there.
        complete: concludes what a new row does not say.
        finds_people: its rows name members as those of activities do, by any of several columns.
        named_by: these columns.
        takes_others: a row may be about somebody who is no member, or about nobody.
        has_no_uid: its keys are all that our own workbook knows a row by, as sure as a UID.
        undecided: why a new row waits for her; None when it does not. It is given its place.
        owner: whose row it is that names nobody; None when that is not known either.
        uid_decides: a row of the desk that another one of the file names by its UID is that one,
            whatever else fits; not so of histories, which a merge joins without a trace.
    """

    keys: Callable[[Values], Iterator[Key]]
    load_keys: Callable[[Planning], Mapping[Key, int | None]]
    load: Callable[[Planning, SheetRows, Iterable[int]], Known]
    check: Callable[[Values], Complaint | None]
    prepare: Callable[[Planning, Values], None] = lambda _planning, _values: None
    adjust: Callable[[Planning, Group, Values], None] = lambda _planning, _group, _changes: None
    complete: Callable[[Planning, SheetRows, Group], None] = lambda _planning, _rows, _group: None
    finds_people: bool = False
    named_by: Sequence[str] = WHO
    takes_others: Callable[[Values], bool] = lambda _values: False
    has_no_uid: bool = False
    undecided: Callable[[int, Values], Complaint | None] = lambda _place, _values: None
    owner: Callable[[Values], int | None] = lambda _values: None
    uid_decides: bool = False


def plan_plain(planning: Planning, rows: SheetRows, rules: PlainRules) -> Section:
    """Say what becomes of the rows of a sheet of a plain kind."""
    return _PlainPlan(planning, rows, rules).section()


def said(values: Values, key: str) -> str:
    """Give the text that a row says in a field; nothing where it erases what is there."""
    value = values.get(key)
    return value if isinstance(value, str) else ""


def is_another(planning: Planning, kind: str, group: Group, key: Key) -> bool:
    """Say whether a key is that of another row than a group's: two cannot have it."""
    told = planning.told[kind]
    number = told.keys.get(key, 0)
    if not number:
        return number is None  # several have it, or nobody
    return told.groups.get(number) is not group and number != group.target


class _PlainPlan:
    """One sheet of plain rows being planned."""

    def __init__(self, planning: Planning, rows: SheetRows, rules: PlainRules) -> None:
        self._planning = planning
        self._rows = rows
        self._rules = rules
        told = planning.told.setdefault(rows.kind, ToldRows())
        self._merged = merged_ids(planning.session, rows.kind)
        if not told.keys:
            told.keys.update({("uid", uid): row for uid, row in self._merged.items()})
            told.keys.update(rules.load_keys(planning))
        self._known, self._all = told.keys, told.groups
        uids = [("uid", str(uid).lower()) for uid in rows.column("uid") if uid]
        named = {self._known[uid] for uid in uids if uid in self._known}
        self._named = named if rules.uid_decides else set()
        self._is_ours = planning.wrote(rows.setup)
        self._groups: dict[int, Group] = {}  # of this sheet, by the same numbers
        self._left: dict[int, PlannedRow] = {}
        named_by = rules.named_by if rules.finds_people else ()
        self._people = RowPeople(planning, rows, named_by) if named_by else None

    def section(self) -> Section:
        """Take the rows one by one, then compare them with the desk."""
        keys = self._rows.keys
        for place, row in enumerate(self._rows.rows()):
            if place % STEP == 0:
                note = f"Planning {self._rows.setup.name}"
                self._planning.progress.step(place, len(self._rows), note)
            said = {
                key: value
                for key, value in zip(keys, row, strict=True)
                if value is not None and value != ()
            }
            self._take(place, said)
        self._compare()
        return finish(self._rows, list(self._groups.values()), self._left)

    def _take(self, place: int, values: Values) -> None:
        if place in self._rows.skipped:
            self._left[place] = self._rows.left_by_choice(place)
            return
        if problem := self._rows.faulty.get(place):
            self._rows.problems.setdefault(place, []).append(problem)
            self._left[place] = self._rows.left_out(place, Verdict.INVALID, ())
            return
        who = self._who(place, values)
        if who is None:
            return
        self._rules.prepare(self._planning, values)
        known_as = values | {"who": who}
        keys = list(self._rules.keys(known_as))
        found = self._find(keys)
        if found is None:
            self._leave(place, Verdict.SKIPPED, self._rows.keys[0], "fits several rows")
        elif found == 0 and (wrong := self._rules.check(values)):
            self._leave(place, Verdict.INVALID, *wrong)
        elif found == 0 and (unclear := self._rules.undecided(place, known_as)):
            self._leave(place, Verdict.SKIPPED, *unclear)
        else:
            self._join(place, found, keys, values, who)

    def _who(self, place: int, values: Values) -> int | None:
        """Give the member a row is about, 0 for a kind that is about none; None: it is left."""
        if self._people is not None:
            who, key = self._people.who[place], self._people.complaint_key()
        elif "member" in self._rows.fields:
            said, key = values.get("member"), "member"
            who = self._planning.people.who(said if isinstance(said, str) else "", "", "")
        else:
            return 0
        if isinstance(who, Unclear) and not any(map(values.get, _WHO)):
            who = self._rules.owner(values) or who
        if isinstance(who, Unclear):
            if who.is_nobody and self._rules.takes_others(values):
                return 0
            self._rows.doubts[place] = who.doubt
            self._leave(place, Verdict.SKIPPED, key, who.text)
            return None
        return who

    def _find(self, keys: list[Key]) -> int | None:
        """Give the row that the keys name, 0 for none; None when they name several."""
        for key in keys:
            number = self._known.get(key, 0)
            if number != 0 and not (key[0] == ONLY_IN_DESK and number in self._named):
                return number
        return 0

    def _leave(self, place: int, verdict: Verdict, key: str, words: str) -> None:
        value = self._rows.column(key)[place]
        self._rows.complain(place, key, value, LeftOut.ROW, words)
        self._left[place] = self._rows.left_out(place, verdict, ())

    def _join(self, place: int, found: int, keys: list[Key], values: Values, who: int) -> None:
        number = found or -len(self._all) - 1
        group = self._groups.get(number)
        if group is None:
            earlier = self._all.get(number)
            group = earlier.going_on() if earlier else Group(found if found > 0 else None, who=who)
            self._groups[number] = group
            self._all.setdefault(number, group)
        uid = ("uid", str(values.get("uid", "")).lower())
        named = self._rules.has_no_uid and self._is_ours
        is_part = uid[1] in self._merged
        group.by_uid |= named or (self._known.get(uid) == number and not is_part)
        for key in keys:
            if key[0] != ONLY_IN_DESK:
                self._known.setdefault(key, number)
        if group.target is not None:
            values.pop("uid", None)
        group.take(place, values, is_part=is_part)

    def _compare(self) -> None:
        targets = [g.target for g in self._groups.values() if g.target is not None]
        known = self._rules.load(self._planning, self._rows, targets)
        older = OlderRows(self._planning, self._rows, targets)
        for group in self._groups.values():
            if group.target is None:
                for key in (LAST_MODIFIED.key, *_NAMED_OTHERWISE):
                    group.merged.pop(key, None)  # whom rows mean is no value of theirs
                if group.first is None:
                    self._rules.complete(self._planning, self._rows, group)
                continue
            group.known = known.get(group.target, {})
            usual = policy_of(self._rows, self._planning.setup.existing, by_uid=group.by_uid)
            policy, own = older.policies(group, usual, self._rows.setup.own_policies())
            replaces = group.is_whole and self._rows.is_program and policy is Existing.UPDATE
            merged = {key: value for key, value in group.merged.items() if key not in _WHO}
            changes = changes_of(merged, group.known, policy, replaces=replaces, own=own)
            self._rules.adjust(self._planning, group, changes)
            group.changes = kept_back(changes, policy, own)
