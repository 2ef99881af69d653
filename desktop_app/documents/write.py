"""Writes a document to a file, in one step."""

from pathlib import Path

from desktop_app.documents.content import Document
from desktop_app.domain.kinds import PaperFormat
from desktop_app.system.files import atomic_writer


def write_document(document: Document, file_format: PaperFormat, path: Path) -> None:
    """Write a document in a format; the same content gives the same bytes.

    The file is replaced in one step or stays as it was. Raises the faults of `system.files`.
    """
    with atomic_writer(path) as file:
        match file_format:
            case PaperFormat.PDF:
                from desktop_app.documents.pdf_writer import write_pdf

                write_pdf(document, file)
            case PaperFormat.DOCX:
                from desktop_app.documents.docx_writer import write_docx

                write_docx(document, file)
            case PaperFormat.XLSX:
                from desktop_app.documents.xlsx_writer import write_xlsx

                write_xlsx(document, file)
