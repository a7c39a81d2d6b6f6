"""What happens next with a step, in easy words, from its declaration and how far it is."""

from collections.abc import Iterable

from keepsake.casework.status import Step as State
from keepsake.casework.steps.step import Step
from keepsake.standard.vocabulary import label


def happens_next(step: Step, state: State, *, by_when: str = "", is_over: bool = False) -> list[str]:
    """Short sentences, the nearest first. ``by_when`` is the day on which it is due, in words.

    >>> from keepsake.casework.steps.register import ASSESSMENT
    >>> happens_next(ASSESSMENT, State.SENT)[0]
    'A team manager or a senior manager reads it. They agree, or they give it back and say what is missing.'
    """
    if state is State.WITHDRAWN:
        return ["It was withdrawn. Nothing more happens with it.", "A manager can reopen it."]
    said = list(_now(step, state, is_over))
    if by_when and not is_over and state is not State.APPROVED:
        said.append(f"It is to be done by {by_when}.")
    if step.next:
        after = "After that" if state is not State.APPROVED and not is_over else "Now"
        said.append(f"{after} it depends on what was found:")
    return said


def _now(step: Step, state: State, is_over: bool) -> Iterable[str]:
    if is_over:
        yield "It is over. It stays to be read."
    elif not step.approves:
        yield "It goes on until it is said that it is over."
    elif state is State.SENT:
        yield f"{_who(step.approves)} reads it. They agree, or they give it back and say what is missing."
    elif state is State.APPROVED:
        yield "It is agreed, and not changed any more. A manager can reopen it, with a reason."
    elif state is State.RETURNED:
        yield "It was given back. Put in what the comment asks for, and send it again."
    elif state is State.REOPENED:
        yield "It is open again. Put right what was wrong, and send it again."
    else:
        yield "Fill it in piece by piece. When nothing is missing, send it."
        yield f"Then {_who(step.approves, in_the_middle=True)} reads it, and agrees or gives it back."


def _who(roles: Iterable[str], *, in_the_middle: bool = False) -> str:
    names = [label("roles", each).lower() for each in roles]
    said = " or ".join(f"{'an' if each[:1] in 'aeiou' else 'a'} {each}" for each in names)
    return said if in_the_middle else said[:1].upper() + said[1:]
