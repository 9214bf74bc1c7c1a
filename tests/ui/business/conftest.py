"""The same desk of two people, and the same looks at lists and panels."""

from __future__ import annotations

from tests.ui.conversations.conftest import people, sees, settle, shown, today

__all__ = ["people", "sees", "settle", "shown", "today"]
