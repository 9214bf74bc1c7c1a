"""A harmed file is read or refused in a sentence; the program never falls over it."""

from __future__ import annotations

import os
from random import Random

import pytest

from advocate_desk.base.errors import BadFile, DeskError
from tests.making import dump
from tests.sheets.importing import plan_of
from tests.sheets.mutants import harmed, sound_csv, sound_ods, sound_xlsx, workbook_stream

# how many of each kind; a thousand in all with ADVOCATE_DESK_MUTANTS=250
_MUTANTS = int(os.environ.get("ADVOCATE_DESK_MUTANTS", "50"))


@pytest.fixture
def sound(compound):
    """Give a sound file of a kind."""
    makers = {
        "xlsx": sound_xlsx,
        "ods": sound_ods,
        "csv": sound_csv,
        "xls": lambda: compound(Workbook=workbook_stream()),
    }
    return lambda kind: makers[kind]()


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv", "xls"])
def test_a_sound_file_is_read_whole(sound, kind, read, tmp_path):
    path = tmp_path / f"sound.{kind}"
    path.write_bytes(sound(kind))

    assert len(read(path).sheets[0].rows) == 13


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv", "xls"])
def test_a_harmed_file_is_planned_or_refused(sound, kind, read, tmp_path, desk):
    before, whole = dump(desk), sound(kind)
    read_ones, sentences = 0, list[str]()
    for seed in range(_MUTANTS):
        path = tmp_path / f"mutant{seed}.{kind}"
        path.write_bytes(harmed(whole, Random(f"{kind} {seed}")))  # noqa: S311  # no secret
        try:
            book = read(path)
        except BadFile as error:
            sentences.append(error.sentence)
            continue
        read_ones += 1
        try:
            plan_of(desk, book)
        except DeskError as error:
            sentences.append(error.sentence)
    assert read_ones
    assert all(sentence.endswith(".") for sentence in sentences)
    assert dump(desk) == before
