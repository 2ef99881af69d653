"""`van-ban.json`: number, date, signer, sending, sealed scan, which are not under the code on paper."""

from dataclasses import replace

from desktop_app.domain.submission import Dossier, Marks
from desktop_app.packages.codec import encode
from desktop_app.packages.schemas import MARKS, VERSION
from desktop_app.packages.strict_json import canonical


def marks_json(dossier: Dossier, facts_digest: str, marks: Marks) -> bytes:
    """Return the canonical JSON (`van-ban-1.schema.json`), which names its facts by their SHA-256."""
    scan = marks.signed_scan
    there = scan if scan is not None and scan.sha256 is not None else None
    return canonical(
        {
            "format": MARKS,
            "version": VERSION[MARKS],
            "submission": str(dossier.submission_id),
            "revision": dossier.revision,
            "facts_sha256": facts_digest,
            **encode(replace(marks, signed_scan=there)),
        }
    )
