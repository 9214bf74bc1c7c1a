"""What the files named with `import` say, each checked before anything is changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advocate_desk.base.errors import BadFile, DeskError

if TYPE_CHECKING:
    from advocate_desk.base.progress import Progress
    from advocate_desk.sheets.setup import SheetSetup
    from advocate_desk.sheets.workbook import Workbook

_SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})


def open_file_or_folder(
    path: Path, progress: Progress, *, encoding: str | None, delimiter: str | None
) -> Workbook:
    """Read a file, or the spreadsheets of a folder as one, such as those of an export.

    Raises:
        BadFile: it cannot be read; the sentence says why.
    """
    from advocate_desk.sheets.several_files import as_one
    from advocate_desk.sheets.workbook import open_workbook

    files = [path]
    if path.is_dir():
        files = sorted(one for one in path.iterdir() if _is_spreadsheet(one))
    if not files:
        raise BadFile(f"“{path.name}” is a folder without spreadsheets.", "Choose another one.")
    return as_one(
        [open_workbook(file, progress, encoding=encoding, delimiter=delimiter) for file in files]
    )


def _is_spreadsheet(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))  # as spreadsheet programs name their locks
    return path.is_file() and not hidden and path.suffix.lower() in _SPREADSHEETS


def read_mapping(path: str | None) -> dict[str, str | None]:
    """Give heading to field; a field that is null leaves its column out.

    Raises:
        BadFile: it is not such a file.
    """
    read = _json_object(path)
    for heading, field in read.items():
        if field is not None and not isinstance(field, str):
            raise BadFile(
                f"{path} says of {heading} what is not the name of a field.",
                'Write it as {"heading": "field", …}.',
            )
    return read


def check_headings(mapping: Mapping[str, Any], sheets: Iterable[SheetSetup]) -> None:
    """See that what is mapped is there.

    Raises:
        BadFile: no sheet has such a heading.
    """
    from advocate_desk.sheets.synonyms import heading_key

    there = {heading_key(column.heading): column.heading for s in sheets for column in s.columns}
    for heading in mapping:
        if heading not in there.values() and heading_key(heading) not in there:
            known = ", ".join(there.values()) or "none"
            raise BadFile(f"The file has no column {heading}.", f"Its columns are: {known}.")


def read_values(path: str | None) -> dict[str, dict[str, str]]:
    """Give what words in the file mean: field to word to choice.

    Raises:
        BadFile: it is not such a file, or there is no such field.
    """
    read = _json_object(path)
    meant = {}
    for field, words in read.items():
        if not isinstance(words, dict) or not all(isinstance(c, str) for c in words.values()):
            raise BadFile(
                f"{path} does not say which words of {field} mean which choice.",
                'Write it as {"field": {"word in the file": "choice"}}.',
            )
        meant[_field_key(field)] = words
    return meant


def _field_key(name: str) -> str:
    """Give the key of a field by its key or its heading."""
    from advocate_desk.sheets.fields import CUSTOM
    from advocate_desk.sheets.importers import IMPORTERS

    key = name.strip().casefold().replace(" ", "_")
    if name.startswith(CUSTOM):
        return name
    if not any(importer.field(key) for importer in IMPORTERS):
        raise BadFile(f"There is no field {name}.", "Name it by its heading, such as tier.")
    return key


def _json_object(path: str | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        read = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise BadFile(f"{path} is not a JSON file that can be read.", "Check the file.") from error
    if not isinstance(read, dict):
        raise BadFile(f"{path} does not hold a JSON object.", "Write it as {…}.")
    return read


def check_place_of_problems(out: Path | None, source: Path) -> None:
    """See that the rows left out can be saved there, before anything is changed.

    Raises:
        DeskError: they cannot, or something would be lost.
    """
    if out is None:
        return
    if out.suffix.lower() != ".xlsx":
        raise DeskError(
            f"The rows left out cannot be saved as “{out.name}”.", "Name a file ending in .xlsx."
        )
    if not out.parent.is_dir():
        raise DeskError(f"There is no folder {out.parent}.", "Choose another one for --problems.")
    if out.exists() and source.exists() and out.samefile(source):
        raise DeskError(
            f"“{out.name}” is the file being imported.", "Choose another name for --problems."
        )
