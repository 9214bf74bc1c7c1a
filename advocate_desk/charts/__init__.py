"""Trends drawn with matplotlib, whose list of fonts is kept with our other caches."""

from __future__ import annotations

import os

from advocate_desk.base.paths import cache_folder

os.environ.setdefault("MPLCONFIGDIR", str(cache_folder() / "matplotlib"))  # before it is imported
