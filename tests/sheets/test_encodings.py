from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.sheets.encodings import decode_text, guess_encoding

WESTERN = (
    "Name;Firma;Ort\nZoë Müller;Größer & Söhne;Köln\nJosé García;Café Olé;Málaga\n"
    "François Lefèvre;Société Générale;Besançon\nÁngel Núñez;Señor Año;Coruña\n"
    "Søren Ångström;Bjørn & Håkon;Malmö\nJürgen Weiß;Straßenbau;Münster\n"
)
CENTRAL = (
    "Jméno;Firma;Město\nŠárka Dvořáková;Železárny;Plzeň\nŁukasz Wójcik;Książka;Kraków\n"
    "Żaneta Dąbrowska;Piękna;Łódź\nJiří Novák;Škoda;Brno\nGyőző Szűcs;Tűzoltó;Győr\n"
)
JAPANESE = "氏名,会社\n佐藤 美咲,株式会社サクラ\n田中 健二,東京ソフト\n鈴木 一郎,大阪電気\n"
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman", "cp850", "utf-8", "utf-16-le"])
def test_western_letters_come_out_right(codec):
    assert decode_text(WESTERN.encode(codec)).text == WESTERN


@pytest.mark.parametrize("codec", ["cp1250", "utf-8", "utf-16-be"])
def test_central_european_letters_come_out_right(codec):
    assert decode_text(CENTRAL.encode(codec)).text == CENTRAL


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "utf-8", "utf-16"])
def test_japanese_comes_out_right(codec):
    assert decode_text(JAPANESE.encode(codec)).text == JAPANESE


@given(
    st.sampled_from(UNICODE),
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=20),
        max_size=8,
    ),
)
def test_every_unicode_file_of_rows_comes_out_exactly(codec, cells):
    """Rows of a spreadsheet program always hold delimiters and line ends in ASCII."""
    text = "Name,Company,E-mail address,City\r\n" + "".join(f"{cell},,,\r\n" for cell in cells)

    assert decode_text(text.encode(codec)).text == text


@given(st.binary(max_size=300))
def test_any_bytes_decode_to_something(data):
    assert "\x00" not in decode_text(data).text


def test_an_accent_far_down_still_decides():
    data = b"Name\r\n" + b"Ann\r\n" * 60_000 + "Zoë\r\n".encode("cp1252")

    assert guess_encoding(data) == "cp1252"
    assert guess_encoding(b"Name\r\n" + b"Ann\r\n" * 60_000 + "Zoë\r\n".encode()) == "utf-8"


def test_what_the_bytes_cannot_tell_is_the_usual_one():
    assert guess_encoding("Café".encode("cp1252")) == "cp1252"
    assert guess_encoding(b"caf\x81") != "utf-8"


def test_one_wrong_byte_does_not_break_the_letters_of_a_whole_file():
    data = ("Zoë,Jürgen,Łukasz,François\n" * 20).encode()

    decoded = decode_text(data[:-29] + b"\xff" + data[-29:])

    assert decoded.encoding == "utf-8"
    assert decoded.text.count("Łukasz") == 20
    assert "choose the encoding" in decoded.notes[0]


def test_a_chosen_encoding_holds_and_says_what_it_cannot_read():
    decoded = decode_text("Zoë".encode("cp1252"), "utf-8")

    assert decoded.text == "Zo�"
    assert "choose the encoding" in decoded.notes[0]


def test_nul_characters_are_left_out_with_a_note():
    decoded = decode_text(b"Name,Company\nAda\x00,Acme\n" * 10)

    assert "\x00" not in decoded.text
    assert "NUL" in decoded.notes[0]
