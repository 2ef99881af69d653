"""What is kept about one person, who saw or took it, and why somebody is still kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from desktop_app.domain.kinds import AuthorRole
from desktop_app.domain.person import Person
from desktop_app.domain.unit import Unit

LISTS: Final = frozenset({"list-exported", "workbook-exported", "check-report-written"})
"""What goes out with many people at once, whoever is among them."""
LOGGED: Final[Mapping[str, str]] = {
    "identity-shown": "Xem số CCCD/CMND",
    "identity-copied": "Chép số CCCD/CMND để nộp cổng",
    "author-text-saved": "Ghi tệp nội dung cho tác giả",
    "person-told": "Lập bản thông tin lưu giữ",
    "people-deleted": "Xóa người",
    "list-exported": "Xuất danh sách",
    "workbook-exported": "Xuất toàn bộ dữ liệu ra Excel",
    "check-report-written": "Lập phiếu kiểm tra",
    "papers-written": "Ghi văn bản của hồ sơ",
    "papers-printed": "In văn bản của hồ sơ",
    "bound-written": "Ghi trọn bộ hồ sơ",
    "package-exported": "Xuất gói hồ sơ",
}
"""The kinds of events that show or take out personal data, as officers read them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAuthorship:
    """An initiative that names the person; share in hundredths of a per cent."""

    code: str
    title: str
    share: int | None
    role: AuthorRole | None
    put_forward: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingRevision:
    """A revision of a submission that names the person, and stays as it was."""

    submission_id: UUID
    programme: str
    serial: int
    number: int
    made_on: date

    @property
    def label(self) -> str:
        """What it is called: `đợt 1, lần 2`."""
        return f"đợt {self.serial}, lần {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupsKept:
    """How many backups may hold a person still, of which days, and whether there are more in a second place."""

    count: int = 0
    first: date | None = None
    last: date | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StillHeld:
    """What holds people even after they are deleted."""

    revisions: tuple[NamingRevision, ...] = ()
    backups: BackupsKept = BackupsKept()


NOWHERE: Final = StillHeld()


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """Who showed or took out personal data when: `what` is one of `LOGGED`, `about` a name or a code, "" for many."""

    sequence: int
    at: datetime
    user: str
    kind: str
    about: str = ""
    detail: str = ""

    @property
    def what(self) -> str:
        """What was done."""
        return LOGGED[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAbout:
    """All that is kept about a person on a day; `drafts` are labels of fields with unfinished text."""

    unit: Unit
    person: Person
    on: date
    initiatives: tuple[KeptAuthorship, ...]
    revisions: tuple[NamingRevision, ...]
    drafts: tuple[str, ...]
    backups: BackupsKept
    log: tuple[LogLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionLine:
    """Somebody who is no member (any more), with what holds them: initiatives and revisions."""

    id: UUID
    name: str
    birth: str
    workplace: str
    initiatives: int
    revisions: int

    @property
    def reason(self) -> str:
        """Why they are kept, or that nothing holds them."""
        held = []
        if self.initiatives:
            held.append(f"là tác giả của {self.initiatives} sáng kiến")
        if self.revisions:
            held.append(f"có tên trong {self.revisions} lần hồ sơ đã lập")
        said = " và ".join(held)
        return f"{said[0].upper()}{said[1:]}" if said else "Không còn lý do giữ: nên xóa"
