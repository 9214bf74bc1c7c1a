"""Other people's words: what headings mean a field, and what words mean a choice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from advocate_desk.base.text import fold_name
from advocate_desk.sheets.business_words import BUSINESS_CHOICES, BUSINESS_HEADINGS
from advocate_desk.sheets.giving_words import GIVING_CHOICES, GIVING_HEADINGS
from advocate_desk.sheets.relation_words import RELATION_CHOICES, RELATION_HEADINGS

# what the workbook of left-out rows adds to a file, and no import reads
PROBLEM_HEADING, ROW_HEADING = "Import problem", "Row in file"
ABOUT_SHEET = "About this file"

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PREFIX = re.compile(r"^(?:contact|custom|person|properties|primary|advocate|program) (?=\w)")
_E_MAIL = re.compile(r"\be ?mail\b")
# the questions that surveys ask, whose wording goes on differently each time
_QUESTIONS = {
    "how likely": re.compile(r"(?:nps )?how likely (?:are you|is it|would you be)\b"),
    "how satisfied": re.compile(r"(?:csat )?how satisfied (?:are|were) you\b"),
    "main reason": re.compile(r"what (?:is|was) the (?:main |primary |most important )?reason\b"),
}


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """Give the form in which headings are compared: no case, signs, units, or system endings."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = _BRACKETS.sub(" ", re.sub(r"__[cr]$", "", plain)) if plain[:1] != "(" else plain
    folded = fold_name(_CAMEL.sub(" ", plain).replace("_", " "))
    return _E_MAIL.sub("email", folded)


@lru_cache(maxsize=4096)
def heading_keys(text: str) -> tuple[str, ...]:
    """Give a heading's key, and the key without a leading `Contact` or the like."""
    key = heading_key(text)
    shorter = _PREFIX.sub("", key)
    asked = next((words for words, asks in _QUESTIONS.items() if asks.match(key)), key)
    return tuple(dict.fromkeys((key, shorter, asked)))


def is_added(heading: str) -> bool:
    """Say whether a column is one that the workbook of left-out rows adds."""
    return heading_key(heading) in _ADDED


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


_PERSON_ID = (
    "member id, id, contact id, record id, external id, customer id, user id, advocate id, "
    "salesforce id, hubspot id, crm id, membership id, person id, member number, member no, "
    "customer number, community user id, userid, legacy contact id, donor number, candidate "
    "id"
)
_EMAIL = (
    "email, email address, e mail, mail, work email, business email, email id, email addr, "
    "correo, correo electronico, adresse email, courriel, mail adresse, emailadresse, "
    "email adresse, adresse e mail, adresse de messagerie, direccion de correo electronico, "
    "indirizzo email, email adres, adresse electronique"
)
_FULL_NAME = (
    "full name, name, member, contact, contact name, customer name, person, member name, "
    "fullname, display name, customer contact, advocate, nome, nombre, nom, naam, "
    "ansprechpartner, kontakt, contacto, contatto, contactpersoon"
)
_COMPANY = (
    "company, company name, account, account name, organisation, organization, employer, "
    "associated company, customer, firma, unternehmen, empresa, societe, sirket, "
    "organisation name, organization name, company account, business name, azienda, bedrijf, "
    "unternehmensname, firmenname, name des unternehmens, kunde, entreprise, nom de l "
    "entreprise, nombre de la empresa, compania, ditta, client, cliente, klant"
)
_LAST_MODIFIED = (
    "last modified, last modified date, last modified on, last updated, last update, modified, "
    "modified on, modified date, date modified, updated, updated at, updated on, record modified"
)
_MEMBERS = {
    "external_id": _PERSON_ID,
    "full_name": _FULL_NAME,
    "given_name": (
        "first name, first, given name, forename, firstname, vorname, prenom, nombre de pila, "
        "fname, voornaam, nome proprio, primeiro nome, fornavn, fornamn"
    ),
    "family_name": (
        "last name, last, family name, surname, lastname, nachname, apellido, apellidos, lname, "
        "familienname, nom de famille, zuname, cognome, achternaam, sobrenome, etternavn, "
        "efternamn"
    ),
    "preferred_name": "preferred name, nickname, known as, goes by",
    "email": _EMAIL,
    "other_emails": (
        "other emails, secondary email, secondary emails, alternative email, email 2, additional "
        "email addresses, personal email, private email, additional emails"
    ),
    "company": _COMPANY,
    "job_title": (
        "job title, title, position, jobtitle, role, job, function title, titel, cargo, poste, "
        "designation, berufsbezeichnung, stellenbezeichnung, jobtitel, funktion, stelle, puesto, "
        "intitule du poste, fonction, qualifica, ruolo, functie"
    ),
    "seniority": "seniority, level, job level, seniority level",
    "function": (
        "function, department, team, job function, abteilung, departement, departamento, "
        "reparto, afdeling"
    ),
    "country": (
        "country, country region, land, pais, pays, nation, mailing country, country name, "
        "land region, pays region, pais region, paese, staat"
    ),
    "city": (
        "city, town, location, ort, stadt, ciudad, ville, mailing city, citta, plaats, "
        "localidad, wohnort, cidade"
    ),
    "time_zone": "time zone, timezone, tz",
    "language": (
        "language, preferred language, user language, sprache, langue, idioma, lingua, taal"
    ),
    "phone": (
        "phone, phone number, mobile, mobile phone, telephone, tel, cell, cell phone, work "
        "phone, business phone, home phone, mobile number, telefon, telefono, handy, "
        "telefonnummer, mobilnummer, mobiltelefonnummer, handynummer, telephone portable, "
        "numero de telephone, numero de telefono, mobil, mobiltelefon, portable, movil, "
        "cellulare, telefoon, telefone"
    ),
    "linkedin": "linkedin, linkedin url, linkedin profile, linkedin link, linkedin page",
    "status": (
        "status, member status, program status, membership status, lifecycle status, stage, statut"
    ),
    "status_since": "status since, status date, status changed on",
    "status_reason": "status reason, reason, why this person",
    "enrolled_on": (
        "enrolled on, member since, joined, joined on, join date, date joined, enrolled, "
        "enrollment date, enrolment date, signup date, sign up date, opt in date, mitglied "
        "seit, beigetreten am, eintrittsdatum, membre depuis, miembro desde, membro dal, lid "
        "sinds"
    ),
    "nominated_by": "nominated by, nominator, recommended by",
    "nominated_on": "nominated on, nomination date",
    "source": (
        "source, lead source, original source, came from, how found, quelle, herkunft, origine, "
        "fuente, origen, bron"
    ),
    "tier": "tier, level tier, program tier, membership tier, badge level, stufe",
    "interests": "interests, topics, areas of interest",
    "use_cases": "use cases, use case",
    "can_help_with": "can help with, expertise, skills, can talk about",
    "looking_for": "looking for",
    "open_to_network": "open to network, open to networking, networking",
    "willing_to": "willing to, willing to do, would do, activities willing",
    "contact_preference": "contact preference, contact preferences, preferred contact",
    "last_modified": _LAST_MODIFIED,
    "opt_out": (
        "do not contact, opt out, opted out, unsubscribed, email opt out, has opted out of "
        "email, do not email, dnc, unsubscribed from all email, opted out of all email, "
        "email opted out, global unsubscribe"
    ),
    "lawful_basis": "lawful basis, legal basis, contact basis",
    "paused_until": "paused until, on hold until",
    "opening_points": (
        "points, points balance, current points, total points, balance, punkte, punktestand, "
        "puntos, punti, punten"
    ),
    "tags": (
        "tags, labels, keywords, groups, segments, tag, label, categories, schlagworte, mots "
        "cles, etiquetas, etichette"
    ),
    "notes": (
        "notes, note, comments, comment, remarks, description, bemerkungen, notizen, notas, "
        "bemerkung, kommentar, kommentare, anmerkungen, remarques, commentaires, comentarios, "
        "osservazioni, opmerkingen, notities"
    ),
}
_MEMBER_EMAIL = (
    "member email, email, email address, advocate email, contact email, customer email, "
    "identifier, email of member, user email, person email, mail, referrer email"
)
_MEMBER_NAME = (
    "member name, name, advocate, advocate name, contact, contact name, customer contact, "
    "person, full name, who, customer name, referrer"
)
_ACTIVITIES = {
    "member": "member, advocate, who, person",
    "member_email": _MEMBER_EMAIL,
    "member_name": _MEMBER_NAME,
    "member_id": "member id, contact id, advocate id, user id",  # a record is the act itself
    "company": _COMPANY,
    "type": (
        "type, activity, activity type, kind, advocacy type, activity name, act, event code, "
        "activity kind, type of activity, what, action, challenge, type of reference, reference "
        "type, type of advocacy, engagement type, aktivitat, art der aktivitat, activite, type "
        "d activite, actividad, tipo de actividad, attivita, tipo di attivita, activiteit"
    ),
    "status": "status, stage, state, activity status, progress, statut, estado, stato",
    "day": (
        "date, day, on, activity date, occurred at, occurred on, occurred date, date of "
        "activity, when, event date, datum, fecha, activity day, data"
    ),
    "asked_on": (
        "asked on, requested on, request date, ask date, date asked, invited on, date "
        "requested, angefragt am"
    ),
    "asked_by": "asked by, requested by, requester",
    "due_on": "due on, due date, due, deadline, scheduled for, planned for",
    "responded_on": "responded on, response date, answered on",
    "completed_on": (
        "completed on, completed, done on, completion date, date completed, finished on, closed "
        "on, erledigt am, abgeschlossen am, date de realisation"
    ),
    "trigger": "trigger",
    "reward_promised": "reward promised, promised reward, prize",
    "usability": "usability, usable",
    "quality": "quality, rating, quality score",
    "minutes": "minutes, duration, minutes spent, duration minutes, time spent",
    "outcome": "outcome, result",
    "points": "points, points awarded, points earned, pts",
    "value": "value, roi value, estimated value",
    "currency": "currency, currency code",
    "link": (
        "link, url, title link, source url, link to content, web link, source link, content link"
    ),
    "evidence": "evidence, proof, file, attachment",
    "text": "text, quote, content, title, details, subject",
    "notes": (
        "notes, note, comments, comment, remarks, description, bemerkung, bemerkungen, "
        "kommentar, remarques, commentaires, notas, comentarios, opmerkingen"
    ),
}
_ACCOUNTS = {
    "external_id": (
        "account id, company id, record id, id, external id, crm id, salesforce id, hubspot id, "
        "customer id, customer number, organization id, organisation id, associated company id"
    ),
    "last_modified": _LAST_MODIFIED,
    "company": _COMPANY + ", name",
    "aliases": "aliases, also known as, other names",
    "domain": (
        "domain, domains, website, website url, web site, company domain name, company domain, "
        "email domain, webseite, site web, sitio web, sito web"
    ),
    "industry": "industry, sector, branche, vertical, secteur, settore",
    "size": "size, company size, number of employees, employees, employee range",
    "region": "region, territory, geo",
    "country": "country, country region, land, pays, pais, paese",
    "segment": "segment, market segment, customer segment",
    "annual_value": (
        "annual value, arr, annual contract value, acv, annual revenue value, contract value"
    ),
    "currency": "currency, currency code",
    "customer_since": "customer since, customer start date, contract start, became customer on",
    "renewal_date": "renewal date, renewal, renews on, contract end, contract end date",
    "health": "health, health score, account health",
    "products": "products, product, products used",
    "use_cases": "use cases, use case",
    "reference_policy": "reference policy, referenceable, reference status, may we ask",
    "seats": "seats, licences, licenses",
    "csm": "csm, customer success manager, success manager, company owner",
    "account_executive": "account executive, account owner, ae, owner",
    "churned_on": "churned on, churn date",
    "do_not_mix_with": "do not mix with, rivals",
}
_COLLEAGUES = {
    "name": "name, full name, colleague",
    "email": _EMAIL,
    "team": "team, department",
    "role": "role, job title, title",
}
_TYPES = {
    "name": "name, activity type, type, activity",
    "category": "category, group",
    "points": "points, default points",
    "effort": "effort",
}

HEADINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    kind: {field: _words(aliases) for field, aliases in fields.items()}
    for kind, fields in {
        "members": _MEMBERS,
        "activities": _ACTIVITIES,
        "accounts": _ACCOUNTS,
        "colleagues": _COLLEAGUES,
        "activity_types": _TYPES,
        "employment": {"member": "member, member email, email, person", "company": _COMPANY},
        "standings": {"member": "member, member email, email, person"},
        "health_readings": {"company": _COMPANY, "on": "on, date, day"},
        **GIVING_HEADINGS,
        **RELATION_HEADINGS,
        **BUSINESS_HEADINGS,
    }.items()
}

_COMPLETED = (
    "done, completed, complete, held, yes, finished, published, live, delivered, closed, "
    "won, happened, attended, success, successful, approved and done, erledigt, fertig, "
    "abgeschlossen, fait, termine, realise, hecho, completado, fatto, completato, voltooid, gedaan"
)
_PLANNED = "planned, geplant, prevu, planifie, planificado, previsto, pianificato, gepland"
_MORE_CHOICES = {**GIVING_CHOICES, **RELATION_CHOICES, **BUSINESS_CHOICES}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "members.status": {
        **dict.fromkeys(_words("active, aktiv, actif, activo, attivo, actief"), "enrolled"),
        "member": "enrolled",
        "advocate": "enrolled",
        "a": "enrolled",
        "joined": "enrolled",
        "prospect": "candidate",
        "potential": "candidate",
        "lead": "candidate",
        "new": "candidate",
        "on hold": "paused",
        "pause": "paused",
        "hold": "paused",
        "left": "alumni",
        "churned": "alumni",
        "inactive": "alumni",
        "former": "alumni",
        "alumnus": "alumni",
        "alumna": "alumni",
        "declined to join": "declined",
        "deleted": "removed",
    },
    "activities.status": {
        **dict.fromkeys(_words(_COMPLETED), "completed"),
        **dict.fromkeys(_words(_PLANNED), "scheduled"),
        **dict.fromkeys(
            _words("abgesagt, annule, cancelado, annullato, geannuleerd"), "cancelled"
        ),
        **dict.fromkeys(_words("angefragt, demande, solicitado, richiesto, gevraagd"), "asked"),
        **dict.fromkeys(_words("abgelehnt, refuse, rechazado, rifiutato, geweigerd"), "declined"),
        "booked": "scheduled",
        "confirmed": "scheduled",
        "upcoming": "scheduled",
        "no show": "cancelled",
        "noshow": "cancelled",
        "canceled": "cancelled",
        "requested": "asked",
        "invited": "asked",
        "pending": "asked",
        "open": "asked",
        "in progress": "accepted",
        "agreed": "accepted",
        "no": "declined",
        "refused": "declined",
        "no answer": "no reply",
        "no response": "no reply",
        "in review": "submitted",
        "not usable": "rejected",
    },
    "trigger": {"promised": "promised reward", "reward": "promised reward", "own idea": "organic"},
    "usability": {"usable": "as is", "yes": "as is", "no": "not usable"},
    "person_type": {"client": "customer", "staff": "employee", "internal": "employee"},
    "seniority": {
        "individual contributor": "IC",
        "senior manager": "Sr Manager",
        "senior director": "Sr Director",
        "vice president": "VP",
        "senior vice president": "SVP",
        "c level": "Executive",
        "c suite": "Executive",
        "cxo": "Executive",
        "exec": "Executive",
    },
    "contact_preference": {
        "yes": "ok",
        "email": "e-mail only",
        "email only": "e-mail only",
        "phone": "phone only",
        "no": "do not contact",
        "none": "do not contact",
        "dnc": "do not contact",
        "opted out": "do not contact",
        "unsubscribed": "do not contact",
    },
    "health": {"good": "green", "yellow": "amber", "orange": "amber", "poor": "red", "bad": "red"},
    "reference_policy": {"logo": "logo only", "anonymous only": "anonymous"},
    "public_sector": {"us federal government": "US federal", "nhs": "UK NHS"},
    **{
        field: {word: choice for choice, said in choices.items() for word in _words(said)}
        for field, choices in _MORE_CHOICES.items()
    },
}
_ADDED = frozenset({heading_key(PROBLEM_HEADING), heading_key(ROW_HEADING)})
