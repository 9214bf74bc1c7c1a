"""Accounts by what files call them: names, aliases and UIDs, of the desk and of this file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold_name, tidy_spaces
from advocate_desk.program.merging import merged_ids


class Companies:
    """The accounts that rows can mean; each is called by its name, or its UID if it shares it.

    `meant`: names that nobody knows, which mean another one as she said.
    """

    def __init__(self, session: Session, meant: Mapping[str, str]) -> None:
        self._meant = {fold_name(name): other for name, other in meant.items()}
        self._called: dict[str, str] = {}  # by folded name or UID
        self._shared: set[str] = set()  # folded names of two accounts
        self._by_id: dict[int, tuple[str, str]] = {}
        accounts = []
        rows = session.execute(text("SELECT id, uid, company, aliases FROM account"))
        for account, uid, company, aliases in rows.all():
            self._by_id[account] = (uid, company)
            accounts.append((uid, company, tuple(aliases.split("; ")) if aliases else ()))
        self._enter(accounts)
        for uid, account in merged_ids(session, "accounts").items():
            self._called.setdefault(fold_name(uid), self.name_of(account) or "")
        self._in_desk = frozenset(self._called)
        self._by_other: dict[tuple[str, str], str] = {}  # by system and the id it has for them
        for system, value, account in session.execute(
            text("SELECT system, value, row_id FROM external_id WHERE kind = 'accounts'")
        ):
            if called := self.name_of(account):
                self._by_other[system, value] = called

    def enter_file(self, accounts: Iterable[tuple[Any, Any, Any]]) -> None:
        """Let later rows find the accounts of this file: UID, company and aliases of each."""
        self._enter(
            (uid or company, company, aliases if isinstance(aliases, tuple) else ())
            for uid, company, aliases in accounts
            if isinstance(company, str)
        )

    def enter_ids(self, system: str, accounts: Iterable[tuple[Any, Any]]) -> None:
        """Let later rows find the accounts of this file by the id that a system has for each."""
        for value, company in accounts:
            if isinstance(value, str) and isinstance(company, str):
                self._by_other.setdefault((system, value), company)

    def known_as(self, system: str, value: str) -> str | None:
        """Give what an account is called that a system has this id for."""
        return self._by_other.get((system, value))

    def _enter(self, accounts: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
        owners: dict[str, str] = {}
        known = list(accounts)
        for uid, company, aliases in known:
            for key in {fold_name(name) for name in (company, *aliases)}:
                owner = owners.setdefault(key, uid.lower())
                if owner != uid.lower():
                    self._shared.add(key)
                self._called.setdefault(key, company)
        for uid, company, _aliases in known:
            called = uid if fold_name(company) in self._shared else company
            self._called.setdefault(fold_name(uid), called)

    def is_shared(self, name: str) -> bool:
        """Say whether two accounts have this name, so that it means neither."""
        return bool(self._shared) and fold_name(name) in self._shared

    def is_known(self, name: str) -> bool:
        """Say whether the desk has an account that is called so."""
        return fold_name(name) in self._in_desk

    def names(self) -> list[str]:
        """Give what the accounts of the desk are called."""
        return [company for _uid, company in self._by_id.values()]

    def name_for(self, said: str) -> str:
        """Give what an account is called; one not known yet as this file writes it first."""
        name = tidy_spaces(said)
        key = fold_name(name)
        if key not in self._called and key in self._meant:
            name = self._meant[key]
            key = fold_name(name)
        return self._called.setdefault(key, name)

    def name_of(self, account: int | None) -> str | None:
        """Give what an account of the desk is called."""
        if account is None:
            return None
        uid, company = self._by_id[account]
        return uid if self.is_shared(company) else company
