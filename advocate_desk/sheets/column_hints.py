"""What the template says about each column: what it holds and how it is written."""

from __future__ import annotations

from collections.abc import Mapping

from advocate_desk.program.fields import Shape
from advocate_desk.sheets.sheet_columns import SheetColumn

_BY_HEADING: Mapping[str, str] = {
    "UID": "Names a row for good. Leave it blank in new rows, never change it in old ones.",
    "Email": "The address by which this person is known; each stands once.",
    "Member": "The member's e-mail address, or the UID when there is none.",
    "Company": "The company's name, the same on every sheet.",
    "Full name": "Given and family name, as the person writes it.",
    "Aliases": "Other names of the company, separated by ; (semicolon and space).",
    "Domain": "The company's e-mail domains, separated by ; (semicolon and space).",
    "Type": "The name of an activity type; those of the sheet Activity types.",
    "Nominated by": "The name of one of your colleagues.",
    "Asked by": "The name of one of your colleagues.",
    "By": "The name of one of your colleagues.",
    "CSM": "The name of one of your colleagues.",
    "Account executive": "The name of one of your colleagues.",
    "Currency": "The code of the currency of the amount beside it, such as EUR.",
    "Rate": "What one of the currency is worth in your base currency; blank: as on Rates.",
    "Activity type": "The name of an activity type; those of the sheet Activity types.",
    "Reward": "The name of a reward; those of the sheet Rewards.",
    "Approved by": "The name of one of your colleagues.",
    "For activities": "The UIDs of the activities it is for, separated by ; and a space.",
    "For activity": "The UID of the activity the points are for.",
    "For grant": "The UID of the row of Grants that the points were spent on.",
    "Amount": "A number; in Points below 0 where points go away.",
    "From": "The day from which it holds, such as 2026-11-03.",
    "In stock": "How many are left; blank: as many as are asked for.",
    "Order id": "The number of the order, as text; by it a row is known again.",
    "Event": "The name of the event; in Attendance one of the sheet Events.",
    "Member A": "A member's e-mail address, or the UID when there is none.",
    "Member B": "A member as in Member A, or the name of somebody who is no member.",
    "Introduced by": "The name of one of your colleagues.",
    "Opportunity id": "The id of the deal in the CRM; by it a row is known again.",
    "Closed on": "The day it was won or lost; while it is open, when it should close.",
    "Month": "A month, such as 2026-03.",
    "Measure": "What is counted, such as logins; the same word in all rows of it.",
    "Series": "What is measured, such as open tickets; the same word in all rows of it.",
    "Owner": "The name of one of your colleagues.",
    "Trigger": "Why it came about. Leave it blank when you do not know.",
    "Usability": "Whether what you got can be used. Leave it blank when nobody judged it.",
    "Quality": "1 to 5, if you want to be finer than Usability.",
    "Effort": "1 to 5: what it takes of the person.",
    "Points": "A whole number.",
    "Completed on": "The day it was done; only acts with a day are counted in charts.",
    "Evidence": "A link or the name of a file that proves it.",
    "Day assumed": "yes where the file had no day and the day of the import stands in for it.",
    "Sheet": "The sheet of the row that the id belongs to, such as Members.",
    "System": "The other system, such as Salesforce.",
    "Id": "The id in that system, as text.",
}
_BY_SHAPE: Mapping[Shape, str] = {
    Shape.DAY: "A day, such as 2026-11-03.",
    Shape.NUMBER: "A number.",
    Shape.DECIMAL: "A number, with as many decimals as it has.",
    Shape.MONEY: "An amount, in the currency of the column Currency.",
    Shape.YES_NO: "yes or no; blank when it is not known.",
    Shape.WORDS: "One or more, separated by ; (semicolon and space).",
    Shape.LONG_TEXT: "Any text.",
    Shape.LINK: "A link.",
}


_FORMATS: Mapping[Shape, str] = {
    Shape.DAY: "Day: 2026-11-03",
    Shape.NUMBER: "Number: 12",
    Shape.MONEY: "Amount: 1250.50",
    Shape.YES_NO: "yes or no",
    Shape.WORDS: "Text; several with ; between",
    Shape.LONG_TEXT: "Text of any length",
    Shape.EMAIL: "Address: ada@example.com",
    Shape.LINK: "Link: https://example.com",
    Shape.MOMENT: "Moment: 2026-11-03 09:30:00, UTC",
}


def format_of(column: SheetColumn) -> str:
    """Say how a column's cells are written."""
    if column.span:
        least, most = column.span
        return f"Whole number, {least} to {most}"
    if column.choices and column.shape not in (Shape.YES_NO, Shape.ACTIVITY_TYPE):
        return "One of the words"
    return _FORMATS.get(column.shape, "Text")


def hint_of(column: SheetColumn) -> str:
    """Say what a column holds."""
    if told := _BY_HEADING.get(column.heading):
        return told
    if column.choices and column.shape is not Shape.YES_NO:
        return f"One of: {', '.join(column.choices)}."
    return column.hint or _BY_SHAPE.get(column.shape, "Text.")
