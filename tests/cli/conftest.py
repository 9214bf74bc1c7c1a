"""What tests of the command line share: the import command."""

from __future__ import annotations

import json

import pytest

from advocate_desk import cli


@pytest.fixture
def bring_in(capsys, tmp_path):
    """Give the command, as (exit code, document, sentence)."""

    def run(file, *words, desk=None):
        asked = ["import", file, "--desk", desk or tmp_path / "my.desk", "--json", *words]
        code = cli.main([str(word) for word in asked])
        out, err = capsys.readouterr()
        return code, json.loads(out), err.strip()

    return run
