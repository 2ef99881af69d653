"""What `backup`, `restore` and `doctor` answer: JSON, and the Vietnamese lines that stand for it."""

from typing import Any

from desktop_app.domain.backup import Backup
from desktop_app.services.backup_words import contents_words, loss_words, moment_words
from desktop_app.services.doctor import Diagnosis
from desktop_app.services.restoring import Preview, Restored

Json = dict[str, Any]


def backup_json(backup: Backup) -> Json:
    """`backup --json`."""
    return {
        "backup": str(backup.path),
        "sha256": backup.sha256,
        "at": backup.at.isoformat(),
        "sequence": backup.sequence,
        "attachments": backup.contents.attachments,
        "missing": backup.missing,
    }


def backup_lines(backup: Backup) -> list[str]:
    """What `backup` tells a person."""
    lines = [f"Đã sao lưu và kiểm tra: {backup.path}", f"Gồm {contents_words(backup.contents)}."]
    if backup.missing:
        lines.append(
            f"Trong dữ liệu có {backup.missing} tệp đính kèm không còn hoặc bị hỏng nên bản sao lưu không có các tệp "
            "đó. Dùng lệnh doctor để xem là những tệp nào."
        )
    return lines


def preview_lines(preview: Preview) -> list[str]:
    """What restoring would do, said before it is done."""
    candidate = preview.candidate
    lines = [f"Bản sao lưu lúc {moment_words(candidate.at)}: {contents_words(candidate.contents)}."]
    if candidate.other_unit:
        lines.append("Bản sao lưu này là của đơn vị khác.")
    return lines + loss_words(preview.losses, preview.changed_at)


def restore_json(preview: Preview, done: Restored | None) -> Json:
    """`restore --json`; with `--dry-run` nothing was `restored`."""
    losses = preview.losses
    kinds = ("people", "initiatives", "submissions")
    counted = losses and {
        kind: {"gone": item.gone, "changed": item.changed, "back": item.back}
        for kind in kinds
        for item in (getattr(losses, kind),)
    }
    return {
        "backup": str(preview.candidate.file),
        "at": preview.candidate.at.isoformat(),
        "lost": counted,
        "restored": done is not None,
        "kept": str(done.kept) if done and done.kept else None,
        "missing": done.missing if done else 0,
    }


def doctor_json(found: Diagnosis) -> Json:
    """`doctor --json`."""
    return {
        "workspace": str(found.root),
        "sound": found.sound,
        "checked": list(found.looked_at),
        "problems": [
            {
                "code": item.code,
                "place": item.place,
                "serious": item.serious,
                "message": item.message,
                "advice": item.advice,
            }
            for item in found.ailments
        ],
    }


def doctor_lines(found: Diagnosis) -> list[str]:
    """What `doctor` tells a person."""
    lines = [f"Đã kiểm tra dữ liệu ở: {found.root}", *(f"  - {what}" for what in found.looked_at)]
    for item in found.ailments:
        lines += [f"{'Lỗi' if item.serious else 'Lưu ý'}: {item.message}", f"  {item.advice}"]
    return lines if found.ailments else [*lines, "Không có gì hỏng."]
