"""What becomes of programme files that are not as they should be."""

import json
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import InputError
from desktop_app.domain.terms import RULE_TERMS, SUBMISSION_RULE_TERMS, WindowTerms
from desktop_app.programmes.library import built_in
from desktop_app.programmes.load import load
from desktop_app.system.resources import read_text_resource
from desktop_app.system.toml import MAX_BYTES

A, B = built_in()


def changed(old, new, programme=B):
    """Return a shipped file with one place changed."""
    assert old in programme.source
    return programme.source.replace(old, new, 1)


def refusal(source):
    with pytest.raises(InputError) as caught:
        load(source)
    assert caught.value.code == "programme-invalid"
    return caught.value.message


def test_a_shipped_file_comes_back_as_it_is():
    assert load(B.source) == B
    assert load(A.source.encode()) == A


def test_a_file_saved_by_notepad_is_read_and_kept_byte_for_byte():
    data = b"\xef\xbb\xbf" + A.source.replace("\n", "\r\n").encode()
    programme = load(data)
    assert programme.source.encode() == data
    assert (programme.rules, programme.phases) == (A.rules, A.phases)


@pytest.mark.parametrize(
    ("old", "new", "place", "wrong"),
    [
        ('short_title = "01 triệu sáng kiến"', "", "", "thiếu mục “short_title”"),
        ("[portal]", "[cong]", "", "thiếu mục “portal”"),
        ("closed = true", 'closed = true\nmau_sac = "đỏ"', "", "mục không biết: “mau_sac”"),
        ("schema = 1", "schema = 2", "schema", "phải là 1"),
        ('id = "1trieu-yenbai-2022"', 'id = "../x"', "id", "chữ thường không dấu"),
        ("version = 1", 'version = "1"', "version", "phải là số nguyên"),
        ("version = 1", "version = 1.0", "version", "không có phần lẻ"),
        ("version = 1", "version = 0", "version", "không được nhỏ hơn 1"),
        ("version = 1", "version = " + "9" * 1900, "version", "không được lớn hơn 9999"),
        ("version = 1", "version = 07:32:00", "version", "phải là số nguyên"),
        ("percent_required = 4", "percent_required = 400", "phases[1].percent_required", "lớn hơn 100"),
        ('province = "Yên Bái"', 'province = ""', "province", "không được để trống"),
        ('province = "Yên Bái"', 'province = " "', "province", "không được để trống"),
        ("last = 2023-09-01", "last = 2023-09-31", "", "sai ở dòng"),
        ("last = 2023-09-01", 'last = "2023-09-31"', "rules.applied-window.last", "ngày có thật"),
        ("last = 2023-09-01", 'last = "01/09/2023"', "rules.applied-window.last", "ngày có thật"),
        ("last = 2023-09-01", "last = 2023-09-01T10:00:00", "rules.applied-window.last", "ngày có thật"),
        ("last = 2023-09-01", "last = 2020-09-01", "rules.applied-window", "ngày cuối trước ngày đầu"),
        ("last = 2022-05-31", "last = 2022-06-01", "phases[2]", "phải bắt đầu sau khi"),
        ("number = 2", "number = 1", "phases[2]", "số giai đoạn"),
        ("award_years = [2019, 2020, 2021]", "award_years = [2019]", "dossier.award_years", "ít nhất 3"),
        ("award_years = [2019, 2020, 2021]", "award_years = [2019, 2019, 2021]", "dossier.award_years", "hai lần"),
        ('"technical", "management"', '"technical", "magic"', "solution_types[2]", "một trong: “technical”"),
        ("[rules.novel]", "[rules.newness]", "rules", "mục không biết: “newness”"),
        ("[rules.next-step]", "[rules.scope]", "rules", "thiếu mục “next-step”"),
        ("largest_share = true", 'largest_share = "có"', "rules.recognised-author.largest_share", "true hoặc false"),
        ("largest_share = true", "", "rules.recognised-author", "thiếu mục “largest_share”"),
        ('address = "https://congdoanvietnam.org"', 'address = "congdoan"', "portal.address", "http://"),
        ('"drive.google.com"', '"https://drive.google.com"', "rules.link.hosts[1]", "tên máy chủ"),
        ('"full_name", "birth_date", "position"', '"birth_date", "position"', "person_fields", "full_name"),
        ("text_limit = 2000", "text_limit = []", "portal.text_limit", "phải là số nguyên"),
        ("grounds = [", "grounds = [\n5,", "grounds[1]", "chữ trong ngoặc kép"),
        ("[submission_rules]", 'x = """', "", "sai ở cuối tệp"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_the_place(old, new, place, wrong):
    message = refusal(changed(old, new))
    assert message.startswith("Tệp chương trình không dùng được")
    assert wrong in message
    assert (f"“{place}”" in message) if place else ("ở mục" not in message)


def test_the_annex_needs_the_body():
    source = B.source.replace("[rules.applied-window]\n", "[rules.scope]\n")
    start = source.index("first =", source.index("[rules.scope]"))
    source = source[:start] + source[source.index("[rules.applied-window-annex]") :]
    assert "thiếu mục “applied-window”" in refusal(source)


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        (b"", "thiếu mục"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"#" * (MAX_BYTES + 1), "lớn hơn 128 KB"),
        (b"#" * 2001, "dòng 1 dài hơn 2000 ký tự"),
        ('"\u2028".'.encode() * 501 + b"a = 1", "dòng 1 dài hơn 2000 ký tự"),
        (b"a = " + b"[\n" * 60_000, "tầng lồng nhau"),
        (b"a.b.c.d.e.f.g.h.i = 1", "ở mục “a.b.c.d.e.f.g.h.i”: quá 8 tầng lồng nhau"),
        (b"a = 1\na = 2", "sai ở cuối tệp"),
        (b"a = 1\na = 2\n", "sai ở dòng 2"),
        (b"a = nan", "số nguyên"),
        (b"a = 07:32:00", "thiếu mục “schema”"),
    ],
)
def test_foreign_files(source, wrong):
    assert wrong in refusal(source)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_anything_else_is_refused_in_one_sentence(source):
    assert refusal(source).endswith(".")


@given(st.data())
def test_a_shipped_file_cut_short_is_refused(data):
    cut = data.draw(st.integers(0, B.source.index("[submission_rules]") - 1))
    assert refusal(B.source[:cut])


def test_the_schema_names_the_very_rules_that_there_are():
    schema = json.loads(read_text_resource("schemas", "programme-1.schema.json"))
    assert [*schema["properties"]["rules"]["properties"]] == [*RULE_TERMS]
    assert [*schema["properties"]["submission_rules"]["properties"]] == [*SUBMISSION_RULE_TERMS]


def test_a_window_can_be_moved_without_new_code():
    moved = load(changed("last = 2023-09-01", "last = 2027-12-31"))
    window = moved.rules["applied-window"]
    assert isinstance(window, WindowTerms)
    assert window.last == date(2027, 12, 31)
    assert moved.digest != B.digest
    assert tomllib.loads(moved.source)["id"] == B.id
