"""What a rule on a submission asks under a programme, and when it finds something, in an officer's words."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop_app.domain.kinds import UnitLevel
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.rule_words import FIX, NOTE, VIOLATION, WARNING, RuleWords, said
from desktop_app.domain.terms import AwardFieldTerms, DeadlineTerms, MinimumTerms, SelectionTerms
from desktop_app.text.dates import format_date

LEVEL_NAMES: Final[Mapping[UnitLevel, str]] = {
    UnitLevel.GRASSROOTS: "công đoàn cơ sở",
    UnitLevel.UPPER: "LĐLĐ cấp huyện, công đoàn ngành và tương đương",
    UnitLevel.PROVINCE: "LĐLĐ tỉnh",
}
"""The unions of a level, as the guidelines name them."""


def bound_units(programme: Programme) -> str:
    """The unions that the programme's dossier binds; "": none."""
    names = [LEVEL_NAMES[level] for level in programme.dossier.binding_levels]
    if programme.dossier.binds_directly_under_province:
        names.append("công đoàn cơ sở trực thuộc LĐLĐ tỉnh")
    return "; ".join(names)


def _complete(_terms: RuleTerms, programme: Programme) -> RuleWords:
    papers = ", ".join(paper.label for paper in programme.dossier.required)
    return said(
        f"Hồ sơ gồm: {papers}, và quyết định công nhận hoặc giấy chứng nhận của từng sáng kiến.",
        (FIX, "hồ sơ đang lập thiếu một trong các văn bản này."),
    )


def _deadline(terms: DeadlineTerms, _programme: Programme) -> RuleWords:
    province = f"; LĐLĐ tỉnh gửi chậm nhất ngày {format_date(terms.province_last)}" if terms.province_last else ""
    return said(
        f"Hồ sơ gửi trước ngày {format_date(terms.before)}, tức là chậm nhất ngày hôm trước{province}.",
        (VIOLATION, "ngày gửi đã quá hạn."),
    )


def _channels(_terms: RuleTerms, programme: Programme) -> RuleWords:
    ways = "; ".join(f"{way.channel.label} đến {way.address}" for way in programme.dossier.channels)
    return said(f"Hồ sơ gửi bằng tất cả các cách: {ways}.", (NOTE, "chưa đánh dấu đã gửi bằng một cách."))


def _minimum(terms: MinimumTerms, _programme: Programme) -> RuleWords:
    return said(
        f"LĐLĐ cấp huyện, công đoàn ngành gửi lên ít nhất {terms.upper:02d} sáng kiến được xét chọn; công đoàn cơ sở "
        f"trực thuộc LĐLĐ tỉnh phấn đấu ít nhất {terms.grassroots:02d}.",
        (WARNING, "LĐLĐ cấp huyện, công đoàn ngành chưa đủ."),
        (NOTE, "công đoàn cơ sở trực thuộc chưa đủ."),
    )


def _one_per_person(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    return said(
        "LĐLĐ tỉnh khen thưởng mỗi cá nhân một sáng kiến.",
        (WARNING, "ở LĐLĐ tỉnh, một người đứng tên nhiều sáng kiến."),
        (NOTE, "ở đơn vị bên dưới, một người đứng tên nhiều sáng kiến."),
    )


def _portal_window(_terms: RuleTerms, programme: Programme) -> RuleWords:
    closes = programme.portal.closes_on
    until = f" trước 24 giờ ngày {format_date(closes)}, khi cổng đóng" if closes else ""
    return said(
        f"Sáng kiến trong hồ sơ đã nộp lên cổng trực tuyến{until}.",
        (VIOLATION, "cổng đã đóng mà chưa ghi ngày nộp, hoặc ngày nộp là sau khi cổng đóng."),
    )


def _selected_clean(terms: SelectionTerms, _programme: Programme) -> RuleWords:
    names = "; ".join(LEVEL_NAMES[level] for level in terms.levels)
    return said(
        "Tại thời điểm xét chọn, đơn vị xét chọn xác nhận không có khiếu nại về nội dung, kết quả và không có tranh "
        f"chấp về quyền tác giả. Đơn vị xét chọn là: {names}.",
        (FIX, "chưa xác nhận và ghi ngày."),
    )


def _award_field(_terms: AwardFieldTerms, programme: Programme) -> RuleWords:
    return said(
        f"Sáng kiến đề nghị Tổng Liên đoàn khen thưởng thuộc một trong các lĩnh vực: "
        f"{'; '.join(programme.rewards.award_fields)}.",
        (WARNING, "lĩnh vực đã ghi không thuộc, hoặc chưa ghi lĩnh vực."),
    )


SUBMISSION_WORDS: Final[Mapping[str, Callable[[Any, Programme], RuleWords]]] = {
    "dossier-complete": _complete,
    "dossier-deadline": _deadline,
    "dossier-channels": _channels,
    "minimum-count": _minimum,
    "one-per-person": _one_per_person,
    "portal-window": _portal_window,
    "selected-clean": _selected_clean,
    "award-field": _award_field,
}
"""The words of every rule on a submission: a function of its terms and the programme."""
