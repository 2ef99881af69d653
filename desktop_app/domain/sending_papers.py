"""What papers and texts for sending a dossier are made from, and the texts to paste."""

from dataclasses import dataclass

from desktop_app.domain.papers import PaperCode
from desktop_app.domain.sending import SentFile
from desktop_app.domain.submission import Dossier, Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Where a dossier goes and where it comes from, as envelopes name it. "": not stated."""

    addressee: str = ""
    address: str = ""
    email: str = ""
    sender_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingFacts:
    """A revision with its marks and code, where it goes, the package that was written of it (None: none yet).

    `decisions` and `attachments` are how many scanned decisions and other files go along, `scan` whether the scan of
    the signed Tờ trình does.
    """

    dossier: Dossier
    marks: Marks
    code: PaperCode
    envelope: Envelope
    decisions: int
    attachments: int
    scan: bool = False
    file: SentFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingTexts:
    """Texts to paste, without personal data: an e-mail's subject and body, and a message for Zalo or SMS."""

    subject: str
    body: str
    message: str
