"""What comes after signing: number, day, signer and the scan of the sealed paper, each an edit that can be undone."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import UnitLevel
from desktop_app.domain.submission import RevisionMarks
from desktop_app.services.editing import file_to_open
from desktop_app.services.revisions import RevisionSheet, revision_sheet
from desktop_app.services.submissions import store_scan
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.dates import format_date
from ui.desk import Desk
from ui.dossier.scan_box import ScanBox
from ui.opening import open_or_tell
from ui.theme import CAPTION_PT, SPACE_S
from ui.widgets.fields import DateField, TextField
from ui.widgets.form import FormView
from ui.widgets.labels import text_label
from ui.widgets.record_form import Binding, RecordKeeper

LABELS: Final = {
    "number": "Số văn bản",
    "dated_on": "Ngày văn bản",
    "signer_name": "Người ký",
    "selection_declared_on": FIELD_LABELS["selection_declared_on"],
}
_HINTS: Final = {
    "number": "Chỉ ghi số, ví dụ 12; phần mềm thêm ký hiệu.",
    "dated_on": "Ngày ghi trên văn bản đã ký.",
    "signer_name": "Chỉ ghi khi người ký khác với tên in trên văn bản.",
    "selection_declared_on": "Ngày cấp xét chọn xác nhận lại là không có khiếu nại, tranh chấp.",
}


def draft_names(number: int) -> dict[str, str]:
    """What the drafts of a revision's fields are called: drafts are kept by submission."""
    return {field: f"{field}:{number}" for field in LABELS}


class MarksForm(FormView):
    """Shows the marks of one revision and writes them field by field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Without a revision."""
        super().__init__(parent)
        self._desk = desk
        self._about = ""
        self.sheet: RevisionSheet | None = None
        self.says = text_label("")
        section = self.add_section()
        section.add_widget(self.says)
        for field in LABELS:
            kind = DateField if field in ("dated_on", "selection_declared_on") else TextField
            section.add(kind(LABELS[field], field_id=field, hint=_HINTS[field]), columns=1)
        self.scan = ScanBox(desk.settings)
        self.scan.taken.connect(self._take_scan)
        self.scan.opening.connect(self._open_scan)
        self.scan.removing.connect(self._remove_scan)
        section.add_widget(self.scan)
        self.sent = text_label("", CAPTION_PT, role="secondary")
        section.add_widget(self.sent)
        self.setViewportMargins(0, SPACE_S, 0, 0)
        self.setAcceptDrops(True)
        binding = Binding(value=_value, changed=_changed, label=self._label, added=_never)
        self.keeper: RecordKeeper[RevisionMarks] = RecordKeeper(desk, self.fields, binding, self)
        self.keeper.refused.connect(self._read_again)

    def show_sheet(self, sheet: RevisionSheet) -> None:
        """Show a revision; one that is shown already is renewed."""
        record = self.keeper.record
        same = record is not None and (record.id, record.revision) == (sheet.record.id, sheet.number)
        self.sheet = sheet
        self._about = f"đợt {sheet.entry.serial}, lần {sheet.number}"
        self.says.setText(
            "Nhập những gì có sau khi ký. Nội dung đã chốt và mã đối chiếu trên giấy không thay đổi."
            if sheet.is_newest
            else f"Đây là lần {sheet.number}, không phải lần mới nhất. Chỉ sửa khi giấy của chính lần này đã được ký."
        )
        if same:
            self.keeper.renew(sheet.record)
        else:
            self.keeper.show(sheet.record, sheet.drafts, names=draft_names(sheet.number))
        self._show_selecting(sheet)
        self.scan.show_scan(sheet.record.marks.signed_scan)
        sent = sheet.record.marks.sent_on
        ways = ", ".join(channel.label for channel in sheet.record.marks.channels)
        self.sent.setText(
            "Chưa ghi ngày gửi."
            if sent is None
            else f"Đã gửi ngày {format_date(sent)}{f' qua {ways}' if ways else ''}."
        )

    def _show_selecting(self, sheet: RevisionSheet) -> None:
        """Ask for the day of selection where there is one: not at the grassroots."""
        unit = self._desk.unit
        selects = unit is not None and unit.level is not UnitLevel.GRASSROOTS
        field = self.fields["selection_declared_on"]
        field.setVisible(selects or sheet.record.marks.selection_declared_on is not None)
        self.refresh()

    def close_sheet(self) -> None:
        """Show nothing, after what is typed was handed on."""
        self.keeper.flush()
        self.keeper.abandon()
        self.sheet = None

    def _label(self, _record: RevisionMarks, field: str) -> str:
        return f"Sửa “{LABELS[field]}” của {self._about}"

    @Slot()
    def _read_again(self) -> None:
        if self.sheet is not None:
            work = partial(revision_sheet, self._desk.workspace, self.sheet.entry.id, self.sheet.number)
            self._desk.read(work, self._renew)

    def _renew(self, sheet: RevisionSheet | None) -> None:
        if sheet is not None:
            self.keeper.renew(sheet.record)

    @Slot(object)
    def _take_scan(self, file: Path) -> None:
        if self.sheet is not None:
            self.keeper.flush()
            label = f"Đính bản quét đã ký của {self._about}"
            self._apply(partial(_with_scan, self._desk.workspace, self.sheet.entry.id, self.sheet.number, file, label))

    @Slot()
    def _remove_scan(self) -> None:
        if self.sheet is not None:
            self.keeper.flush()
            label = f"Bỏ bản quét đã ký của {self._about}"
            self._apply(partial(_with_scan, self._desk.workspace, self.sheet.entry.id, self.sheet.number, None, label))

    def _apply(self, make: partial[Edit]) -> None:
        self._desk.apply_made(make, self._applied)

    def _applied(self, edit: Edit) -> None:
        if edit.alterations:
            self._desk.messages.success(f"Đã làm: {edit.label}.", "Hoàn tác", self._desk.undo)

    @Slot(object)
    def _open_scan(self, file: StoredFile) -> None:
        self._desk.read(partial(file_to_open, self._desk.workspace, file), self._open)

    def _open(self, copy: Path) -> None:
        open_or_tell(copy, self._desk.messages)


def _value(record: RevisionMarks, field: str) -> Any:
    return getattr(record.marks, field)


def _changed(record: RevisionMarks, field: str, value: Any) -> RevisionMarks:
    return replace(record, marks=replace(record.marks, **{field: value}))


def _never(_record: RevisionMarks) -> str:
    raise AssertionError("a revision isn't added here")


def _with_scan(workspace: OpenWorkspace, submission_id: UUID, number: int, file: Path | None, label: str) -> Edit:
    """The edit that gives a revision its scan, from what is stored."""
    scan = None if file is None else store_scan(workspace, file)
    sheet = revision_sheet(workspace, submission_id, number)
    if sheet is None or sheet.number != number or sheet.record.marks.signed_scan == scan:
        return Edit(label=label, alterations=())
    after = replace(sheet.record, marks=replace(sheet.record.marks, signed_scan=scan))
    return Edit(label=label, alterations=(Alteration(sheet.record, after),))
