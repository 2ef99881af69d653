"""Take apart the form's other combined cells: a decision with its date, and an effect with its amount and scope."""

import re
from typing import Final

from desktop_app.importing.one_sheet.words import folded_alike
from desktop_app.text.dates import DateError, parse_date
from desktop_app.text.numbers import NumberError, parse_money
from desktop_app.text.unicode import clean_line, clean_text

_DECISION: Final = re.compile(
    r"(?:(?:quyet dinh|qd|giay chung nhan)\s*(?:so)?\s*:?\s*|so\s*:?\s*)?(?P<number>\S*\d\S*?)\s*[,;(]?\s*(?:ky )?"
    r"(?:ngay|ng\.)?\s*(?P<day>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} thang \d{1,2} nam \d{4})\s*\)?"
    r"(?:[,;]?\s*(?:cua|do)\s+(?P<by>\S.*?))?\.?"
)
_LABELLED: Final = (
    (
        "benefit_amount",
        re.compile(r"(?:[-+*•]\s*)?(?:gia tri|so tien|tien)?\s*lam loi(?: \([^)]*\)| \w+){0,3}\s*:\s*(?=\S)"),
    ),
    ("scope", re.compile(r"(?:[-+*•]\s*)?pham vi(?: \w+){0,4}\s*:\s*(?=\S)")),
    ("benefit_text", re.compile(r"(?:[-+*•]\s*)?hieu qua(?: \w+){0,4}\s*:\s*(?=\S)")),
)


def take_decision_apart(text: str) -> dict[str, str] | None:
    """Return number, date and authority of `12/QĐ-SNV ngày 20/01/2022 của Sở Nội vụ`; None where it isn't clear."""
    line = clean_line(text)
    match = _DECISION.fullmatch(folded_alike(line))
    if match is None:
        return None
    day = line[match.start("day") : match.end("day")]
    try:
        parse_date(day)
    except DateError:
        return None
    parts = {"decision_number": line[match.start("number") : match.end("number")], "decision_date": day}
    if match["by"]:
        parts["recognised_by"] = line[match.start("by") : match.end("by")]
    return parts


def take_effect_apart(text: str) -> dict[str, str]:
    """Return what lines with a label say (amount, scope); everything else is the benefit in words.

    A cell that is an amount and nothing else is one; an amount that can't be read stays in the words.
    """
    if _is_money(clean_line(text)):
        return {"benefit_amount": clean_line(text)}
    parts: dict[str, list[str]] = {}
    for written in re.split(r"\n|;\s+(?=[^\W\d_])", clean_text(text)):
        line = written.strip()
        folded = folded_alike(line)
        name, rest = "benefit_text", line
        for field, pattern in _LABELLED:
            if match := pattern.match(folded):
                name, rest = field, line[match.end() :]
        if name == "benefit_amount" and (name in parts or not _is_money(rest.rstrip("."))):
            name, rest = "benefit_text", line
        if rest:
            parts.setdefault(name, []).append(rest.rstrip(".") if name == "benefit_amount" else rest)
    return {name: "\n".join(lines) if name == "benefit_text" else ", ".join(lines) for name, lines in parts.items()}


def _is_money(text: str) -> bool:
    try:
        parse_money(text)
    except NumberError:
        return False
    return True
