"""Facts for what goes along when a dossier is sent: with all that may be stated, and with little."""

from desktop_app.domain.sending import SentFile
from desktop_app.domain.sending_papers import Envelope, SendingFacts
from desktop_app.domain.submission import Marks
from tests.documents.build import BINH_DINH, CODE, MARKS, dossier

FILE = SentFile(
    name="CDCS-So-Noi-vu_1trieu-yenbai-2022_dot-01_r1.zip", size=3_408_921, sha256=f"{0xFEDCBA9876543210:064x}"[::-1]
)
SENT = SendingFacts(
    dossier=dossier(),
    marks=MARKS,
    code=CODE,
    envelope=Envelope(
        addressee="Công đoàn Viên chức tỉnh Yên Bái",
        address="Số 10 đường Lý Tự Trọng, thành phố Yên Bái",
        email="cdvc@example.vn",
        sender_address="Sở Nội vụ, đường Yên Ninh, thành phố Yên Bái",
    ),
    decisions=2,
    attachments=5,
    file=FILE,
)
"""With number, date, addresses and the package."""

SAMPLE = SendingFacts(
    dossier=dossier(programme_id=BINH_DINH, sample=True),
    marks=Marks(),
    code=CODE,
    envelope=Envelope(),
    decisions=0,
    attachments=0,
)
"""Of made-up data, on paper alone, with number, date and addresses still open."""
