"""Every import contract of pyproject.toml fails when it is broken: contracts rot silently."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
PACKAGE = "advocate_desk"

# the contract, and the modules with their imports that break this one and no other
BREAKS: list[tuple[str, dict[str, str]]] = [
    ("Layers", {"base.text": "import advocate_desk.store.models", "store.models": ""}),
    ("Layers", {"cli": "import advocate_desk.app"}),
    ("Only ui and app know Qt", {"program.members": "from PySide6.QtCore import QObject"}),
    ("Only ui and app know Qt", {"cli": "import PySide6"}),
    (
        "Matplotlib draws in charts and on the canvas only",
        {"ui.main_window": "from matplotlib.figure import Figure"},
    ),
    ("Only sheets opens workbooks", {"program.members": "import openpyxl"}),
    ("Only sheets opens workbooks", {"ui.main_window": "import python_calamine"}),
    (
        "Floors inside ui",
        {"ui.tab": "import advocate_desk.ui.tables.lazy_table", "ui.tables.lazy_table": ""},
    ),
    (
        "Tabs stand alone",
        {
            "ui.tabs.members.tab": "import advocate_desk.ui.tabs.activities.tab",
            "ui.tabs.activities.tab": "",
        },
    ),
    (
        "Importers stand alone",
        {
            "sheets.importers.members": "import advocate_desk.sheets.importers.activities",
            "sheets.importers.activities": "",
        },
    ),
    (
        "Layouts stand alone",
        {
            "sheets.layouts.slack": "import advocate_desk.sheets.layouts.zoom",
            "sheets.layouts.zoom": "",
        },
    ),
    (
        "No cycles",
        {
            "program.members": "import advocate_desk.program.activities",
            "program.activities": "import advocate_desk.program.members",
        },
    ),
]


def test_the_program_keeps_every_contract():
    verdicts = _verdicts(ROOT)

    assert verdicts == dict.fromkeys(_contracts(), "KEPT")


def test_every_contract_is_broken_once_below():
    assert {contract for contract, _ in BREAKS} == _contracts()


@pytest.mark.parametrize(("contract", "imports"), BREAKS)
def test_a_planted_import_breaks_its_contract(tmp_path, contract, imports):
    _copy_without_imports(tmp_path)
    for module, statement in imports.items():
        _plant(tmp_path, module, statement)

    verdicts = _verdicts(tmp_path)

    assert [name for name, verdict in verdicts.items() if verdict == "BROKEN"] == [contract]


MAY: dict[str, tuple[str, ...]] = {
    "Only ui and app know Qt": ("__main__", "app", "ui"),
    "Matplotlib draws in charts and on the canvas only": ("__main__", "charts", "ui.canvas"),
    "Only sheets opens workbooks": ("__main__", "sheets"),
}


@pytest.mark.parametrize("contract", MAY)
def test_what_is_forbidden_is_forbidden_to_every_module_that_is_not_named_as_free(contract):
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    sources = next(one["source_modules"] for one in contracts if one["name"] == contract)
    told = {name.removeprefix(f"{PACKAGE}.") for name in sources} | set(MAY[contract])
    modules = {
        ".".join(module.relative_to(ROOT / PACKAGE).with_suffix("").parts)
        for module in (ROOT / PACKAGE).rglob("*.py")
        if module.name != "__init__.py"
    }

    free = [one for one in modules if not any(f"{one}.".startswith(f"{t}.") for t in told)]

    assert sorted(free) == []


def _contracts() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


def _verdicts(folder: Path) -> dict[str, str]:
    """Run lint-imports in a folder; give KEPT or BROKEN by the name of the contract."""
    run = subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    found = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b.*$", run.stdout, flags=re.MULTILINE))
    assert found, run.stdout + run.stderr
    assert run.returncode == ("BROKEN" in found.values()), run.stdout
    return found


def _copy_without_imports(folder: Path) -> None:
    """Copy the tree of the package with empty modules, so that only what is planted can break."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for module in (ROOT / PACKAGE).rglob("*.py"):
        copy = folder / module.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()


def _plant(folder: Path, module: str, statement: str) -> None:
    """Write a module of the copy; make it when there is none."""
    path = folder.joinpath(PACKAGE, *module.split("."))
    for parent in reversed(path.relative_to(folder).parents[:-1]):
        (folder / parent).mkdir(exist_ok=True)
        (folder / parent / "__init__.py").touch()
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    path.write_text(statement + "\n", encoding="utf-8")
