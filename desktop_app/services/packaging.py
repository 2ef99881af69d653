"""Checking packages without importing them."""

from pathlib import Path

from desktop_app.domain.errors import InputError
from desktop_app.domain.package import PackageReport
from desktop_app.packages.verify import verify
from desktop_app.services.faults import translated


def verify_packages(files: tuple[Path, ...]) -> tuple[PackageReport, ...]:
    """Check each package; `InputError` for a file that isn't there."""
    for file in files:
        if not file.is_file():
            raise InputError("file-not-found", f"Không tìm thấy gói “{file}”; hãy kiểm tra lại đường dẫn.")
    with translated():
        return tuple(verify(file) for file in files)
