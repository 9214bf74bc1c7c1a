"""The catalogue of other programs' spreadsheets that are known by their headings."""

from __future__ import annotations

from collections.abc import Iterable

from advocate_desk.sheets.layout import ForeignLayout, heading_texts
from advocate_desk.sheets.layouts.alida import ALIDA
from advocate_desk.sheets.layouts.discourse import DISCOURSE
from advocate_desk.sheets.layouts.eventbrite import EVENTBRITE
from advocate_desk.sheets.layouts.hubspot import COMPANIES, CONTACTS, DEALS
from advocate_desk.sheets.layouts.influitive import INFLUITIVE
from advocate_desk.sheets.layouts.linkedin import LINKEDIN
from advocate_desk.sheets.layouts.qualtrics import QUALTRICS
from advocate_desk.sheets.layouts.referrals import REFERRALS
from advocate_desk.sheets.layouts.salesforce import SALESFORCE
from advocate_desk.sheets.layouts.slack import SLACK
from advocate_desk.sheets.layouts.surveymonkey import SURVEYMONKEY
from advocate_desk.sheets.layouts.tango import TANGO
from advocate_desk.sheets.layouts.telligent import TELLIGENT
from advocate_desk.sheets.layouts.zoom import ZOOM

LAYOUTS: tuple[ForeignLayout, ...] = (
    ZOOM,
    LINKEDIN,
    DEALS,
    CONTACTS,
    COMPANIES,
    SALESFORCE,
    EVENTBRITE,
    SURVEYMONKEY,
    QUALTRICS,
    DISCOURSE,
    SLACK,
    TELLIGENT,
    TANGO,
    ALIDA,
    INFLUITIVE,
    REFERRALS,
)


def layout_of(headings: Iterable[str]) -> ForeignLayout | None:
    """Give the layout that a sheet with these headings has; None for all others."""
    told = {text for heading in headings for text in heading_texts(heading)}
    return next((layout for layout in LAYOUTS if layout.fits(told)), None)
