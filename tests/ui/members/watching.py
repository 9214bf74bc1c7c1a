"""Waiting for the tab, and reading what it shows."""

from __future__ import annotations


def settle(tab, qtbot):
    """Wait until nothing is read or written any more."""
    workspace = tab.workspace

    def is_quiet():
        return not workspace._read_lane.jobs() and not workspace._write_lane.jobs()

    qtbot.waitUntil(is_quiet)


def names(page):
    """Give the shown names in their order."""
    table = page.view.table
    return [table.cell(row, 0)[0].split()[0] for row in range(table.rowCount())]


def column_of(page, key):
    """Give where a field's column stands."""
    return [column.key for column in page.view.table.columns].index(key)
