"""What the rules share that are tried on random files: how, on which desks, with which wishes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from advocate_desk.program.desks import open_desk
from advocate_desk.sheets.column_setup import Existing
from advocate_desk.sheets.setup import Unknown
from advocate_desk.store.desk import Desk

WISHES = st.fixed_dictionaries(
    {
        "existing": st.sampled_from([None, *Existing]),
        "unknown_value": st.sampled_from(Unknown),
        "unknown_member": st.sampled_from(Unknown),
    }
)


def whatever(examples: int) -> settings:
    """Try a rule on so many files, always the same; without shrinking, which takes minutes."""
    return settings(
        max_examples=examples,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@contextmanager
def a_desk(new_desk: Path) -> Iterator[Desk]:
    """Give a desk with nothing in it, for one file."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(shutil.copyfile(new_desk, Path(folder) / "random.desk")))
        yield desk
        desk.close()
