"""Lists of who came to an event, from other programs: attendance, and never a new member."""

from __future__ import annotations

from tests.cli.foreign import asked, row, write_rows
from tests.cli.writing import counts

EVENTBRITE = (
    *("Order #", "Order Date", "First Name", "Last Name", "Email", "Quantity", "Price Tier"),
    *("Ticket Type", "Attendee #", "Group", "Order Type", "Currency", "Total Paid"),
    *("Fees Paid", "Eventbrite Fees", "Eventbrite Payment Processing", "Attendee Status"),
)
ZOOM = (
    *("Attended", "User Name (Original Name)", "First Name", "Last Name", "Email", "Phone"),
    *("Registration Time", "Approval Status", "Join Time", "Leave Time"),
    *("Time in Session (minutes)", "Is Guest", "Country/Region Name"),
)
NO_TIME = {"join_time": "--", "leave_time": "--", "time_in_session_minutes": "--"}
WEBINAR = (
    ("Attendee Report",),
    ("Report generated time", "08/10/2026 09:12:00 AM"),
    ("Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)", "# Registrants"),
    ("Stories, live", "952 1140", "03/04/2026 03:58:00 PM", "64", "4"),
)
ADA_CAME = {"email": "ada@atlas.example", "user_name_original_name": "Ada", "attended": "Yes"}


def test_attendees_of_eventbrite_make_nobody_a_member(bring_in_twice, known_people, tmp_path):
    def attendee(**said):
        return row(EVENTBRITE, order="1", quantity="1", currency="EUR", **said)

    file = write_rows(
        tmp_path / "User Summit 2026.csv",
        EVENTBRITE,
        attendee(
            first_name="Ada",
            last_name="Lovelace",
            email="ADA@atlas.example",
            ticket_type="VIP",
            attendee_status="Checked In",
        ),
        attendee(
            first_name="Zed",
            last_name="Nobody",
            email="zed@x.example",
            attendee_status="Attending",
        ),
        attendee(
            first_name="Bob",
            last_name="Stone",
            email="bob@cobalt.example",
            attendee_status="Refunded",
        ),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("attendance", "eventbrite_attendees")
    assert counts(sheet) == (3, 3, 0, 0, 0, 0)
    told = "SELECT e.event, m.full_name, a.registered, a.attended, a.role FROM attendance a"
    told += " JOIN event e ON e.id = a.event_id LEFT JOIN member m ON m.id = a.member_id"
    assert asked(known_people, f"{told} ORDER BY a.email") == [
        ("User Summit 2026", "Ada Lovelace", 1, 1, "VIP"),
        ("User Summit 2026", "Bob Stone", 0, 0, None),
        ("User Summit 2026", None, 1, None, None),
    ]
    assert asked(known_people, "SELECT count(*) FROM member") == [(2,)]


def test_minutes_in_a_webinar_of_zoom_are_summed_and_who_stayed_away_is_told_apart(
    bring_in_twice, known_people, tmp_path
):
    def here(minutes, **said):
        return row(
            ZOOM,
            registration_time="02/20/2026 01:52:00 PM",
            approval_status="approved",
            join_time="03/04/2026 04:00:00 PM",
            leave_time="03/04/2026 05:00:00 PM",
            attended="Yes",
            time_in_session_minutes=minutes,
            **said,
        )

    ada = {"user_name_original_name": "iPhone", "email": "ada@atlas.example", "first_name": "Ada"}
    away = row(
        ZOOM,
        attended="No",
        user_name_original_name="Bob",
        first_name="Bob",
        email="Bob@cobalt.example",
        registration_time="02/21/2026 09:00:00 AM",
        approval_status="approved",
        **NO_TIME,
    )
    host = row(
        ZOOM,
        attended="Yes",
        user_name_original_name="Desk",
        email="host@us.example",
        time_in_session_minutes="85",
    )
    file = write_rows(
        tmp_path / "webinar.csv",
        *WEBINAR,
        ("Host Details",),
        ZOOM,
        host,
        ("Attendee Details",),
        ZOOM,
        here("31", **ada),
        here("20", **ada),
        away,
        here("12", email="zed@x.example", user_name_original_name="Zed"),
    )

    sheet = bring_in_twice(file)

    assert (sheet["kind"], sheet["layout"]) == ("attendance", "zoom_webinar")
    told = "SELECT a.email, e.event, e.starts_on, a.registered, a.attended, a.minutes, a.role"
    told += " FROM attendance a JOIN event e ON e.id = a.event_id ORDER BY 1"
    event = ("Stories, live", "2026-03-04")
    assert asked(known_people, told) == [
        ("ada@atlas.example", *event, 1, 1, 51, None),
        ("bob@cobalt.example", *event, 1, 0, None, None),
        ("host@us.example", *event, None, 1, 85, "host"),
        ("zed@x.example", *event, 1, 1, 12, None),
    ]


def test_a_panelist_of_zoom_who_is_among_the_attendees_too_is_there_once(
    bring_in_twice, known_people, tmp_path
):
    file = write_rows(
        tmp_path / "webinar.csv",
        *WEBINAR,
        ("Panelist Details",),
        ZOOM,
        row(ZOOM, time_in_session_minutes="60", **ADA_CAME),
        ("Attendee Details",),
        ZOOM,
        row(ZOOM, time_in_session_minutes="10", **ADA_CAME),
    )

    bring_in_twice(file, "--dates", "mdy")

    told = "SELECT attended, minutes, role FROM attendance"
    assert asked(known_people, told) == [(1, 60, "speaker")]


def test_who_joined_a_webinar_of_zoom_by_phone_waits_for_her(bring_in, known_people, tmp_path):
    heading = ("User Name", "Join Time", "Leave Time", "Time in Session (minutes)")
    file = write_rows(
        tmp_path / "webinar.csv",
        *WEBINAR,
        ("Attendee Details",),
        ZOOM,
        row(ZOOM, time_in_session_minutes="60", **ADA_CAME),
        ("Other Attended",),
        heading,
        ("14155550100", "03/04/2026 04:02:00 PM", "03/04/2026 04:30:00 PM", "28"),
        ("14155550100", "03/04/2026 04:40:00 PM", "03/04/2026 04:45:00 PM", "5"),
        ("Bob Stone", "03/04/2026 04:40:00 PM", "03/04/2026 04:45:00 PM", "5"),
    )

    code, document, _err = bring_in(file, "--dates", "mdy")

    sheet = next(one for one in document["sheets"] if one["sheet"] == "Other Attended")
    assert (code, counts(sheet)) == (3, (3, 1, 0, 0, 2, 0))
    assert {one["problem"] for one in sheet["problems"]} == {"is nobody known"}
    told = "SELECT m.full_name, a.attended, a.minutes FROM attendance a"
    assert asked(known_people, f"{told} JOIN member m ON m.id = a.member_id ORDER BY 1") == [
        ("Ada Lovelace", 1, 60),
        ("Bob Stone", 1, 5),
    ]


def test_two_people_under_one_address_do_not_become_one(bring_in_twice, known_people, tmp_path):
    def attendee(first, last, email):
        return row(
            EVENTBRITE,
            order="1",
            first_name=first,
            last_name=last,
            email=email,
            attendee_status="Attending",
        )

    file = write_rows(
        tmp_path / "Summit.csv",
        EVENTBRITE,
        attendee("Ada", "Lovelace", "ada@atlas.example"),
        attendee("Zed", "Nobody", "ada@atlas.example"),
        attendee("Adá", "Lovelace", "ADA@atlas.example"),
    )

    sheet = bring_in_twice(file)

    assert counts(sheet) == (3, 1, 0, 1, 0, 1)
    assert [one["problem"] for one in sheet["problems"]] == [
        "is that of Ada in row 2: give Zed another one, or none"
    ]
    assert asked(known_people, "SELECT count(*) FROM attendance") == [(1,)]
