"""Companies and colleagues by name: found the way people write them, added when new."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold_name, tidy_spaces
from advocate_desk.store.models import Account, Colleague


class CompanyBook:
    """The accounts by name, alias and UID; a name that two accounts share finds neither."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._by_name: dict[str, int | None] = {}
        for account_id, uid, company, aliases in session.execute(
            select(Account.id, Account.uid, Account.company, Account.aliases)
        ):
            for name in (uid, company, *aliases):
                self._enter(fold_name(name), account_id)

    def _enter(self, key: str, account_id: int) -> None:
        taken = self._by_name.get(key, account_id)
        self._by_name[key] = account_id if taken == account_id else None

    def knows(self, name: str) -> bool:
        """Say whether any account has the name."""
        return fold_name(name) in self._by_name

    def find(self, name: str) -> int | None:
        """Give the account of that name; None when there is none, or more than one."""
        return self._by_name.get(fold_name(name))

    def find_or_add(self, name: str) -> int:
        """Give the account of that name, made if it is new."""
        key = fold_name(name)
        found = self._by_name.get(key)
        if found is None:
            account = Account(company=tidy_spaces(name))
            self._session.add(account)
            self._session.flush()
            found = self._by_name[key] = account.id
        return found


class ColleagueBook:
    """Our own people by e-mail, name and UID."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._by_name: dict[str, int] = {}
        for colleague in session.scalars(select(Colleague)):
            for name in filter(None, (colleague.uid, colleague.email, colleague.name)):
                self._by_name.setdefault(fold_name(name), colleague.id)

    def find(self, name: str) -> int | None:
        """Give the colleague with that name or e-mail."""
        return self._by_name.get(fold_name(name))

    def find_or_add(self, name: str) -> int:
        """Give the colleague with that name or e-mail, made if new."""
        key = fold_name(name)
        found = self._by_name.get(key)
        if found is None:
            plain = tidy_spaces(name)
            colleague = Colleague(name=plain, email=plain.lower() if "@" in plain else None)
            self._session.add(colleague)
            self._session.flush()
            found = self._by_name[key] = colleague.id
        return found
