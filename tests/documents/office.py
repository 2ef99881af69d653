"""Facts for the papers that a union makes on its own: a district's week, a grassroots union's month."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.identifiers import unit_id
from desktop_app.domain.kinds import ApplicationState, Stage, UnitLevel, Verdict
from desktop_app.domain.office_papers import OfficeFacts
from desktop_app.domain.period import month_of, week_of
from desktop_app.domain.report import UnitTarget
from desktop_app.domain.unit import Unit
from desktop_app.rules.progress import ReportFacts, progress_report
from tests.documents.build import BINH_DINH, MARKS, UNIT, YEN_BAI, case, programme

DISTRICT = replace(
    UNIT,
    id=unit_id("Liên đoàn Lao động huyện Phú Sơn", "Liên đoàn Lao động tỉnh Bình Định"),
    name="Liên đoàn Lao động huyện Phú Sơn",
    upper_name="Liên đoàn Lao động tỉnh Bình Định",
    level=UnitLevel.UPPER,
    province="Bình Định",
    place="Phú Sơn",
    symbol="LĐLĐ",
    signer_name="Đặng Quốc Bảo",
    sample=True,
)


def below(name: str, members: int | None) -> Unit:
    """A union directly below the district."""
    return Unit(
        id=unit_id(name, DISTRICT.name),
        name=name,
        upper_name=DISTRICT.name,
        upper_id=DISTRICT.id,
        level=UnitLevel.GRASSROOTS,
        member_count=members,
    )


def of(item: AssessedCase, unit: Unit, portal_on: date | None) -> AssessedCase:
    """The same case of a union, submitted on a day."""
    part = replace(item.case.participation, portal_on=portal_on)
    return replace(item, case=replace(item.case, unit=unit, participation=part))


BELOW = (
    below("Công đoàn cơ sở Công ty cổ phần May Phú Sơn", 850),
    below("Công đoàn cơ sở Trường THCS số 1", 42),
    below("Công đoàn cơ sở Trung tâm Y tế huyện", None),
)
_FIELDS = ("May mặc", "Y tế", "may mặc", "")


def _district_cases() -> tuple[AssessedCase, ...]:
    days = (date(2021, 4, 6), date(2021, 4, 11), date(2021, 3, 30), None)
    sewing = (of(case(number, work_field=_FIELDS[number]), BELOW[0], day) for number, day in enumerate(days))
    school = (of(case(number), BELOW[1], date(2021, 4, 5)) for number in (4, 5))
    return (*sewing, *school)


WEEKLY = OfficeFacts(
    report=progress_report(
        ReportFacts(
            units=(DISTRICT, *BELOW),
            cases=_district_cases(),
            entered={},
            targets={
                BELOW[0].id: UnitTarget(unit_id=BELOW[0].id, count=10),
                BELOW[1].id: UnitTarget(unit_id=BELOW[1].id, count=2),
            },
        ),
        programme(BINH_DINH),
        week_of(date(2021, 4, 7)),
        date(2021, 4, 12),
    ),
)
"""A district's week with number and date still open: three unions below, one of which has nothing."""

GRASSROOTS = replace(UNIT, member_count=120, support_team=("Lê Minh Châu, Tổ trưởng", "Phạm Thu Hà, Tổ viên"))
_OWN = tuple(
    of(item, GRASSROOTS, day)
    for item, day in (
        (case(1, work_field="Cải cách hành chính"), date(2022, 4, 2)),
        (case(2, work_field="Chuyển đổi số"), date(2022, 3, 30)),
        (case(3, verdict=Verdict.INELIGIBLE, application_state=ApplicationState.NOT_YET), None),
        (case(4, stage=Stage.PLANNED, verdict=Verdict.REGISTERED, summary="", applied_on=None), None),
    )
)


def month(unit: Unit, cases: tuple[AssessedCase, ...]) -> OfficeFacts:
    """The month of April 2022 of a union without others below it."""
    facts = ReportFacts(
        units=(unit,),
        cases=cases,
        entered={unit.id: 118},
        targets={unit.id: UnitTarget(unit_id=unit.id, count=6)},
    )
    report = progress_report(facts, programme(YEN_BAI), month_of(date(2022, 4, 1)), date(2022, 5, 1))
    return OfficeFacts(report=report, cases=cases, marks=MARKS)


MONTHLY = month(GRASSROOTS, _OWN)
"""A grassroots union's month, with number, date and signer."""

FORM = replace(MONTHLY, cases=_OWN[3:])
