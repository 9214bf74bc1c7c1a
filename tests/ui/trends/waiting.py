"""Waits for what the Trends tab shows."""

from __future__ import annotations


def shown_next(tab, qtbot):
    """Wait until the next answer is shown."""
    before = tab.shown
    qtbot.waitUntil(lambda: tab.shown is not before)
    return tab.shown


def values(tab):
    return {series.label: series.values for series in tab.shown.trend.series}


def drawn(tab, qtbot):
    """Wait until the chart stands still, and give its canvas."""
    canvas = tab.card.canvas
    qtbot.waitUntil(
        lambda: (
            canvas._ground is not None
            and not canvas._quiet.isActive()
            and not canvas._draw_pending
        )
    )
    return canvas
