"""What the linters do not check: sizes, docstrings, and the few things only one file may do."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from advocate_desk.program.listing import Listing
from advocate_desk.program.lists import LISTS
from advocate_desk.store.models import Table

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "advocate_desk"
REVISIONS = PACKAGE / "store" / "migrations" / "versions"  # lists of tables, written once
NEVER_WORDS = frozenset({"helper", "util", "manager", "record", "item", "entity", "data"})

# The desk; and the upgrade, which works on a file before it is a desk.
COMMITTERS = ("advocate_desk/store/desk.py:", "advocate_desk/store/upgrade.py:")

# The desk's own work, and what can be computed again: undo never touches these.
UNJOURNALLED = re.compile(
    r"journal|change(_row|_image)?|import|imported_row|remembered_mapping|learned_value"
    r"|draft|view_state|\w+_figures|figures_state|\w+_fts"
)

# Qt shows these as rich text when they look like it: an imported name could draw anything.
RICH_TEXT_WIDGETS = frozenset({"QLabel", "QMessageBox", "QInputDialog", "QProgressDialog"})

# Methods that treat a path as a file, not as a name.
FILE_METHODS = frozenset(
    {"open", "read_bytes", "write_bytes", "read_text", "write_text"}
    | {"unlink", "rename", "replace", "touch", "hardlink_to", "symlink_to"}
)


def test_files_are_at_most_400_lines():
    long = {
        _name(path): len(_lines(path))
        for path in _ours()
        if len(_lines(path)) > 400 and path.parent != REVISIONS
    }

    assert long == {}


def test_functions_are_at_most_40_lines():
    long = [
        f"{_name(path)}:{node.lineno} {node.name} {_length(node)}"
        for path in _program()
        if path.parent != REVISIONS
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) > 40
    ]

    assert long == []


def test_files_say_atop_what_they_are_for():
    silent = [
        _name(path)
        for path in _ours()
        if _tree(path).body and not ast.get_docstring(_tree(path))
        if not path.is_relative_to(ROOT / "tests")  # there the names of the tests say it
    ]

    assert silent == []


def test_names_of_modules_and_classes_say_something():
    names = [_name(path) for path in _program() if _words(path.stem) & NEVER_WORDS]
    for path in _program():
        names += [
            f"{_name(path)}: {node.name}"
            for node in ast.walk(_tree(path))
            if isinstance(node, ast.ClassDef) and _words(node.name) & NEVER_WORDS
        ]

    assert names == []


def test_only_the_desk_commits():
    commits = [
        where
        for where in _calls(lambda call: _called(call) == "commit")
        if not where.startswith(COMMITTERS)
    ]

    assert commits == []


def test_only_the_store_treats_a_desk_as_a_file():
    touched = [
        where
        for where in _calls(_is_on_a_desk_file)
        if not where.startswith("advocate_desk/store/")
    ]

    assert touched == []


def test_only_the_widgets_know_labels_that_draw_rich_text():
    rich = [
        f"{where} {name}"
        for where, _, name in _imports()
        if name in RICH_TEXT_WIDGETS and not where.startswith("advocate_desk/ui/widgets/")
    ]

    assert rich == []


def test_nobody_draws_with_pyplot():
    pyplot = [where for where, *words in _imports() if "pyplot" in ".".join(words)]

    assert pyplot == []


def test_every_tab_has_its_module():
    from advocate_desk.ui.tabs import TABS  # noqa: PLC0415

    assert len({entry.key for entry in TABS}) == len(TABS)
    assert [entry.key for entry in TABS if importlib.util.find_spec(entry.module) is None] == []


def test_every_list_is_in_the_catalogue():
    made = {
        value.key
        for file in sorted((PACKAGE / "program").glob("*.py"))
        for value in vars(importlib.import_module(f"advocate_desk.program.{file.stem}")).values()
        if isinstance(value, Listing)
    }

    assert made == {listing.key for listing in LISTS}


def test_every_table_is_journalled_or_named_as_not():
    split = {name for name, table in _tables().items() if table.info.get("journalled")}

    assert {name for name in _tables() if not UNJOURNALLED.fullmatch(name)} == split


def test_ids_of_journalled_tables_are_never_used_twice():
    reused = [
        name
        for name, table in _journalled().items()
        if "\tid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT" not in _sql_of(table)
    ]

    assert reused == []


def test_journalled_tables_hold_no_blobs():
    blobs = [
        str(column)
        for table in _journalled().values()
        for column in table.columns
        if isinstance(column.type, sa.LargeBinary) or "BLOB" in _type_of(column)
    ]

    assert blobs == []


def test_what_points_to_a_member_is_named_as_personal():
    unnamed = [
        name
        for name, table in _journalled().items()
        if any(key.column.table.name == "member" for key in table.foreign_keys)
        and not table.info["personal"]
    ]

    assert unnamed == []


def test_an_id_without_a_foreign_key_is_named_as_one_of_a_kind():
    unnamed = [
        f"{name}.{column.name}"
        for name, table in _journalled().items()
        for column in table.columns
        if column.name.endswith("_id") and isinstance(column.type, sa.Integer)
        if not column.foreign_keys and column.name not in table.info["of_kind"]
    ]

    assert unnamed == []


def test_the_readme_names_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert "make run" in readme
    assert "make test" in readme


def test_the_top_level_holds_nothing_else():
    folders = {
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith(".") and any(path.rglob("*.py"))
    }

    assert folders <= {"advocate_desk", "benchmarks", "build", "docs", "resources", "tests"}


def _tables() -> Mapping[str, sa.Table]:
    return Table.metadata.tables


def _journalled() -> dict[str, sa.Table]:
    return {name: table for name, table in _tables().items() if table.info.get("journalled")}


def _sql_of(table: sa.Table) -> str:
    return str(CreateTable(table).compile(dialect=sqlite.dialect()))


def _type_of(column: sa.Column[object]) -> str:
    return column.type.compile(dialect=sqlite.dialect())


@cache
def _program() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.py")))


def _ours() -> Iterator[Path]:
    yield from _program()
    yield ROOT / "main.py"
    for folder in ("tests", "benchmarks"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").splitlines())


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse("\n".join(_lines(path)))


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _words(name: str) -> set[str]:
    """Split snake_case and CamelCase into words in the singular."""
    return {word.lower().removesuffix("s") for word in re.findall(r"[A-Z]?[a-z]+", name)}


def _imports() -> Iterator[tuple[str, str, str]]:
    """Give where, from which module, and what is imported."""
    for path in _program():
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Import):
                yield from ((f"{_name(path)}:{node.lineno}", n.name, "") for n in node.names)
            elif isinstance(node, ast.ImportFrom):
                source = node.module or ""
                yield from ((f"{_name(path)}:{node.lineno}", source, n.name) for n in node.names)


def _calls(wanted: Callable[[ast.Call], bool]) -> Iterator[str]:
    for path in _program():
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Call) and wanted(node):
                yield f"{_name(path)}:{node.lineno}"


def _called(call: ast.Call) -> str:
    """Give the last name of what is called: `commit` of `write.session.commit()`."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_on_a_desk_file(call: ast.Call) -> bool:
    """Say whether a desk's path is opened, moved or removed: `desk.path.unlink()`."""
    if isinstance(call.func, ast.Attribute):
        if call.func.attr in FILE_METHODS and _is_desk_path(call.func.value):
            return True
        if getattr(call.func.value, "id", "") not in {"shutil", "os"}:
            return False
    elif _called(call) != "open":
        return False
    return any(_is_desk_path(argument) for argument in call.args)


def _is_desk_path(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "path"
        and _words(ast.unparse(node.value).rpartition(".")[2]) == {"desk"}
    )
