"""The sample data: made by the generator, marked as such, taken in without a fault, judged as its tables say."""

import tomllib
import uuid
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.context import Context
from desktop_app.domain.finding import CheckResult
from desktop_app.domain.kinds import Severity, TechnicalForm, Verdict
from desktop_app.domain.plan import ProblemSeverity
from desktop_app.domain.progress import silent
from desktop_app.domain.unit import Unit
from desktop_app.services.checking import check
from desktop_app.services.intake import Intake, import_workbook, read_whole_workbook
from desktop_app.services.outcomes import Counts, ImportOutcome
from desktop_app.services.workspace import open_workspace, own_unit
from desktop_app.text.identity import clean_identity, decode_identity
from tests.samples.build import SAMPLES, sample_files, write_samples
from tests.samples.papers import MARK
from tests.samples.tables import PROGRAMMES, load_sample

MOST_BYTES = 600_000
LEFT_BY_HAND = {"DOC-TRUOC.txt", "samples.toml"}
ENTRIES = {
    entry["programme"]: entry
    for entry in tomllib.loads((SAMPLES / "samples.toml").read_text(encoding="utf-8"))["sample"]
}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return sample_files()


@pytest.fixture(scope="module", params=PROGRAMMES)
def taken_in(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Unit, ImportOutcome, CheckResult]]:
    entry = ENTRIES[request.param]
    context = Context(now=lambda: datetime(2022, 5, 1, tzinfo=UTC), user="thử", new_id=uuid.uuid4)
    workbook = SAMPLES / entry["workbook"]
    with open_workspace(tmp_path_factory.mktemp("mau"), context) as workspace:
        parsed = read_whole_workbook(workbook, silent)
        outcome = import_workbook(workspace, parsed, Intake(workbook=workbook, programme_id=request.param), silent)
        checked = check(
            workspace,
            request.param,
            on=date.fromisoformat(entry["on"]),
            sent=date.fromisoformat(entry["sent"]),
        )
        yield request.param, own_unit(workspace), outcome, checked


def test_every_file_is_made_by_the_generator_or_written_by_hand(made):
    there = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*") if path.is_file()}
    assert there == {*made, *LEFT_BY_HAND}


def test_the_files_hold_what_the_generator_makes(made):
    for name, content in made.items():
        assert_same_content(name, (SAMPLES / name).read_bytes(), content)


def test_the_same_tables_give_the_same_bytes(made, tmp_path):
    write_samples(tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in made} == made


def test_the_samples_stay_small():
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < MOST_BYTES


def test_every_programme_has_its_entry_for_the_demo():
    assert set(ENTRIES) == set(PROGRAMMES)
    for entry in ENTRIES.values():
        assert (SAMPLES / entry["workbook"]).is_file()
        assert date.fromisoformat(entry["on"]) <= date.fromisoformat(entry["sent"])


def test_the_dossier_of_binh_dinh_is_sent_before_its_deadline():
    assert date.fromisoformat(ENTRIES["75k-binhdinh-2021"]["sent"]) < date(2021, 4, 15)


def test_printed_papers_bear_the_mark_of_sample_data(made):
    from pypdf import PdfReader

    printed = {name: PdfReader(BytesIO(content)) for name, content in made.items() if name.endswith(".pdf")}
    texts = {name: reader.pages[0].extract_text() for name, reader in printed.items() if not reader.pages[0].images}
    assert texts
    assert all(MARK in text for text in texts.values())


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_verdict_and_every_form_of_a_technical_solution_occurs(programme):
    sample = load_sample(programme)
    assert {expected.verdict for expected in sample.expected.values()} == {str(verdict) for verdict in Verdict}
    forms = {row["technical_form"] for row in sample.initiatives.records()} - {""}
    assert forms == {form.label for form in TechnicalForm}


@pytest.mark.parametrize(
    ("programme", "contradicted"), [("75k-binhdinh-2021", set()), ("1trieu-yenbai-2022", {"PTNT-21"})]
)
def test_identity_numbers_fit_their_bearers_but_for_the_one_meant_not_to(programme, contradicted):
    found = set()
    for person in load_sample(programme).members.records():
        facts = decode_identity(clean_identity(person["identity_number"]).text)  # none: a CMND of 9 digits
        born = person["birth_date"]
        year = born.year if isinstance(born, date) else int(str(born)[-4:])
        if facts and (facts.sex, facts.birth_year) != (str(person["sex"]).lower(), year):
            found.add(person["member_code"])
    assert found == contradicted


def test_the_unit_is_marked_as_a_sample(taken_in):
    _programme, unit, _outcome, _checked = taken_in
    assert unit.sample


def test_all_goes_in_and_nothing_comes_back(taken_in):
    _programme, _unit, outcome, _checked = taken_in
    assert outcome.members == Counts(added=30)
    assert outcome.initiatives == Counts(added=20)
    assert outcome.rejected is None
    assert {problem.severity for problem in outcome.problems} == {ProblemSeverity.NOTE}


def test_every_initiative_gets_the_verdict_and_the_findings_of_its_table(taken_in):
    programme, _unit, _outcome, checked = taken_in
    found = {
        code: (
            str(item.verdict),
            {finding.rule for finding in item.findings if finding.severity is not Severity.NOTE},
        )
        for code, _title, item in checked.initiatives
    }
    expected = load_sample(programme).expected
    assert found == {code: (item.verdict, set(item.rules)) for code, item in expected.items()}


def test_the_quota_of_yen_bai_is_partly_met(taken_in):
    programme, _unit, _outcome, checked = taken_in
    first = [
        (item.members, item.required, item.with_initiative, item.expected, item.missing) for item in checked.quotas
    ]
    assert first == {"75k-binhdinh-2021": [], "1trieu-yenbai-2022": [(148, 6, 4, 6, 2), (148, 9, 0, 0, 9)]}[programme]


def assert_same_content(name: str, there: bytes, made: bytes) -> None:
    """Compare what a file says: its bytes also depend on the releases of zlib and of the JPEG library."""
    match Path(name).suffix:
        case ".xlsx":
            assert members(there) == members(made), name
        case ".pdf":
            assert_same_pages(name, there, made)
        case _:
            assert_same_picture(name, picture(there), picture(made))


def members(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def picture(content: bytes) -> Any:
    from PIL import Image

    return Image.open(BytesIO(content)).convert("RGB")


def assert_same_pages(name: str, there: bytes, made: bytes) -> None:
    from pypdf import PdfReader

    left, right = PdfReader(BytesIO(there)), PdfReader(BytesIO(made))
    assert left.metadata == right.metadata, name
    assert len(left.pages) == len(right.pages), name
    for one, other in zip(left.pages, right.pages, strict=True):
        assert one.extract_text() == other.extract_text(), name
        assert len(one.images) == len(other.images), name
        for image, twin in zip(one.images, other.images, strict=True):
            assert_same_picture(name, picture(image.data), picture(twin.data))


def assert_same_picture(name: str, there: Any, made: Any) -> None:
    from PIL import ImageChops, ImageStat

    assert there.size == made.size, name
    assert max(ImageStat.Stat(ImageChops.difference(there, made)).mean) < 1, name
