"""Programmes to be looked up: each as a group of chapters that say in plain words what its file holds."""

from collections.abc import Iterator, Mapping
from typing import Final

from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.programme import PORTAL_FIELDS, Programme, RuleTerms
from desktop_app.domain.rule_labels import RULE_LABELS
from desktop_app.domain.rule_words import WORDS, RuleWords
from desktop_app.domain.submission_words import LEVEL_NAMES, SUBMISSION_WORDS, bound_units
from desktop_app.domain.terms import SUBMISSION_RULE_TERMS
from desktop_app.services.help import Book, Chapter, ChapterGroup, Section, anchor_of
from desktop_app.services.programmes import all_programmes, current_programme, shipped_programme
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.dates import format_date
from desktop_app.text.markdown import Block, Item, Paragraph, Span, Style, Table
from desktop_app.text.numbers import format_money

_PERIODS: Final[Mapping[str, str]] = {
    "week": "hằng tuần",
    "month": "hằng tháng",
    "regular": "thường xuyên, hướng dẫn không nêu kỳ",
}
_UNSAID: Final = "Hướng dẫn không nêu điều này; phần mềm nhắc thêm."
_READING: Final = (
    "Cách tính của phần mềm: sáng kiến được tính vào giai đoạn có ngày nộp lên cổng; chưa nộp thì được ghi là dự kiến "
    "trong giai đoạn của ngày xem; ngoài mọi giai đoạn thì không tính. Mỗi đoàn viên được tính một lần trong một giai "
    "đoạn, khi đứng tên ít nhất một sáng kiến đủ điều kiện. Hướng dẫn không nói rõ, nên đơn vị cần hỏi công đoàn cấp "
    "trên nếu tính khác."
)


def programme_book(workspace: OpenWorkspace) -> Book:
    """All programmes known here, the one that is worked on first."""
    current = current_programme(workspace)
    programmes = sorted(all_programmes(workspace), key=lambda programme: programme.id != current)
    return Book(tuple(_group(programme, used=programme.id == current) for programme in programmes))


def rule_place(programme_id: str, rule: str) -> tuple[str, str]:
    """The chapter that tells of a rule, and the section in it."""
    return chapter_id(programme_id, "dossier" if rule in SUBMISSION_RULE_TERMS else "rules"), rule


def chapter_id(programme_id: str, part: str) -> str:
    """The id of a programme's chapter: `general`, `rules`, `dossier`, `portal`, `quotas` or `reports`."""
    return f"{programme_id}/{part}"


def programme_of(chapter: str) -> str:
    """The id of the programme that a chapter tells of."""
    return chapter.partition("/")[0]


def _group(programme: Programme, *, used: bool) -> ChapterGroup:
    chapters = (
        ("general", "Thông tin chung", _general(programme, used=used)),
        ("rules", "Điều kiện của sáng kiến", _rules(programme)),
        ("dossier", "Hồ sơ đề nghị xét chọn", _dossier(programme)),
        ("portal", "Cổng trực tuyến", _portal(programme)),
        ("quotas", "Chỉ tiêu, khen thưởng", _quotas(programme)),
        ("reports", "Báo cáo", _reports(programme)),
    )
    named = _said(f"Chương trình “{programme.title}”", style=Style.EMPHASIS)
    title = f"{programme.short_title} · đang dùng" if used else programme.short_title
    return ChapterGroup(
        title,
        tuple(
            Chapter(
                chapter_id(programme.id, part),
                heading,
                (Section("", heading, (named, *blocks)), *sections),
                of=programme.short_title,
            )
            for part, heading, (blocks, sections) in chapters
        ),
    )


_Content = tuple[list[Block], list[Section]]


def _general(programme: Programme, *, used: bool) -> _Content:
    shipped = shipped_programme(programme.id)
    ours = shipped is not None and shipped.digest == programme.digest
    state = "Đã kết thúc" if programme.closed else "Đang thực hiện"
    digest = " ".join(programme.digest[place : place + 8] for place in range(0, len(programme.digest), 8))
    facts = (
        ("Đơn vị ban hành", programme.issuer),
        ("Hướng dẫn", programme.citation),
        ("Nơi thực hiện", f"Tỉnh {programme.province}"),
        ("Tình trạng", f"{state}; đơn vị đang dùng" if used else state),
        ("Mã, bản", f"{programme.id}, bản {programme.version}"),
        ("Nguồn", "Có sẵn trong phần mềm" if ours else "Thêm từ tệp"),
        ("Mã kiểm của tệp (SHA-256)", digest),
    )
    kinds = [
        _entry(kind.label, programme.solution_type_clauses.get(kind, ""), number)
        for number, kind in enumerate(programme.solution_types, start=1)
    ]
    optional = [_said("Không bắt buộc ghi loại.")] if programme.solution_types_optional else []
    person = ", ".join(FIELD_LABELS[name] for name in programme.person_fields)
    return [_table(("Mục", "Nội dung"), *facts)], [
        _section("Căn cứ", *(_item(ground) for ground in programme.grounds)),
        _section("Loại giải pháp", *optional, *kinds),
        _section(
            "Dữ kiện về người",
            _said("Gói hồ sơ gửi đi chỉ có những dữ kiện mà mẫu hoặc cổng của chương trình hỏi đến:"),
            _said(f"{person}."),
        ),
    ]


def _rules(programme: Programme) -> _Content:
    intro = _said(
        "Phần mềm xét từng quy tắc dưới đây, mỗi quy tắc độc lập với các quy tắc khác. Vi phạm thì không đủ điều kiện; "
        "cần sửa thì phải bổ sung; cần xem thì cán bộ xem và quyết định."
    )
    words = {rule: WORDS[rule](terms, programme) for rule, terms in programme.rules.items()}
    return [intro], list(_rule_sections(WORDS, programme.rules, words))


def _rule_sections(
    order: Mapping[str, object], held: Mapping[str, RuleTerms], words: Mapping[str, RuleWords]
) -> Iterator[Section]:
    for rule in order:
        if rule in held:
            yield _rule_section(rule, held[rule].clause, words[rule])
    others = [_item(RULE_LABELS[rule]) for rule in order if rule not in held]
    if others:
        yield _section("Quy tắc không áp dụng", _said("Phần mềm biết nhưng chương trình này không đòi hỏi:"), *others)


def _rule_section(rule: str, clause: str, words: RuleWords) -> Section:
    finds = (Item(0, (Span(severity.label, Style.STRONG), Span(f": {text}"))) for severity, text in words.finds)
    ground = _said(f"Theo {clause}." if clause else _UNSAID, style=Style.EMPHASIS)
    return Section(rule, RULE_LABELS[rule], (_said(words.asks), *finds, ground))


def _dossier(programme: Programme) -> _Content:
    terms = programme.dossier
    bound = bound_units(programme)
    papers = ", ".join(paper.label for paper in terms.required)
    blocks: list[Block] = [
        _said(f"Bắt buộc với: {bound}. Đơn vị khác lập nếu cần." if bound else "Không bắt buộc; đơn vị cần thì lập.")
    ]
    blocks += [_item(f"Văn bản phải có: {papers}.")] if papers else []
    by = f", qua {terms.department}" if terms.department else ""
    blocks.append(_item(f"Nơi nhận: {terms.addressee}{by}."))
    blocks += [_item(f"Gửi bằng {way.channel.label}: {way.address}.") for way in terms.channels]
    years = ", ".join(map(str, terms.award_years))
    blocks.append(_item(f"Ba năm ghi danh hiệu, khen thưởng của tác giả: {years}."))
    held = programme.submission_rules
    words = {rule: SUBMISSION_WORDS[rule](found, programme) for rule, found in held.items()}
    return blocks, list(_rule_sections(SUBMISSION_WORDS, held, words))


def _portal(programme: Programme) -> _Content:
    portal = programme.portal
    blocks: list[Block] = [_item(f"Địa chỉ: {portal.address}.")]
    blocks += [_item(f"Địa chỉ khác: {', '.join(portal.aliases)}.")] if portal.aliases else []
    if portal.peak_first and portal.peak_last:
        peak = f"{format_date(portal.peak_first)} đến {format_date(portal.peak_last)}"
        blocks.append(_item(f"Cao điểm: từ {peak}."))
    closing = f"Cổng đóng lúc 24 giờ ngày {format_date(portal.closes_on)}." if portal.closes_on else ""
    blocks.append(_item(closing or "Hướng dẫn không nêu ngày cổng đóng."))
    blocks += [_item(f"Hỗ trợ: {portal.help_contact}.")] if portal.help_contact else []
    limit = f"Ô “{PORTAL_FIELDS['portal_text']}” nhận tối đa {format_money(portal.text_limit)} ký tự."
    fields = (_item(PORTAL_FIELDS[name], number) for number, name in enumerate(portal.fields, start=1))
    return blocks, [_section("Các ô trên cổng, theo thứ tự", *fields, _said(limit))]


def _quotas(programme: Programme) -> _Content:
    sections: list[Section] = []
    if programme.phases:
        rows = [
            (
                str(phase.number),
                f"{format_date(phase.first)} – {format_date(phase.last)}",
                f"Ít nhất {phase.percent_required}% đoàn viên",
                format_money(phase.count_target) if phase.count_target else "–",
                phase.clause,
            )
            for phase in programme.phases
        ]
        heads = ("Giai đoạn", "Thời gian", "Đoàn viên có sáng kiến", "Số sáng kiến", "Theo")
        blocks: list[Block] = [_table(heads, *rows)]
        blocks += [_item(text) for text in _totals(programme)]
        blocks.append(Paragraph((Span(_READING),), note=True))
    else:
        blocks = [_said("Chương trình không giao chỉ tiêu theo giai đoạn.")]
    rewards = programme.rewards
    if rewards.at_province or rewards.sent_on or rewards.award_fields:
        fields = (_item(name) for name in rewards.award_fields)
        counts = (
            f"Tỉnh khen thưởng {rewards.at_province} sáng kiến, chọn {rewards.sent_on} sáng kiến gửi Tổng Liên đoàn."
        )
        asked = _said("Lĩnh vực được Tổng Liên đoàn xét khen thưởng:")
        ground = _said(f"Theo {rewards.clause}.", style=Style.EMPHASIS)
        sections.append(_section("Khen thưởng", _said(counts), asked, *fields, ground))
    return blocks, sections


def _totals(programme: Programme) -> Iterator[str]:
    if programme.count_unit:
        total = f", cả hai giai đoạn {format_money(programme.total_target)}" if programme.total_target else ""
        yield f"Số sáng kiến là chỉ tiêu của {programme.count_unit}{total}."
    if programme.province_target:
        yield f"Toàn tỉnh: {format_money(programme.province_target)} sáng kiến."


def _reports(programme: Programme) -> _Content:
    items: list[Block] = [
        _entry(f"{LEVEL_NAMES[report.sender]} báo cáo {report.addressee}: {_PERIODS[report.period]}", report.clause)
        for report in programme.reports
    ]
    return items or [_said("Hướng dẫn không đòi hỏi báo cáo định kỳ.")], []


def _section(title: str, *blocks: Block) -> Section:
    return Section(anchor_of(title), title, blocks)


def _said(text: str, style: Style = Style.PLAIN) -> Paragraph:
    return Paragraph((Span(text, style),))


def _item(text: str, number: int = 0) -> Item:
    return Item(number, (Span(text),))


def _entry(text: str, clause: str, number: int = 0) -> Item:
    """An entry with the clause it stands in, where it stands in one."""
    text = text[:1].upper() + text[1:]
    return Item(number, (Span(text), Span(f" ({clause})", Style.EMPHASIS)) if clause else (Span(text),))


def _table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple((Span(cell),) for cell in row) for row in rows))
