"""What assessments and their tools tell."""

from keepsake.casework.chronology.granted import Granted, together
from keepsake.casework.chronology.telling import DAILY, KEY, Kind, Said, Tells
from keepsake.casework.models import Assessment, AssessmentChild, ToolScore


def _started(it: Granted) -> Said:
    return Said("Assessment begins", plain=f"A social worker began to find out how life was for {it.who}.")


def _finished(it: Granted) -> Said:
    outcome, factors = it.each("outcome"), it.each("factors")
    words = together(it("worries"), it("working_well"), f"Factors: {factors}" if factors else "", it("next_steps"))
    plain = f"The social worker wrote down what they had found out about life for {it.who}, and what should happen."
    return Said(f"Assessment finished: {outcome}".rstrip(": "), words, it("analysis"), plain)


def _scored(it: Granted) -> Said:
    score = f"{it('score').normalize():f}" if it("score") != "" else ""
    means = it("band")
    title = f"{it('tool')}: {means or score or 'done'}"
    return Said(title, together(f"Score: {score}" if score and means else "", it("words")), plain=f"{it.who} and a "
                f"worker answered some questions together: {it('tool')}.")  # fmt: skip


TOLD = (
    Tells(Assessment, "started", Kind.ASSESSMENT, "started_on", _started, part=AssessmentChild),
    Tells(Assessment, "finished", Kind.ASSESSMENT, "authorised_on", _finished, part=AssessmentChild, weight=KEY),
    Tells(ToolScore, "scored", Kind.ASSESSMENT, "done_on", _scored, weight=DAILY),
)
