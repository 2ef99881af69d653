"""Where a workspace stands before it is set up, and the sample to try things in."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from desktop_app.domain.errors import InputError
from desktop_app.domain.progress import silent
from desktop_app.domain.unit import Unit
from desktop_app.services import editing, first_run
from desktop_app.services.checking import check
from desktop_app.services.workspace import open_workspace
from desktop_app.system.files import hash_file
from tests.cli.office import PROGRAMME
from tests.services import union

OTHER = "75k-binhdinh-2021"


def test_first_run_until_something_is_there(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "may", union.context()) as workspace:
        found = first_run.standing(workspace)
        assert (found.unit, found.programme_id, found.programme_title) == (None, "", "")
        assert (found.first_run, found.sample) == (True, False)
        editing.new_person(workspace)
        assert first_run.standing(workspace).first_run
        editing.save_unit(workspace, Unit(id=uuid4(), name="CĐCS Sở Nội vụ", province="Yên Bái"))
        first_run.choose_programme(workspace, PROGRAMME)
        found = first_run.standing(workspace)
        assert not found.first_run
        assert found.unit is not None
        assert (found.unit.name, found.programme_id) == ("CĐCS Sở Nội vụ", PROGRAMME)
        assert found.programme_title == "01 triệu sáng kiến"
        assert [item.id for item in found.programmes] == [PROGRAMME, OTHER]


def test_skipped_first_run_does_not_come_back(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "may", union.context()) as workspace:
        first_run.skip_first_run(workspace)
        assert not first_run.standing(workspace).first_run


def test_nameless_unit_with_entries_is_no_first_run(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "may", union.context()) as workspace:
        union.apply(workspace, None, editing.new_person(workspace, "Trần Văn Thử"))
        assert not first_run.standing(workspace).first_run


@pytest.mark.parametrize(
    ("province", "first"),
    [
        ("", OTHER),
        ("Yên Bái", PROGRAMME),
        ("tỉnh yên bái", PROGRAMME),
        ("Lào Cai", PROGRAMME),
        ("Bình Định", OTHER),
        ("Gia Lai", OTHER),
        ("Hà Nội", OTHER),
    ],
)
def test_programme_of_the_province_comes_first(tmp_path: Path, province: str, first: str) -> None:
    with open_workspace(tmp_path / "may", union.context()) as workspace:
        choices = first_run.programme_choices(workspace, province)
    assert choices[0].id == first
    assert {item.id for item in choices} == {PROGRAMME, OTHER}
    assert all(item.closed and item.title and item.issuer and item.province for item in choices)


def test_unknown_programme_is_told(tmp_path: Path) -> None:
    with (
        open_workspace(tmp_path / "may", union.context()) as workspace,
        pytest.raises(InputError, match="Không có chương trình"),
    ):
        first_run.choose_programme(workspace, "khac")


def test_provinces() -> None:
    names = first_run.provinces()
    assert len(names) == len(set(names)) == 64  # 63 of before, and Huế, which was Thừa Thiên Huế
    assert {"Yên Bái", "Lào Cai", "Hà Nội"} <= set(names)
    assert names.index("An Giang") == 0
    assert names.index("Đắk Lắk") > names.index("Cao Bằng")
    assert names[-1] == "Yên Bái"


def test_sample_is_made_beside_an_open_workspace_and_left_alone_then(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "may", union.context()):
        first_run.make_sample(tmp_path / "thu", union.context(), silent)
    with open_workspace(tmp_path / "thu", union.context(), create=False) as sample:
        found = first_run.standing(sample)
        assert found.sample
        assert found.unit is not None
        assert found.programme_id == PROGRAMME
        held = union.states(sample).values()
        assert len(held) >= 10
        files = [item.file for item in (*(file for item in held for file in item.attachments),)]
        assert files
        assert all(hash_file(sample.store.attachments.path_of(file.sha256 or "")) == file.sha256 for file in files)
        assert len({item.verdict for _, _, item in check(sample, PROGRAMME, on=union.DAY).initiatives}) > 2
        union.apply(sample, found.unit, replace(found.unit, place="Khác"))
    first_run.make_sample(tmp_path / "thu", union.context(), silent)
    with open_workspace(tmp_path / "thu", union.context(), create=False) as sample:
        changed = first_run.standing(sample).unit
        assert changed is not None
        assert changed.place == "Khác"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["may", "thu"]


@pytest.mark.parametrize("there", [None, "empty", "unfinished"])
def test_sample_that_was_broken_off_is_begun_again(tmp_path: Path, there: str | None) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise ZeroDivisionError

    root = tmp_path / "thu"
    if there == "empty":
        root.mkdir()
    if there == "unfinished":
        (tmp_path / "thu.dang-tao").mkdir()
        (tmp_path / "thu.dang-tao" / "du-lieu.hssk").write_bytes(b"nua chung")
    with pytest.raises(ZeroDivisionError):
        first_run.make_sample(root, union.context(), stop)
    assert not (root / "du-lieu.hssk").exists()
    first_run.make_sample(root, union.context(), silent)
    assert [path.name for path in tmp_path.iterdir()] == ["thu"]


def test_the_sample_lies_beside_the_own_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(first_run, "default_workspace", lambda: tmp_path / "HoSoSangKien")
    assert first_run.sample_root() == tmp_path / "HoSoSangKien-mau"
