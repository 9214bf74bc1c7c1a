"""What she should know of a plan besides its rows: what comes along, what was no data."""

from __future__ import annotations

from advocate_desk.base.words import count_words, number_words
from advocate_desk.sheets.planned import Section
from advocate_desk.ui.importing.run import ImportRun, Preview, imported_words

_NAMED = 3  # names told in a sentence; the others are counted
_ONE_OF = {
    "accounts": "account",
    "colleagues": "colleague",
    "activity_types": "activity type",
    "events": "event",
    "rewards": "reward",
}


def notes_of(run: ImportRun, preview: Preview) -> list[str]:
    """Tell what came along and what was not data, so that every line is accounted for."""
    plan = preview.plan
    told = [imported_words(run.reading)] if run.reading.imported_at else []
    told += run.reading.notes
    told += [note for section in plan.sections for note in section.notes]
    if new := [_new_words(kind, names) for kind, names in plan.new_names.items() if names]:
        told.append(f"New along with the rows: {', '.join(new)}.")
    if plan.made_members:
        made = count_words(len(plan.made_members), "person", "people")
        told.append(f"{made} will be made from acts of people nobody knows.")
    if several := [words for section in plan.sections for words in _several_rows(section)]:
        told.append(f"Put together: {_listed(several)}.")
    if lines := sum(_not_data(section) for section in plan.sections):
        told.append(f"Headings and closing lines left aside: {number_words(lines)}.")
    left = [sheet.name for sheet in plan.left_sheets if sheet.visible and sheet.table]
    if left:
        told.append(f"Sheets left aside: {_listed(left)}.")
    return told


def _new_words(kind: str, names: tuple[str, ...]) -> str:
    """Say how many new ones of a kind there are, and their names where they are few."""
    one = _ONE_OF.get(kind, kind.replace("_", " "))
    named = f" ({', '.join(names)})" if len(names) <= _NAMED else ""
    return f"{count_words(len(names), one)}{named}"


def _several_rows(section: Section) -> list[str]:
    """Say which members or accounts several rows of a sheet tell of.

    Of sheets that come back from colleagues several are expected to tell of one account.
    """
    if section.kind not in ("members", "accounts") or section.setup.sent:
        return []
    return [
        f"{len(group.rows)} rows for {group.name or 'somebody'}"
        for group in section.groups
        if len(group.rows) > 1
    ]


def _listed(names: list[str]) -> str:
    more = f" and {number_words(len(names) - _NAMED)} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _not_data(section: Section) -> int:
    """Count the lines of a sheet that are no data: headings, titles, comments, footers."""
    table = section.setup.table
    return table.heading_rows + len(table.ignored) if table is not None else 0
