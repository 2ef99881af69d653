"""What a rule on one initiative asks under a programme, and when it finds something, in an officer's words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.kinds import AuthorCategory, Severity
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.terms import (
    AppliedTerms,
    AuthorTerms,
    DetailTerms,
    EvidenceTerms,
    LikenessTerms,
    LinkTerms,
    SinceTerms,
    TopicTerms,
    WindowTerms,
)
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_money


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    """What a rule asks, and for each severity that it can find, when it does."""

    asks: str
    finds: tuple[tuple[Severity, str], ...]


VIOLATION, FIX, WARNING, NOTE = Severity.VIOLATION, Severity.FIX, Severity.WARNING, Severity.NOTE


def said(asks: str, *finds: tuple[Severity, str]) -> RuleWords:
    """The words of a rule."""
    return RuleWords(asks=asks, finds=finds)


def either(names: Sequence[str]) -> str:
    """Names as a choice: `A, B hoặc C`."""
    return " hoặc ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def window(terms: WindowTerms) -> str:
    """The days of a window."""
    return f"từ ngày {format_date(terms.first)} đến ngày {format_date(terms.last)}"


def _next_step(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    return said(
        "Sáng kiến ở giai đoạn “Đăng ký” hoặc “Đang thực hiện” chưa bị xét theo các điều kiện dưới đây.",
        (NOTE, "nêu việc cần làm tiếp theo của sáng kiến đó."),
    )


def _applied_window(terms: WindowTerms, _programme: Programme) -> RuleWords:
    return said(
        f"Sáng kiến được áp dụng {window(terms)}, tính cả hai ngày này; nghiên cứu, làm thử có thể từ trước. Sáng kiến "
        "mới áp dụng thử thì xét ngày áp dụng thử, không ghi ngày đó thì xét ngày áp dụng.",
        (VIOLATION, "ngày áp dụng nằm ngoài thời gian này."),
        (FIX, "chưa ghi ngày áp dụng, hoặc ngày ghi là sau ngày kiểm tra."),
    )


def _applied_window_annex(terms: WindowTerms, programme: Programme) -> RuleWords:
    body = programme.rules.get("applied-window")
    against = f", khác với {body.clause} ({window(body)})" if isinstance(body, WindowTerms) else ""
    return said(
        f"Ở đây thời gian áp dụng là {window(terms)}{against}. Hai chỗ không thống nhất.",
        (WARNING, "ngày áp dụng hợp với chỗ kia mà không hợp với chỗ này: cần hỏi công đoàn cấp trên."),
    )


def _applied(terms: AppliedTerms, _programme: Programme) -> RuleWords:
    finds = [(VIOLATION, "chưa áp dụng."), (FIX, "chưa ghi tình trạng áp dụng.")]
    if not terms.trial_allowed:
        finds.append((WARNING, "mới áp dụng thử."))
    elif terms.research_clause:
        finds.append((WARNING, f"đề tài nghiên cứu khoa học mới áp dụng thử ({terms.research_clause})."))
    trial = " hoặc áp dụng thử" if terms.trial_allowed else ""
    return said(f"Sáng kiến đã được áp dụng{trial} trong thực tế.", *finds)


def _recognised(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    return said(
        "Sáng kiến đã được công nhận bằng văn bản, có cơ quan công nhận, số và ngày quyết định. Giấy chứng nhận sáng "
        "kiến đính kèm thay được cho các dữ kiện đó.",
        (VIOLATION, "chưa được công nhận, hoặc quyết định có ngày sau ngày kiểm tra, sau ngày Tờ trình."),
        (FIX, "chưa ghi đã công nhận hay chưa, hoặc thiếu cơ quan, số, ngày mà không có giấy chứng nhận."),
    )


def _recognised_since(terms: SinceTerms, _programme: Programme) -> RuleWords:
    since = format_date(terms.since)
    return said(
        f"Sáng kiến được công nhận bằng văn bản và cho phép triển khai thực tế từ ngày {since}.",
        (WARNING, "quyết định công nhận có ngày sớm hơn."),
    )


def _novel(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    return _declared("Sáng kiến có tính mới trong phạm vi cơ quan, đơn vị.", "khai là không có tính mới.")


def _public_order(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    return _declared("Nội dung không trái với trật tự công cộng, đạo đức xã hội.", "khai là trái.")


def _ip_protection(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    return _declared("Sáng kiến không đang được bảo hộ quyền sở hữu trí tuệ.", "khai là đang được bảo hộ.")


def _complaint(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    return _declared("Không có khiếu nại về nội dung, kết quả của sáng kiến.", "khai là có khiếu nại.")


def _dispute(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    return _declared("Không có tranh chấp về quyền tác giả.", "khai là có tranh chấp.")


def _declared(asks: str, contrary: str) -> RuleWords:
    return said(asks, (VIOLATION, contrary), (FIX, "chưa khai mục này; để trống không có nghĩa là “Không”."))


def _benefit(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    return said(
        "Nêu lợi ích sáng kiến mang lại: bằng tiền, bằng lời hoặc cả hai.",
        (FIX, "không nêu lợi ích nào; giá trị làm lợi 0 đồng không phải là lợi ích."),
    )


def _scope(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    return said("Ghi phạm vi áp dụng của sáng kiến.", (FIX, "chưa ghi."))


def _solution_type(_terms: RuleTerms, programme: Programme) -> RuleWords:
    names = either([kind.label for kind in programme.solution_types])
    return said(
        f"Sáng kiến thuộc một trong {len(programme.solution_types)} loại: {names}.",
        (FIX, "chưa chọn loại, hoặc loại đã chọn không có trong chương trình."),
    )


def _research_topic(terms: TopicTerms, _programme: Programme) -> RuleWords:
    named = either([f"cấp {level.label.lower()}" for level in terms.named_levels])
    excluded = either([f"cấp {level.label.lower()}" for level in terms.excluded_levels])
    finds = [
        (FIX, "chưa ghi cấp đề tài hoặc ngày nghiệm thu, ngày nghiệm thu sau ngày kiểm tra, chưa có xác nhận hiệu quả.")
    ]
    if excluded:
        finds.insert(0, (VIOLATION, f"đề tài {excluded}."))
    finds.append((WARNING, "đề tài ở cấp mà hướng dẫn không nêu, hoặc nghiệm thu sớm hơn."))
    return said(
        f"Đề tài nghiên cứu khoa học {named} ({terms.level_clause}), được nghiệm thu từ ngày "
        f"{format_date(terms.since)} và có xác nhận hiệu quả của thủ trưởng nơi ứng dụng. Chỉ xét với loại đề tài.",
        *finds,
    )


def _recognised_author(terms: AuthorTerms, _programme: Programme) -> RuleWords:
    fix = "chưa có tác giả; có nhiều tác giả mà chưa chọn, hoặc chọn nhiều hơn một người đứng tên"
    if not terms.largest_share:
        return said(
            "Có tác giả; sáng kiến của nhiều người thì chọn một người đứng tên.",
            (FIX, f"{fix}."),
            (WARNING, "các tỷ lệ đóng góp đã ghi đủ mà tổng không bằng 100%."),
        )
    return said(
        "Có tác giả; sáng kiến của nhiều người thì ghi tỷ lệ đóng góp của từng người và chọn một người đứng tên là "
        "người có tỷ lệ cao nhất, với đề tài nghiên cứu khoa học có thể là chủ nhiệm.",
        (FIX, f"{fix}; chưa ghi đủ tỷ lệ; người đứng tên không phải người có tỷ lệ cao nhất."),
        (WARNING, "tổng các tỷ lệ không bằng 100%."),
        (NOTE, "nhiều người cùng có tỷ lệ cao nhất."),
    )


def _participant(_terms: RuleTerms, programme: Programme) -> RuleWords:
    return said(
        f"Tác giả đứng tên làm việc tại tỉnh {programme.province}.",
        (WARNING, "nơi công tác, hoặc đơn vị, thuộc tỉnh khác."),
    )


def _portal_text(_terms: RuleTerms, programme: Programme) -> RuleWords:
    return said(
        f"Có tóm tắt nội dung, không quá {format_money(programme.portal.text_limit)} ký tự kể cả dấu cách. Nội dung "
        "này vừa để nộp cổng, vừa để ghi vào Tổng hợp tóm tắt sáng kiến.",
        (FIX, "chưa có, hoặc dài hơn."),
    )


def _author_details(terms: DetailTerms, _programme: Programme) -> RuleWords:
    names = ", ".join(FIELD_LABELS[field].lower().replace("cccd/cmnd", "số CCCD/CMND") for field in terms.fields)
    finds = [(FIX, "thiếu một mục, hoặc ghi sai dạng.")]
    if "identity_number" in terms.fields:
        finds.append((WARNING, "số CCCD không khớp với năm sinh hoặc giới tính đã ghi."))
    return said(f"Ghi đủ về tác giả đứng tên: {names}.", *finds)


def _block(_terms: RuleTerms, programme: Programme) -> RuleWords:
    names = either([f"“{label}”" for label in programme.block_labels.values()])
    return said(
        f"Ghi khối: {names}. Sáng kiến không ghi thì lấy của tác giả, rồi của đơn vị.", (FIX, "chưa ghi ở đâu cả.")
    )


def _author_category(_terms: RuleTerms, _programme: Programme) -> RuleWords:
    names = "; ".join(f"({number}) {category.label}" for number, category in enumerate(AuthorCategory, start=1))
    return said(f"Ghi đối tượng: {names}. Sáng kiến không ghi thì lấy của tác giả.", (FIX, "chưa ghi ở đâu cả."))


def _evidence(terms: EvidenceTerms, _programme: Programme) -> RuleWords:
    return said(
        "Đính kèm quyết định công nhận hoặc giấy chứng nhận sáng kiến. Tệp đính kèm là ảnh, PDF hoặc Word.",
        (FIX, f"{'chưa đính kèm; ' if terms.required else ''}tệp không tìm thấy, trống hoặc thuộc loại khác."),
        *([] if terms.required else [(NOTE, "chưa đính kèm.")]),
    )


def _link(terms: LinkTerms, _programme: Programme) -> RuleWords:
    return said(
        f"Liên kết tài liệu, nếu có, là địa chỉ web; hướng dẫn đề nghị để ở {either(terms.hosts)}, đã chia sẻ.",
        (FIX, "không phải là địa chỉ web."),
        (NOTE, "ở nơi khác."),
    )


def _possible_duplicate(terms: LikenessTerms, _programme: Programme) -> RuleWords:
    return said(
        "Không đưa vào hai lần cùng một sáng kiến. Phần mềm so tên các sáng kiến với nhau.",
        (WARNING, f"tên giống tên một sáng kiến khác từ {terms.percent}% trở lên."),
    )


WORDS: Final[Mapping[str, Callable[[Any, Programme], RuleWords]]] = {
    "next-step": _next_step,
    "applied-window": _applied_window,
    "applied-window-annex": _applied_window_annex,
    "applied": _applied,
    "recognised": _recognised,
    "recognised-since": _recognised_since,
    "novel": _novel,
    "benefit": _benefit,
    "scope": _scope,
    "solution-type": _solution_type,
    "research-topic": _research_topic,
    "recognised-author": _recognised_author,
    "participant": _participant,
    "public-order": _public_order,
    "ip-protection": _ip_protection,
    "complaint": _complaint,
    "authorship-dispute": _dispute,
    "portal-text": _portal_text,
    "author-details": _author_details,
    "block": _block,
    "author-category": _author_category,
    "evidence": _evidence,
    "link": _link,
    "possible-duplicate": _possible_duplicate,
}
"""The words of every rule on one initiative: a function of its terms and the programme."""
