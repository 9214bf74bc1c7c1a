"""A second start raises the first window; a second writer is refused, a reader is not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from advocate_desk.app import _answer_later_starts
from advocate_desk.program.desks import look_at_desk, open_desk
from advocate_desk.store.models import Member
from tests.journeys.driving import Driver
from tests.making import add_member

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def command():
    """Run the program's own command line in a process of its own."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "main.py", *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    return run


@pytest.fixture
def opened(driver: Driver, desk_file: Path) -> Iterator[Driver]:
    """Give a window with the desk open, which answers later starts."""
    server = _answer_later_starts(driver.window)
    driver.open(desk_file)
    driver.settle()
    yield driver
    server.close()


def test_a_second_start_raises_the_first_window(opened: Driver, new_desk: Path, tmp_path: Path):
    other = tmp_path / "other.desk"
    other.write_bytes(new_desk.read_bytes())
    opened.window.hide()
    second = subprocess.Popen(
        [sys.executable, "main.py", "--desk", str(other)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )

    with opened.qtbot.waitSignal(opened.window.desk.opened, timeout=SECONDS * 1000):
        pass

    assert second.wait(SECONDS) == 0
    assert opened.window.isVisible()
    assert opened.workspace.desk.path == other


def test_a_second_writer_is_refused_with_a_sentence(
    opened: Driver, desk_file: Path, people: Path, command
):
    refused = command("import", str(people), "--desk", str(desk_file))

    assert refused.returncode == 1
    assert "advocates.desk is open in another window or command" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert opened.count(Member) == 0


def test_a_desk_in_use_is_told_in_the_window_and_the_window_lives(
    driver: Driver, desk_file: Path, monkeypatch
):
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    writer = open_desk(desk_file)

    with driver.qtbot.waitSignal(driver.window.desk.failed):
        driver.window.desk.open(desk_file)
    writer.close()

    assert "is open in another window or command" in told[0]
    driver.open(desk_file)


def test_readers_are_not_refused(opened: Driver, desk_file: Path, tmp_path: Path, command):
    add_member(opened.workspace.desk)
    out = tmp_path / "program.xlsx"

    exported = command("export", str(out), "--desk", str(desk_file))

    assert (exported.returncode, exported.stderr.count("Traceback")) == (0, 0)
    assert out.is_file()
    checked = command("check", "--desk", str(desk_file))
    assert (checked.returncode, checked.stdout) == (0, f"{desk_file.name} is sound.\n")
    reader = look_at_desk(desk_file)
    assert reader.undo_label() == "Add members"
    reader.close()
