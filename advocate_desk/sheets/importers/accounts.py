"""How accounts come in: known by UID, mail domain or name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import text

from advocate_desk.base.contact import tidy_domain
from advocate_desk.base.text import fold_name
from advocate_desk.program.account_list import ACCOUNTS as ACCOUNT_LIST
from advocate_desk.program.accounts import add_accounts, edit_accounts
from advocate_desk.program.checks import tidy_values
from advocate_desk.program.edits import Each
from advocate_desk.program.fields import ACCOUNT_FIELDS
from advocate_desk.program.merging import merged_ids
from advocate_desk.sheets.fields import Field, foreign, own_fields
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, known_rows
from advocate_desk.sheets.older_rows import LAST_MODIFIED
from advocate_desk.sheets.other_ids import FIELD as ACCOUNT_ID
from advocate_desk.sheets.other_ids import OtherIds, save_other_ids
from advocate_desk.sheets.own_values import save_own_values_of
from advocate_desk.sheets.plain_rows import (
    ONLY_IN_DESK,
    Complaint,
    Key,
    PlainRules,
    plan_plain,
)
from advocate_desk.sheets.plain_saving import save_groups
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving, plain_values, with_rate, without_clear
from advocate_desk.sheets.synonyms import HEADINGS, heading_key

_LISTED = (
    "company aliases domain industry size region country segment annual_value currency rate"
    " customer_since renewal_date health health_on open_issue open_issue_since products use_cases"
    " replaced_rival rivals public_sector healthcare reference_policy seats csm account_executive"
    " churned_on do_not_mix_with"
)
FIELDS: tuple[Field, ...] = (
    Field("uid", "UID", erasable=False),
    *(
        replace(field, erasable=field.key != "company")
        for field in own_fields(ACCOUNT_FIELDS, _LISTED.split())
    ),
    foreign(ACCOUNT_ID, "Account ID"),
    LAST_MODIFIED,
)
_TELL_COMPANIES = (
    frozenset(_LISTED.split())
    .difference(  # things have a name and a size too
        ("company", "country", "region", "size", "currency")
    )
    .union(f"~{heading_key(word)}" for word in HEADINGS["accounts"]["company"] if word != "name")
)


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of accounts."""
    companies = (rows.column("uid"), rows.column("company"), rows.column("aliases"))
    planning.companies.enter_file(zip(*companies, strict=True))
    ids = OtherIds(planning, rows)
    planning.companies.enter_ids(
        ids.system, zip(rows.column(ACCOUNT_ID), rows.column("company"), strict=True)
    )
    return plan_plain(planning, rows, _rules(ids))


def _prepare(planning: Planning, values: Values) -> None:
    """Read sites as domains; leave its health to the sheet of readings."""
    if isinstance(values.get("domain"), tuple):
        values |= tidy_values(ACCOUNT_FIELDS, {"domain": values["domain"]})
    if "health_readings" in planning.kinds:
        values.pop("health", None)
        values.pop("health_on", None)


def _keys(values: Values) -> Iterator[Key]:
    # two accounts of a file may have one domain or name: then their UIDs tell them apart
    first: Key = ()
    if uid := values.get("uid"):
        yield "uid", str(uid).lower()
        first = (ONLY_IN_DESK,)
    domains = values.get("domain")
    for domain in domains if isinstance(domains, tuple) else ():
        yield *first, "domain", domain
    aliases = values.get("aliases")
    for name in (values.get("company"), *(aliases if isinstance(aliases, tuple) else ())):
        if isinstance(name, str):
            yield *first, "name", fold_name(name)


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    found: dict[Key, int | None] = {
        ("uid", uid): account for uid, account in merged_ids(planning.session, "accounts").items()
    }
    for account, uid, company, aliases, domain in planning.session.execute(
        text("SELECT id, uid, company, aliases, domain FROM account")
    ):
        names = (company, *(aliases.split("; ") if aliases else ()))
        keys: list[Key] = [("name", fold_name(name)) for name in names]
        keys += [("domain", tidy_domain(one)) for one in (domain.split("; ") if domain else ())]
        for key in dict.fromkeys((("uid", uid), *keys, *((ONLY_IN_DESK, *key) for key in keys))):
            found[key] = None if key in found else account
    # a domain that several companies share says of none which one it is: their names do
    return {key: row for key, row in found.items() if row is not None or key[-2] != "domain"}


def _load(planning: Planning, rows: SheetRows, ids: Iterable[int]) -> Known:
    return known_rows(planning.session, ACCOUNT_LIST, ids, (*rows.keys, "health", "health_on"))


def _check(values: Values) -> Complaint | None:
    return None if values.get("company") else ("company", "has no company name")


def _adjust(_planning: Planning, group: Group, changes: Values) -> None:
    """Leave a health alone that is older than what the desk knows, or the same."""
    known, said = group.known, group.merged
    on, held_on = said.get("health_on"), known.get("health_on")
    older = on is not None and held_on is not None and on < held_on
    if "health" not in changes or older:
        changes.pop("health", None)
        changes.pop("health_on", None)
    elif on is not None:
        changes["health_on"] = on


def _rules(ids: OtherIds) -> PlainRules:
    """Give what is special about accounts: the id of another system is better than a name."""

    def keys(values: Values) -> Iterator[Key]:
        known_as, others = ids.key_of(values), list(_keys(values))
        if known_as is not None:
            others.insert(1 if values.get("uid") else 0, known_as)
        return iter(others)

    def load_keys(planning: Planning) -> Mapping[Key, int | None]:
        return {**ids.keys(), **_load_keys(planning)}

    def adjust(planning: Planning, group: Group, changes: Values) -> None:
        _adjust(planning, group, changes)
        changes.pop(ACCOUNT_ID, None)
        changes.update(ids.keep(group))

    def complete(_planning: Planning, _rows: SheetRows, group: Group) -> None:
        ids.keep(group)

    return PlainRules(keys, load_keys, _load, _check, _prepare, adjust, complete, uid_decides=True)


def save(saving: Saving, section: Section) -> None:
    """Make the new accounts and change the known ones."""

    def add(groups: Sequence[Group]) -> list[int]:
        said = (without_clear(_plain(group.merged)) for group in groups)
        drafts = [with_rate(section, values) for values in said]
        return add_accounts(saving.session, drafts, from_plan=True)

    def edit(edits: Mapping[int, Values]) -> None:
        told = Each({account_id: _plain(changes) for account_id, changes in edits.items()})
        edit_accounts(saving.session, told.chosen, told, from_plan=True)

    save_groups(saving, section, add, edit)
    save_own_values_of(saving, section)
    save_other_ids(saving, section)


def _plain(values: Mapping[str, Any]) -> Values:
    """Give the values that an account has itself."""
    return {key: value for key, value in plain_values(values).items() if key != ACCOUNT_ID}


ACCOUNTS = Importer(
    key="accounts",
    sheet="Accounts",
    fields=FIELDS,
    needs=(frozenset({"company"}), frozenset(_LISTED.split()) - {"company", "country"}),
    tells=_TELL_COMPANIES,
    plan=plan,
    save=save,
)
