"""A file takes its place whole or not at all, and what stands in the way is said in a sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from advocate_desk.base.errors import DeskError, DiskFull, ReadOnlyPlace
from advocate_desk.sheets.whole_files import OpenElsewhere, saved_whole


def write(out, text="new"):
    with saved_whole(out) as part:
        part.write_text(text)


def fill(out, **files):
    with saved_whole(out) as part:
        part.mkdir()
        for name, text in files.items():
            (part / f"{name}.csv").write_text(text)


def left_in(folder):
    return {path.name: path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("mark", ["~$out.xlsx", ".~lock.out.xlsx#"])
def test_a_workbook_open_in_excel_or_libreoffice_stays_as_it_is(tmp_path, mark):
    (tmp_path / "out.xlsx").write_text("before")
    (tmp_path / "out (2).xlsx").write_text("taken")
    (tmp_path / mark).touch()

    with pytest.raises(OpenElsewhere, match=r"is open in Excel\. Close it there, or") as told:
        write(tmp_path / "out.xlsx")

    assert told.value.other == tmp_path / "out (3).xlsx"
    assert (tmp_path / "out.xlsx").read_text() == "before"


def test_a_file_that_the_system_holds_is_open_elsewhere(tmp_path, monkeypatch):
    (tmp_path / "out.xlsx").write_text("before")

    def held(_path, _target):
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(Path, "replace", held)  # what Windows says of a file that Excel holds

    with pytest.raises(OpenElsewhere, match=r"out \(2\)"):
        write(tmp_path / "out.xlsx")
    assert left_in(tmp_path) == {"out.xlsx": "before"}


def test_a_full_disk_leaves_what_stood_there(tmp_path, monkeypatch):
    (tmp_path / "out.xlsx").write_text("before")

    def full(_file):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(DiskFull, match="The disk is full"):
        write(tmp_path / "out.xlsx")
    assert left_in(tmp_path) == {"out.xlsx": "before"}


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ReadOnlyPlace, match="There is no folder"):
        write(tmp_path / "nowhere" / "out.xlsx")


def test_a_new_folder_appears_whole(tmp_path):
    fill(tmp_path / "out", a="1", b="2")

    assert left_in(tmp_path) == {"a.csv": "1", "b.csv": "2"}


def test_files_of_others_in_the_folder_stay(tmp_path):
    fill(tmp_path / "out", a="1")
    (tmp_path / "out" / "hers.txt").write_text("hers")

    fill(tmp_path / "out", a="2", b="2")

    assert left_in(tmp_path) == {"a.csv": "2", "b.csv": "2", "hers.txt": "hers"}


def test_a_folder_with_one_file_open_keeps_all_of_them(tmp_path):
    fill(tmp_path / "out", b="1", c="1")
    (tmp_path / "out" / "~$c.csv").touch()

    with pytest.raises(DeskError, match=r"“c\.csv” is open in Excel"):
        fill(tmp_path / "out", a="2", b="2", c="2")

    assert left_in(tmp_path) == {"b.csv": "1", "c.csv": "1", "~$c.csv": ""}
