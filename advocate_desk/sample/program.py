"""The sample program: the stories told one after the other, then written by the usual verbs."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.progress import NoProgress, Progress
from advocate_desk.program.accounts import Reading, add_accounts, record_health
from advocate_desk.program.activities import add_activities
from advocate_desk.program.attendance import add_attendance
from advocate_desk.program.books import ColleagueBook
from advocate_desk.program.connections import add_connections
from advocate_desk.program.consents import add_consents
from advocate_desk.program.conversations import add_conversations
from advocate_desk.program.costs import add_costs
from advocate_desk.program.events import add_events
from advocate_desk.program.goals import add_goals
from advocate_desk.program.grants import add_grants
from advocate_desk.program.history import JobMove, move_job
from advocate_desk.program.members import add_members
from advocate_desk.program.motivations import add_motivations
from advocate_desk.program.opportunities import add_opportunities
from advocate_desk.program.rates import add_rates
from advocate_desk.program.reward_rules import add_rules
from advocate_desk.program.rewards import add_rewards
from advocate_desk.program.series import add_series, add_series_events
from advocate_desk.program.survey_responses import add_survey_responses
from advocate_desk.program.usage import add_usage
from advocate_desk.program.wins import add_career_wins, add_wins
from advocate_desk.sample import business, everyday, giving, stories
from advocate_desk.sample.calendar import Calendar
from advocate_desk.sample.people import companies, people
from advocate_desk.sample.script import Row, Script
from advocate_desk.store.models import ActivityType

SEED = 1
Story = Callable[[Script], None]
STORIES: tuple[Story, ...] = (  # those that choose their people come before those about the rest
    stories.some_left,
    stories.some_act_only_when_promised,
    stories.promoters_nobody_asked,
    stories.quiet_helpers,
    stories.five_carry_the_references,
    stories.a_surprise_is_remembered,
    stories.people_moved_on,
    stories.accounts_in_trouble,
    stories.asks_of_this_week,
    stories.two_rows_for_one_person,
    stories.a_burst_of_posts,
    everyday.cohorts_that_stay,
    everyday.cohorts_that_fade,
    everyday.surveys,
    everyday.permissions,
    everyday.talks,
    everyday.rewards,
    everyday.thanks,
    everyday.successes,
    everyday.motives,
    everyday.health,
    giving.costs,
    business.events,
    business.connections,
    business.deals,
    business.usage,
)
_ACT_DAYS = ("asked_on", "due_on", "responded_on", "completed_on")
_ACT_CELLS = (*_ACT_DAYS, "status", "trigger", "reward_promised", "usability", "outcome", "text")


def make_sample(
    session: Session, today: dt.date, seed: int = SEED, progress: Progress | None = None
) -> None:
    """Fill an empty desk with the sample program, as seen on a day; the same for the same seed."""
    told = progress or NoProgress()
    script = written(today, seed)
    for done, write in enumerate(_WRITERS):
        told.step(done, len(_WRITERS))
        write(session, script)
    told.step(len(_WRITERS), len(_WRITERS))


def written(today: dt.date, seed: int) -> Script:
    """Tell all stories; nothing is written into a desk yet."""
    dice, calendar = random.Random(seed), Calendar(today)  # noqa: S311 - the same for each seed
    firms = companies(dice, calendar)
    script = Script(dice, calendar, firms, people(dice, calendar, firms))
    for story in STORIES:
        story(script)
    return script


def _accounts(session: Session, script: Script) -> None:
    add_rates(session, giving.rates(script.calendar))
    ids = add_accounts(session, [company.values for company in script.companies])
    for company, account_id in zip(script.companies, ids, strict=True):
        company.id = account_id
    for company, day, health in script.readings:
        record_health(session, {company.id: Reading(health, day)})


def _members(session: Session, script: Script) -> None:
    rows = [
        {
            **person.values,
            "company": person.company.name,
            "job_title": person.title,
            "seniority": person.seniority,
            "status": person.status,
            "enrolled_on": person.enrolled_on,
        }
        for person in script.people
    ]
    for person, member_id in zip(script.people, add_members(session, rows), strict=True):
        person.id = member_id
        if person.moved:
            day, _to, company, title = person.moved
            move_job(session, member_id, JobMove(company, title, day))


def _acts(session: Session, script: Script) -> None:
    types = {
        code: (type_id, minutes)
        for code, type_id, minutes in session.execute(
            select(ActivityType.code, ActivityType.id, ActivityType.minutes)
        )
    }
    colleagues = ColleagueBook(session)
    rows = [
        {
            **{key: act.get(key) for key in _ACT_CELLS},
            "member_id": act["person"].id,
            "account_id": _account_of(act),
            "type_id": types[act["type"]][0],
            "minutes": types[act["type"]][1],
            "asked_by_id": colleagues.find(act["asked_by"]) if act.get("asked_by") else None,
        }
        for act in script.acts
    ]
    made = add_activities(session, {key: [row[key] for row in rows] for key in rows[0]})
    for act, activity_id in zip(script.acts, made, strict=True):
        act["id"] = activity_id


def _account_of(act: Row) -> int | None:
    day = next(act[key] for key in reversed(_ACT_DAYS) if act.get(key))
    company = act["person"].company_on(day)
    return company.id if company else None


def _relations(session: Session, script: Script) -> None:
    add_conversations(session, _named(script.touches))
    add_survey_responses(session, _named(script.answers))
    add_consents(session, _named(script.consents))
    add_motivations(session, _named(script.motives))
    add_wins(session, _named(script.wins))
    add_career_wins(session, _named(script.career_wins))


def _named(rows: Sequence[Row]) -> list[Row]:
    """Name the member of each row by her id."""
    return [
        {"member_id": row["person"].id, **{k: v for k, v in row.items() if k != "person"}}
        for row in rows
    ]


def _gifts(session: Session, script: Script) -> None:
    catalogue = giving.catalogue()
    ids = add_rewards(session, catalogue)
    reward_ids = {row["reward"]: row_id for row, row_id in zip(catalogue, ids, strict=True)}
    keys = ("activity_type", "reward", "mode")
    add_rules(session, [dict(zip(keys, rule, strict=True)) for rule in giving.RULES])
    rows = [
        {
            **giving.price_of(row["reward"], row["person"].land.region),
            **{
                key: value for key, value in row.items() if key not in ("person", "acts", "reward")
            },
            "member_id": row["person"].id,
            "reward_id": reward_ids[row["reward"]],
        }
        for row in script.grants
    ]
    acts = [tuple(script.acts[at]["id"] for at in row["acts"]) for row in script.grants]
    add_grants(session, rows, acts)
    add_costs(session, script.costs)
    add_goals(session, giving.goals(script.calendar))


def _around(session: Session, script: Script) -> None:
    add_events(session, script.events)
    add_attendance(session, business.guest_rows(script.guests))
    add_connections(session, business.connection_rows(script.connections))
    add_opportunities(session, script.deals)
    add_usage(session, script.usage)
    add_series(session, script.series)
    add_series_events(session, script.series_events)


_WRITERS = (_accounts, _members, _acts, _relations, _gifts, _around)
