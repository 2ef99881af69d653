"""The table that names the rules: id, function, in the order in which findings are listed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from desktop_app.domain.case import Case
from desktop_app.domain.finding import Finding
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import SubmissionCase
from desktop_app.rules import application, authorship, content, details, portal, recognition, submission
from desktop_app.rules.day import CheckDay

# The third argument of `Callable` can't say that each function takes the terms of its own rule; a test does.
Rule = Callable[[Case, Any, Programme, CheckDay], Iterator[Finding]]
SubmissionRule = Callable[[SubmissionCase, Any, Programme, CheckDay], Iterator[Finding]]

RULES: Final[Mapping[str, Rule]] = {
    "applied-window": application.applied_window,
    "applied-window-annex": application.applied_window_annex,
    "applied": application.applied,
    "recognised": recognition.recognised,
    "recognised-since": recognition.recognised_since,
    "novel": content.novel,
    "benefit": application.benefit,
    "scope": application.scope,
    "solution-type": content.solution_type,
    "research-topic": content.research_topic,
    "recognised-author": authorship.recognised_author,
    "participant": authorship.participant,
    "public-order": content.public_order,
    "ip-protection": content.ip_protection,
    "complaint": content.complaint,
    "authorship-dispute": content.authorship_dispute,
    "portal-text": portal.portal_text,
    "author-details": details.author_details,
    "block": authorship.block,
    "author-category": authorship.author_category,
    "evidence": recognition.evidence,
    "link": portal.link,
}
"""The rules that read one case; `next-step` stands in for them, `possible-duplicate` reads other titles."""

SUBMISSION_RULES: Final[Mapping[str, SubmissionRule]] = {
    "dossier-complete": submission.dossier_complete,
    "dossier-deadline": submission.dossier_deadline,
    "dossier-channels": submission.dossier_channels,
    "minimum-count": submission.minimum_count,
    "one-per-person": submission.one_per_person,
    "portal-window": submission.portal_window,
    "selected-clean": submission.selected_clean,
    "award-field": submission.award_field,
}
