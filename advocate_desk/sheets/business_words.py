"""Other people's words for deals, events, attendees, connections, usage and series.

Lists of words are written with commas, as in the rest of the synonyms.
"""

from __future__ import annotations

from collections.abc import Mapping

_COMPANY = (
    "company, company name, account, account name, organisation, organization, customer, "
    "associated company, associated companies, primary associated company, client"
)
_OPPORTUNITIES = {
    "opportunity_id": (
        "opportunity id, deal id, record id, opportunity number, opp id, case safe id, id"
    ),
    "name": "opportunity name, deal name, opportunity, deal, name, opp name, deal title",
    "company": _COMPANY,
    "amount": (
        "amount, total amount, deal amount, opportunity amount, acv, tcv, deal value, "
        "amount in company currency, value, contract amount, expected revenue"
    ),
    "currency": (
        "currency, currency code, amount currency, total amount currency, deal currency, "
        "opportunity currency"
    ),
    "rate": "rate, exchange rate, fx rate",
    "stage": "stage, deal stage, opportunity stage, sales stage, stage name, pipeline stage",
    "outcome": "outcome, result, won lost, win loss, status, deal status",
    "created_on": "created on, create date, created date, created, date created, opened on",
    "closed_on": (
        "closed on, close date, closed date, closed, expected close date, date closed, won on"
    ),
    "owner": "owner, opportunity owner, deal owner, sales rep, account executive, rep",
    "competitor": "competitor, competitors, main competitor, rival, primary competitor",
    "heard_via": "heard via, lead source, original source, how did you hear about us, source",
    "won": "won, is won, is closed won, closed won",
    "closed": "is closed, is deal closed",
}
_EVENTS = {
    "event": "event, event name, event title, name, title, topic, webinar, webinar name",
    "starts_on": (
        "starts on, start date, event date, date, starts, start, from, event start, begins on, "
        "event start date, start time, day"
    ),
    "ends_on": "ends on, end date, ends, end, until, event end, event end date, end time, to",
    "city": "city, location, town, venue city, place, where",
    "kind": "kind, type, event type, format, category",
    "capacity": "capacity, seats, places, max attendees, maximum attendees",
    "budget": "budget, event budget, planned budget",
    "currency": "currency, currency code",
    "rate": "rate, exchange rate, fx rate",
}
_ATTENDANCE = {
    "event": (
        "event, event name, event title, topic, webinar, webinar name, session, session name, "
        "veranstaltung, ereignis, evento, evenement"
    ),
    "event_on": (
        "event on, event date, event start, event start date, actual start time, date, day, "
        "datum, fecha"
    ),
    "email": (
        "email, email address, attendee email, registrant email, participant email, guest email, "
        "member email, contact email, work email, mail, user email"
    ),
    "member": "member, attendee, guest, participant, registrant, person, who, teilnehmer",
    "member_name": (
        "member name, attendee name, participant name, registrant name, guest name, name, "
        "full name, user name, contact name, teilnehmername"
    ),
    "member_id": "member id, contact id, advocate id",
    "member_given_name": "first name, given name, attendee first name, first, forename, vorname",
    "member_family_name": (
        "last name, family name, surname, attendee surname, attendee last name, nachname"
    ),
    "registered": "registered, is registered, rsvp, signed up",
    "attended": (
        "attended, is attended, checked in, check in, present, was there, showed up, joined"
    ),
    "minutes": (
        "minutes, time in session, duration, minutes attended, attendance duration, "
        "time in session minutes, minutes watched"
    ),
    "role": "role, attendee role, ticket type, attendee type, participant type, guest type",
    "turnout": (
        "attendance status, attendee status, registration status, participation status, status"
    ),
    "seat": "seat, seat number, table, table number",
    "dietary": (
        "dietary, dietary requirements, dietary needs, diet, food, dietary restrictions, allergies"
    ),
}
_CONNECTIONS = {
    "member_a": "member a, from, person a, first person, advocate, member 1, member",
    "member_b": "member b, to, person b, second person, introduced to, member 2, connected to",
    "kind": "kind, type, connection type, how",
    "introduced_by": "introduced by, introducer, by, connected by",
    "introduced_on": (
        "introduced on, date, on, connected on, introduction date, intro date, met on, day"
    ),
    "status": "status, state, connection status",
    "outcome": "outcome, result, what came of it",
    "value": "value, amount",
    "currency": "currency, currency code",
    "rate": "rate, exchange rate, fx rate",
    "notes": "notes, note, comments, comment, remarks",
}
_USAGE = {
    "company": _COMPANY,
    "member": "member, user, person",
    "member_email": "member email, email, email address, user email, mail",
    "member_name": "member name, user name, full name",
    "month": "month, period, in month, usage month, date",
    "measure": "measure, metric, kpi, what, event name, feature",
    "value": "value, count, number, amount, total, usage, quantity",
}
_SERIES = {
    "series": "series, metric, measure, name, kpi",
    "day": "day, date, on, when",
    "value": "value, amount, count, number, total",
}
_SERIES_EVENTS = {
    "series": "series, metric, measure, kpi",
    "day": "day, date, on, when",
    "event": "event, what happened, what, note, annotation",
}
BUSINESS_HEADINGS: Mapping[str, Mapping[str, str]] = {
    "opportunities": _OPPORTUNITIES,
    "events": _EVENTS,
    "attendance": _ATTENDANCE,
    "connections": _CONNECTIONS,
    "usage": _USAGE,
    "series": _SERIES,
    "series_events": _SERIES_EVENTS,
}
BUSINESS_CHOICES: Mapping[str, Mapping[str, str]] = {
    "opportunities.outcome": {
        "won": "closed won, closedwon, win, success, yes",
        "lost": "closed lost, closedlost, loss, lose, no, disqualified, abandoned",
        "open": "in progress, pending, active, working, negotiation, pipeline",
    },
    "turnout": {
        "registered": "attending, going, confirmed, accepted, approved, signed up",
        "attended": "checked in, present, came, joined, participated, completed, was there",
        "no show": "noshow, did not attend, absent, missed, not attended, did not show",
        "cancelled": "canceled, declined, refunded, not attending, withdrawn, rejected",
    },
    "attendance.role": {
        "guest": (
            "attendee, participant, general admission, regular, standard, registrant, visitor, "
            "delegate"
        ),
        "VIP": "vip guest, vip ticket, executive",
        "speaker": "panelist, panellist, presenter, moderator, keynote",
        "host": "organizer, organiser, co host, cohost, staff",
    },
    "connections.kind": {
        "intro": "introduction, introduced",
        "peer reference": "reference, peer",
        "mentor": "mentoring, mentee, mentorship",
        "executive peer": "executive, exec peer, executive sponsor",
        "met at event": "event, met, conference",
        "LinkedIn": "linkedin connection, linked in",
    },
    "connections.status": {
        "offered": "proposed, suggested, asked",
        "accepted": "agreed, yes, confirmed",
        "met": "done, completed, held, introduced",
        "ongoing": "active, regular, in touch, connected",
        "declined": "refused, no, rejected",
    },
}
