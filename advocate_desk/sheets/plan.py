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

    choose_kind(session, setup, sheet, "members" | None)      # maps its columns anew
    choose_header_row(session, setup, sheet, header_row)      # 0: the sheet has no headings
    map_column(setup, sheet, column, field_key | None)        # None: not imported; frees the field
    keep_as_custom(setup, sheet, column)                      # becomes a field of her own
    column.day_order = DayOrder.DMY; column.decimals = DecimalStyle.COMMA
    setup.undecided()                                # columns she must be asked about
    setup.values["type"]["ref call"] = "Reference call 1:1"   # what a word means
    setup.unknown_value = Unknown.CREATE; setup.unknown_member; setup.existing / sheet.existing
    setup.decisions[(sheet.name, row.number)] = "<member uid>" | "new"
    fields_of(kind) -> tuple[Field, …]               # what a column can mean (sheets/fields.py)
    find_unknown_words(session, setup)               # fills sheet.unknown_words
    suggest_choice(session, kind, field, word) -> str | None  # the nearest known word, to propose

The plan (sheets/planned.py: ImportPlan, Section, PlannedRow, Verdict, RowProblem) is what preview
and commit both use. PlannedRow(number, verdict, values, problems, target, who, changes, before);
`section.value(row, key)` and `section.values_of(row)` read it. `rows == sum(section.counts())`.
"""

from __future__ import annotations
