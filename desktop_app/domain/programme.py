"""A programme (*chương trình*): what its guideline asks, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.kinds import Block, Channel, Paper, SolutionType, UnitLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTerms:
    """The terms under which a programme applies one rule: the clause to cite; subclasses add dates and limits."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase with its quota; both ends belong to it. Per cent is whole; `count_target` is the guideline's number."""

    number: int
    first: date
    last: date
    percent_required: int
    count_target: int | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """The online portal: addresses, the limit of its text in UTF-16 units, its fields in order, its opening times.

    `fields` are ids of `PORTAL_FIELDS`. `peak_first`/`peak_last` bound the peak, `closes_on` is the last day
    (to 24:00); None: the guideline names none.
    """

    address: str
    aliases: tuple[str, ...] = ()
    text_limit: int
    fields: tuple[str, ...]
    help_contact: str = ""
    peak_first: date | None = None
    peak_last: date | None = None
    closes_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelAddress:
    """A way the dossier is sent, with the address the guideline gives for it."""

    channel: Channel
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierTerms:
    """What a dossier (*hồ sơ đề nghị xét chọn*) consists of and where it goes.

    `required` papers bind the units named by `binding_levels` and, with `binds_directly_under_province`, grassroots
    unions directly under the province; for others they are optional. `addressee` receives it, `award_years` are the
    three years of the table's last column.
    """

    required: tuple[Paper, ...] = ()
    binding_levels: tuple[UnitLevel, ...] = ()
    binds_directly_under_province: bool = False
    addressee: str
    department: str = ""
    channels: tuple[ChannelAddress, ...] = ()
    award_years: tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTerms:
    """The periodic report: from which level, to whom, how often (`week`, `month`, `regular`)."""

    sender: UnitLevel
    addressee: str
    period: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewards:
    """How many initiatives are rewarded at the province and sent on to the national level; 0: none named."""

    at_province: int = 0
    sent_on: int = 0
    award_fields: tuple[str, ...] = ()
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme as its file says it; `source` is that file (UTF-8 TOML), `digest` its SHA-256 in hex.

    `rules` and `submission_rules` map rule ids to their terms: a rule that isn't named doesn't hold.
    `count_unit` is the folded name of the union to which phase count targets belong; `total_target` and
    `province_target` are its and the province's totals. `person_fields` are the person facts that the form or the
    portal asks for: no others leave in a package.
    """

    id: str
    version: int
    title: str
    short_title: str
    issuer: str
    citation: str
    province: str
    grounds: tuple[str, ...]
    closed: bool = False
    solution_types: tuple[SolutionType, ...]
    solution_type_clauses: Mapping[SolutionType, str] = field(default_factory=dict)
    solution_types_optional: bool = False
    block_labels: Mapping[Block, str]
    categories: bool = False
    portal: Portal
    dossier: DossierTerms
    rules: Mapping[str, RuleTerms]
    submission_rules: Mapping[str, RuleTerms]
    phases: tuple[Phase, ...] = ()
    count_unit: str = ""
    total_target: int | None = None
    province_target: int | None = None
    rewards: Rewards = Rewards()
    reports: tuple[ReportTerms, ...] = ()
    person_fields: tuple[str, ...]
    source: str = ""
    digest: str = ""


PORTAL_FIELDS: dict[str, str] = {
    "full_name": "Họ và tên",
    "phone": "Số điện thoại",
    "identity_number": "CMND/Căn cước công dân",
    "workplace": "Nơi công tác",
    "province_or_sector": "Tỉnh, thành phố hoặc ngành trung ương",
    "upper_name": "Công đoàn cấp trên trực tiếp",
    "block": "Khối",
    "category": "Đối tượng",
    "work_field": "Lĩnh vực",
    "portal_text": "Nội dung",
    "link": "Liên kết hoặc tệp đính kèm",
}
