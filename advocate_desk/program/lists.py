"""Every list there is, for what goes through all of them; a new one is a line below."""

from __future__ import annotations

from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.activity_list import ACTIVITIES, ACTIVITY_TYPES
from advocate_desk.program.business_lists import OPPORTUNITIES, SERIES, SERIES_EVENTS, USAGE
from advocate_desk.program.community_lists import ATTENDANCE, CONNECTIONS, EVENTS
from advocate_desk.program.cost_list import COSTS, RATES
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.listing import Listing
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.points_list import POINTS
from advocate_desk.program.relation_lists import (
    CAREER_WINS,
    CONSENTS,
    CONVERSATIONS,
    GOALS,
    MOTIVATIONS,
    SURVEY_RESPONSES,
    WINS,
)
from advocate_desk.program.reward_list import REWARD_RULES, REWARDS

LISTS: tuple[Listing, ...] = (
    MEMBERS,
    ACCOUNTS,
    ACTIVITIES,
    ACTIVITY_TYPES,
    CONVERSATIONS,
    WINS,
    CAREER_WINS,
    CONSENTS,
    MOTIVATIONS,
    SURVEY_RESPONSES,
    GOALS,
    REWARDS,
    REWARD_RULES,
    GRANTS,
    POINTS,
    COSTS,
    RATES,
    OPPORTUNITIES,
    CONNECTIONS,
    EVENTS,
    ATTENDANCE,
    USAGE,
    SERIES,
    SERIES_EVENTS,
)
