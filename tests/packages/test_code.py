"""The code on paper: known answers, and what people type."""

import hashlib
import json
from base64 import b32encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.packages.code import ALPHABET, code_on_paper, code_text, digest, normalise_code

KNOWN = [
    ("0" * 64, "0000-0000-0000-0000"),
    ("f" * 64, "ZZZZ-ZZZZ-ZZZZ-ZZZZ"),
    ("00443214c74254b635cf" + "0" * 44, "0123-4567-89AB-CDEF"),
    ("8" + "0" * 63, "G000-0000-0000-0000"),
    ("0" * 19 + "1" + "f" * 44, "0000-0000-0000-0001"),
    # SHA-256 of the empty text and of "abc" (FIPS 180-4)
    (hashlib.sha256(b"").hexdigest(), "WERC-8GMR-ZGE1-96QV"),
    (hashlib.sha256(b"abc").hexdigest(), "Q9W1-DFWF-077Y-MGA1"),
]


@pytest.mark.parametrize(("facts_digest", "code"), KNOWN)
def test_known_answers(facts_digest: str, code: str) -> None:
    assert code_text(facts_digest) == code


@given(st.binary(max_size=50))
def test_the_code_is_the_first_80_bits(data: bytes) -> None:
    rfc4648 = b32encode(hashlib.sha256(data).digest()[:10]).decode()
    crockford = rfc4648.translate(str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET))
    assert code_text(digest(data)).replace("-", "") == crockford


def test_payload_names_submission_revision_and_code() -> None:
    facts = json.dumps({"submission": {"id": "abc", "revision": 3}}).encode()
    code = code_on_paper(facts)
    assert code.text == code_text(hashlib.sha256(facts).hexdigest())
    assert code.payload == f"HSSK1:abc:3:{code.text}"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0123-4567-89AB-CDEF", "0123-4567-89AB-CDEF"),
        ("0123456789abcdef", "0123-4567-89AB-CDEF"),
        (" o123 4567\t89ab - cdef\n", "0123-4567-89AB-CDEF"),
        ("OIL0-oil0-1111-0000", "0110-0110-1111-0000"),
        ("0123-4567-89AB-CDE", ""),
        ("0123-4567-89AB-CDEFG", ""),
        ("U123-4567-89AB-CDEF", ""),
        ("０123-4567-89AB-CDEF", ""),
        ("", ""),
    ],
)
def test_typed_codes(typed: str, code: str) -> None:
    assert normalise_code(typed) == code


@given(st.binary(max_size=20))
def test_a_printed_code_is_read_as_itself(data: bytes) -> None:
    code = code_text(digest(data))
    assert normalise_code(code.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == code
