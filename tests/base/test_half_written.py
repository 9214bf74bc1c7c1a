from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from advocate_desk.base.half_written import part_of, sweep_parts

AN_HOUR = 3600


@pytest.fixture(scope="module")
def gone():
    """Give the id of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def aged(path):
    """Let a file or folder look as if nobody had touched it for a while."""
    long_ago = time.time() - AN_HOUR - 60
    os.utime(path, (long_ago, long_ago))
    return path


def test_what_a_writer_left_that_was_cut_off_is_swept_with_what_lies_beside_it(tmp_path, gone):
    part = part_of(tmp_path / "Our program.desk", gone)
    for tail in ("", "-journal", "-wal", "-shm"):
        part.with_name(part.name + tail).write_bytes(b"half of it")
        aged(part.with_name(part.name + tail))
    folder = part_of(tmp_path / "export", gone)
    folder.mkdir()
    (folder / "Members.csv").touch()
    aged(folder)

    sweep_parts(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_what_is_being_written_is_not_swept(tmp_path, gone):
    by_us = aged_file(part_of(tmp_path / "a.xlsx"))
    elsewhere = part_of(tmp_path / "b.xlsx", gone)  # perhaps by another computer
    elsewhere.touch()

    sweep_parts(tmp_path)

    assert by_us.exists()
    assert elsewhere.exists()


@pytest.mark.parametrize("name", ["film.mp4.1.part", ".1.part", ".notes.part", ".a.xlsx.x1.part"])
def test_files_that_are_not_ours_are_never_swept(tmp_path, name):
    theirs = aged_file(tmp_path / name)

    sweep_parts(tmp_path)

    assert theirs.exists()


def test_a_folder_that_is_not_there_is_swept_without_a_word(tmp_path):
    sweep_parts(tmp_path / "nowhere")


def aged_file(path):
    path.touch()
    return aged(path)
