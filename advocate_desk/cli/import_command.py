"""`import`: bring a spreadsheet in, by the same plan as the window."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from advocate_desk.base.errors import BadFile, DeskError
from advocate_desk.base.paths import cloud_warning
from advocate_desk.base.words import count_words
from advocate_desk.cli import import_reading
from advocate_desk.cli.answers import Bar, complain, desk_path, refusal, say
from advocate_desk.cli.import_wishes import (
    check_headings,
    check_place_of_problems,
    open_file_or_folder,
    read_mapping,
    read_values,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from advocate_desk.sheets.planned import ImportPlan, Section, SheetProblem
    from advocate_desk.sheets.setup import ImportSetup, SheetSetup
    from advocate_desk.store.desk import Desk

ROWS_LEFT_OUT = 3
_LISTED = 20  # problems, or lines that are no data, of a sheet
_SHOWN = 80  # signs of a cell in a line about it


def add_words(words: argparse.ArgumentParser) -> None:
    """Take the file and how it is to be read."""
    words.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="xlsx, xlsm, xls, xlsb, ods, csv, tsv, or a folder of them",
    )
    words.add_argument("--sheet", action="append", metavar="NAME", help="only this sheet")
    words.add_argument("--as", dest="kind", metavar="KIND", help="what the rows are: members, …")
    words.add_argument("--mapping", metavar="FILE.json", help='{"heading": "field", …}')
    words.add_argument("--dates", choices=("dmy", "mdy", "ymd"), help="how to read unclear days")
    words.add_argument(
        "--existing", choices=("fill", "update", "skip"), help="rows that are there"
    )
    words.add_argument("--values", metavar="FILE.json", help='{"field": {"word": "choice"}}')
    words.add_argument("--unknown-value", choices=("leave", "create"), default="leave")
    words.add_argument("--unknown-member", choices=("leave", "create"), default="leave")
    import_reading.add_words(words)
    words.add_argument("--dry-run", action="store_true", help="plan only; nothing is written")
    words.add_argument("--problems", metavar="OUT.xlsx", type=Path, help="the rows left out")


def run(asked: argparse.Namespace) -> int:
    """Plan the import and carry it out; when it is refused, the desk is as before."""
    from advocate_desk.sheets.report import sheets_of_setup

    began = time.monotonic()
    bar = Bar()
    importing = _Import(asked, bar)
    try:
        with bar:
            plan, change = importing.carry_out()
    except DeskError as error:
        sheets = sheets_of_setup(importing.setup) if importing.setup else []
        return refusal(asked, error, file=str(asked.file), committed=False, sheets=sheets)
    return _report(asked, plan, change, time.monotonic() - began)


class _Import:
    """One import on its way; `setup` is there as soon as the file was read."""

    def __init__(self, asked: argparse.Namespace, bar: Bar) -> None:
        self.asked = asked
        self.bar = bar
        self.setup: ImportSetup | None = None

    def carry_out(self) -> tuple[ImportPlan, int | None]:
        """Read, plan and, unless it is a dry run, commit; give the plan and the change."""
        from advocate_desk.sheets.before_import import back_up_first
        from advocate_desk.sheets.mapping import propose

        path = desk_path(self.asked)
        mapping, values = read_mapping(self.asked.mapping), read_values(self.asked.values)
        check_place_of_problems(self.asked.problems, self.asked.file)
        with _desk_for(path, looking=self.asked.dry_run) as desk:
            form = import_reading.text_form(self.asked)
            book = open_file_or_folder(self.asked.file, self.bar, **form)
            with desk.read() as session:
                self.setup = propose(session, book)
                _adjust(session, self.setup, self.asked, mapping)
                self.setup.learn(values)
                plan = self._plan(session, self.setup)
            if self.asked.dry_run:
                return plan, None
            if path.exists():
                back_up_first(desk, plan, self.bar)
                return self._commit(desk, plan)
        return self._commit_to_new(path, plan)

    def _plan(self, session: Session, setup: ImportSetup) -> ImportPlan:
        from advocate_desk.sheets.plan import plan_import
        from advocate_desk.sheets.telling_kinds import what_is_missing

        if not any(sheet.headings for sheet in setup.sheets):
            raise BadFile(
                f"There is no table in {setup.workbook.name}.",
                "Put a heading over each column and the rows below.",
            )
        if not setup.chosen_sheets():
            missing = next(filter(None, map(what_is_missing, setup.sheets)), "")
            raise BadFile(
                f"Nothing in {setup.workbook.name} was recognised. {missing}".strip(),
                "Say what its rows are with --as, and its columns with --mapping.",
            )
        if undecided := setup.undecided():
            sheet, column = undecided[0]
            asks = "--percent" if column.needs_percents else "--numbers"
            asks = "--dates" if column.needs_day_order else asks
            raise BadFile(
                f"The column {column.heading} of {sheet.name} can be read in two ways.",
                f"Say which with {asks}.",
            )
        return plan_import(session, setup, self.bar)

    def _commit(self, desk: Desk, plan: ImportPlan) -> tuple[ImportPlan, int | None]:
        from advocate_desk.sheets.commit import commit_plan

        with desk.write(f"Import {plan.setup.workbook.name}") as write:
            if plan.is_stale(write.session):
                plan = self._plan(write.session, plan.setup)
            commit_plan(write.session, plan, self.bar)
        return plan, write.change_id if write.tables else None

    def _commit_to_new(self, path: Path, plan: ImportPlan) -> tuple[ImportPlan, int | None]:
        """Make the desk the command names; it goes again when the import does not succeed."""
        from advocate_desk.program.desks import create_desk

        if warning := cloud_warning(path.parent):
            complain(warning)
        desk = create_desk(path)
        try:
            done = self._commit(desk, plan)
        except BaseException:
            desk.close()
            path.unlink()
            raise
        desk.close()
        return done


@contextmanager
def _desk_for(path: Path, *, looking: bool) -> Iterator[Desk]:
    """Open the desk; one that is not there yet is stood in for by an empty one elsewhere."""
    from advocate_desk.program.desks import create_desk, look_at_desk, open_desk
    from advocate_desk.store.for_a_while import kept_for_a_while

    with ExitStack() as until_done:
        if not path.exists():
            desk = create_desk(until_done.enter_context(kept_for_a_while()) / "new.desk")
        else:
            desk = look_at_desk(path) if looking else open_desk(path)
        until_done.callback(desk.close)
        yield desk


def _adjust(
    session: Session, setup: ImportSetup, asked: argparse.Namespace, mapping: dict[str, str | None]
) -> None:
    """Put what the words of the command say into the proposal."""
    from advocate_desk.sheets.column_setup import Existing
    from advocate_desk.sheets.days import DayOrder
    from advocate_desk.sheets.importers import IMPORTERS
    from advocate_desk.sheets.mapping import choose_kind
    from advocate_desk.sheets.setup import Unknown

    wanted = _wanted_sheets(setup, asked)
    import_reading.look_as_asked(session, wanted, asked)
    kinds = [importer.key for importer in IMPORTERS]
    if asked.kind and asked.kind not in kinds:
        raise BadFile(f"There is no kind {asked.kind}.", f"There are: {', '.join(kinds)}.")
    if asked.kind:
        for sheet in wanted:
            choose_kind(session, sheet, asked.kind)
            sheet.included = not sheet.source.part_of or bool(sheet.mapping())
    check_headings(mapping, setup.sheets)
    for sheet in wanted if mapping else ():
        _map(sheet, mapping)
    import_reading.read_columns_as_asked(wanted, asked)
    import_reading.say_as_asked([sheet for sheet in wanted if sheet.is_chosen], asked)
    if asked.dates:
        setup.read_days_as(DayOrder(asked.dates))
    setup.existing = Existing(asked.existing) if asked.existing else None
    setup.unknown_value = Unknown(asked.unknown_value)
    setup.unknown_member = Unknown(asked.unknown_member)


def _map(sheet: SheetSetup, mapping: dict[str, str | None]) -> None:
    from advocate_desk.sheets.mapping import map_by_heading

    if not sheet.kind:
        return
    if unknown := map_by_heading(sheet, mapping):
        rows = sheet.kind.replace("_", " ").capitalize()
        raise BadFile(f"{rows} have no field {unknown[0]}.", "Check the mapping file.")
    for column in sheet.columns:
        if column.taken_by and column.heading in mapping:
            raise BadFile(
                f"{column.heading} and {column.taken_by} are both mapped to one field.",
                "Map one of them in the mapping file.",
            )


def _wanted_sheets(setup: ImportSetup, asked: argparse.Namespace) -> list[SheetSetup]:
    """Give the sheets the command is about; the others stay out."""
    if not asked.sheet:
        return [sheet for sheet in setup.sheets if sheet.table is not None and sheet.included]
    names = {name for one in setup.sheets for name in (one.name, one.source.home)}
    for name in asked.sheet:
        if name not in names:
            raise BadFile(f"There is no sheet {name} in {asked.file.name}.", "Check its name.")
    for sheet in setup.sheets:
        whole_name = sheet.name if sheet.is_whole else sheet.source.home
        sheet.included = not {sheet.name, whole_name}.isdisjoint(asked.sheet)
    return [sheet for sheet in setup.sheets if sheet.included]


def _report(
    asked: argparse.Namespace, plan: ImportPlan, change: int | None, seconds: float
) -> int:
    from advocate_desk.sheets.failed_rows import save_failed_rows
    from advocate_desk.sheets.report import json_of

    if asked.problems and plan.rows_left_out():
        try:
            save_failed_rows(plan, asked.problems)
        except DeskError as error:  # what went in is in: that is told all the same
            complain(error)
    document = json_of(
        plan, file=str(asked.file), committed=not asked.dry_run, change=change, seconds=seconds
    )
    say(asked, document, *_lines(plan, asked))
    return ROWS_LEFT_OUT if plan.rows_left_out() else 0


def _lines(plan: ImportPlan, asked: argparse.Namespace) -> Iterator[str]:
    from advocate_desk.sheets.since_export import notes_since_export

    yield from plan.setup.workbook.notes
    yield from notes_since_export(plan.setup.workbook)
    told = [one for one in plan.sections if one.rows or one.notes]
    for section in told or plan.sections:
        yield from _lines_of(section)
    for sheet in plan.setup.sheets:
        is_told = sheet.included or not (asked.sheet or sheet.is_whole)
        if sheet.kind is None and sheet.headings and is_told:
            yield f"{sheet.name}: not recognised and left out; --as says what its rows are"
    if asked.dry_run:
        yield "Nothing was written: this was a dry run."


def _lines_of(section: Section) -> Iterator[str]:
    """Say what became of a sheet's rows, and what was not brought in of it."""
    counts = ", ".join(f"{count} {verdict}" for verdict, count in section.counts().items())
    rows = count_words(len(section.rows), "row")
    yield f"{section.sheet} ({section.kind}): {rows}: {counts}"
    ignored = section.setup.found_table().ignored
    for line in ignored[:_LISTED]:
        yield f"  row {line.number} is no data ({line.why}): {line.text[:_SHOWN]}"
    if len(ignored) > _LISTED:
        yield f"  … {count_words(len(ignored), 'line')} in all that are no data"
    for note in section.notes:
        yield f"  {note}"
    if unmapped := section.setup.unmapped():
        yield f"  not brought in, for they mean nothing to the desk: {', '.join(unmapped)}"
    for problem in list(section.problems())[:_LISTED]:
        yield f"  {_problem_words(problem)}"
    if section.problem_count() > _LISTED:
        yield f"  … {count_words(section.problem_count(), 'problem')} in all"


def _problem_words(problem: SheetProblem) -> str:
    """Say of a problem where it is, and what; some are about the whole row."""
    where = f"row {problem.row}, {problem.column}:" if problem.column else f"row {problem.row}"
    value = str(problem.value or "")
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return " ".join(" ".join((where, shown, problem.text)).split())
