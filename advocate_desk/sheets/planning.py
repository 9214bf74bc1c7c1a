"""What all sheets of one import share while they are planned: the desk, the file, the people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.progress import Progress
from advocate_desk.base.text import fold, fold_name, tidy_spaces
from advocate_desk.program.fields import Shape
from advocate_desk.program.wording import stored_words
from advocate_desk.sheets.cells import cell_text
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.people import People
from advocate_desk.sheets.planned import MadeMember
from advocate_desk.sheets.setup import ImportSetup, Layout, SheetSetup, Unknown
from advocate_desk.sheets.synonyms import CHOICES
from advocate_desk.sheets.vocabulary import Vocabulary
from advocate_desk.store.models import CustomField
from advocate_desk.store.preferences import preferences

# where the words of a field are kept that only she adds to
_WORDS_IN_USE = {
    ("members", "tags"): "SELECT DISTINCT tags FROM member WHERE tags IS NOT NULL",
    ("members", "tier"): "SELECT DISTINCT tier FROM member WHERE tier IS NOT NULL",
}


class Companies:
    """Accounts by name and alias, of the desk and of this file."""

    def __init__(self, session: Session) -> None:
        self._ids: dict[str, int | None] = {}  # of the desk, by folded name; None when shared
        self._names: dict[str, str] = {}
        self._by_id: dict[int, tuple[str, str]] = {}
        rows = session.execute(text("SELECT id, uid, company, aliases FROM account"))
        for account, uid, company, aliases in rows:
            self._by_id[account] = (uid, company)
            for name in (company, *(aliases.split("; ") if aliases else ())):
                key = fold_name(name)
                self._ids[key] = account if self._ids.get(key, account) == account else None
                self._names.setdefault(key, company)
            self._names[fold_name(uid)] = company
        self._names_in_desk = frozenset(self._names)
        for uid, company in self._by_id.values():  # a shared name says nothing, the UID does
            if self.is_shared(company):
                self._names[fold_name(uid)] = uid

    def name_of(self, account: int | None) -> str | None:
        """Give what a file calls an account: its name, or its UID when another has the name."""
        if account is None:
            return None
        uid, company = self._by_id[account]
        return uid if self.is_shared(company) else company

    def enter(self, company: str, aliases: Iterable[str] = ()) -> None:
        """Let later rows find a company of this file by its names."""
        for name in (company, *aliases):
            self._names.setdefault(fold_name(name), company)

    def is_shared(self, name: str) -> bool:
        """Say whether two accounts of the desk have this name."""
        key = fold_name(name)
        return key in self._ids and self._ids[key] is None

    def is_known(self, name: str) -> bool:
        """Say whether the desk has an account of this name."""
        return fold_name(name) in self._names_in_desk

    def name_for(self, text_: str) -> str:
        """Give a company's name as the desk or this file writes it first."""
        name = tidy_spaces(text_)
        return self._names.setdefault(fold_name(name), name)


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
        self.made_members: list[MadeMember] = []
        self._vocabularies: dict[str, Vocabulary] = {}

    @property
    def creates_members(self) -> bool:
        """Say whether people whom nobody knows are made."""
        return self.setup.unknown_member is Unknown.CREATE

    @cached_property
    def companies(self) -> Companies:
        """Give the accounts by name."""
        return Companies(self.session)

    @cached_property
    def own_fields(self) -> dict[tuple[str, str], CustomField]:
        """Give the fields of her own by kind and folded name."""
        fields = self.session.scalars(select(CustomField))
        return {(field.kind, fold(field.name)): field for field in fields}

    def vocabulary(self, sheet: SheetSetup, field: Field) -> Vocabulary | None:
        """Give the words a field knows; None for a field that takes any text."""
        if not (field.choices or field.grows or field.shape is Shape.COLLEAGUE):
            return None
        key = self._vocabulary_key(sheet.kind or "", field)
        if key not in self._vocabularies:
            self._vocabularies[key] = self._make(sheet, field)
        return self._vocabularies[key]

    def new_words(self, key: str) -> tuple[str, ...]:
        """Give the words that were taken although the desk did not know them."""
        vocabulary = self._vocabularies.get(key)
        return tuple(vocabulary.made) if vocabulary else ()

    def _vocabulary_key(self, kind: str, field: Field) -> str:
        if field.shape is Shape.COLLEAGUE:
            return "colleagues"
        return "activity_types" if field.shape is Shape.ACTIVITY_TYPE else f"{kind}.{field.key}"

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
        if field.shape is Shape.ACTIVITY_TYPE:
            return self._types(meant, takes_new=takes_new)
        words = self._words_in_use(kind, field.key)
        return Vocabulary(
            words,
            meant,
            takes_new=takes_new or not words,  # the first import brings her words along
            keeps_spelling=sheet.layout is Layout.PROGRAM,
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
        for name, email in self.session.execute(text("SELECT name, email FROM colleague")):
            vocabulary.enter(name, name)
            if email:
                vocabulary.enter(email, name)
        for name, email in self._in_file("colleagues", "name", "email"):
            vocabulary.enter(name or email, name or email)
            if email:
                vocabulary.enter(email, name or email)
        return vocabulary

    def _types(self, meant: dict[str, str], *, takes_new: bool) -> Vocabulary:
        names = self.session.execute(text("SELECT name FROM activity_type")).scalars()
        vocabulary = Vocabulary(names, meant, takes_new=takes_new)
        for (name,) in self._in_file("activity_types", "name"):
            vocabulary.enter(name, name)
        return vocabulary

    def _in_file(self, kind: str, *keys: str) -> Iterable[tuple[str, ...]]:
        """Give what the sheets of a kind in this file say in these fields."""
        for sheet in self.setup.chosen_sheets():
            if sheet.kind != kind:
                continue
            columns = [sheet.column_of(key) for key in keys]
            texts = [
                [tidy_spaces(cell_text(cell)) for cell in sheet.cells(column)]
                if column
                else [""] * len(sheet.table or ())
                for column in columns
            ]
            yield from (row for row in zip(*texts, strict=True) if any(row))
