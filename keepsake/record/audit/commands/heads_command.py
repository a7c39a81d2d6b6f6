"""`keepsake audit heads`"""

from argparse import Namespace

from keepsake.record.audit.commands.ready import complain, heads_path
from keepsake.record.audit.head import Head
from keepsake.record.audit.heads_file import heads_in


def run(chosen: Namespace) -> int:
    """Print the last heads, one part to a line, a blank line between them."""
    path = heads_path(chosen)
    try:
        heads = [head for head in heads_in(path) if isinstance(head, Head)] if path else []
    except OSError as reason:
        return complain(f"The heads cannot be read: {reason}")
    if not heads:
        return complain("There are no heads yet. Make one: keepsake audit sign")
    print("\n\n".join(head.printable() for head in heads[-chosen.last :] if chosen.last >= 0))
    return 0
