"""How rates come in: what a currency is worth in the base currency from a day on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import select

from advocate_desk.program.edits import Each
from advocate_desk.program.fields import Shape
from advocate_desk.program.rates import add_rates, edit_rates
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.known import Known, known_columns
from advocate_desk.sheets.plain_rows import Complaint, Key, PlainRules, plan_plain
from advocate_desk.sheets.plain_saving import save_groups
from advocate_desk.sheets.planned import Group, Section, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.saving import Saving
from advocate_desk.store.models import Rate

FIELDS: tuple[Field, ...] = (
    Field("currency", "Currency", erasable=False),
    Field("from", "From", Shape.DAY, erasable=False),
    Field("rate", "Rate", erasable=False),
)
_COLUMN_OF = {"currency": "currency", "from": "from_day", "rate": "rate"}


def plan(planning: Planning, rows: SheetRows) -> Section:
    """Say what becomes of the rows of a sheet of rates."""

    def check(values: Values) -> Complaint | None:
        return _complaint(planning, values)

    rules = PlainRules(_keys, _load_keys, _load, check, adjust=_adjust, has_no_uid=True)
    return plan_plain(planning, rows, rules)


def _keys(values: Values) -> Iterator[Key]:
    yield values.get("currency"), values.get("from")


def _load_keys(planning: Planning) -> Mapping[Key, int | None]:
    rows = planning.session.execute(select(Rate.id, Rate.currency, Rate.from_day))
    return {(currency, from_day): row for row, currency, from_day in rows}


def _load(planning: Planning, rows: SheetRows, ids: Iterable[int]) -> Known:
    return known_columns(planning.session, rows, Rate, ids, _COLUMN_OF)


def _complaint(planning: Planning, values: Values) -> Complaint | None:
    for key in ("currency", "from", "rate"):
        if not values.get(key):
            return key, "is blank"
    if values["currency"] == planning.base_currency:
        return "currency", "is the base currency, whose rate is always 1"
    return None


def _adjust(_planning: Planning, _group: Group, changes: Values) -> None:
    for key in ("currency", "from"):  # by these it is known
        changes.pop(key, None)


def save(saving: Saving, section: Section) -> None:
    """Make the new rates and change the known ones; what rows kept of old ones stays."""

    def add(groups: Sequence[Group]) -> list[int]:
        return add_rates(saving.session, [_stored(group.merged) for group in groups])

    def edit(edits: Mapping[int, Values]) -> None:
        told = Each({row_id: _stored(changes) for row_id, changes in edits.items()})
        edit_rates(saving.session, told.chosen, told)

    save_groups(saving, section, add, edit)


def _stored(values: Values) -> Values:
    return {_COLUMN_OF[key]: value for key, value in values.items() if key in _COLUMN_OF}


RATES = Importer(
    key="rates",
    sheet="Rates",
    fields=FIELDS,
    needs=(frozenset({"currency"}), frozenset({"from"}), frozenset({"rate"})),
    plan=plan,
    save=save,
)
