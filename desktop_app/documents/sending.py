"""What goes along when a dossier is sent: giấy giao nhận, nhãn phong bì, e-mail and message without personal data."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.documents.characters import printable_line
from desktop_app.documents.content import Align, Block, Column, Document, Paragraph, Role, Row, Table, Title
from desktop_app.documents.layout import SAMPLE_MARK
from desktop_app.documents.letter import title_of
from desktop_app.documents.phrases import (
    LONG_BLANK,
    NAME_LIMIT,
    addressees,
    author,
    clerk_signature,
    letterhead,
    number_and_symbol,
    unit_name,
)
from desktop_app.documents.wording import Form, Sections, Value
from desktop_app.domain.kinds import Channel, Paper
from desktop_app.domain.sending import SentFile
from desktop_app.domain.sending_papers import SendingFacts, SendingTexts
from desktop_app.domain.submission import Dossier
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_size, padded

_COMMON: Final = (
    "ten_don_vi",
    "chuong_trinh",
    "ten_ngan_chuong_trinh",
    "dot",
    "lan",
    "so_sang_kien",
    "to_trinh",
    "ma_doi_chieu",
    "noi_nhan_phong_bi",
)
_OF_FILE: Final = ("dang_gui_kem", "ten_goi", "dung_luong_goi", "ma_sha256_goi")
_OF_ENVELOPE: Final = ("dia_chi_noi_nhan", "dia_chi_nguoi_gui")
DELIVERY_NOTE_FORM: Final = Form(
    Paper.DELIVERY_NOTE,
    sections=("Tên loại", "Trích yếu", "Mở đầu", "Cuối bảng"),
    blanks=(*_COMMON, *_OF_FILE),
)
ENVELOPE_LABEL_FORM: Final = Form(
    Paper.ENVELOPE_LABEL, sections=("Nơi gửi", "Nơi nhận", "Nội dung"), blanks=(*_COMMON, *_OF_ENVELOPE)
)
SENDING_MESSAGE_FORM: Final = Form(
    Paper.SENDING_MESSAGE,
    sections=("Tiêu đề thư", "Nội dung thư", "Tin nhắn"),
    blanks=(*_COMMON, *_OF_FILE, "qua_buu_dien"),
)
_COLUMNS: Final = (
    Column("TT", 12, Align.CENTRE),
    Column("Văn bản, tài liệu", 92),
    Column("Số, ký hiệu, ngày tháng", 38),
    Column("Số lượng", 23, Align.CENTRE),
)
_DIGEST_PART: Final = 16


def delivery_note(facts: SendingFacts, wording: str | None = None) -> Document:
    """Return the giấy giao nhận hồ sơ, for both parties to sign. Raises `InputError` for a wrong wording."""
    unit = facts.dossier.unit
    text = DELIVERY_NOTE_FORM.fill(facts.dossier.programme.id, wording, {**_common(facts), **_file_values(facts.file)})
    title = title_of(text)
    receiver = replace(clerk_signature(unit, "NGƯỜI NHẬN"), name=LONG_BLANK)
    return _document(
        facts,
        " – ".join(filter(None, (title.kind, title.subject))),
        letterhead(unit, facts.marks.sent_on),
        title,
        *map(Paragraph, text["Mở đầu"]),
        Table(_COLUMNS, _NoteRows(facts)),
        *(Paragraph(line, Role.AFTER_TABLE) for line in text["Cuối bảng"]),
        replace(receiver, beside=clerk_signature(unit, "NGƯỜI GIAO")),
    )


def envelope_label(facts: SendingFacts, wording: str | None = None) -> Document:
    """Return the label to cut out and stick on the envelope. Raises `InputError` for a wrong wording."""
    values = {
        **_common(facts),
        "dia_chi_noi_nhan": printable_line(facts.envelope.address, NAME_LIMIT) or LONG_BLANK * 2,
        "dia_chi_nguoi_gui": printable_line(facts.envelope.sender_address, NAME_LIMIT) or LONG_BLANK * 2,
    }
    text = ENVELOPE_LABEL_FORM.fill(facts.dossier.programme.id, wording, values)
    (sender, sent_from), (receiver, sent_to), (what, inside) = (
        _headed(text[name]) for name in ENVELOPE_LABEL_FORM.sections
    )
    return _document(
        facts,
        Paper.ENVELOPE_LABEL.label,
        Table((Column(sender, 70), Column(receiver, 95)), ((sent_from, sent_to),)),
        Table((Column(what, 165, Align.CENTRE),), ((inside,),)),
    )


def _headed(lines: tuple[str, ...]) -> tuple[str, str]:
    """The first line of a section, which stands above the others, and these as the text of a cell."""
    return "".join(lines[:1]), "\n".join(lines[1:])


def sending_message(facts: SendingFacts, wording: str | None = None) -> Document:
    """Return e-mail and message as a page to look at. Raises `InputError` for a wrong wording."""
    text = _message(facts, wording)
    blocks: list[Block] = [Title(kind=Paper.SENDING_MESSAGE.label.upper())]
    for section in SENDING_MESSAGE_FORM.sections:
        blocks.append(Paragraph(section, Role.HEADING))
        blocks += (Paragraph(line, Role.NOTE) for line in text[section])
    return _document(facts, Paper.SENDING_MESSAGE.label, *blocks)


def sending_texts(facts: SendingFacts, wording: str | None = None) -> SendingTexts:
    """Return the texts to paste; those of made-up data say so. Raises `InputError` for a wrong wording."""
    text = _message(facts, wording)
    mark = f"{SAMPLE_MARK} – " if facts.dossier.unit.sample else ""
    return SendingTexts(
        subject=mark + " ".join(text["Tiêu đề thư"]),
        body="\n\n".join(text["Nội dung thư"]) + "\n",
        message=mark + "\n".join(text["Tin nhắn"]),
    )


def _message(facts: SendingFacts, wording: str | None) -> Sections:
    by_post = any(item.channel is Channel.POST for item in facts.dossier.programme.dossier.channels)
    values = {**_common(facts), **_file_values(facts.file), "qua_buu_dien": by_post}
    return SENDING_MESSAGE_FORM.fill(facts.dossier.programme.id, wording, values)


def _document(facts: SendingFacts, title: str, *blocks: Block) -> Document:
    dossier = facts.dossier
    return Document(
        title=title,
        author=author(dossier.unit),
        stamp=dossier.checked_on,
        sample=dossier.unit.sample,
        blocks=blocks,
    )


def usual_addressee(dossier: Dossier) -> str:
    """Return who a dossier goes to where nobody says otherwise, with the way there (`qua Ban …`)."""
    return " và ".join(addressees(dossier.unit, dossier.programme))


def _common(facts: SendingFacts) -> dict[str, Value]:
    dossier = facts.dossier
    named = printable_line(facts.envelope.addressee, NAME_LIMIT)
    return {
        "ten_don_vi": unit_name(dossier.unit),
        "chuong_trinh": dossier.programme.title,
        "ten_ngan_chuong_trinh": dossier.programme.short_title,
        "dot": str(dossier.serial),
        "lan": str(dossier.revision),
        "so_sang_kien": padded(len(dossier.cases)),
        "to_trinh": " ".join(filter(None, ("Tờ trình", _reference(facts)))),
        "ma_doi_chieu": facts.code.text,
        "noi_nhan_phong_bi": named or usual_addressee(dossier),
    }


def _reference(facts: SendingFacts) -> str:
    """Number, symbol and day of the Tờ trình, as far as they are known."""
    marks = facts.marks
    number = f"số {number_and_symbol(facts.dossier.unit, marks)}" if marks.number else ""
    day = f"ngày {format_date(marks.dated_on)}" if marks.dated_on else ""
    return " ".join(filter(None, (number, day)))


def _file_values(file: SentFile | None) -> dict[str, Value]:
    return {
        "dang_gui_kem": file is not None,
        "ten_goi": file.name if file else "",
        "dung_luong_goi": format_size(file.size) if file else "",
        "ma_sha256_goi": file.sha256 if file else "",
    }


@dataclass(frozen=True, slots=True)
class _NoteRows:
    """What is handed over, made anew each time; what there is none of has no row."""

    facts: SendingFacts

    def __iter__(self) -> Iterator[Row]:
        lines = [(*line, count) for *line, count in self._lines() if count]
        for number, (what, reference, count) in enumerate(lines, start=1):
            yield str(number), what, reference, count

    def _lines(self) -> Iterator[tuple[str, str, str]]:
        facts = self.facts
        reference = _reference(facts)
        yield Paper.PROPOSAL.label, reference[:1].upper() + reference[1:], "01 bản"
        yield Paper.SUMMARY_TABLE.label, "Kèm theo Tờ trình", "01 bản"
        yield Paper.CONTENTS.label, "Kèm theo Tờ trình", "01 bản"
        yield "Bản sao quyết định công nhận, giấy chứng nhận", "", _count(facts.decisions, "bản")
        if facts.file is not None:
            yield "\n".join(_file_lines(facts.file, facts.attachments)), "", "01 tệp"


def _count(number: int, unit: str) -> str:
    return f"{padded(number)} {unit}" if number else ""


def _file_lines(file: SentFile, attachments: int) -> Iterator[str]:
    holding = f", trong đó có {padded(attachments)} tài liệu kèm theo sáng kiến" if attachments else ""
    yield f"Gói hồ sơ điện tử, {format_size(file.size)}{holding}"
    yield printable_line(file.name)
    digest = (file.sha256[place : place + _DIGEST_PART] for place in range(0, len(file.sha256), _DIGEST_PART))
    yield f"Mã SHA-256: {' '.join(digest)}"
