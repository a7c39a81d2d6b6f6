"""What is wrong with a file that was given, where, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. Line and column are 0 where they say nothing."""

    file: str
    what: str
    instead: str
    line: int = 0
    column: str = ""

    def __str__(self) -> str:
        place = f", line {self.line}" if self.line else ""
        place += f", {self.column}" if self.column else ""
        return f"{self.file}{place}: {self.what} {self.instead}"


class UnusableFile(Exception):
    """A file that cannot be read at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
