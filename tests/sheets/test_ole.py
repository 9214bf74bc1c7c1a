from __future__ import annotations

import struct

import pytest

from advocate_desk.base.errors import BadFile

BEGIN = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0)
END = struct.pack("<HH", 0x0A, 0)
FILEPASS = struct.pack("<HHHHHI", 0x2F, 8, 1, 1, 1, 0)


@pytest.fixture
def old_file(tmp_path, compound):
    def write(**streams):
        path = tmp_path / "old.xls"
        path.write_bytes(compound(**streams))
        return path

    return write


def test_an_encrypted_package_names_the_password(old_file, read_here):
    with pytest.raises(BadFile, match="password"):
        read_here(old_file(EncryptionInfo=b"x", EncryptedPackage=b"y" * 5_000))


def test_an_encrypted_old_workbook_names_the_password(old_file, read_here):
    with pytest.raises(BadFile, match="password"):
        read_here(old_file(Workbook=BEGIN + FILEPASS + END))


def test_a_word_document_is_named(old_file, read_here):
    with pytest.raises(BadFile, match="Word document"):
        read_here(old_file(WordDocument=b"x"))


def test_another_program_s_file_is_not_damaged(old_file, read_here):
    with pytest.raises(BadFile, match="another program"):
        read_here(old_file(Contents=b"x"))


def test_a_chain_that_bites_its_tail_is_damage(old_file, read_here):
    path = old_file(Workbook=BEGIN + END)
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, 512 + 4 * 5, 3)  # the fifth sector leads back to the third
    path.write_bytes(bytes(data))

    with pytest.raises(BadFile, match="damaged"):
        read_here(path)


@pytest.mark.parametrize("count", [0x7FFFFFFF, 100_000])
def test_more_sectors_than_the_file_has_are_damage(old_file, read_here, count):
    path = old_file(Workbook=BEGIN + END)
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, 44, count)
    path.write_bytes(bytes(data))

    with pytest.raises(BadFile, match="damaged"):
        read_here(path)


@pytest.mark.parametrize("length", [8, 100, 511, 600, 1_500])
def test_a_cut_off_old_workbook_is_damaged(old_file, read_here, length):
    path = old_file(Workbook=BEGIN + END)
    path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(BadFile, match="damaged"):
        read_here(path)
