"""The JSON of `cli.md` and the Vietnamese lines that stand for it without `--json`."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from desktop_app import __version__
from desktop_app.domain.finding import Assessment, CheckResult, Finding, QuotaProgress
from desktop_app.domain.kinds import Verdict
from desktop_app.domain.package import PackageReport, Written
from desktop_app.domain.plan import Problem
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import SubmissionEntry
from desktop_app.services.outcomes import Counts, ImportOutcome, MakeOutcome
from desktop_app.text.dates import format_date

if TYPE_CHECKING:
    from desktop_app.services.binding import Bound

Json = dict[str, Any]


def _finding(finding: Finding) -> Json:
    waiver = finding.waived
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "clause": finding.clause,
        "field": finding.field,
        "message": finding.message,
        "waived": waiver and {"reason": waiver.reason, "name": waiver.user, "time": waiver.at.isoformat()},
    }


def _assessment(code: str, title: str, assessment: Assessment) -> Json:
    return {
        "code": code,
        "title": title,
        "verdict": assessment.verdict.value,
        "findings": [_finding(finding) for finding in assessment.findings],
    }


def _quota(quota: QuotaProgress) -> Json:
    return {
        "unit": quota.unit,
        "phase": quota.phase,
        "from": quota.first.isoformat(),
        "to": quota.last.isoformat(),
        "members": quota.members,
        "with_initiative": quota.with_initiative,
        "expected": quota.expected,
        "percent_required": quota.percent_required,
        "required": quota.required,
        "missing": quota.missing,
        "met": quota.met,
        "count": quota.count,
        "count_target": quota.count_target,
    }


def check_json(check: CheckResult) -> Json:
    """`check --json`."""
    return {
        "programme": check.programme_id,
        "on": check.on.isoformat(),
        "initiatives": [_assessment(*item) for item in check.initiatives],
        "unit": {"findings": [_finding(finding) for finding in check.unit_findings]},
        "quotas": [_quota(quota) for quota in check.quotas],
    }


def check_lines(check: CheckResult) -> list[str]:
    """What `check` tells a person."""
    tally = Counter(item.verdict for _code, _title, item in check.initiatives)
    lines = [f"Kiểm tra ngày {format_date(check.on)}: {len(check.initiatives)} sáng kiến."]
    lines += [f"  {verdict.label}: {tally[verdict]}" for verdict in Verdict if tally[verdict]]
    for code, title, item in check.initiatives:
        if not item.findings:
            continue
        lines.append(f"{code} · {title} · {item.verdict.label}")
        lines += [_finding_line(finding) for finding in item.findings]
    if check.unit_findings:
        lines.append("Đơn vị, hồ sơ:")
        lines += [_finding_line(finding) for finding in check.unit_findings]
    lines += [_quota_line(quota) for quota in check.quotas]
    return lines


def _finding_line(finding: Finding) -> str:
    clause = f" ({finding.clause})" if finding.clause else ""
    waived = f" – đã xem, bỏ qua: {finding.waived.reason}" if finding.waived else ""
    return f"  - {finding.severity.label}: {finding.message}{clause}{waived}"


def _quota_line(quota: QuotaProgress) -> str:
    name = f"{quota.unit}, giai đoạn {quota.phase}"
    if quota.required is None:
        return f"{name}: chưa có số liệu đoàn viên."
    state = "đã đạt" if quota.met else f"còn thiếu {quota.missing}"
    return (
        f"{name}: {quota.with_initiative}/{quota.required} đoàn viên có sáng kiến "
        f"(từ {quota.percent_required}% của {quota.members}), {state}; dự kiến thêm {quota.expected}."
    )


def _counts(counts: Counts) -> Json:
    return {
        "added": counts.added,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "rejected": counts.rejected,
    }


def _problem(problem: Problem) -> Json:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "severity": problem.severity.value,
        "message": problem.message,
    }


def import_json(outcome: ImportOutcome) -> Json:
    """`import --json`."""
    return {
        "members": _counts(outcome.members),
        "initiatives": _counts(outcome.initiatives),
        "problems": [_problem(problem) for problem in outcome.problems],
        "rejected": str(outcome.rejected) if outcome.rejected else None,
    }


_SEVERITY_WORDS = {"error": "Lỗi", "warning": "Cần xem", "note": "Lưu ý"}


def import_lines(outcome: ImportOutcome) -> list[str]:
    """What `import` tells a person."""
    lines = [
        f"{kind}: thêm {counts.added}, sửa {counts.updated}, không đổi {counts.unchanged}, trả lại {counts.rejected}."
        for kind, counts in (("Đoàn viên", outcome.members), ("Sáng kiến", outcome.initiatives))
    ]
    for problem in outcome.problems:
        place = f"{problem.sheet}, dòng {problem.row}" if problem.row else problem.sheet
        column = f", cột {problem.column}" if problem.column else ""
        lines.append(f"  - {_SEVERITY_WORDS[problem.severity]}: {place}{column}: {problem.message}")
    if outcome.rejected:
        lines.append(f"Các dòng bị trả lại nằm ở: {outcome.rejected}")
    return lines


def make_json(outcome: MakeOutcome) -> Json:
    """`make --json`."""
    return {
        "import": import_json(outcome.intake),
        "check": check_json(outcome.check),
        "documents": [str(path) for path in outcome.documents],
        "packages": [str(path) for path in outcome.packages],
    }


def make_lines(outcome: MakeOutcome) -> list[str]:
    """What `make` tells a person."""
    lines = import_lines(outcome.intake) + check_lines(outcome.check)
    if not outcome.packages:
        lines.append("Chưa có sáng kiến nào đủ điều kiện nên chưa lập hồ sơ; hãy xem Phiếu kiểm tra.")
    lines += [f"Đã ghi: {path}" for path in (*outcome.documents, *outcome.packages)]
    return lines


def submission_json(entry: SubmissionEntry) -> Json:
    """`submission new --json`, and one entry of `submission list --json`."""
    marks = entry.marks
    return {
        "submission": str(entry.id),
        "programme": entry.programme_id,
        "serial": entry.serial,
        "revision": entry.revision,
        "number": marks.number,
        "date": marks.dated_on.isoformat() if marks.dated_on else None,
        "signer": marks.signer_name,
        "sent": marks.sent_on.isoformat() if marks.sent_on else None,
        "signed": marks.signed_scan is not None,
        "code": entry.code,
        "digest": f"sha256:{entry.digest}",
        "initiatives": list(entry.initiative_codes),
    }


def submission_lines(entry: SubmissionEntry) -> list[str]:
    """What is told about one submission."""
    number = f", Tờ trình số {entry.marks.number}" if entry.marks.number else ""
    return [
        (
            f"Hồ sơ {entry.id}: chương trình {entry.programme_id}, đợt {entry.serial}, lần {entry.revision}{number}, "
            f"{len(entry.initiative_codes)} sáng kiến, mã đối chiếu {entry.code}."
        )
    ]


def export_json(written: Written) -> Json:
    """`export --json`."""
    return {"packages": [str(written.path)], "code": written.code}


def bound_json(bound: "Bound") -> Json:
    """What `documents --bound --json` adds."""
    return {
        "bound": str(bound.path),
        "unbound": [{"title": item.title, "reason": item.reason} for item in bound.unbound],
    }


def bound_lines(bound: "Bound") -> list[str]:
    """What `documents --bound` adds."""
    return [
        f"Đã đóng trọn bộ hồ sơ: {bound.path}",
        *(f"Chưa đóng kèm được, có một trang ghi rõ: {item.title} – {item.reason}" for item in bound.unbound),
    ]


def verify_json(reports: tuple[PackageReport, ...]) -> Json:
    """`verify --json`."""
    return {
        "packages": [
            {
                "file": str(report.file),
                "valid": report.valid,
                "problems": [
                    {"code": item.code, "path": item.path, "message": item.message} for item in report.problems
                ],
                "submission": report.submission,
                "digest": report.digest,
            }
            for report in reports
        ]
    }


def verify_lines(reports: tuple[PackageReport, ...]) -> list[str]:
    """What `verify` tells a person."""
    lines: list[str] = []
    for report in reports:
        state = f"gói đầy đủ, mã đối chiếu {report.code}." if report.valid else "gói KHÔNG hợp lệ:"
        lines.append(f"{report.file}: {state}")
        lines += [f"  - {item.message} [{item.code}]" for item in report.problems]
    return lines


def programme_json(programme: Programme) -> Json:
    """One programme of `programmes --json`."""
    return {
        "id": programme.id,
        "version": programme.version,
        "title": programme.title,
        "issuer": programme.issuer,
        "province": programme.province,
        "closed": programme.closed,
        "digest": f"sha256:{programme.digest}",
        "rules": {
            rule: terms.clause for rule, terms in (*programme.rules.items(), *programme.submission_rules.items())
        },
    }


def programme_lines(programme: Programme, *, whole: bool) -> list[str]:
    """What is told about one programme; `whole` adds each rule with its clause."""
    state = "đã khép lại" if programme.closed else "đang dùng"
    lines = [f"{programme.id} (bản {programme.version}, {state}): {programme.title} – {programme.issuer}"]
    if whole:
        lines += [f"  {rule}: {clause}" for rule, clause in programme_json(programme)["rules"].items()]
    return lines


def version_json(schema: int, workspace: str) -> Json:
    """`--version --json`."""
    return {"version": __version__, "schema": schema, "workspace": workspace}
