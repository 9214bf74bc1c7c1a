"""Plans an import: reads a file and the desk, writes nothing, says what would become of each row.

The way of every import, in the window and on the command line:

    book = open_workbook(path, progress)             # sheets/workbook.py; BadFile says why not
    setup = propose(session, book)                   # sheets/mapping.py; session None: no desk yet
    ...                                              # she, or the options, change the setup
    plan = plan_import(session, setup, progress)     # here; a reading session is enough
    with desk.write(f"Import {book.name}") as write:
        if plan.is_stale(write.session):
            plan = plan_import(write.session, setup, progress)
        counts = commit_plan(write.session, plan, progress)   # sheets/commit.py
    save_failed_rows(plan, out)                      # sheets/failed_rows.py
    json_of(plan, change=…, committed=…, seconds=…)  # sheets/report.py

The setup (sheets/setup.py: ImportSetup, SheetSetup, ColumnSetup) is mutable; change it by

    choose_kind(session, sheet, "members" | None)           # mapping.py; maps its columns anew
    look_at(session, sheet, TableForm(header_row=4))        # 0: the sheet has no headings
    map_column(sheet, column, field_key | None)             # None: not imported; frees the field
    map_by_heading(sheet, {"heading": field_key})           # gives fields that the kind has not
    map_column(sheet, column, CUSTOM)                       # becomes a field of her own
    fields_of(kind) -> tuple[Field, …]                      # what a column can mean: fields.py
    column.day_order = DayOrder.DMY; column.decimals = DecimalStyle.COMMA
    setup.undecided() -> [(sheet, column)]                  # she must be asked; else plan refuses
    setup.values["type"]["ref call"] = "Reference call 1:1"  # what a word means
    setup.unknown_value = Unknown.CREATE; setup.unknown_member; setup.existing / sheet.existing
    setup.decisions[sheet.name, row.number] = "<member uid>" | "new" | "skip" | "row:<number in
                                              Members>" | "row:<number>:<sheet of members>"
    mend(sheet, column, row.number, "text")                 # mending.py; writes over a cell
    column.existing, column.blank_clears, setup.loosened, setup.older_wins
    sheet.included = False
    find_unknown_words(session, setup)                      # unknown_words.py; fills
                                                            # sheet.unknown_words: field → Counter
    choices_of(session, setup, sheet, field_key)            # the words a field knows

The plan (sheets/planned.py: ImportPlan, Section, PlannedRow, Verdict, RowProblem) is what preview
and commit both use. PlannedRow(number, verdict, values, problems, target, who, changes, before);
`section.value(row, key)` and `section.values_of(row)` read it. `rows == sum(section.counts())`.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from advocate_desk.base.errors import DeskError
from advocate_desk.base.garbage import undisturbed
from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.base.text import fold_name
from advocate_desk.sheets.came_back import KIND as BACK
from advocate_desk.sheets.came_back import CameBack
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.importers import IMPORTERS, importer_of
from advocate_desk.sheets.near_companies import near_companies
from advocate_desk.sheets.planned import ImportPlan, Section, Verdict, state_of
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import read_rows
from advocate_desk.sheets.setup import ImportSetup

_ORDER = {importer.key: place for place, importer in enumerate(IMPORTERS)}


def plan_import(
    session: Session, setup: ImportSetup, progress: Progress | None = None
) -> ImportPlan:
    """Say what an import would do; the desk is only read.

    Raises:
        DeskError: a column of days can be read in two ways, and nobody said which.
        Cancelled: she pressed Cancel.
    """
    _refuse_undecided(setup)
    with undisturbed():
        return _plan(session, setup, progress or NoProgress())


def _plan(session: Session, setup: ImportSetup, progress: Progress) -> ImportPlan:
    state = state_of(session)
    planning = Planning(session, setup, progress)
    chosen = sorted(setup.chosen_sheets(), key=lambda sheet: _ORDER[sheet.kind or ""])
    back = CameBack(planning, chosen, _fields(BACK))
    for sheet in chosen:
        kind = sheet.kind or ""
        rows = back.rows.get(sheet.name) or read_rows(planning, sheet, _fields(kind))
        planning.sections.append(importer_of(kind).plan(planning, rows))
    sections = planning.sections
    names = _new_names(planning, sections)
    companies = names.get("accounts", ())
    return ImportPlan(
        setup,
        sections,
        tuple(sheet for sheet in setup.sheets if sheet not in chosen),
        state,
        planning.day,
        names,
        tuple(planning.made_members),
        planning.made_rewards,
        tuple(planning.looser),
        near_companies(companies, planning.companies.names()) if companies else {},
        tuple(back.disputes.values()),
        planning.new_ids,
    )


def _fields(kind: str) -> dict[str, Field]:
    return {field.key: field for field in importer_of(kind).fields}


def _refuse_undecided(setup: ImportSetup) -> None:
    for sheet, column in setup.undecided():
        where = f"column “{column.heading}” of {sheet.name}"
        if column.needs_day_order:
            evidence = column.days
            examples = ", ".join(evidence.examples[:3]) if evidence else ""
            raise DeskError(
                f"In {where}, {examples} can be read with the day or the month first.",
                "Say which with --dates dmy or --dates mdy.",
            )
        if column.percents is not None and column.needs_percents:
            examples = ", ".join(column.percents.examples)
            raise DeskError(
                f"In {where}, {examples} stands beside percents and may be one or not.",
                "Say what numbers without % are of with --percent 100 or --percent 1.",
            )
        numbers = column.numbers
        examples = ", ".join(numbers.examples) if numbers else ""
        raise DeskError(
            f"In {where}, {examples} can be read as two different numbers.",
            "Say how they are written with --numbers point or --numbers comma.",
        )


def _new_names(planning: Planning, sections: list[Section]) -> dict[str, tuple[str, ...]]:
    """Give the names of what comes along with the rows that go in."""
    named: dict[str, None] = {}
    for section in sections:
        if section.kind == "accounts" or "company" not in section.keys:
            continue
        place = section.keys.index("company")
        for row in section.rows:
            if row.verdict in (Verdict.NEW, Verdict.UPDATE) and isinstance(row.values[place], str):
                named.setdefault(row.values[place])
    companies: dict[str, str] = {}
    for name in named:
        companies.setdefault(fold_name(name), name)
    # of two that share a name our own workbook calls each by its UID
    called = (_names_of(sections, "accounts", key) for key in ("company", "uid"))
    planned = {fold_name(name) for names in called for name in names}
    new = {
        "accounts": tuple(
            name
            for key, name in companies.items()
            if key not in planned and not planning.companies.is_known(name)
        ),
        "colleagues": planning.new_words("colleagues"),
        "activity_types": planning.new_words("activity_types"),
        "rewards": tuple(planning.made_rewards),
        "events": _new_events(planning, sections),
    }
    return {kind: names for kind, names in new.items() if names}


def _new_events(planning: Planning, sections: list[Section]) -> tuple[str, ...]:
    """Give the events that are made for those who come in with them."""
    told = [section for section in sections if section.kind == "attendance"]
    if not told:
        return ()
    came = {
        fold_name(str(section.value(row, "event")))
        for section in told
        for row in section.rows
        if row.verdict is Verdict.NEW
    }
    return tuple(name for name in planning.events.made if fold_name(name) in came)


def _names_of(sections: list[Section], kind: str, key: str) -> list[str]:
    return [
        str(section.value(row, key))
        for section in sections
        if section.kind == kind
        for row in section.rows
        if section.value(row, key)
    ]
