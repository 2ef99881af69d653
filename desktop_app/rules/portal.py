"""Rules on what is typed into the portal: the text within its limit, the link to more material."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from desktop_app.domain.case import Case
from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.finding import Finding
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.terms import LinkTerms
from desktop_app.rules.day import CheckDay
from desktop_app.rules.make import fix, note
from desktop_app.text.numbers import format_money
from desktop_app.text.unicode import utf16_length


def portal_text(case: Case, terms: RuleTerms, programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """The text for the portal is there and no longer than the portal takes, in UTF-16 units.

    A II.1, bước 3; B Quy trình, bước 3 (4).
    """
    field = "portal_text" if case.participation.portal_text else "summary"
    text = case.portal_text
    if not text.strip():
        yield fix(
            "portal-text",
            terms.clause,
            field,
            "Chưa có tóm tắt nội dung sáng kiến; hãy viết phần tóm tắt, cũng là nội dung nộp lên cổng trực tuyến.",
        )
        return
    limit = programme.portal.text_limit
    length = utf16_length(text)
    if length > limit:
        yield fix(
            "portal-text",
            terms.clause,
            field,
            f"{FIELD_LABELS[field]} dài {format_money(length)} ký tự, vượt giới hạn {format_money(limit)} "
            f"ký tự của cổng trực tuyến; hãy rút ngắn đi {format_money(length - limit)} ký tự.",
        )


def link(case: Case, terms: LinkTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """A link is a web address, and better one of Google Drive (B Quy trình, bước 3 (4)); none is fine."""
    address = case.initiative.link
    if not address:
        return
    host = web_host(address)
    if not host:
        yield fix(
            "link",
            terms.clause,
            "link",
            f"Liên kết “{address}” không phải là địa chỉ web; hãy dán đầy đủ địa chỉ bắt đầu bằng https://.",
        )
    elif host not in terms.hosts:
        yield note(
            "link",
            terms.clause,
            "link",
            f"Liên kết ở {host} không phải là Google Drive; hướng dẫn đề nghị liên kết Google Drive ở trạng "
            "thái chia sẻ, hãy kiểm tra người xem có mở được không.",
        )


def web_host(address: str) -> str:
    """Return the host of an http(s) address in small letters, "" where the text is no such address."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:  # a malformed IPv6 address
        return ""
    return host if parts.scheme in {"http", "https"} and not any(map(str.isspace, address)) else ""
