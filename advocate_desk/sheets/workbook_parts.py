"""The small parts of an xlsx package besides its cells: styles, tables, drop-downs, what is where.

Written by hand after ECMA-376 part 1, because the libraries take ten times as long over the cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from advocate_desk.program.fields import Shape
from advocate_desk.sheets.cells import column_letter
from advocate_desk.sheets.safe_cells import xml_attribute, xml_text
from advocate_desk.sheets.sheet_columns import SheetColumn

MOST_ROWS = 1_048_575  # below the heading
LISTS = "_lists"
CORE = "docProps/core.xml"

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HIDDEN = ' state="hidden"'
FIRST_SAFE_DAY = 61  # 1 March 1900: before it Excel counts a day that never was


class Style(IntEnum):
    """The looks of a cell, by their place in the style sheet."""

    PLAIN = 0
    HEADING = 1
    TEXT = 2
    TEXT_THAT_MAY_RUN = 3
    LONG_TEXT = 4
    LONG_TEXT_THAT_MAY_RUN = 5
    DAY = 6
    MONEY = 7


STYLE_OF = {
    Shape.LONG_TEXT: Style.LONG_TEXT,
    Shape.DAY: Style.DAY,
    Shape.NUMBER: Style.PLAIN,
    Shape.DECIMAL: Style.PLAIN,
    Shape.MONEY: Style.MONEY,
}  # all others are text

_TOP = '<alignment vertical="top"/>'
_WRAP = '<alignment vertical="top" wrapText="1"/>'
_AS_TYPED = ' quotePrefix="1"'  # a text stays a text when it is typed again
_GENERAL, _AMOUNT, _AS_TEXT, _ISO_DAY = 0, 4, 49, 164  # number formats; 4 is #,##0.00


def _look(number_format: int, alignment: str = _TOP, more: str = "", *, font: int = 0) -> str:
    return (
        f'<xf numFmtId="{number_format}" fontId="{font}" fillId="0" borderId="0" xfId="0"'
        f' applyNumberFormat="1" applyFont="1" applyAlignment="1"{more}>{alignment}</xf>'
    )


_LOOKS = {
    Style.PLAIN: _look(_GENERAL),
    Style.HEADING: _look(_GENERAL, font=1),
    Style.TEXT: _look(_AS_TEXT),
    Style.TEXT_THAT_MAY_RUN: _look(_AS_TEXT, more=_AS_TYPED),
    Style.LONG_TEXT: _look(_GENERAL, _WRAP),
    Style.LONG_TEXT_THAT_MAY_RUN: _look(_GENERAL, _WRAP, _AS_TYPED),
    Style.DAY: _look(_ISO_DAY),
    Style.MONEY: _look(_AMOUNT),
}


def styles_part() -> str:
    """Give the style sheet: the looks of `Style`, in that order."""
    looks = "".join(_LOOKS[style] for style in Style)
    font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}">'
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(Style)}">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2"/>'
        "</styleSheet>"
    )


def sheet_start(columns: Sequence[SheetColumn], widths: Sequence[int], *, first: bool) -> str:
    """Give a sheet's XML up to its cells: the heading stays in view, columns are wide enough."""
    looks = "".join(
        _column(number, column, width)
        for number, (column, width) in enumerate(zip(columns, widths, strict=True), 1)
    )
    selected = ' tabSelected="1"' if first else ""
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<sheetViews><sheetView workbookViewId="0"{selected}>'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{looks}</cols><sheetData>'
    )


def _column(number: int, column: SheetColumn, width: int) -> str:
    style = STYLE_OF.get(column.shape, Style.TEXT)
    hidden = ' hidden="1"' if column.hidden else ""
    return (
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"'
        f' style="{style.value}"{hidden}/>'
    )


def sheet_end(
    columns: Sequence[SheetColumn], lists: Sequence[str], *, prompts: bool, has_table: bool
) -> str:
    """Give a sheet's XML after its cells: drop-downs and the table around it all.

    `lists` names the list of choices of each column, empty where there is none.
    """
    checks = [
        _validation(column_letter(n), column, name, prompts=prompts)
        for n, (column, name) in enumerate(zip(columns, lists, strict=True))
    ]
    found = [check for check in checks if check]
    table = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' if has_table else ""
    validations = (
        f'<dataValidations count="{len(found)}">{"".join(found)}</dataValidations>'
        if found
        else ""
    )
    return (
        f"</sheetData>{validations}"
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        f"{table}</worksheet>"
    )


def _validation(letter: str, column: SheetColumn, list_name: str, *, prompts: bool) -> str:
    """Give the rule for a column: a warning, never a refusal, for the desk reads synonyms too."""
    prompt = (
        f' showInputMessage="1" promptTitle="{xml_attribute(column.heading[:32])}"'
        f' prompt="{xml_attribute(column.hint[:255])}"'
        if prompts and column.hint
        else ""
    )
    kind, rule = _rule(column, list_name)
    if not kind and not prompt:
        return ""
    return (
        f'<dataValidation{kind} errorStyle="warning" allowBlank="1" showErrorMessage="1"{prompt}'
        f' sqref="{letter}2:{letter}{MOST_ROWS + 1}">{rule}</dataValidation>'
    )


def _rule(column: SheetColumn, list_name: str) -> tuple[str, str]:
    if column.shape is Shape.NUMBER and column.choices:
        words = ",".join(column.choices)
        return ' type="list"', f'<formula1>"{words}"</formula1>'
    if list_name:
        return ' type="list"', f"<formula1>{list_name}</formula1>"
    if column.span:
        least, most = column.span
        rule = f"<formula1>{least}</formula1><formula2>{most}</formula2>"
        return ' type="whole" operator="between"', rule
    if column.shape is Shape.DAY:
        rule = f"<formula1>{FIRST_SAFE_DAY}</formula1>"
        return ' type="date" operator="greaterThanOrEqual"', rule
    return "", ""


def table_part(number: int, name: str, columns: Sequence[SheetColumn], rows: int) -> str:
    """Give the table object around a sheet's cells; Excel wants at least one row in it."""
    area = f"A1:{column_letter(len(columns) - 1)}{max(rows, 1) + 1}"
    listed = "".join(
        f'<tableColumn id="{n}" name="{xml_attribute(column.heading)}"/>'
        for n, column in enumerate(columns, 1)
    )
    return (
        f'{_XML}<table xmlns="{_MAIN}" id="{number}" name="{name}" displayName="{name}"'
        f' ref="{area}" totalsRowShown="0"><autoFilter ref="{area}"/>'
        f'<tableColumns count="{len(columns)}">{listed}</tableColumns>'
        '<tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0"'
        ' showRowStripes="1" showColumnStripes="0"/></table>'
    )


def table_relation(number: int) -> str:
    """Give the relation of a sheet to its table."""
    return _relations([(f"{_OFFICE}/table", f"../tables/table{number}.xml")])


def workbook_part(sheets: Sequence[tuple[str, bool]], lists: Sequence[tuple[str, int]]) -> str:
    """Give the workbook: its sheets, each with whether it is hidden, and the lists of choices."""
    listed = "".join(
        f'<sheet name="{xml_attribute(name)}" sheetId="{n}"{_HIDDEN if hidden else ""}'
        f' r:id="rId{n}"/>'
        for n, (name, hidden) in enumerate(sheets, 1)
    )
    names = "".join(
        f"<definedName name=\"{name}\">'{LISTS}'!${letter}$2:${letter}${length + 1}</definedName>"
        for name, length, letter in (
            (name, length, column_letter(n)) for n, (name, length) in enumerate(lists)
        )
    )
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr/>'
        f"<bookViews><workbookView/></bookViews><sheets>{listed}</sheets>"
        f"{f'<definedNames>{names}</definedNames>' if names else ''}</workbook>"
    )


def workbook_relations(sheets: int) -> str:
    """Give the relations of the workbook to its sheets and styles."""
    parts = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{n}.xml") for n in range(1, sheets + 1)]
    return _relations([*parts, (f"{_OFFICE}/styles", "styles.xml")])


def package_relations() -> str:
    """Give the relations of the package to the workbook and its title."""
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations([(f"{_OFFICE}/officeDocument", "xl/workbook.xml"), (core, CORE)])


def content_types(sheets: int, tables: int) -> str:
    """Give what kind each part of the package is."""
    kinds = {
        "/xl/workbook.xml": f"{_TYPE}.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPE}.styles+xml",
        f"/{CORE}": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/xl/worksheets/sheet{n + 1}.xml": f"{_TYPE}.worksheet+xml" for n in range(sheets)},
        **{f"/xl/tables/table{n + 1}.xml": f"{_TYPE}.table+xml" for n in range(tables)},
    }
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def core_part(title: str, moment: str) -> str:
    """Give the title of the document and when it was made (UTC, ISO 8601)."""
    kind = 'xsi:type="dcterms:W3CDTF"'
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{xml_text(title)}</dc:title><dc:creator>Advocate Desk</dc:creator>"
        f"<dcterms:created {kind}>{moment}</dcterms:created></cp:coreProperties>"
    )


def _relations(parts: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(parts, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
