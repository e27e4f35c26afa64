"""What visitors told the office: who reads it, and when the retention job last looked."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from shared.command.doctor.finding import Finding, Grade, found
from shared.command.says import words
from shared.hub.store import Reader, StoreProblem
from shared.language.dates import clock, full_date
from shared.settings.sections import Settings


def check_feedback(settings: Settings) -> list[Finding]:
    """Officers without an account, disclosures that nobody may read, and the last run of the retention job."""
    try:
        with Reader.read(settings.hub.database) as reader:
            known = {account.name for account in reader.staff() if account.active}
            runs = reader.retained()
    except StoreProblem:
        return []  # the database has a line of its own
    feedback = settings.feedback
    findings = []
    for section, officers in (("complaints", feedback.complaints.officers), ("whistle", feedback.whistle.officers)):
        missing = [name for name in officers if name not in known]
        if missing:
            findings.append(found(Grade.WARNING, "doctor.officers_missing", section=section, names=", ".join(missing)))
    if not feedback.whistle.officers:
        findings.append(found(Grade.WARNING, "doctor.whistle_unread"))
    if not runs:
        return [*findings, found(Grade.OK, "doctor.retention_never")]
    zone, language, last = ZoneInfo(settings.directory.office.zone), words().language, max(run.at for run in runs)
    when = f"{full_date(last.astimezone(zone).date(), language)} {clock(last, zone, language)}"
    return [*findings, found(Grade.OK, "doctor.retention", at=when, n=sum(run.rows for run in runs))]
