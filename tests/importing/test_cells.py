"""The table of messy cells of spec/workbook.md: what stands in a cell, and what becomes of it."""

import unicodedata
from datetime import date, datetime

import pytest

from desktop_app.domain.kinds import (
    ApplicationState,
    AttachmentKind,
    AuthorCategory,
    AuthorRole,
    Block,
    SolutionType,
    Stage,
    TopicLevel,
    UnitLevel,
)
from desktop_app.domain.person import Award
from desktop_app.domain.plan import ProblemSeverity
from desktop_app.importing import converters as to
from desktop_app.importing.cells import BadCell, Percentage

NOTE, WARNING = ProblemSeverity.NOTE, ProblemSeverity.WARNING


def read(convert, cell):
    reading = to.Reading()
    value = convert(to.prepared(cell, reading), reading)
    return value, [severity for severity, _ in reading.remarks]


@pytest.mark.parametrize(
    ("convert", "cell", "value", "remarks"),
    [
        (to.name, unicodedata.normalize("NFD", "Nguyễn  Văn\u00a0An\u200b "), "Nguyễn Văn An", []),
        (to.name, "Nguyễn\nVăn An", "Nguyễn Văn An", []),
        (to.name, "NGUYỄN VĂN A", "NGUYỄN VĂN A", [NOTE]),
        (to.name, "NguyÔn V¨n Hïng", "Nguyễn Văn Hùng", [NOTE]),
        (to.text, "Dòng một\r\nDòng hai ", "Dòng một\nDòng hai", []),
        (to.line, 7.0, "7", []),
        (to.line, date(2021, 12, 5), "05/12/2021", [WARNING]),
        (to.line, "=1+1", "=1+1", []),
        (to.day, date(2021, 9, 1), date(2021, 9, 1), []),
        (to.day, datetime(2021, 9, 1, 8, 30), date(2021, 9, 1), []),
        (to.day, "01/9/2021", date(2021, 9, 1), []),
        (to.day, "1-9-2021", date(2021, 9, 1), []),
        (to.day, "2021-09-01", date(2021, 9, 1), []),
        (to.day, "01.09.2021", date(2021, 9, 1), []),
        (to.day, 44440.0, date(2021, 9, 1), []),
        (to.day, "tháng 9/2021", date(2021, 9, 1), [NOTE]),
        (to.birth, 1985.0, to.Birth(1985, None), []),
        (to.birth, "1985", to.Birth(1985, None), []),
        (to.birth, "12/03/1985", to.Birth(1985, date(1985, 3, 12)), []),
        (to.phone, "0912.345.678", "0912345678", []),
        (to.phone, "+84 912 345 678", "0912345678", []),
        (to.phone, 912345678.0, "0912345678", []),
        (to.phone, "(0251) 3992 537", "02513992537", []),
        (to.phone, "gọi cơ quan", "gọi cơ quan", []),
        (to.identity, "015085001234", "015085001234", []),
        (to.identity, 15085001234.0, "015085001234", [NOTE]),
        (to.identity, 280111111.0, "280111111", []),
        (to.identity, "12345", "12345", []),
        (to.money, "15.000.000", 15_000_000, []),
        (to.money, "15,000,000 đ", 15_000_000, []),
        (to.money, "15 triệu", 15_000_000, []),
        (to.money, "1,5 tỷ", 1_500_000_000, []),
        (to.money, 15000000.0, 15_000_000, []),
        (to.share, Percentage(0.6), 6000, []),
        (to.share, "33,33 %", 3333, []),
        (to.share, 60.0, 6000, []),
        (to.share, 0.6, 60, [WARNING]),
        (to.count, "1.200", 1200, []),
        (to.lines, "LĐLĐ tỉnh; CĐVC tỉnh\nUBND tỉnh", ("LĐLĐ tỉnh", "CĐVC tỉnh", "UBND tỉnh"), []),
        (
            to.awards,
            "2018: Chiến sĩ thi đua cơ sở; 2019: Bằng khen UBND tỉnh",
            (Award(2018, "Chiến sĩ thi đua cơ sở"), Award(2019, "Bằng khen UBND tỉnh")),
            [],
        ),
        (to.file_path, "anh\\mot.png", "anh/mot.png", []),
        (to.file_path, "./qd.pdf", "qd.pdf", []),
        *((to.yes_no, cell, True, []) for cell in ("Có", "CO", "x", "X", 1.0, "1", "Yes", "TRUE", True)),
        *((to.yes_no, cell, True, []) for cell in ("✓", " ✔ ", "v", "V")),
        (to.yes_no, "chưa", False, []),
        *((to.yes_no, cell, False, []) for cell in ("Không", "khong", 0.0, "0", "no", "FALSE", False)),
        (to.choice(SolutionType), "giai phap ky thuat", SolutionType.TECHNICAL, []),
        (to.choice(SolutionType), "1.2", SolutionType.MANAGEMENT, []),
        (to.choice(SolutionType), 1.2, SolutionType.MANAGEMENT, []),
        (to.choice(SolutionType), "III.1.7", SolutionType.RESEARCH, []),
        (to.choice(SolutionType), "1.6. Giải pháp trong phòng chống Covid – 19", SolutionType.COVID, []),
        (to.choice(SolutionType), "giải pháp ứng dụng tiến bộ kỹ thuật, công nghệ", SolutionType.TECHNOLOGY, []),
        (to.choice(SolutionType), "giải pháp phòng chống Covid-19", SolutionType.COVID, []),
        (to.choice(SolutionType), "Giải pháp phòng, chống Covid – 19", SolutionType.COVID, []),
        (to.choice(UnitLevel), "Công đoàn cơ sở", UnitLevel.GRASSROOTS, []),
        (to.choice(UnitLevel), "Công đoàn cấp trên trực tiếp cơ sở", UnitLevel.UPPER, []),
        (to.choice(UnitLevel), "LĐLĐ tỉnh", UnitLevel.PROVINCE, []),
        (to.choice(UnitLevel), "Liên đoàn Lao động tỉnh", UnitLevel.PROVINCE, []),
        (to.choice(Block), "Khối doanh nghiệp", Block.ENTERPRISE, []),
        (to.choice(Block), "khối hành chính, sự nghiệp", Block.PUBLIC, []),
        (to.choice(Block), "HCSN", Block.PUBLIC, []),
        (to.choice(Block), "Khối cơ quan, đơn vị", Block.PUBLIC, []),
        (to.choice(Block), "KHỐI CƠ QUAN", Block.PUBLIC, []),
        (to.choice(Block), "Hành chính - sự nghiệp", Block.PUBLIC, []),
        (to.choice(Block), "doanh nghiệp", Block.ENTERPRISE, []),
        (
            to.choice(AuthorCategory),
            "Cán bộ, công chức các cơ quan của Đảng, Nhà nước, Mặt trận Tổ quốc và các tổ chức chính trị – xã hội",
            AuthorCategory.CIVIL_SERVANT,
            [],
        ),
        (to.choice(UnitLevel), "cơ sở", UnitLevel.GRASSROOTS, []),
        (to.choice(UnitLevel), "LĐLĐ tỉnh/ngành trung ương", UnitLevel.PROVINCE, []),
        (to.choice(TopicLevel), "cấp tỉnh", TopicLevel.PROVINCE, []),
        (to.choice(Stage), "đang thực hiện", Stage.ONGOING, []),
        (to.choice(ApplicationState), "Ap dung thu", ApplicationState.TRIAL, []),
        (to.choice(AuthorRole), "đồng tác giả", AuthorRole.CO_AUTHOR, []),
        (to.choice(AttachmentKind), "giấy chứng nhận", AttachmentKind.CERTIFICATE, []),
    ],
)
def test_a_cell_becomes(convert, cell, value, remarks):
    assert read(convert, cell) == (value, remarks)


@pytest.mark.parametrize(
    ("convert", "cell", "said"),
    [
        (to.day, "31/02/2022", "không phải là ngày có thật"),
        (to.day, "29/02/2021", "không phải là ngày có thật"),
        (to.day, "12/25/2021", "không có tháng 25"),
        (to.day, "01/09/21", "bốn chữ số"),
        (to.day, "2021", "chỉ có năm"),
        (to.day, True, "không phải là ngày"),
        (to.day, "hôm qua", "không phải là ngày"),
        (to.identity, 1.23e11, "Văn bản (Text)"),
        (to.identity, "1,23E+11", "Văn bản (Text)"),
        (to.identity, 1.2345678901234568e17, "Văn bản (Text)"),
        (to.money, "-5", "số âm"),
        (to.money, "1.5", "không rõ"),
        (to.money, date(2021, 1, 1), "không phải là số"),
        (to.share, 160.0, "0 đến 100"),
        (to.share, Percentage(1.6), "0 đến 100"),
        (to.count, "nhiều", "số nguyên"),
        (to.yes_no, "có lẽ", "hãy ghi Có hoặc Không"),
        (to.choice(SolutionType), "Giải pháp lạ", "“Giải pháp tác nghiệp”"),
        (to.choice(SolutionType), 12.0, "không có trong danh mục"),
        (to.choice(Stage), "xong", "“Đăng ký”, “Đang thực hiện”, “Hoàn thành”"),
        (to.awards, "Chiến sĩ thi đua", "chưa rõ năm"),
        (to.line, BadCell("", "Ô công thức chưa có giá trị"), "Ô công thức chưa có giá trị"),
        (to.line, "a" * 32_768, "32.767"),
        *(
            (to.file_path, path, "ngoài thư mục")
            for path in ("../x.pdf", "/etc/x", "C:\\x.pdf", "a/../../x", "\\\\m\\x")
        ),
        (to.file_path, f"{'ệ' * 100}.pdf", "quá dài"),
    ],
)
def test_a_cell_is_refused(convert, cell, said):
    with pytest.raises(to.CellError) as caught:
        read(convert, cell)
    assert said in str(caught.value)


def test_text_in_an_uncertain_encoding_stays_as_it_is_with_a_warning():
    assert read(to.line, "Phßng") == ("Phßng", [WARNING])


def test_a_decoded_text_is_shown_beside_its_original():
    reading = to.Reading()
    to.prepared("C¶i tiÕn quy tr×nh", reading)
    assert reading.remarks == [
        (NOTE, "Chữ gõ bằng bảng mã cũ TCVN3 đã được chuyển sang Unicode: “Cải tiến quy trình”.")
    ]
