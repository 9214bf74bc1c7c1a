"""What goes on all the time in the sample program: acts, answers, permissions, talks, thanks."""

from __future__ import annotations

import datetime as dt

from advocate_desk.sample.calendar import DAY
from advocate_desk.sample.giving import DINNER, GIFT_CARD, USUAL
from advocate_desk.sample.people import COLLEAGUES, FADING, Person
from advocate_desk.sample.script import Kind, Script
from advocate_desk.sample.texts import (
    COMMENTS,
    GOALS,
    PLAIN,
    PROMISES,
    SOUND,
    TALKS,
    THIN,
    WINS,
)
from advocate_desk.store.choices import (
    CareerWinKind,
    ConsentUse,
    GrantMode,
    GrantStatus,
    Status,
    SurveyKind,
    TouchKind,
    Trigger,
    Usability,
)

_MONTH = 30
_KINDS = {
    Kind.POST: 6,
    Kind.PEER_ANSWER: 6,
    Kind.IDEA: 6,
    Kind.QUOTE: 3,
    Kind.RESEARCH: 4,
    Kind.REVIEW: 3,
    Kind.FAST_FACT: 2,
    Kind.REPLY_TO_CRITIC: 2,
    Kind.CORRECTION: 1,
    Kind.INTRODUCTION: 2,
    Kind.WRITTEN_REFERENCE: 4,
    Kind.SPOTLIGHT: 2,
    Kind.CASE_STUDY: 1,
    Kind.GUEST_POST: 1,
    Kind.WEBINAR: 1,
    Kind.TALK: 1,
    Kind.PODCAST: 1,
    Kind.MENTORING: 1,
    Kind.BETA: 1,
}
_WAVES = (45, 225, 405, 585, 765)  # days ago; everybody is asked twice a year
_SCORES = (1, 0, 1, 1, 1, 2, 4, 12, 20, 24, 18)  # how often each of 0 to 10 is given
_PRIZES = (Kind.POST, Kind.QUOTE, Kind.IDEA)  # never a review: no prize for what is public


def cohorts_that_stay(script: Script) -> None:
    """Let those of most half-years go on acting month after month, each in her own measure."""
    for person in script.lively():
        if person.cohort == FADING:
            continue
        energy = 0 if script.dice.random() < 0.12 else script.dice.uniform(0.4, 1.7)
        for month, day in enumerate(_months(script, person)):
            if script.dice.random() < 0.34 * energy * max(0.5, 1 - 0.02 * month):
                _everyday_act(script, person, day)
            if script.dice.random() < 0.07:
                script.turn_down(person, script.dice.choice((Kind.REVIEW, Kind.POST)), day)


def cohorts_that_fade(script: Script) -> None:
    """Let those who came for a gift card act for a few months, and then no more."""
    for person in script.lively():
        if person.cohort != FADING:
            continue
        for month, day in enumerate(_months(script, person)):
            eager = 0.8 if month < 4 else 0.8 * 0.5 ** (month - 3)
            if script.dice.random() < eager:
                _act_for_a_card(script, person, day)
            elif script.dice.random() < 0.09:
                script.turn_down(person, script.dice.choice((Kind.QUOTE, Kind.POST)), day)


def _months(script: Script, person: Person) -> list[dt.date]:
    """Give a day in each month of somebody's time in the program."""
    since = person.enrolled_on or script.calendar.today
    begun = range(1, (script.calendar.today - since).days, _MONTH)
    days = [since + (day + script.dice.randrange(_MONTH)) * DAY for day in begun]
    return [day for day in days if day <= script.calendar.today]


def _everyday_act(script: Script, person: Person, day: dt.date) -> None:
    trigger = script.dice.choices(
        (Trigger.ASKED, Trigger.ORGANIC, Trigger.CONTEST, Trigger.UNKNOWN), weights=[60, 30, 4, 6]
    )[0]
    kind = script.dice.choices(tuple(_KINDS), weights=tuple(_KINDS.values()))[0]
    script.act(person, kind, day, trigger, **_worth(script))


def _act_for_a_card(script: Script, person: Person, day: dt.date) -> None:
    if script.dice.random() < 0.4:
        _everyday_act(script, person, day)
        return
    act = script.act(
        person,
        script.dice.choice(_PRIZES),
        day,
        Trigger.PROMISED,
        reward_promised=GIFT_CARD,
        **_worth(script),
    )
    script.give(person, GIFT_CARD, day, GrantMode.PROMISED, (act,))


def _worth(script: Script) -> dict[str, str | None]:
    """Give how usable an act is, where it was rated, and its words, where it has any."""
    rated = script.dice.choices(
        (Usability.AS_IS, Usability.NEEDS_WORK, Usability.NOT_USABLE, None),
        weights=[50, 16, 5, 29],
    )[0]
    words = script.dice.choices((SOUND, PLAIN, THIN, (None,)), weights=[42, 12, 4, 42])[0]
    return {"usability": rated, "text": script.dice.choice(words)}


def surveys(script: Script) -> None:
    """Ask everybody twice a year; a promoter of the last round was asked for something since."""
    for wave in _WAVES:
        day = script.calendar.ago(days=wave)
        for person in script.people:
            late = (person.enrolled_on or day) > day
            if person in script.polled or late or script.dice.random() > 0.38:
                continue
            answered = day + script.dice.randrange(10) * DAY
            score = script.dice.choices(range(11), weights=_SCORES)[0]
            if score >= 9 and not _was_asked_since(script, person, answered):
                score = script.dice.choice((7, 8))
            script.answer(person, answered, score, comment=_comment(script, score))
    for person in script.dice.sample(script.free, 24):
        day = script.calendar.ago(days=script.dice.randrange(12, 300))
        score = script.dice.choice((3, 4, 4, 5))
        script.answer(person, day, score, kind=SurveyKind.CSAT, survey="After a support case")


def _was_asked_since(script: Script, person: Person, day: dt.date) -> bool:
    return any(
        act["person"] is person and act.get("asked_on") and act["asked_on"] >= day
        for act in script.acts
    )


def _comment(script: Script, score: int) -> str | None:
    said = next(words for scores, words in COMMENTS.items() if score in scores)
    return script.dice.choice((*said, None, None, None, None))


def permissions(script: Script) -> None:
    """Write down what people permitted, refused and took back, and what ends soon."""
    uses = (ConsentUse.QUOTE, ConsentUse.NAME_AND_TITLE, ConsentUse.COMPANY_NAME, ConsentUse.LOGO)
    for person in script.people:
        if person.enrolled_on is None or script.dice.random() < 0.3:
            continue
        for use in uses[: script.dice.randint(1, 4)]:
            script.permit(person, use, person.enrolled_on, evidence="Enrolment form")
        if script.dice.random() < 0.25:
            given = script.calendar.between(person.enrolled_on, script.calendar.today, script.dice)
            ends = {"expires_on": given + 730 * DAY}
            script.permit(person, ConsentUse.REFERENCE_CALLS, given, **ends)
    soon = script.dice.sample(script.free, 4)
    for at, person in enumerate(soon):
        given = max(script.calendar.ago(days=400), person.enrolled_on or script.calendar.today)
        ends = {"expires_on": script.calendar.ahead(days=5 + 6 * at)}
        script.permit(person, ConsentUse.PHOTO, given, **ends)
    _some_said_no(script)


def _some_said_no(script: Script) -> None:
    for person in script.dice.sample(script.free, 5):
        refused = {"state": "refused", "given_on": None}
        day = script.calendar.between(
            person.enrolled_on or script.calendar.today, script.calendar.today, script.dice
        )
        script.permit(person, ConsentUse.VIDEO_OR_AUDIO, day, refused_on=day, **refused)
    told = [
        act["person"]
        for act in script.acts
        if act["type"] in (Kind.CASE_STUDY, Kind.QUOTE) and act.get("completed_on")
    ]
    told = [one for one in dict.fromkeys(told) if one.status is Status.ENROLLED]
    for person in script.dice.sample(told, 2):
        withdrawn = {"state": "withdrawn", "withdrawn_on": script.calendar.ago(days=6)}
        script.permit(person, ConsentUse.QUOTE, person.enrolled_on, scope="website", **withdrawn)


def talks(script: Script) -> None:
    """Keep in touch: talks every few months, promises kept, open and forgotten."""
    today = script.calendar.today
    for person in script.people:
        if person.enrolled_on is None:
            continue
        for day in _months(script, person):
            if script.dice.random() < 0.16:
                goal = script.dice.choice((*GOALS, None, None, None))
                script.talk(person, day, script.dice.choice(TALKS), goal=goal)
    for at, person in enumerate(script.dice.sample(script.free, 28)):
        made = script.calendar.ago(days=script.dice.randrange(30, 90))
        due = made + 21 * DAY
        kept = None if at < 5 else min(made + script.dice.randrange(3, 21) * DAY, today)
        if 5 <= at < 11:  # not yet due
            made, due, kept = script.calendar.ago(days=3), script.calendar.ahead(days=4 + at), None
        made = max(made, person.enrolled_on or made)
        due, kept = max(due, made), kept and max(kept, made)
        promise = {"promise": PROMISES[at % len(PROMISES)], "promise_due": due}
        script.talk(person, made, TALKS[at % len(TALKS)], promise_done=kept, **promise)


def rewards(script: Script) -> None:
    """Give what is no gift card: recognition, small things in the post, a seat at dinner."""
    active = [one for one in script.people if one.enrolled_on and script.acts_of(one)]
    for person in script.dice.sample(active, 64):
        act = script.dice.choice(script.acts_of(person))
        day = script.calendar.between(
            script.acts[act]["completed_on"], script.calendar.today, script.dice
        )
        reward, mode = script.dice.choice(USUAL)
        script.give(person, reward, day, mode, (act,))
    for at, person in enumerate(script.dice.sample(active, 5)):
        status = GrantStatus.APPROVED if at == 4 else GrantStatus.NEEDS_APPROVAL
        day = script.calendar.ago(days=2 + at)
        not_yet = {"sent_on": None, "delivered_on": None}
        script.give(person, DINNER, day, GrantMode.COURTESY, (), status=status, **not_yet)


def thanks(script: Script) -> None:
    """Say thank you within days for most acts; to some never, to some not for the last one."""
    actors = list(dict.fromkeys(act["person"] for act in script.acts))
    new = script.calendar.ago(days=300)
    actors = [
        one for one in actors if (one.enrolled_on or new) < new or script.dice.random() < 0.7
    ]
    lately = script.calendar.ago(days=50)
    newest = [script.acts_of(one)[-1:] for one in actors]
    recent = [at for (at,) in filter(None, newest) if script.acts[at]["completed_on"] >= lately]
    forgotten = script.dice.sample(recent, 11)
    for person in actors:
        done = script.acts_of(person)
        for at in done:
            if at in forgotten or (at != done[-1] and script.dice.random() < 0.4):
                continue
            day = script.acts[at]["completed_on"] + script.dice.randrange(1, 6) * DAY
            if day <= script.calendar.today:
                thanked = {"kind": TouchKind.THANKS, "by": COLLEAGUES[0]}
                script.talk(person, day, "Thanked by mail.", **thanked)


def successes(script: Script) -> None:
    """Write down what customers achieved, and what people achieved for themselves."""
    kinds = tuple(CareerWinKind)[:6]
    for at, person in enumerate(script.dice.sample(script.free, 34)):
        what, measure, before, after, unit, use_case = WINS[at % len(WINS)]
        told = script.dice.choice(("yes", "yes", "ask", "no", None))
        script.wins.append(
            {
                "person": person,
                "on_day": _since_enrolled(script, person),
                "what": what,
                "measure": measure,
                "before": before,
                "after": after,
                "unit": unit,
                "use_case": use_case,
                "may_tell": told,
                "told_in": "Newsletter" if told == "yes" and at % 2 else None,
            }
        )
    for at, person in enumerate(script.dice.sample(script.free, 18)):
        day, kind = _since_enrolled(script, person), kinds[at % len(kinds)]
        helped = script.dice.choice(("The webinar with us", "An introduction we made", None))
        win = {"person": person, "on_day": day, "kind": kind, "helped_by": helped}
        script.career_wins.append(win)


def _since_enrolled(script: Script, person: Person) -> dt.date:
    enrolled = person.enrolled_on or script.calendar.ago(days=90)
    return script.calendar.between(enrolled, script.calendar.today, script.dice)


def motives(script: Script) -> None:
    """Write down what people said moves them."""
    words = ("gratitude", "influence", "career", "six degrees", "feedback", "rewards")
    for person in script.dice.sample([one for one in script.people if one.enrolled_on], 84):
        for motive in script.dice.sample(words, script.dice.randint(1, 3)):
            script.motives.append(
                {
                    "person": person,
                    "motivation": motive,
                    "weight": script.dice.choice((1, 2, 2, 3)),
                    "on_day": person.enrolled_on,
                }
            )


def health(script: Script) -> None:
    """Read how accounts are doing twice a year; most are well."""
    in_trouble = {company for company, _day, _health in script.readings}
    for company in script.companies:
        if company in in_trouble:
            continue
        for days_ago in (20, 200, 380)[: script.dice.randint(1, 3)]:
            word = script.dice.choices(("green", "amber", "unknown"), weights=[14, 4, 1])[0]
            day = script.calendar.ago(days=days_ago + script.dice.randrange(15))
            script.readings.append((company, day, word))
