"""The register of sendings: kept line by line, changed by edits that can be undone, gone with its revision."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from db.workspace import Workspace
from desktop_app.domain.edit import Alteration, Edit, changed_by
from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import SendingWay
from desktop_app.domain.records import ClashError
from desktop_app.domain.sending import ExportedPackage, Sending, SentFile
from tests.db import build
from tests.db.test_submissions import DAY, send

FILE = SentFile(name="CDCS-So-Noi-vu_1trieu-yenbai-2022_dot-01_r1.zip", size=3 << 30, sha256="a" * 64)
EXPORTED = ExportedPackage(submission_id=build.submission(), revision=1, file=FILE, place="E:\\", made_at=build.NOW)


def sending(number: int = 1, **changes) -> Sending:
    facts = {
        "id": UUID(int=number),
        "submission_id": build.submission(),
        "revision": 1,
        "way": SendingWay.POST,
        "addressee": "LĐLĐ tỉnh Yên Bái",
        "sent_on": DAY,
        "tracking_number": "RA 123 456 789 VN",
        "confirmed_by": "Bà Hoa, văn thư",
        "confirmed_on": DAY + timedelta(days=2),
        "note": "Gửi bảo đảm",
        "file": FILE,
    }
    return Sending(**facts | changes)


def apply(workspace: Workspace, *pairs: tuple[Sending | None, Sending | None]) -> Edit:
    edit = Edit(label="", alterations=tuple(Alteration(before, after) for before, after in pairs))
    with workspace.write() as session:
        session.apply_edit(edit)
    return edit


def lines(workspace: Workspace) -> tuple[Sending, ...]:
    with workspace.read() as session:
        return session.sendings.everything()


BARE = Sending(id=UUID(int=2), submission_id=build.submission(), revision=1, way=SendingWay.OTHER)


def test_lines_come_back_as_they_were_written(filled: Workspace) -> None:
    send(filled)
    edit = apply(filled, (None, sending()), (None, BARE))
    assert lines(filled) == (BARE, sending())
    assert changed_by(edit).submissions == {build.submission()}
    assert filled.verify() == []


def test_the_latest_day_comes_first_and_what_has_none_before_it(filled: Workspace) -> None:
    send(filled)
    days = [DAY, None, date(2022, 6, 1), DAY]
    apply(filled, *((None, sending(number, sent_on=day)) for number, day in enumerate(days)))
    assert [item.id.int for item in lines(filled)] == [1, 2, 3, 0]


def test_a_line_is_changed_and_deleted_and_both_are_undone(filled: Workspace) -> None:
    send(filled)
    apply(filled, (None, sending()))
    later = replace(sending(), confirmed_by="Ông Bình", file=None)
    for before, after in ((sending(), later), (sending(), None)):
        edit = apply(filled, (before, after))
        assert lines(filled) == (() if after is None else (after,))
        with filled.write() as session:
            session.apply_edit(edit.reversed())
        assert lines(filled) == (sending(),)
    assert filled.verify() == []


def test_changes_of_different_facts_meet_and_of_the_same_clash(filled: Workspace) -> None:
    send(filled)
    apply(filled, (None, sending()))
    apply(filled, (sending(), sending(tracking_number="EX 1")))
    apply(filled, (sending(), sending(note="Đã gọi điện")))
    assert lines(filled) == (sending(tracking_number="EX 1", note="Đã gọi điện"),)
    with pytest.raises(ClashError, match="sổ theo dõi gửi hồ sơ vừa được thay đổi"):
        apply(filled, (sending(), sending(note="Khác")))


def test_a_line_of_a_revision_that_is_not_there_is_refused(filled: Workspace) -> None:
    send(filled)
    with pytest.raises(InputError, match="không còn trong dữ liệu") as caught:
        apply(filled, (None, sending(revision=2)))
    assert caught.value.code == "clash"
    assert lines(filled) == ()


def test_packages_are_kept_the_latest_first(filled: Workspace) -> None:
    send(filled)
    send(filled, 2)
    second = replace(EXPORTED, revision=2, place="D:\\HoSo")
    with filled.write() as session:
        session.sendings.add_package(EXPORTED)
        session.sendings.add_package(second)
        assert session.sendings.packages(build.submission()) == (second, EXPORTED)
    assert filled.verify() == []


def test_lines_and_packages_go_with_their_revision(filled: Workspace) -> None:
    send(filled)
    send(filled, 2)
    apply(filled, (None, sending()), (None, sending(2, revision=2)))
    with filled.write() as session:
        session.sendings.add_package(EXPORTED)
        session.submissions.delete_revision(build.submission(), 1)
        assert [item.id.int for item in session.sendings.everything()] == [2]
        assert session.sendings.packages(build.submission()) == ()
