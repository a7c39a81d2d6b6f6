"""The shapes of the returns, as data."""

from keepsake.returns.schema.cin import CIN
from keepsake.returns.schema.ssda903 import SSDA903
from keepsake.returns.schema.tables import Return

RETURNS: dict[str, Return] = {"ssda903": SSDA903, "cin": CIN}
