"""The desks used last, newest first."""

from __future__ import annotations

import json

import pytest

from advocate_desk.base import recent
from advocate_desk.base.recent import KEPT, last_desk, recent_desks, remember_desk


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *_, **__: str(tmp_path / "config"))
    return recent._file()


def _desks(folder, count):
    paths = [folder / f"{number}.desk" for number in range(count)]
    for path in paths:
        path.touch()
    return paths


@pytest.mark.usefixtures("kept")
def test_the_desk_used_last_comes_first_and_none_twice(tmp_path):
    one, two = _desks(tmp_path, 2)
    for path in (one, two, one):
        remember_desk(path)

    assert recent_desks() == [one, two]
    assert last_desk() == one


@pytest.mark.usefixtures("kept")
def test_only_some_are_kept_and_those_gone_are_left_out(tmp_path):
    paths = _desks(tmp_path, KEPT + 3)
    for path in paths:
        remember_desk(path)
    paths[-1].unlink()

    assert recent_desks() == paths[-2 : -KEPT - 1 : -1]


@pytest.mark.parametrize("rubbish", ["", "{", "5", '{"a": 1}', "[1, null]", '["\\u0000"]'])
def test_a_list_that_cannot_be_read_is_an_empty_one(kept, rubbish, tmp_path):
    kept.parent.mkdir(parents=True)
    kept.write_text(rubbish, encoding="utf-8")

    assert recent_desks() == []
    assert last_desk() is None
    remember_desk(*_desks(tmp_path, 1))
    assert json.loads(kept.read_text(encoding="utf-8")) == [str(tmp_path / "0.desk")]


def test_without_a_place_for_the_list_nothing_is_remembered(kept, tmp_path):
    kept.parent.write_text("a file where the folder should be")

    remember_desk(*_desks(tmp_path, 1))

    assert recent_desks() == []
