"""Packages: writing a submission's, and checking any without importing it."""

from pathlib import Path

from desktop_app import __version__
from desktop_app.domain.errors import InputError
from desktop_app.domain.package import PackageReport, Written
from desktop_app.domain.progress import Progress
from desktop_app.packages.layout import CONTENTS, package_name
from desktop_app.packages.verify import verify
from desktop_app.packages.write import write_package
from desktop_app.services.exports import note_export
from desktop_app.services.faults import translated
from desktop_app.services.papers import StagedDossier, staged
from desktop_app.services.targets import refuse_existing
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.files import make_folder

SOFTWARE = f"Ho So Sang Kien {__version__}"


def export_package(workspace: OpenWorkspace, submission_id: str, out: Path, progress: Progress) -> Written:
    """Write the package of a submission's newest revision; `out` is a file, or a folder that is there."""
    with staged(workspace, submission_id, progress) as dossier, translated():
        target = out / f"{package_name(dossier.dossier)}.zip" if out.is_dir() else out
        refuse_existing(target)
        written = write_staged(workspace, dossier, target, progress)
        submission = dossier.entry.id
    note_export(workspace, "package-exported", submission)
    return written


def write_staged(workspace: OpenWorkspace, dossier: StagedDossier, target: Path, progress: Progress) -> Written:
    """Write a package from staged papers; the contents list goes in as PDF alone."""
    papers = [item for item in dossier.papers if item.path != f"{CONTENTS}.docx"]
    make_folder(target.parent)
    return write_package(
        target,
        dossier=dossier.dossier,
        facts=dossier.facts,
        marks=dossier.entry.marks,
        papers=papers,
        attachment_path=workspace.store.attachments.path_of,
        bagged_on=workspace.context.today(),
        software=SOFTWARE,
        progress=progress,
    )


def verify_packages(files: tuple[Path, ...]) -> tuple[PackageReport, ...]:
    """Check each package; `InputError` for a file that isn't there."""
    for file in files:
        if not file.is_file():
            raise InputError("file-not-found", f"Không tìm thấy gói “{file}”; hãy kiểm tra lại đường dẫn.")
    with translated():
        return tuple(verify(file) for file in files)
