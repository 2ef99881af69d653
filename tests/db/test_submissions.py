"""Revisions stay for ever as they were; marks stand beside them; deleting a person says what still names them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from db.workspace import Workspace
from desktop_app.domain.case import AssessedCase
from desktop_app.domain.errors import InputError
from desktop_app.domain.finding import Assessment
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import Channel, FileType, Verdict
from desktop_app.domain.programme import DossierTerms, Portal, Programme
from desktop_app.domain.records import KeptPaper, StoredProgramme
from desktop_app.domain.submission import Dossier, Marks, Revision
from tests.db import build, changes

DAY = date(2022, 5, 1)


def programme() -> Programme:
    return Programme(
        id=build.PROGRAMME,
        version=1,
        title="t",
        short_title="t",
        issuer="i",
        citation="c",
        province="Yên Bái",
        grounds=(),
        solution_types=(),
        block_labels={},
        portal=Portal(address="a", text_limit=1, fields=()),
        dossier=DossierTerms(addressee="a", award_years=(2018, 2019, 2020)),
        rules={},
        submission_rules={},
        person_fields=(),
    )


def revision(number: int, facts: bytes = b"{}") -> Revision:
    from hashlib import sha256

    return Revision(
        submission_id=build.submission(),
        number=number,
        facts=facts,
        digest=sha256(facts).hexdigest(),
        code="AAAA-BBBB-CCCC-DDDD",
        made_at=build.NOW,
    )


def send(workspace: Workspace, number: int = 1) -> Revision:
    made = revision(number, f'{{"revision":{number}}}'.encode())
    with workspace.write() as session:
        (cases,) = session.cases(build.PROGRAMME, build.unit())
        assessed = Assessment(on=DAY, verdict=Verdict.ELIGIBLE)
        dossier = Dossier(
            submission_id=build.submission(),
            serial=1,
            revision=number,
            unit=build.unit(),
            programme=programme(),
            checked_on=DAY,
            cases=tuple(AssessedCase(case=case, assessment=assessed) for case in cases[:2]),
        )
        session.submissions.add_revision(dossier, made)
    return made


def test_revisions_and_entries(filled: Workspace) -> None:
    first, second = send(filled), send(filled, 2)
    with filled.read() as session:
        submissions = session.submissions
        assert submissions.newest(build.submission()) == second
        assert submissions.revision(build.submission(), 1) == first
        assert submissions.revision(build.submission(), 3) is None
        (entry,) = submissions.entries(build.UNIT_ID)
        assert (entry.revision, entry.initiative_codes, entry.digest) == (2, ("SK1", "SK2"), second.digest)
        assert submissions.entry(entry.id) == entry
        assert submissions.entries(uuid4()) == ()


def test_marks_come_afterwards_and_leave_the_facts(filled: Workspace) -> None:
    made = send(filled)
    marks = Marks(
        number="05",
        dated_on=DAY,
        signer_name="Lê Anh",
        sent_on=DAY,
        channels=(Channel.EMAIL, Channel.POST),
        signed_scan=StoredFile(name="ký.pdf", sha256="c" * 64, size=5, file_type=FileType.PDF),
        selection_declared_on=DAY,
    )
    with filled.write() as session:
        session.submissions.set_marks(build.submission(), 1, marks)
    with filled.read() as session:
        assert session.submissions.newest(build.submission()) == replace(made, marks=marks)
        assert session.submissions.entries()[0].marks == marks
    assert filled.verify() == []


def test_changed_facts_are_noticed(filled: Workspace) -> None:
    send(filled)
    with filled.write() as session:
        session._connection.exec_driver_sql("UPDATE revision SET facts = x'7b7d'")
    assert filled.verify() == ["revision:1"]


def test_papers_replace_those_of_the_same_name(filled: Workspace) -> None:
    send(filled)
    papers = [KeptPaper(name, StoredFile(name=name, sha256=name * 32, size=1)) for name in ("ab", "cd")]
    with filled.write() as session:
        session.submissions.keep_papers(build.submission(), 1, papers)
        session.submissions.keep_papers(build.submission(), 1, papers[1:])
        assert session.submissions.papers(build.submission(), 1) == tuple(papers)


def test_deleted_revision_leaves_its_digest(filled: Workspace) -> None:
    send(filled)
    second = send(filled, 2)
    with filled.write() as session:
        session.submissions.delete_revision(build.submission(), 2)
        assert session.submissions.entries()[0].revision == 1
        assert session.submissions.naming(build.person(1).id) == ((build.submission(), 1),)
        left = session._connection.exec_driver_sql("SELECT facts, facts_digest FROM revision WHERE number = 2").one()
        assert tuple(left) == (None, second.digest)
    assert filled.verify() == []


def test_programme_of_the_same_version_with_other_contents_is_refused(workspace: Workspace) -> None:
    with workspace.write() as session:
        session.programmes.save(StoredProgramme(id="p", version=1, source="a", digest="a" * 64))
    with pytest.raises(InputError, match="đã có với nội dung khác") as caught, workspace.write() as session:
        session.programmes.save(StoredProgramme(id="p", version=1, source="b", digest="b" * 64))
    assert caught.value.code == "programme-exists"


def test_deleting_a_person(filled: Workspace, tmp_path: Path) -> None:
    from desktop_app.domain.initiative import Attachment

    gone, source = build.person(2, "Trần Văn Đức"), tmp_path / "a.pdf"
    source.write_bytes(b"%PDF-1.7")
    stored = filled.attachments.store(source)
    with filled.write() as session:
        session.drafts.put(gone.id, "phone", "0999888777", build.NOW)
        changes.change(session, build.initiative(10).id, attachments=(Attachment(order=1, kind=None, file=stored),))
        changes.change(session, build.initiative(2).id, attachments=(Attachment(order=1, kind=None, file=stored),))
    send(filled)
    (report,) = filled.delete_people([gone.id])
    assert report.submissions == ((build.submission(), 1),)
    assert report.shared_initiatives == ("SK2",)
    with filled.write() as session:
        assert session.people.by_id([gone.id]) == {}
        assert session.drafts.of_record(gone.id) == {}
        assert changes.people_found(session, build.UNIT_ID, "duc") == []
        assert changes.found(session, build.UNIT_ID, "tran van duc") == []
        assert changes.state(session, build.initiative(10).id).attachments == ()
        assert len(changes.state(session, build.initiative(2).id).attachments) == 1
        assert filled.attachments.path_of(stored.sha256).is_file()
    for word in ("015085001234", "0999888777", "Trần Văn Đức", "duc"):
        assert word.encode() not in filled.paths.database.read_bytes()
    assert filled.verify() == []


def test_file_to_which_nothing_refers_any_more_goes_with_the_person(filled: Workspace, tmp_path: Path) -> None:
    from desktop_app.domain.initiative import Attachment

    source = tmp_path / "a.pdf"
    source.write_bytes(b"%PDF-1.7")
    stored = filled.attachments.store(source)
    with filled.write() as session:
        changes.change(session, build.initiative(1).id, attachments=(Attachment(order=1, kind=None, file=stored),))
    assert filled.delete_people([build.person(3).id])[0].submissions == ()
    assert not any(path.is_file() for path in filled.paths.files.rglob("*"))
