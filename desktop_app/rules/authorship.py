"""Rules on who stands for an initiative: the author put forward, shares, province, block and category."""

from collections.abc import Iterator

from desktop_app.domain.case import Case
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Author
from desktop_app.domain.kinds import AuthorRole, SolutionType
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.terms import AuthorTerms
from desktop_app.rules.day import CheckDay
from desktop_app.rules.make import fix, note, warning
from desktop_app.text.fold import fold_words
from desktop_app.text.numbers import format_percent

WHOLE = 10_000
TOLERANCE = 10
"""A whole and ± 0.1 per cent, in hundredths of a per cent."""

_RULE = "recognised-author"
_PROVINCE_PREFIXES = ("tinh ", "thanh pho ", "tp ")


def recognised_author(case: Case, terms: AuthorTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """One author is put forward, rightly so, and the shares make a whole (A III.2, form; B III.2.4).

    A sole author needs neither share nor choice.
    """
    authors = case.authors
    if not authors:
        yield fix(_RULE, terms.clause, "author", "Chưa có tác giả; hãy ghi tác giả của sáng kiến.")
    if len(authors) < 2:
        return
    forward = [author for author in authors if author.put_forward]
    if len(forward) != 1:
        yield _choose_one(case, terms, len(forward))
    blank = [author for author in authors if author.share is None]
    if blank:
        if terms.largest_share:
            for author in blank:
                yield fix(
                    _RULE,
                    terms.clause,
                    "share",
                    f"Chưa ghi tỷ lệ đóng góp của {author.person.full_name}; hãy ghi tỷ lệ của từng tác giả.",
                    author.person.id,
                )
        return
    yield from _sum(authors, terms)
    if terms.largest_share and len(forward) == 1:
        yield from _largest(case, forward[0], terms)


def _choose_one(case: Case, terms: AuthorTerms, forward: int) -> Finding:
    if forward:
        found = f"Có {forward} tác giả cùng được chọn đứng tên"
    else:
        found = f"Sáng kiến có {len(case.authors)} tác giả nhưng chưa chọn tác giả đứng tên"
    whom = f", là {_entitled(case)} có tỷ lệ đóng góp cao nhất" if terms.largest_share else ""
    return fix(_RULE, terms.clause, "put_forward", f"{found}; hãy chọn một người đứng tên{whom}.")


def _entitled(case: Case) -> str:
    """Return who may stand for the initiative, as the beginning of a phrase about the largest share."""
    research = case.initiative.solution_type is SolutionType.RESEARCH
    return "chủ nhiệm đề tài hoặc người" if research else "người"


def _sum(authors: tuple[Author, ...], terms: AuthorTerms) -> Iterator[Finding]:
    shares = [author.share or 0 for author in authors]
    total = sum(shares)
    if abs(total - WHOLE) > TOLERANCE:
        yield warning(
            _RULE,
            terms.clause,
            "share",
            f"Tổng tỷ lệ đóng góp của các tác giả là {format_percent(total)}, không phải 100%; hãy kiểm tra "
            "lại tỷ lệ của từng người.",
            *((author.person.id, author.share) for author in authors),
        )


def _largest(case: Case, chosen: Author, terms: AuthorTerms) -> Iterator[Finding]:
    most = max(author.share or 0 for author in case.authors)
    leads = case.initiative.solution_type is SolutionType.RESEARCH and chosen.role is AuthorRole.LEADER
    if chosen.share == most:
        ties = [author.person.full_name for author in case.authors if author.share == most and author is not chosen]
        if ties:
            yield note(
                _RULE,
                terms.clause,
                "put_forward",
                f"{chosen.person.full_name} đứng tên, cùng có tỷ lệ đóng góp cao nhất "
                f"({format_percent(most)}) với {', '.join(ties)}; hãy giữ hoặc đổi theo thỏa thuận của các "
                "tác giả.",
            )
    elif not leads:
        yield fix(
            _RULE,
            terms.clause,
            "put_forward",
            f"{chosen.person.full_name} đứng tên nhưng chỉ đóng góp {format_percent(chosen.share or 0)}, "
            f"thấp hơn mức cao nhất là {format_percent(most)}; hãy chọn {_entitled(case)} có tỷ lệ đóng góp "
            "cao nhất, hoặc sửa lại tỷ lệ.",
            chosen.person.id,
        )


def participant(case: Case, terms: RuleTerms, programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """The author put forward works in the programme's province (A I.1); silent where none is stated."""
    author = case.author
    if author is None:
        return
    province = author.person.province or case.unit.province
    if province and province_key(province) != province_key(programme.province):
        yield warning(
            "participant",
            terms.clause,
            "province",
            f"Nơi công tác của {author.person.full_name} thuộc {province}, ngoài tỉnh {programme.province}; "
            f"Chương trình dành cho người làm việc trên địa bàn tỉnh {programme.province}, hãy xem lại nơi "
            "công tác.",
            author.person.id,
            province_key(province),
            person_id=author.person.id,
        )


def province_key(name: str) -> str:
    """Return a province's name for comparing: plain letters, without *tỉnh*, *thành phố* or *TP.*."""
    key = fold_words(name)
    for prefix in _PROVINCE_PREFIXES:
        key = key.removeprefix(prefix)
    return key


def block(case: Case, terms: RuleTerms, programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """The block is stated: the initiative's, else its author's, else the unit's.

    A II.1, bước 3 (3); B Quy trình, bước 3 (1). Silent where no author is put forward to fall back on.
    """
    if case.block is None and case.author is not None:
        labels = " hoặc ".join(f"“{label}”" for label in programme.block_labels.values())
        yield fix("block", terms.clause, "block", f"Chưa chọn khối; hãy chọn {labels}.")


def author_category(case: Case, terms: RuleTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """The category is stated: the initiative's, else its author's (B Quy trình, bước 3 (3)).

    Silent where no author is put forward to fall back on.
    """
    if case.category is None and case.author is not None:
        yield fix(
            "author-category",
            terms.clause,
            "category",
            "Chưa chọn đối tượng; hãy chọn một trong năm đối tượng của Chương trình.",
        )
