"""What tests of the command line share: the import command."""

from __future__ import annotations

import json

import pytest

from advocate_desk import cli
from tests.cli.foreign import KNOWN, write_rows


@pytest.fixture
def bring_in(capsys, tmp_path):
    """Give the command, as (exit code, document, sentence)."""

    def run(file, *words, desk=None):
        asked = ["import", file, "--desk", desk or tmp_path / "my.desk", "--json", *words]
        code = cli.main([str(word) for word in asked])
        out, err = capsys.readouterr()
        return code, json.loads(out), err.strip()

    return run


@pytest.fixture
def known_people(bring_in, tmp_path):
    """Have Ada of Atlas Foods and Bob of Cobalt in the desk; give it."""
    bring_in(write_rows(tmp_path / "known.csv", *KNOWN))
    return tmp_path / "my.desk"


@pytest.fixture
def bring_in_twice(bring_in):
    """Bring a file in and see that the second time there is nothing new; give its first sheet."""

    def run(file, *words):
        _code, first, _err = bring_in(file, *words)
        _code, again, _err = bring_in(file, *words)
        assert [(one["new"], one["update"]) for one in again["sheets"]] == [
            (0, 0) for _ in again["sheets"]
        ]
        return first["sheets"][0]

    return run
