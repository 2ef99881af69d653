"""Where the unit stands: the figures are those of the check, the lines lead to the very record and field."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.initiative import Authorship
from desktop_app.domain.kinds import UnitLevel, Verdict
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.participation import Participation
from desktop_app.domain.progress import silent
from desktop_app.domain.unit import Unit
from desktop_app.services import dashboard as screen
from desktop_app.services import editing
from desktop_app.services.checking import check
from desktop_app.services.dashboard import Dashboard
from desktop_app.services.submissions import MarkChanges, SubmissionOrder, change_marks, new_submission
from desktop_app.services.verdicts import refresh
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.text.names import vietnamese_key
from tests.bench.workload import CHECKED_ON, PROGRAMME, Workload
from tests.db import changes
from tests.services.union import apply, context, people, state

OTHER = "75k-binhdinh-2021"
SIZE = 80
DAYS = (None, date(2021, 10, 1), CHECKED_ON, date(2022, 7, 1))


@pytest.fixture(scope="module")
def union(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWorkspace]:
    """A union with other workers among its authors, submissions before, on and after the day."""
    workload = Workload(25, SIZE)
    with open_workspace(tmp_path_factory.mktemp("board"), context()) as workspace:
        with workspace.store.write() as session:
            session.apply_import(workload.plan(), {}, PROGRAMME)
            for number, day in zip(range(SIZE), cycle(DAYS), strict=False):
                record = workload.record(number)
                own, common = record.participation, Participation()
                if number % 3 == 0:
                    common = Participation(portal_on=day, put_forward=own.put_forward)
                    own = replace(own, put_forward=())
                else:
                    own = replace(own, portal_on=day)
                changes.take_part(session, record.initiative.id, PROGRAMME, own)
                changes.take_part(session, record.initiative.id, "", common)
        refresh(workspace, PROGRAMME, CHECKED_ON, silent, lambda: False)
        yield workspace


def look(workspace: OpenWorkspace, programme_id: str = PROGRAMME, on: date = CHECKED_ON) -> Dashboard:
    refresh(workspace, programme_id, on, silent, lambda: False)
    return screen.dashboard(workspace, programme_id, on)


@pytest.mark.parametrize("on", [date(2022, 5, 31), CHECKED_ON, date(2022, 6, 1), date(2021, 1, 1)])
def test_quotas_are_those_of_the_check(union: OpenWorkspace, on: date) -> None:
    found = look(union, on=on)
    assert found.quotas == check(union, PROGRAMME, on=on).quotas
    assert len(found.quotas) == 2


def test_quotas_count_subordinate_units_too(union: OpenWorkspace) -> None:
    with union.store.write() as session:
        own = session.units.own()
        assert own is not None
        below = Unit(id=Workload(1, 1).person(0).id, name="Tổ dưới", upper_id=own.id, member_count=7)
        session.units.save(below)
    assert look(union).quotas == check(union, PROGRAMME, on=CHECKED_ON).quotas
    assert len(look(union).quotas) == 4


def test_verdicts_as_a_chart_that_leads_to_the_list(union: OpenWorkspace) -> None:
    found = look(union)
    assert [(item.verdict, item.link) for item in found.verdicts.items] == [
        (verdict, Link(screen=Screen.INITIATIVES, filter=f"verdict:{verdict.value}")) for verdict in Verdict
    ]
    assert sum(item.value for item in found.verdicts.items) == found.initiatives == SIZE
    assert "80 sáng kiến" in found.verdicts.description
    assert all(item.label in found.verdicts.description for item in found.verdicts.items)


def test_what_is_not_checked_yet_stands_beside_the_verdicts(union: OpenWorkspace) -> None:
    with union.store.write() as session:
        session.assessments.forget([Workload(25, SIZE).record(number).initiative.id for number in range(3)])
    item = screen.dashboard(union, PROGRAMME, CHECKED_ON).verdicts.items[-1]
    assert (item.label, item.value, item.link) == (
        "Chưa kiểm tra",
        3,
        Link(screen=Screen.INITIATIVES, filter="unchecked"),
    )


def test_the_quota_says_how_many_are_missing(workspace: OpenWorkspace) -> None:
    chart = look(workspace).quota
    assert chart is not None
    assert [(item.label, item.value, item.target) for item in chart.items] == [
        ("Giai đoạn 1, đến 31/05/2022", 0, 2),
        ("Giai đoạn 2, đến 30/09/2023", 0, 3),
    ]
    said = "0/2 đoàn viên có sáng kiến đã nộp, còn thiếu 2 (2 người có sáng kiến đủ điều kiện, chưa nộp)"
    assert chart.items[0].caption == said
    assert said in chart.description


def test_a_quota_that_is_met(workspace: OpenWorkspace) -> None:
    _unit(workspace, member_count=25)
    before = state(workspace, "SK001")
    apply(workspace, before, editing.with_part(before, PROGRAMME, portal_on=CHECKED_ON))
    chart = look(workspace).quota
    assert chart is not None
    assert chart.items[0].caption == "1/1 đoàn viên có sáng kiến đã nộp, đã đạt 4%"
    assert not any("còn thiếu" in step.text for step in look(workspace).next_steps)


def test_a_programme_without_phases_has_no_quota(workspace: OpenWorkspace) -> None:
    found = look(workspace, OTHER)
    assert (found.quotas, found.quota) == ((), None)


def _unit(workspace: OpenWorkspace, **facts: Any) -> None:
    with workspace.store.read() as session:
        unit = session.units.own()
    assert unit is not None
    apply(workspace, unit, replace(unit, **facts))


@pytest.mark.parametrize(
    ("programme", "facts", "days"),
    [
        (
            PROGRAMME,
            {},
            [
                (date(2022, 5, 31), "Hết giai đoạn 1", 30),
                (date(2023, 9, 1), "Ngày cuối để sáng kiến được áp dụng", 488),
                (date(2023, 9, 30), "Hết giai đoạn 2", 517),
            ],
        ),
        (
            OTHER,
            {"level": UnitLevel.UPPER},
            [
                (date(2021, 4, 14), "Gửi hồ sơ trước ngày 15/04/2021", -382),
                (date(2021, 4, 22), "Cổng trực tuyến đóng lúc 24 giờ", -374),
                (date(2021, 5, 31), "Ngày cuối để sáng kiến được áp dụng", -335),
            ],
        ),
        (
            OTHER,
            {"level": UnitLevel.PROVINCE},
            [
                (date(2021, 4, 22), "Cổng trực tuyến đóng lúc 24 giờ", -374),
                (date(2021, 4, 22), "Ngày cuối gửi hồ sơ đến Tổng Liên đoàn", -374),
                (date(2021, 5, 31), "Ngày cuối để sáng kiến được áp dụng", -335),
            ],
        ),
        (
            OTHER,
            {"level": UnitLevel.GRASSROOTS},
            [
                (date(2021, 4, 22), "Cổng trực tuyến đóng lúc 24 giờ", -374),
                (date(2021, 5, 31), "Ngày cuối để sáng kiến được áp dụng", -335),
            ],
        ),
    ],
)
def test_deadlines(workspace: OpenWorkspace, programme: str, facts: dict[str, Any], days: list[Any]) -> None:
    """*Trước ngày* means that the day before is the last one; a unit's own deadlines alone are listed."""
    if facts:
        _unit(workspace, **facts)
    found = look(workspace, programme).deadlines
    assert [(item.day, item.label, item.days_left) for item in found] == days
    assert all(item.clause for item in found)


def _lacking(code: str, **facts: Any) -> Any:
    def write(workspace: OpenWorkspace) -> None:
        before = state(workspace, code)
        apply(workspace, before, replace(before, initiative=replace(before.initiative, **facts)))

    return write


def _declared(code: str, **facts: Any) -> Any:
    def write(workspace: OpenWorkspace) -> None:
        before = state(workspace, code)
        apply(workspace, before, editing.with_part(before, PROGRAMME, **facts))

    return write


def _person(code: str, **facts: Any) -> Any:
    def write(workspace: OpenWorkspace) -> None:
        before = people(workspace)[code]
        apply(workspace, before, replace(before, **facts))

    return write


def _authors(code: str, shares: tuple[int | None, ...]) -> Any:
    def write(workspace: OpenWorkspace) -> None:
        before = state(workspace, code)
        held = [item.id for item in people(workspace).values()]
        authors = tuple(Authorship(person_id=item, share=share) for item, share in zip(held, shares, strict=False))
        forward = editing.with_part(before, PROGRAMME, put_forward=())
        apply(workspace, before, replace(forward, authors=authors))

    return write


STEPS: list[tuple[list[Any], str, int, Screen, str, str]] = [
    (
        [_lacking("SK003", applied_on=None), _lacking("SK002", applied_on=None)],
        "2 sáng kiến chưa có ngày áp dụng",
        2,
        Screen.INITIATIVES,
        "SK002",
        "applied_on",
    ),
    ([_lacking("SK001", scope="", solution_type=None)], "1 sáng kiến chưa có loại giải pháp", 1, Screen.INITIATIVES,
     "SK001", "solution_type"),
    ([_lacking("SK001", applied_on=date(2020, 1, 1))], "1 sáng kiến không đủ điều kiện vì ngày áp dụng", 1,
     Screen.INITIATIVES, "SK001", "applied_on"),
    ([_lacking("SK001", benefit_amount=None)], "1 sáng kiến chưa nêu lợi ích", 1, Screen.INITIATIVES, "SK001",
     "benefit_amount"),
    ([_lacking("SK001", benefit_amount=0)], "1 sáng kiến cần sửa giá trị làm lợi (đồng)", 1, Screen.INITIATIVES,
     "SK001", "benefit_amount"),
    ([_lacking("SK001", recognised=None)], "1 sáng kiến chưa khai “Đã công nhận”", 1, Screen.INITIATIVES, "SK001",
     "recognised"),
    ([_declared("SK001", novel=None)], "1 sáng kiến chưa khai “Có tính mới”", 1, Screen.INITIATIVES, "SK001", "novel"),
    ([_person("DV01", phone="")], "1 tác giả chưa có số điện thoại", 1, Screen.MEMBERS, "DV01", "phone"),
    ([_person("DV01", phone="12")], "1 tác giả cần sửa số điện thoại", 1, Screen.MEMBERS, "DV01", "phone"),
    ([_person("DV01", identity_number=""), _person("DV02", identity_number="")], "2 tác giả chưa có CCCD/CMND", 2,
     Screen.MEMBERS, "DV01", "identity_number"),
    ([_authors("SK001", ())], "1 sáng kiến chưa có tác giả", 1, Screen.INITIATIVES, "SK001", "author"),
    ([_authors("SK001", (None, None))], "1 sáng kiến cần chọn lại tác giả đứng tên", 1, Screen.INITIATIVES, "SK001",
     "put_forward"),
    ([_authors("SK001", (None, None))], "1 sáng kiến chưa ghi tỷ lệ đóng góp của từng tác giả", 1,
     Screen.INITIATIVES, "SK001", "share"),
]  # fmt: skip


@pytest.mark.parametrize(("writes", "text", "count", "where", "code", "field"), STEPS, ids=[step[1] for step in STEPS])
def test_what_to_mend_leads_to_the_first_record_and_field(
    workspace: OpenWorkspace, writes: list[Any], text: str, count: int, where: Screen, code: str, field: str
) -> None:
    for write in writes:
        write(workspace)
    steps = {step.text: step for step in look(workspace).next_steps}
    assert text in steps
    record = people(workspace)[code].id if where is Screen.MEMBERS else state(workspace, code).id
    assert steps[text].count == count
    assert steps[text].link == Link(screen=where, record_id=record, field=field)
    assert field in FIELD_LABELS


@pytest.mark.parametrize(
    ("facts", "text", "field"),
    [
        ({"member_count": None}, "Ghi Số đoàn viên của đơn vị", "member_count"),
        ({"signer_name": ""}, "Bổ sung thông tin đơn vị để lập văn bản: Người ký", "signer_name"),
        (
            {"signer_name": "", "place": ""},
            "Bổ sung thông tin đơn vị để lập văn bản: Địa danh, Người ký",
            "place",
        ),
        ({"upper_name": ""}, "Ghi Công đoàn cấp trên của đơn vị", "upper_name"),
        ({"name": ""}, "Ghi tên đơn vị", "unit_name"),
    ],
)
def test_what_the_unit_lacks_leads_to_its_field(
    workspace: OpenWorkspace, facts: dict[str, Any], text: str, field: str
) -> None:
    _unit(workspace, **facts)
    steps = {step.text: step.link for step in look(workspace).next_steps}
    assert steps[text] == Link(screen=Screen.SETTINGS, field=field)


def test_what_a_rule_asks_of_the_unit_is_said_once(workspace: OpenWorkspace) -> None:
    _unit(workspace, upper_name="")
    assert sum(step.link.field == "upper_name" for step in look(workspace).next_steps) == 1


def test_what_is_ready_is_sent_next(workspace: OpenWorkspace) -> None:
    """Eligible ones go to the portal, and members without an initiative are looked for as long as the phase lasts."""
    assert [(step.text, step.link) for step in look(workspace).next_steps] == [
        (
            "3 sáng kiến đủ điều kiện chưa nộp lên cổng",
            Link(screen=Screen.PORTAL, record_id=state(workspace, "SK001").id, filter="waiting"),
        ),
        ("Lập hồ sơ đề nghị xét chọn cho 3 sáng kiến đủ điều kiện", Link(screen=Screen.DOSSIER)),
        (
            "Giai đoạn 1 còn thiếu 2 đoàn viên có sáng kiến đã nộp",
            Link(screen=Screen.MEMBERS, filter="without-initiative"),
        ),
    ]


def test_a_dossier_with_its_number_is_sent_next(workspace: OpenWorkspace) -> None:
    """One that has no number yet isn't signed, and one that was sent is done."""

    def steps() -> list[Any]:
        return [(step.text, step.link) for step in look(workspace).next_steps if step.link.screen is Screen.SENDING]

    order = SubmissionOrder(programme_id=PROGRAMME, on=CHECKED_ON, codes=("SK001",))
    entry = new_submission(workspace, order)
    assert steps() == []
    change_marks(workspace, str(entry.id), MarkChanges(number="05"))
    assert steps() == [("1 hồ sơ đã lập chưa gửi", Link(screen=Screen.SENDING, record_id=entry.id))]
    change_marks(workspace, str(entry.id), MarkChanges(sent_on=CHECKED_ON))
    assert steps() == []


def test_warnings_are_one_line(workspace: OpenWorkspace) -> None:
    title = state(workspace, "SK001").initiative.title
    _lacking("SK002", title=title)(workspace)
    link = Link(screen=Screen.INITIATIVES, filter="verdict:review")
    assert [step.link for step in look(workspace).next_steps if step.text == "2 sáng kiến cần xem lại"] == [link]


def test_an_empty_workspace_begins_with_the_unit(tmp_path: Path) -> None:
    with open_workspace(tmp_path, context()) as workspace:
        found = screen.dashboard(workspace, PROGRAMME, CHECKED_ON)
    assert (found.members, found.initiatives, found.quotas, found.quota) == (0, 0, (), None)
    assert [(step.text, step.link.screen, step.link.field) for step in found.next_steps] == [
        ("Ghi tên đơn vị", Screen.SETTINGS, "unit_name"),
        ("Nhập đoàn viên", Screen.MEMBERS, ""),
        ("Nhập sáng kiến", Screen.INITIATIVES, ""),
    ]
    assert [item.value for item in found.verdicts.items] == [0] * len(Verdict)
    assert found.programme_title == "01 triệu sáng kiến"


def test_at_most_eight_lines_in_order_of_use(union: OpenWorkspace) -> None:
    _unit(union, signer_name="", member_count=None)
    steps = look(union).next_steps
    assert len(steps) == 8
    assert steps[0].text == "Ghi Số đoàn viên của đơn vị"
    assert len({step.text for step in steps}) == 8
    assert all(step.count > 0 for step in steps)


def test_the_first_record_is_that_of_the_first_code(union: OpenWorkspace) -> None:
    steps = [step for step in look(union).next_steps if step.link.field == "applied_on"]
    with union.store.read() as session:
        unit = session.units.own()
        assert unit is not None
        records = session.initiatives.by_keys(session.initiatives.keys(unit.id))
        found = [item for item in records if item.applied_on is None and item.stage.value == "done"]
    assert steps[0].link.record_id == min(found, key=lambda item: vietnamese_key(item.code)).id


def test_a_dossier_is_made_once_and_its_number_asked_for_until_it_is_there(workspace: OpenWorkspace) -> None:
    """After freezing the number is what comes next; with it nothing more is to be done to the dossier."""
    look(workspace)
    entry = new_submission(workspace, SubmissionOrder(programme_id=PROGRAMME))
    steps = [step for step in look(workspace).next_steps if step.link.screen is Screen.DOSSIER]
    assert [step.text for step in steps] == ["Ghi số, ngày của hồ sơ đợt 1 sau khi ký"]
    assert steps[0].link == Link(screen=Screen.DOSSIER, record_id=entry.id, field="number")
    change_marks(workspace, str(entry.id), MarkChanges(number="12"))
    assert not [step for step in look(workspace).next_steps if step.link.screen is Screen.DOSSIER]
