"""The sheets of the program workbook, in the order they stand in it."""

from __future__ import annotations

from advocate_desk.base.errors import DeskError
from advocate_desk.sheets.exporter import Exporter
from advocate_desk.sheets.exporters.accounts import ACCOUNTS
from advocate_desk.sheets.exporters.activities import ACTIVITIES
from advocate_desk.sheets.exporters.activity_types import ACTIVITY_TYPES
from advocate_desk.sheets.exporters.attendance import ATTENDANCE
from advocate_desk.sheets.exporters.career_wins import CAREER_WINS
from advocate_desk.sheets.exporters.colleagues import COLLEAGUES
from advocate_desk.sheets.exporters.connections import CONNECTIONS
from advocate_desk.sheets.exporters.consents import CONSENTS
from advocate_desk.sheets.exporters.conversations import CONVERSATIONS
from advocate_desk.sheets.exporters.costs import COSTS
from advocate_desk.sheets.exporters.employment import EMPLOYMENT
from advocate_desk.sheets.exporters.events import EVENTS
from advocate_desk.sheets.exporters.external_ids import EXTERNAL_IDS
from advocate_desk.sheets.exporters.goals import GOALS
from advocate_desk.sheets.exporters.grants import GRANTS
from advocate_desk.sheets.exporters.health_readings import HEALTH_READINGS
from advocate_desk.sheets.exporters.members import MEMBERS
from advocate_desk.sheets.exporters.motivations import MOTIVATIONS
from advocate_desk.sheets.exporters.opportunities import OPPORTUNITIES
from advocate_desk.sheets.exporters.points import POINTS
from advocate_desk.sheets.exporters.rates import RATES
from advocate_desk.sheets.exporters.reward_rules import REWARD_RULES
from advocate_desk.sheets.exporters.rewards import REWARDS
from advocate_desk.sheets.exporters.series import SERIES, SERIES_EVENTS
from advocate_desk.sheets.exporters.settings import SETTINGS
from advocate_desk.sheets.exporters.standings import STANDINGS
from advocate_desk.sheets.exporters.survey_responses import SURVEY_RESPONSES
from advocate_desk.sheets.exporters.usage import USAGE
from advocate_desk.sheets.exporters.wins import WINS

EXPORTERS = (
    MEMBERS,
    ACCOUNTS,
    COLLEAGUES,
    EMPLOYMENT,
    STANDINGS,
    MOTIVATIONS,
    CONSENTS,
    EXTERNAL_IDS,
    ACTIVITIES,
    ACTIVITY_TYPES,
    CONVERSATIONS,
    WINS,
    CAREER_WINS,
    REWARDS,
    REWARD_RULES,
    GRANTS,
    POINTS,
    SURVEY_RESPONSES,
    OPPORTUNITIES,
    EVENTS,
    ATTENDANCE,
    CONNECTIONS,
    HEALTH_READINGS,
    GOALS,
    USAGE,
    SERIES,
    SERIES_EVENTS,
    COSTS,
    RATES,
    SETTINGS,
)
CANONICAL_COLUMNS: dict[str, tuple[str, ...]] = {
    exporter.sheet: tuple(column.heading for column in exporter.columns) for exporter in EXPORTERS
}


def named_exporter(sheet: str) -> Exporter:
    """Give the exporter of a sheet by its name, however that is written.

    Raises:
        DeskError: there is no such sheet.
    """
    wanted = sheet.casefold().replace("_", " ")
    for exporter in EXPORTERS:
        if exporter.sheet.casefold() == wanted:
            return exporter
    known = ", ".join(exporter.sheet for exporter in EXPORTERS)
    raise DeskError(f"There is no sheet {sheet}.", f"There are: {known}.")
