"""Sending a submission: what was written of it, where it goes, texts to paste, and what to look after."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Final
from uuid import UUID

from desktop_app.documents.papers import sending_texts, usual_addressee
from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.kinds import Channel, Paper, SendingWay
from desktop_app.domain.sending import CHANNELS, ExportedPackage, Sending
from desktop_app.domain.sending_papers import Envelope, SendingFacts, SendingTexts
from desktop_app.domain.submission import Dossier, Marks, SubmissionEntry
from desktop_app.domain.terms import DeadlineTerms
from desktop_app.packages.code import code_on_paper
from desktop_app.packages.facts import thaw
from desktop_app.packages.layout import placed_attachments, placed_decisions, placed_scan
from desktop_app.packages.limits import MIB
from desktop_app.programmes.load import load
from desktop_app.services.submissions import all_submissions, find_submission, newest_revision
from desktop_app.services.wording import own_wording
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_size

MAIL_LIMIT: Final = 17
"""How many MB an e-mail takes unless set otherwise: 25 MB less the third that mail adds."""
MOST_MAIL: Final = 100
_MAIL_SETTING: Final = "mail-limit"
_WITH_PACKAGE: Final = (SendingWay.EMAIL, SendingWay.USB)
_MARKED: Final = frozenset({"record-edited", "submission-marked", "package-exported"})
_LOOKED_BACK: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingSheet:
    """The newest revision of a submission on its way out.

    `package` is the one written last (None: none yet), `stale` whether number, date, signer or scan were changed since.
    `envelope` is as it stands on papers, `usual` as it would without the union's own words, `next_way` the first that
    the programme asks for and that wasn't used yet. `asked` says what it asks for, `advice` what to look after.
    """

    entry: SubmissionEntry
    package: ExportedPackage | None
    stale: bool
    envelope: Envelope
    usual: Envelope
    texts: SendingTexts
    mail_limit: int
    next_way: SendingWay
    asked: str
    advice: tuple[str, ...]

    @property
    def fits_mail(self) -> bool:
        """Whether the package may go by e-mail."""
        return self.package is not None and self.package.file.size <= self.mail_limit * MIB


def submissions_to_send(workspace: OpenWorkspace, programme_id: str) -> tuple[SubmissionEntry, ...]:
    """The submissions of a programme, the one frozen last first."""
    entries = [entry for entry in all_submissions(workspace) if entry.programme_id == programme_id]
    return tuple(sorted(entries, key=lambda entry: (entry.made_at, entry.serial), reverse=True))


def sending_sheet(workspace: OpenWorkspace, submission_id: UUID) -> SendingSheet:
    """What is needed to send a submission's newest revision; `InputError` where it isn't there."""
    entry = find_submission(workspace, str(submission_id))
    facts, usual, stale = _facts(workspace, entry)
    package = _newest_package(workspace, entry)
    limit = mail_limit(workspace)
    own = own_wording(workspace, Paper.SENDING_MESSAGE, entry.programme_id)
    return SendingSheet(
        entry=entry,
        package=package,
        stale=stale,
        envelope=facts.envelope,
        usual=usual,
        texts=sending_texts(facts, own),
        mail_limit=limit,
        next_way=_next_way(facts.dossier, entry.marks),
        asked=" ".join(_asked(facts.dossier, entry.marks)),
        advice=tuple(_advice(facts, stale=stale)),
    )


def sending_facts(workspace: OpenWorkspace, submission_id: UUID) -> SendingFacts:
    """What papers for sending a submission's newest revision are made from."""
    return _facts(workspace, find_submission(workspace, str(submission_id)))[0]


def _facts(workspace: OpenWorkspace, entry: SubmissionEntry) -> tuple[SendingFacts, Envelope, bool]:
    frozen = newest_revision(workspace, entry).facts
    dossier = thaw(frozen, load)
    package = _newest_package(workspace, entry)
    usual = _usual(dossier)
    scan = placed_scan(entry.marks)
    facts = SendingFacts(
        dossier=dossier,
        marks=entry.marks,
        code=code_on_paper(frozen),
        envelope=_over(_kept(workspace, entry.programme_id), usual),
        decisions=len(placed_decisions(dossier)),
        attachments=len(placed_attachments(dossier)),
        scan=scan is not None,
        file=package.file if package else None,
    )
    return facts, usual, package is not None and _marked_since(workspace, entry.id)


def _newest_package(workspace: OpenWorkspace, entry: SubmissionEntry) -> ExportedPackage | None:
    with workspace.store.read() as session:
        packages = session.sendings.packages(entry.id)
    return next((item for item in packages if item.revision == entry.revision), None)


def _marked_since(workspace: OpenWorkspace, submission_id: UUID) -> bool:
    """Whether what comes after signing was changed after the last package was written."""
    with workspace.store.read() as session:
        events = session.events.of_kinds(_MARKED, _LOOKED_BACK)
    latest = next((event.kind for event in events if event.record_id == submission_id), "package-exported")
    return latest != "package-exported"


def _asked(dossier: Dossier, marks: Marks) -> Iterator[str]:
    """In which ways and until when the programme wants a dossier sent, and which of them were not used yet."""
    terms = dossier.programme.dossier
    if terms.channels:
        ways = " và ".join(f"{item.channel.label} ({item.address})" for item in terms.channels)
        yield f"Chương trình yêu cầu gửi qua {ways}."
        missing = [item.channel.label for item in terms.channels if item.channel not in marks.channels]
        if marks.channels and missing:
            yield f"Còn chưa gửi qua {' và '.join(missing)}."
    deadline = dossier.programme.submission_rules.get("dossier-deadline")
    if isinstance(deadline, DeadlineTerms):
        yield f"Hồ sơ phải gửi trước ngày {format_date(deadline.before)}."


def _next_way(dossier: Dossier, marks: Marks) -> SendingWay:
    asked = [item.channel for item in dossier.programme.dossier.channels if item.channel not in marks.channels]
    return next((way for way, channel in CHANNELS.items() if channel in asked), SendingWay.HAND)


def _advice(facts: SendingFacts, *, stale: bool) -> Iterator[str]:
    if stale:
        yield "Số, ngày, người ký hoặc bản quét đã thay đổi sau lần xuất này; hãy xuất lại gói trước khi gửi."
    if not facts.scan:
        yield "Gói chưa có bản quét Tờ trình đã ký, đóng dấu; thêm ở màn hình Hồ sơ đề nghị xét chọn rồi xuất lại."
    if facts.decisions or facts.attachments or facts.scan:
        yield (
            "Gói có bản quét và tài liệu của nhiều người: chỉ giao cho đúng nơi nhận, giữ USB cẩn thận và xóa gói trên "
            "USB khi nơi nhận đã xác nhận."
        )


def mail_words(sheet: SendingSheet) -> str:
    """How the package stands with the e-mail's limit, and what to do where it is over it; "" without a package."""
    if sheet.package is None:
        return ""
    size = format_size(sheet.package.file.size)
    if sheet.fits_mail:
        return f"Gói {size}, gửi được qua thư điện tử (giới hạn {sheet.mail_limit} MB)."
    return (
        f"Gói {size}, lớn hơn giới hạn {sheet.mail_limit} MB của thư điện tử. Hãy giao bằng USB, hoặc chia sáng kiến "
        "thành nhiều đợt; thư điện tử thì chỉ báo là đã gửi."
    )


def mail_limit(workspace: OpenWorkspace) -> int:
    """How many MB an e-mail may have."""
    with workspace.store.read() as session:
        kept = session.settings.get(_MAIL_SETTING)
    return kept if isinstance(kept, int) and 1 <= kept <= MOST_MAIL else MAIL_LIMIT


def set_mail_limit(workspace: OpenWorkspace, megabytes: int) -> None:
    """Set how many MB an e-mail may have: 1 to 100."""
    with workspace.store.write() as session:
        session.settings.put(_MAIL_SETTING, min(max(megabytes, 1), MOST_MAIL))


def keep_envelope(workspace: OpenWorkspace, programme_id: str, envelope: Envelope, usual: Envelope) -> None:
    """Keep where the dossiers of a programme go; what is as usual isn't kept, and follows the programme."""
    kept = {name: text for name, text in asdict(envelope).items() if text and text != getattr(usual, name)}
    with workspace.store.write() as session:
        session.settings.put(_envelope_name(programme_id), kept)


def _envelope_name(programme_id: str) -> str:
    return f"envelope:{programme_id}"


def _kept(workspace: OpenWorkspace, programme_id: str) -> Envelope:
    with workspace.store.read() as session:
        kept = session.settings.get(_envelope_name(programme_id))
    names = asdict(Envelope())
    texts = {name: kept.get(name) for name in names} if isinstance(kept, dict) else {}
    return Envelope(**{name: text for name, text in texts.items() if isinstance(text, str)})


def _usual(dossier: Dossier) -> Envelope:
    addresses = {item.channel: item.address for item in dossier.programme.dossier.channels}
    return Envelope(addressee=usual_addressee(dossier), email=addresses.get(Channel.EMAIL, ""))


def _over(kept: Envelope, usual: Envelope) -> Envelope:
    return replace(usual, **{name: text for name, text in asdict(kept).items() if text})


def register_of_sendings(workspace: OpenWorkspace, programme_id: str) -> tuple[tuple[SubmissionEntry, Sending], ...]:
    """The lines of a programme's submissions, those without a day first, then the latest sent."""
    entries = {entry.id: entry for entry in all_submissions(workspace) if entry.programme_id == programme_id}
    with workspace.store.read() as session:
        lines = session.sendings.everything()
    return tuple((entries[line.submission_id], line) for line in lines if line.submission_id in entries)


def new_sending(workspace: OpenWorkspace, sheet: SendingSheet, way: SendingWay | None = None) -> Sending:
    """A line to be filled in: sent today, in this way or the next one that the programme asks for."""
    chosen = way or sheet.next_way
    return Sending(
        id=workspace.context.new_id(),
        submission_id=sheet.entry.id,
        revision=sheet.entry.revision,
        way=chosen,
        addressee=sheet.envelope.addressee,
        sent_on=workspace.context.today(),
        file=sheet.package.file if sheet.package and chosen in _WITH_PACKAGE else None,
    )


def sending_edit(before: Sending | None, after: Sending | None) -> Edit:
    """The edit that adds, changes or deletes a line of the register."""
    line = after or before
    verb = "Thêm" if before is None else "Xóa" if after is None else "Sửa"
    what = f" ({line.way.label})" if line is not None else ""
    alterations = () if before == after else (Alteration(before, after),)
    return Edit(label=f"{verb} lần gửi{what}", alterations=alterations)
