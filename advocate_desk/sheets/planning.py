"""What all sheets of one import share while they are planned: the desk, the file, the people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.progress import Progress
from advocate_desk.base.text import fold, fold_name, tidy_spaces
from advocate_desk.program.fields import Shape
from advocate_desk.program.likeness import Told
from advocate_desk.program.wording import stored_words
from advocate_desk.sheets.apostrophes import Apostrophes
from advocate_desk.sheets.cells import Cell, cell_text
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.companies import Companies
from advocate_desk.sheets.event_names import EventNames
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.lookalikes import Lookalikes
from advocate_desk.sheets.meta import LongTexts, read_long_texts, read_meta
from advocate_desk.sheets.people import People
from advocate_desk.sheets.planned import Group, Looser, MadeMember, Section, Values
from advocate_desk.sheets.references import References
from advocate_desk.sheets.setup import ROW, SYSTEM, ImportSetup, SheetSetup, Unknown
from advocate_desk.sheets.synonyms import CHOICES
from advocate_desk.sheets.vocabulary import Vocabulary
from advocate_desk.store.models import CustomField, MemberFigures
from advocate_desk.store.preferences import desk_id, preferences

# where the words of a field are kept that only she adds to
_WORDS_IN_USE = {
    ("members", "tags"): "SELECT DISTINCT tags FROM member WHERE tags IS NOT NULL",
    ("members", "tier"): "SELECT DISTINCT tier FROM member WHERE tier IS NOT NULL",
}

# the tables of what rows call by name, and the columns of the names
_CATALOGUES = {"activity_types": ("activity_type", "name"), "rewards": ("reward", "reward")}


@dataclass(slots=True)
class ToldRows:
    """What the sheets of one kind have told so far: a file may have several.

    Attributes:
        keys: by what rows are known, of the desk and of the file; None for what several have.
        groups: the rows that are told of, by id, or below zero by the number of a new one.
        seen: how often the file has said the same in rows with nothing to be known by.
        said: whom rows name, what they say, and what that tells of a person if it was asked for;
            as long as look-alikes do not know it.
        ids: the ids of other systems that rows of the desk and of the file have.
    """

    keys: dict[tuple[Hashable, ...], int | None] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    said: list[tuple[int, Values, Told | None]] = field(default_factory=list)
    ids: set[tuple[str, str]] = field(default_factory=set)


class Planning:
    """The desk and the file, seen while planning; nothing here writes."""

    def __init__(self, session: Session, setup: ImportSetup, progress: Progress) -> None:
        self.session = session
        self.setup = setup
        self.progress = progress
        self.day = clock.today()
        self.base_currency = preferences(session).base_currency
        self.kinds = frozenset(sheet.kind or "" for sheet in setup.chosen_sheets())
        self.people = People(session)
        self.told: dict[str, ToldRows] = {}  # by kind
        self.sections: list[Section] = []  # planned so far
        self.made_members: list[MadeMember] = []
        self.made_for: dict[str, int] = {}  # by the address, else the name, that rows say
        self.made_rewards: dict[str, str] = {}  # by name: of which kind
        self.new_ids: dict[tuple[str, str], int] = {}  # by system and id: whom rows call so
        self.looser: list[Looser] = []
        self.member_rows: dict[tuple[str, int], int] = {}  # of sheets of members: whom each means
        self._vocabularies: dict[str, Vocabulary] = {}
        self._references: dict[str, References] = {}
        self._long_texts: dict[str, LongTexts] = {}  # by file
        self._apostrophes = Apostrophes(session)

    def cells(self, sheet: SheetSetup, column: ColumnSetup) -> Sequence[Cell]:
        """Give a column's cells as they were before our CSV guarded them."""
        return self._apostrophes.cells(sheet, column)

    def decided_member(self, decided: str) -> int | None:
        """Give the member she chose for a row, by UID or by the row of another sheet."""
        row = decided.removeprefix(ROW)
        if row != decided:
            number, _, sheet = row.partition(":")
            return self._member_of_row(int(number), sheet) if number.isdecimal() else None
        return self.people.by_uid.get(decided)

    def keep_id(self, key: tuple[str, str], who: int) -> None:
        """Let rows find a member by the id that another system has for her, now and later."""
        if key not in self.people.by_external:
            self.people.by_external[key] = self.new_ids[key] = who

    def may_loosen(self, sheet: str, number: int, who: int, words: str) -> bool:
        """Note that a row permits more than the desk does; say whether she confirmed it."""
        self.looser.append(Looser(sheet, number, f"{self.people.name_of(who)}: {words}"))
        return (sheet, number) in self.setup.loosened

    def _member_of_row(self, number: int, sheet: str) -> int | None:
        """Give the member of a row; the first with that number where no sheet is named."""
        of_number = {key: who for key, who in self.member_rows.items() if key[1] == number}
        if sheet:
            return of_number.get((sheet, number))
        return next(iter(of_number.values()), None)

    @property
    def creates_members(self) -> bool:
        """Say whether people whom nobody knows are made."""
        return self.setup.unknown_member is Unknown.CREATE

    @cached_property
    def lookalikes(self) -> Lookalikes:
        """Give the members whom a row may mean although nothing certain says so.

        They take long to make: not before somebody asks.
        """
        return Lookalikes(self.session)

    def company_of(self, member: int) -> str | None:
        """Give what the account is called that a member works for, of the desk or of the file."""
        held = self.companies.name_of(self._workplaces.get(member))
        return held or self._workplaces_told.get(member)

    @cached_property
    def _workplaces(self) -> dict[int, int | None]:
        rows = self.session.execute(select(MemberFigures.member_id, MemberFigures.account_id))
        return {row.member_id: row.account_id for row in rows}

    @cached_property
    def _workplaces_told(self) -> dict[int, str]:
        groups = (g for one in self.sections if one.kind == "members" for g in one.groups)
        said = ((group.who, group.merged.get("company")) for group in groups)
        return {who: company for who, company in said if isinstance(company, str)}

    @cached_property
    def companies(self) -> Companies:
        """Give the accounts by name."""
        return Companies(self.session, self._said("accounts", "company"))

    @cached_property
    def events(self) -> EventNames:
        """Give the events by name."""
        return EventNames(self.session)

    @cached_property
    def own_fields(self) -> dict[tuple[str, str], CustomField]:
        """Give the fields of her own by kind and folded name."""
        fields = self.session.scalars(select(CustomField))
        return {(field.kind, fold(field.name)): field for field in fields}

    def wrote(self, sheet: SheetSetup) -> bool:
        """Say whether this desk wrote a sheet's file; one with nobody in it takes any for its own.

        Several files may come in together, and not all of them be ours.
        """
        meta = read_meta(self.setup.workbook, sheet.source.file)
        if meta is None:
            return False
        return self._has_nobody or (meta.desk != "" and meta.desk == desk_id(self.session))

    @cached_property
    def _has_nobody(self) -> bool:
        held = text("SELECT 1 FROM member UNION ALL SELECT 1 FROM account LIMIT 1")
        return self.session.execute(held).first() is None

    def long_texts(self, sheet: SheetSetup) -> LongTexts:
        """Give what follows texts of a sheet's file too long for a cell: kind, UID and heading."""
        file = sheet.source.file
        if file not in self._long_texts:
            self._long_texts[file] = read_long_texts(self.setup.workbook, file)
        return self._long_texts[file]

    @cached_property
    def import_keys(self) -> dict[str, str]:
        """Give by UID the keys under which the file's sheet of ids knows imported acts."""
        rows = self._in_file("external_ids", "sheet", "uid", "system", "id")
        return {
            uid.lower(): key
            for sheet, uid, system, key in rows
            if sheet.lower() == "activities" and system == SYSTEM
        }

    def references(self, kind: str) -> References:
        """Give by what UIDs the file and the desk name the rows of a kind that there will be."""
        if kind not in self._references:
            self._references[kind] = References(self.session, kind, self.sections)
        return self._references[kind]

    def uids(self, kind: str, table: str) -> set[str]:
        """Give the UIDs of all rows of a kind, of the desk and of the file."""
        held = self.session.execute(text(f"SELECT uid FROM {table}")).scalars()  # noqa: S608  # ours
        return {*held, *self.uids_in_file(kind)}

    def uids_in_file(self, kind: str) -> frozenset[str]:
        """Give the UIDs by which the file calls rows of a kind."""
        return frozenset(uid.lower() for (uid,) in self._in_file(kind, "uid"))

    def vocabulary(self, sheet: SheetSetup, field: Field) -> Vocabulary | None:
        """Give the words a field knows; None for a field that takes any text."""
        if field.is_custom or not (field.choices or field.grows or field.shape is Shape.COLLEAGUE):
            return None
        key = self._vocabulary_key(sheet.kind or "", field)
        if key not in self._vocabularies:
            self._vocabularies[key] = self._make(sheet, field)
        return self._vocabularies[key]

    def type_names(self) -> set[str]:
        """Give the names of all activity types, of the desk and of the file."""
        held = self.session.execute(text("SELECT name FROM activity_type")).scalars()
        return {*held, *(name for (name,) in self._in_file("activity_types", "name"))}

    def new_words(self, key: str) -> tuple[str, ...]:
        """Give the words that were taken although the desk did not know them."""
        vocabulary = self._vocabularies.get(key)
        return tuple(vocabulary.made) if vocabulary else ()

    def _vocabulary_key(self, kind: str, field: Field) -> str:
        if field.shape is Shape.COLLEAGUE:
            return "colleagues"
        return _catalogue_of(field) or f"{kind}.{field.key}"

    def _make(self, sheet: SheetSetup, field: Field) -> Vocabulary:
        kind = sheet.kind or ""
        meant = {**self._said(kind, field.key)}
        if field.choices:
            synonyms = CHOICES.get(f"{kind}.{field.key}", CHOICES.get(field.key, {}))
            shown = {**stored_words(field.key), **stored_words(f"{kind}.{field.key}")}
            return Vocabulary(field.choices, {**shown, **synonyms, **meant})
        takes_new = self.setup.unknown_value is Unknown.CREATE
        if field.shape is Shape.COLLEAGUE:
            return self._colleagues(meant, takes_new=takes_new)
        if catalogue := _catalogue_of(field):
            return self._catalogue(catalogue, meant, takes_new=takes_new)
        is_export = sheet.column_of("uid") is not None  # written by us: its words are hers
        return Vocabulary(
            self._words_in_use(kind, field.key),
            meant,
            takes_new=takes_new or is_export,
            keeps_spelling=sheet.is_program,
        )

    def _said(self, kind: str, key: str) -> dict[str, str]:
        """Give what she said words mean for a field."""
        said = self.setup.values
        return {**said.get(key, {}), **said.get(f"{kind}.{key}", {})}

    def _words_in_use(self, kind: str, key: str) -> list[str]:
        sql = _WORDS_IN_USE.get((kind, key))
        if sql is None:
            return []
        rows = self.session.execute(text(sql)).scalars()
        return list(dict.fromkeys(word for row in rows for word in row.split("; ")))

    def _colleagues(self, meant: dict[str, str], *, takes_new: bool) -> Vocabulary:
        vocabulary = Vocabulary((), meant, takes_new=takes_new)
        held = self.session.execute(text("SELECT name, email, uid FROM colleague")).all()
        told = [*held, *self._in_file("colleagues", "name", "email", "uid")]
        names = Counter(
            fold_name(name) for name, _, uid in {row[2] or row: row for row in told}.values()
        )
        for name, email, uid in told:
            # one whose name another has is called by her e-mail, as in our own workbook
            shared = bool(name) and names[fold_name(name)] > 1
            if shared:
                vocabulary.share(name)
            called = (email or uid) if shared or not name else name
            for known_as in (email, uid) if shared else (name, email, uid):
                if known_as:
                    vocabulary.enter(known_as, called)
        return vocabulary

    def _catalogue(self, kind: str, meant: dict[str, str], *, takes_new: bool) -> Vocabulary:
        """Give the names of activity types or rewards, of the desk and of the file."""
        table, key = _CATALOGUES[kind]
        held = self.session.execute(text(f"SELECT {key}, uid FROM {table}")).all()  # noqa: S608  # ours
        vocabulary = Vocabulary((name for name, _ in held), meant, takes_new=takes_new)
        for name, uid in (*held, *self._in_file(kind, key, "uid")):
            if name:
                vocabulary.enter(name, name)
                vocabulary.enter(uid or name, name)
        return vocabulary

    def _in_file(self, kind: str, *keys: str) -> Iterable[tuple[str, ...]]:
        """Give what the sheets of a kind in this file say in these fields."""
        for sheet in self.setup.chosen_sheets():
            if sheet.kind != kind:
                continue
            columns = [sheet.column_of(key) for key in keys]
            texts = [
                [tidy_spaces(cell_text(cell)) for cell in self.cells(sheet, column)]
                if column
                else [""] * len(sheet.table or ())
                for column in columns
            ]
            yield from (row for row in zip(*texts, strict=True) if any(row))


def _catalogue_of(field: Field) -> str:
    """Give the kind of the catalogue whose names a field holds."""
    if field.shape is Shape.ACTIVITY_TYPE:
        return "activity_types"
    return "rewards" if field.grows and field.key == "reward" else ""
