"""`keepsake notice lint FILE`"""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from keepsake.notice.commands.opened import whole_notice
from keepsake.notice.lint.finding import Finding
from keepsake.notice.lint.register import lint


def run(chosen: Namespace) -> int:
    """Print every finding, the worst first."""
    on = chosen.on or datetime.now().astimezone().date()
    findings = lint(whole_notice(chosen.file), on)
    if chosen.json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        print("\n".join(_in_words(findings)))
    return 1 if findings else 0


def _in_words(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        lines = f" line {', '.join(map(str, finding.lines))}" if finding.lines else ""
        keys = f" ({', '.join(finding.keys)})" if finding.keys else ""
        where = f" {finding.where}:" if finding.where else ""
        yield f"{finding.severity} {finding.code}{lines}{keys}:{where} {finding.what}"
        yield f"    {finding.instead}" + ("" if finding.sure else " (The source is to be checked.)")
    yield f"{len(findings)} findings." if len(findings) != 1 else "1 finding."
