"""What is typed into the portal."""

import pytest

from desktop_app.rules.assess import assess
from tests.rules.build import A, B, case, check, found


@pytest.mark.parametrize(("programme", "limit"), [(A, 1000), (B, 2000)])
@pytest.mark.parametrize(("over", "expected"), [(-1, []), (0, []), (1, ["fix summary"]), (500, ["fix summary"])])
def test_both_sides_of_the_limit(programme, limit, over, expected):
    assert found(case(programme, summary="ạ" * (limit + over)), programme, "portal-text") == expected


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("\n" * 0 + "a\n" * 1000, True),  # a line end is one character
        ("a\r\n" * 1000, True),
        ("😀" * 1000, True),  # two units each
        ("😀" * 1000 + "a", False),
        ("a\u0323" * 2000, True),  # counted in NFC
        ("a\u0323" * 2001, False),
    ],
)
def test_counted_as_a_browser_counts(text, fits):
    assert found(case(B, summary=text), B, "portal-text") == ([] if fits else ["fix summary"])


@pytest.mark.parametrize(
    ("summary", "own", "expected"),
    [
        ("", "", ["fix summary"]),
        (" \n ", "", ["fix summary"]),
        ("", "Riêng cho cổng", []),
        ("dài " * 1000, "Riêng cho cổng", []),
        ("Ngắn", "x" * 2001, ["fix portal_text"]),
    ],
)
def test_the_programmes_own_text_goes_before_the_summary(summary, own, expected):
    assert found(case(B, summary=summary, own_portal_text=own), B, "portal-text") == expected


def test_the_message_says_by_how_many_characters():
    findings = assess(case(B, summary="x" * 2013), B, check()).findings
    assert "13 ký tự" in findings[0].message


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("", []),
        ("https://drive.google.com/file/d/abc/view?usp=sharing", []),
        ("http://docs.google.com/document/d/abc", []),
        ("HTTPS://DRIVE.GOOGLE.COM/x", []),
        ("https://example.vn/sang-kien", ["note link"]),
        ("https://drive.google.com.example.vn/x", ["note link"]),
        ("https://notdrive.google.com/x", ["note link"]),
        ("drive.google.com/file/d/abc", ["fix link"]),
        ("ftp://drive.google.com/x", ["fix link"]),
        ("https://", ["fix link"]),
        ("http://[::1", ["fix link"]),
        ("https://drive.google.com/x và tệp khác", ["fix link"]),
        ("xem trên Zalo", ["fix link"]),
    ],
)
def test_link(link, expected):
    assert found(case(B, link=link), B, "link") == expected
    assert found(case(A, link=link), A, "link") == []
