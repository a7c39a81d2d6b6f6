"""May this be done? A notice and the local rules, compiled once, answer each request with its reason."""

from keepsake.notice.deciding.answers import Answer, Reason
from keepsake.notice.deciding.compiled import Compiled, compile_notice
from keepsake.notice.deciding.decision import Decision
from keepsake.notice.deciding.over_time import Decider
from keepsake.notice.deciding.request import Request, RequestError

__all__ = ["Answer", "Compiled", "Decider", "Decision", "Reason", "Request", "RequestError", "compile_notice"]
