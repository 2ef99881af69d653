"""What goes along when a dossier is sent: counts, blanks, both signatures, and no personal data in what is pasted."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents.content import Signature, Table
from desktop_app.documents.papers import SENDING_DOCUMENTS, sending_texts
from desktop_app.documents.phrases import LONG_BLANK
from desktop_app.documents.sending import delivery_note, envelope_label
from desktop_app.domain.initiative import Author
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.sending_papers import Envelope, SendingFacts
from tests.documents.build import CODE, UNIT, case, dossier, person
from tests.documents.measure import Pdf
from tests.documents.read import docx_words, pdf_words, written
from tests.documents.sending import FILE, SAMPLE, SENT
from tests.documents.test_hostile_text import LITERAL

PERSONAL = ("Hoàng Thị Riêng", "0987 654 321", "015185000999", "Tổ trưởng riêng")


def rows(facts: SendingFacts) -> list[tuple[str, ...]]:
    (table,) = (block for block in delivery_note(facts).blocks if isinstance(block, Table))
    return list(table.rows)


def test_everything_that_is_handed_over_is_counted() -> None:
    digest = " ".join(FILE.sha256[place : place + 16] for place in (0, 16, 32, 48))
    assert rows(SENT) == [
        ("1", "Tờ trình đề nghị xét chọn sáng kiến", "Số 05/TTr-CĐCS ngày 05/02/2022", "01 bản"),
        ("2", "Tổng hợp tóm tắt sáng kiến", "Kèm theo Tờ trình", "01 bản"),
        ("3", "Mục lục văn bản, tài liệu", "Kèm theo Tờ trình", "01 bản"),
        ("4", "Bản sao quyết định công nhận, giấy chứng nhận", "", "02 bản"),
        (
            "5",
            f"Gói hồ sơ điện tử, 3,3 MB, trong đó có 05 tài liệu kèm theo sáng kiến\n{FILE.name}\nMã SHA-256: {digest}",
            "",
            "01 tệp",
        ),
    ]


def test_what_there_is_none_of_has_no_line() -> None:
    assert [line[:2] for line in rows(SAMPLE)] == [
        ("1", "Tờ trình đề nghị xét chọn sáng kiến"),
        ("2", "Tổng hợp tóm tắt sáng kiến"),
        ("3", "Mục lục văn bản, tài liệu"),
    ]
    assert rows(replace(SENT, attachments=0))[4][1].startswith("Gói hồ sơ điện tử, 3,3 MB\n")


def test_both_parties_sign_side_by_side_at_one_height(tmp_path) -> None:
    document = delivery_note(SENT)
    (signature,) = (block for block in document.blocks if isinstance(block, Signature))
    assert signature.beside is not None
    assert (signature.beside.title, signature.title) == ("NGƯỜI GIAO", "NGƯỜI NHẬN")
    assert (signature.beside.name, set(signature.name)) == ("Lê Minh Châu", {"…"})
    pdf = Pdf(written(document, PaperFormat.PDF, tmp_path))
    (giver,), (receiver,) = pdf.find("NGƯỜI GIAO"), pdf.find("NGƯỜI NHẬN")
    assert giver.baseline == pytest.approx(receiver.baseline, abs=0.1)
    assert giver.page == receiver.page == 1
    assert giver.middle + receiver.middle == pytest.approx(2 * pdf.find("GIẤY GIAO NHẬN HỒ SƠ")[0].middle, abs=0.5)


@pytest.mark.parametrize("count", range(14, 22))
def test_the_signatures_stay_together_wherever_the_page_ends(count, tmp_path) -> None:
    long = replace(SENT, dossier=dossier(name="Công đoàn cơ sở " + "Trường Mầm non Hoa Mai " * count))
    pdf = Pdf(written(delivery_note(long), PaperFormat.PDF, tmp_path))
    pages = {pdf.find(text)[0].page for text in ("NGƯỜI GIAO", "NGƯỜI NHẬN", "(Ký, ghi rõ họ tên)", "Lê Minh Châu")}
    assert len(pages) == 1


@pytest.mark.parametrize(("sent_on", "day"), [(None, "ngày …… tháng …… năm ……"), (date(2022, 5, 3), "ngày 03 tháng 5")])
def test_the_day_is_that_of_the_sending(sent_on, day, tmp_path) -> None:
    facts = replace(SENT, marks=replace(SENT.marks, sent_on=sent_on))
    assert day in " ".join(pdf_words(written(delivery_note(facts), PaperFormat.PDF, tmp_path)))


def label(envelope: Envelope) -> list[str]:
    facts = replace(SENT, envelope=envelope)
    tables = [block for block in envelope_label(facts).blocks if isinstance(block, Table)]
    cells = [
        (column.header, cell)
        for table in tables
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
    ]
    return [line for header, cell in cells for line in (header, *cell.split("\n"))]


def test_a_label_names_both_ends() -> None:
    assert label(SENT.envelope) == [
        "NƠI GỬI",
        "Công đoàn cơ sở Sở Nội vụ",
        "Địa chỉ: Sở Nội vụ, đường Yên Ninh, thành phố Yên Bái",
        "NƠI NHẬN",
        "Công đoàn Viên chức tỉnh Yên Bái",
        "Địa chỉ: Số 10 đường Lý Tự Trọng, thành phố Yên Bái",
        "HỒ SƠ ĐỀ NGHỊ XÉT CHỌN SÁNG KIẾN",
        "Chương trình “01 triệu sáng kiến”",
        "Tờ trình số 05/TTr-CĐCS ngày 05/02/2022, đợt 1, lần 1, gồm 03 sáng kiến",
        f"Mã đối chiếu: {CODE.text}",
    ]


def test_an_address_that_is_not_known_is_left_to_write_in() -> None:
    lines = label(Envelope())
    assert lines[4] == "Công đoàn Viên chức tỉnh Yên Bái"
    assert {line for line in lines if line.startswith("Địa chỉ")} == {f"Địa chỉ: {LONG_BLANK * 2}"}


def test_an_email_and_a_message() -> None:
    texts = sending_texts(SENT)
    assert texts.subject == (
        "Công đoàn cơ sở Sở Nội vụ: hồ sơ đề nghị xét chọn sáng kiến, 01 triệu sáng kiến, đợt 1, lần 1"
    )
    assert texts.message == (
        "Công đoàn cơ sở Sở Nội vụ đã gửi hồ sơ đề nghị xét chọn sáng kiến, 01 triệu sáng kiến, đợt 1, lần 1: "
        f"03 sáng kiến, Tờ trình số 05/TTr-CĐCS ngày 05/02/2022, mã đối chiếu {CODE.text}. "
        f"Gói hồ sơ: {FILE.name} (3,3 MB). Đề nghị báo lại khi đã nhận đủ. Trân trọng."
    )
    paragraphs = texts.body.rstrip("\n").split("\n\n")
    assert paragraphs[0] == "Kính gửi: Công đoàn Viên chức tỉnh Yên Bái"
    assert f"Mã SHA-256 của gói: {FILE.sha256}" in paragraphs
    assert not any("bưu điện" in line for line in paragraphs)


def test_what_is_not_known_leaves_no_hole_in_what_is_pasted() -> None:
    texts = sending_texts(replace(SAMPLE, dossier=replace(SAMPLE.dossier, unit=replace(UNIT, sample=False))))
    for text in (texts.subject, texts.body, texts.message):
        assert "…" not in text
        assert "  " not in text
        assert "None" not in text
    assert "kèm theo Tờ trình." in texts.body
    assert "Hồ sơ giấy đã ký, đóng dấu được gửi qua đường bưu điện." in texts.body


def test_made_up_data_says_so_wherever_it_is_pasted() -> None:
    texts = sending_texts(SAMPLE)
    assert texts.subject.startswith("DỮ LIỆU MẪU – ")
    assert texts.message.startswith("DỮ LIỆU MẪU – ")


@pytest.mark.parametrize("paper", SENDING_DOCUMENTS, ids=str)
def test_nothing_of_a_person_goes_along(paper, tmp_path) -> None:
    name, phone, identity, position = PERSONAL
    author = Author(person=person(name, phone=phone, identity_number=identity, position=position), share=10000)
    facts = replace(SENT, dossier=dossier(case(1, authors=(author,), title="Của Hoàng Thị Riêng")))
    words = " ".join(docx_words(written(SENDING_DOCUMENTS[paper](facts, None), PaperFormat.DOCX, tmp_path)))
    texts = sending_texts(facts)
    for personal in (*PERSONAL, UNIT.signer_name):
        assert personal not in words + texts.subject + texts.body + texts.message
    assert UNIT.officer_in_charge not in texts.subject + texts.body + texts.message


@pytest.mark.parametrize("paper", SENDING_DOCUMENTS, ids=str)
def test_text_is_never_markup_in_what_goes_along(paper, tmp_path) -> None:
    unit = replace(UNIT, name=LITERAL, upper_name=LITERAL, officer_in_charge=LITERAL)
    facts = replace(SENT, dossier=replace(SENT.dossier, unit=unit), envelope=Envelope(addressee=LITERAL))
    document = SENDING_DOCUMENTS[paper](facts, None)
    wanted = "".join(LITERAL.split())
    assert wanted in "".join(docx_words(written(document, PaperFormat.DOCX, tmp_path)))
    assert wanted in "".join(pdf_words(written(document, PaperFormat.PDF, tmp_path)))


def test_a_wording_of_its_own_is_used() -> None:
    own = "[Tiêu đề thư]\nHS {{ dot }}\n[Nội dung thư]\na\n[Tin nhắn]\n{{ ma_doi_chieu }}\n"
    texts = sending_texts(SENT, own)
    assert (texts.subject, texts.body, texts.message) == ("HS 1", "a\n", CODE.text)
    assert SENDING_DOCUMENTS[Paper.SENDING_MESSAGE](SENT, own).title == "Thư điện tử và tin nhắn gửi hồ sơ"
