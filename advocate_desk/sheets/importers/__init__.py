"""The catalogue of what can come in, in the order in which kinds of rows depend on each other."""

from __future__ import annotations

from advocate_desk.sheets.importer import Importer
from advocate_desk.sheets.importers.accounts import ACCOUNTS
from advocate_desk.sheets.importers.activities import ACTIVITIES
from advocate_desk.sheets.importers.activity_types import ACTIVITY_TYPES
from advocate_desk.sheets.importers.attendance import ATTENDANCE
from advocate_desk.sheets.importers.career_wins import CAREER_WINS
from advocate_desk.sheets.importers.colleagues import COLLEAGUES
from advocate_desk.sheets.importers.connections import CONNECTIONS
from advocate_desk.sheets.importers.consents import CONSENTS
from advocate_desk.sheets.importers.conversations import CONVERSATIONS
from advocate_desk.sheets.importers.costs import COSTS
from advocate_desk.sheets.importers.employment import EMPLOYMENT
from advocate_desk.sheets.importers.events import EVENTS
from advocate_desk.sheets.importers.external_ids import EXTERNAL_IDS
from advocate_desk.sheets.importers.goals import GOALS
from advocate_desk.sheets.importers.grants import GRANTS
from advocate_desk.sheets.importers.health_readings import HEALTH_READINGS
from advocate_desk.sheets.importers.members import MEMBERS
from advocate_desk.sheets.importers.motivations import MOTIVATIONS
from advocate_desk.sheets.importers.opportunities import OPPORTUNITIES
from advocate_desk.sheets.importers.points import POINTS
from advocate_desk.sheets.importers.rates import RATES
from advocate_desk.sheets.importers.reward_rules import REWARD_RULES
from advocate_desk.sheets.importers.rewards import REWARDS
from advocate_desk.sheets.importers.series import SERIES, SERIES_EVENTS
from advocate_desk.sheets.importers.settings import SETTINGS
from advocate_desk.sheets.importers.standings import STANDINGS
from advocate_desk.sheets.importers.survey_responses import SURVEY_RESPONSES
from advocate_desk.sheets.importers.usage import USAGE
from advocate_desk.sheets.importers.wins import WINS

IMPORTERS: tuple[Importer, ...] = (
    SETTINGS,
    RATES,
    COLLEAGUES,
    ACTIVITY_TYPES,
    REWARDS,
    REWARD_RULES,
    ACCOUNTS,
    HEALTH_READINGS,
    MEMBERS,
    EMPLOYMENT,
    STANDINGS,
    MOTIVATIONS,
    CONSENTS,
    ACTIVITIES,
    GRANTS,
    POINTS,
    COSTS,
    CONVERSATIONS,
    WINS,
    CAREER_WINS,
    SURVEY_RESPONSES,
    GOALS,
    OPPORTUNITIES,
    EVENTS,
    ATTENDANCE,
    CONNECTIONS,
    USAGE,
    SERIES,
    SERIES_EVENTS,
    EXTERNAL_IDS,
)


def importer_of(kind: str) -> Importer:
    """Give the importer of a kind of row.

    Raises:
        KeyError: there is no such kind.
    """
    return _BY_KIND[kind]


_BY_KIND = {importer.key: importer for importer in IMPORTERS}
