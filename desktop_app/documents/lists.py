"""Lists for the office: members who have an initiative, the register of all initiatives, labels for folders."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.characters import printable, printable_line
from desktop_app.documents.content import Align, Column, Document, Row, Table, Title
from desktop_app.documents.letter import COMMON, common_values, document, personal_mark, title_of
from desktop_app.documents.phrases import signature, unit_name
from desktop_app.documents.wording import Form, Sections
from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.kinds import Paper
from desktop_app.domain.office_papers import OfficeFacts
from desktop_app.domain.person import Person
from desktop_app.text.dates import format_date
from desktop_app.text.names import given_name_key
from desktop_app.text.numbers import format_percent
from desktop_app.text.unicode import lower_first

AUTHOR_LIST_FORM: Final = Form(Paper.AUTHOR_LIST, sections=("Tên loại", "Trích yếu", "Chỉ dẫn kèm theo"), blanks=COMMON)
REGISTER_FORM: Final = Form(Paper.REGISTER, sections=("Tên loại", "Trích yếu", "Chỉ dẫn kèm theo"), blanks=COMMON)
FOLDER_LABELS_FORM: Final = Form(Paper.FOLDER_LABELS, sections=("Nhãn",), blanks=COMMON)

_AUTHOR_COLUMNS: Final = (
    Column("TT", 11, Align.CENTRE),
    Column("Họ và tên", 42),
    Column("Năm sinh", 17, Align.CENTRE),
    Column("Chức vụ", 32),
    Column("Đơn vị công tác", 42),
    Column("Sáng kiến", 70),
    Column("Ngày nộp lên Cổng trực tuyến", 38),
)
_REGISTER_COLUMNS: Final = (
    Column("TT", 10, Align.CENTRE),
    Column("Mã", 16),
    Column("Tên sáng kiến", 54),
    Column("Tác giả, tỷ lệ đóng góp", 44),
    Column("Ngày áp dụng", 24, Align.CENTRE),
    Column("Quyết định công nhận", 38),
    Column("Kết quả kiểm tra", 26),
    Column("Nộp lên Cổng trực tuyến", 40),
)
_LABEL_COLUMNS: Final = (Column("", 82.5, Align.BALANCED), Column("", 82.5, Align.BALANCED))


def author_list(facts: OfficeFacts, wording: str | None = None) -> Document:
    """Return the members who are authors, in the Vietnamese order of given names, each with their initiatives."""
    text = AUTHOR_LIST_FORM.fill(facts.report.programme.id, wording, common_values(facts))
    return _list(facts, text, Table(_AUTHOR_COLUMNS, _AuthorRows(facts.cases)))


def register(facts: OfficeFacts, wording: str | None = None) -> Document:
    """Return every initiative with what has become of it, in order of code."""
    text = REGISTER_FORM.fill(facts.report.programme.id, wording, common_values(facts))
    return _list(facts, text, Table(_REGISTER_COLUMNS, _RegisterRows(facts.cases)))


def folder_labels(facts: OfficeFacts, wording: str | None = None) -> Document:
    """Return labels to cut out, two in a row, one for the folder of each initiative."""
    text = FOLDER_LABELS_FORM.fill(facts.report.programme.id, wording, common_values(facts))
    title = Title(kind=Paper.FOLDER_LABELS.label)
    return document(facts, title, (Table(_LABEL_COLUMNS, _LabelRows(facts, text["Nhãn"])),))


def _list(facts: OfficeFacts, text: Sections, table: Table) -> Document:
    title = title_of(text)
    blocks = (title, table, personal_mark(facts), signature(facts.report.unit, facts.marks))
    return document(facts, title, blocks, landscape=True)


def _titled(case: Case) -> str:
    return ". ".join(filter(None, (printable_line(case.initiative.code), printable_line(case.initiative.title))))


def _when_submitted(cases: list[Case]) -> Iterator[str]:
    """When each was submitted, several by their codes: their titles take more lines than their days."""
    for case in cases:
        code = f"{printable_line(case.initiative.code)}: " if len(cases) > 1 else ""
        yield f"{code}{lower_first(_submitted(case)) if code else _submitted(case)}"


def _submitted(case: Case) -> str:
    day = case.participation.portal_on
    return f"Ngày {format_date(day)}" if day else "Chưa nộp"


@dataclass(frozen=True, slots=True)
class _AuthorRows:
    """One row for each member, made anew each time."""

    cases: tuple[AssessedCase, ...]

    def __iter__(self) -> Iterator[Row]:
        people: dict[Person, list[Case]] = {}
        for item in self.cases:
            for author in item.case.authors:
                if author.person.is_member:
                    people.setdefault(author.person, []).append(item.case)
        ordered = sorted(people, key=lambda person: given_name_key(person.full_name))
        for number, person in enumerate(ordered, start=1):
            yield (
                str(number),
                printable_line(person.full_name),
                str(person.birth_year or ""),
                printable(person.position),
                printable(person.workplace),
                "\n".join(map(_titled, people[person])),
                "\n".join(_when_submitted(people[person])),
            )


@dataclass(frozen=True, slots=True)
class _RegisterRows:
    """One row for each initiative, made anew each time."""

    cases: tuple[AssessedCase, ...]

    def __iter__(self) -> Iterator[Row]:
        for number, item in enumerate(self.cases, start=1):
            case, part = item.case, item.case.participation
            code = f"Mã: {printable_line(part.portal_code)}" if part.portal_code else ""
            yield (
                str(number),
                printable_line(case.initiative.code),
                printable(case.initiative.title),
                "\n".join(_authors(case)),
                format_date(case.initiative.applied_on) if case.initiative.applied_on else "",
                _decision(case),
                item.assessment.verdict.label,
                "\n".join(filter(None, (_submitted(case), code))),
            )


def _authors(case: Case) -> Iterator[str]:
    for author in case.authors:
        share = "" if author.share is None else f" ({format_percent(author.share)})"
        yield f"{printable_line(author.person.full_name)}{share}"


def _decision(case: Case) -> str:
    day = f"ngày {format_date(case.decision_date)}" if case.decision_date else ""
    number = f"Số {printable_line(case.decision_number)}" if case.decision_number else ""
    return "\n".join(filter(None, (number, day, printable(case.recognised_by))))


@dataclass(frozen=True, slots=True)
class _LabelRows:
    """Two labels to a row, made anew each time."""

    facts: OfficeFacts
    head: tuple[str, ...]

    def __iter__(self) -> Iterator[Row]:
        labels = list(map(self._label, (item.case for item in self.facts.cases)))
        for place in range(0, len(labels), 2):
            left, right = (*labels[place : place + 2], "")[:2]
            yield left, right

    def _label(self, case: Case) -> str:
        names = ", ".join(printable_line(author.person.full_name) for author in case.authors)
        lines = (
            unit_name(self.facts.report.unit).upper(),
            *self.head,
            f"Mã: {printable_line(case.initiative.code)}",
            printable_line(case.initiative.title),
            f"Tác giả: {names}" if names else "",
            f"Chương trình “{printable_line(self.facts.report.programme.short_title)}”",
        )
        return "\n".join(filter(None, lines))
