from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advocate_desk.base.errors import (
    DamagedDesk,
    DeskError,
    DeskInUse,
    DiskFull,
    NotADesk,
    ReadOnlyPlace,
)
from advocate_desk.store.sentences import in_plain_words, sentence_of


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("SQLITE_FULL", DiskFull, "disk is full"),
        ("SQLITE_BUSY_SNAPSHOT", DeskInUse, "another program"),
        ("SQLITE_READONLY_DBMOVED", DeskError, "moved, renamed"),
        ("SQLITE_READONLY_DIRECTORY", ReadOnlyPlace, "cannot be written"),
        ("SQLITE_NOTADB", NotADesk, "not a program file"),
        ("SQLITE_CORRUPT_INDEX", DamagedDesk, "damaged"),
        ("SQLITE_IOERR_FSYNC", DeskError, "disk did not answer"),
        ("SQLITE_NOMEM", DeskError, "memory"),
        ("SQLITE_INTERRUPT", DeskError, "stopped"),
        ("SQLITE_CONSTRAINT_UNIQUE", DeskError, "does not fit"),
        ("SQLITE_MISUSE", DeskError, "unforeseen"),
        ("", DeskError, "unforeseen"),
    ],
)
def test_every_error_of_sqlite_is_a_sentence(name, kind, said):
    error = sentence_of(Path("/x/a.desk"), name)

    assert type(error) is kind
    assert said in str(error)
    assert error.hint


def test_a_disk_without_any_room_is_full_although_sqlite_only_could_not_write(
    monkeypatch, tmp_path
):
    usage = shutil.disk_usage(tmp_path)._replace(free=4096)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage)

    assert type(sentence_of(tmp_path / "a.desk", "SQLITE_IOERR_SHMSIZE")) is DiskFull


def test_damage_that_leaves_text_unreadable_is_said_in_a_sentence(tmp_path):
    with pytest.raises(DamagedDesk), in_plain_words(tmp_path / "my.desk"):
        b"\xa5".decode()
