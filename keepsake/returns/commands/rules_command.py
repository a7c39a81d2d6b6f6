"""`keepsake returns rules`"""

import sys
from argparse import Namespace

from keepsake.returns.telling.rule_table import rules_as


def run(chosen: Namespace) -> int:
    """Print the rules of a year."""
    try:
        sys.stdout.write(rules_as(chosen.format, chosen.of, chosen.year))
    except ValueError as reason:
        print(reason, file=sys.stderr)
        return 2
    return 0
