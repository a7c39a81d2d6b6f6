"""Loading an invented council into the record, in batches that can be stopped and gone on with.

Facts of ``demo_council`` become records as actions would have left them: each with its first version, found by the
search, told in the log. Loading is the record's own import and goes past the guard, in one module: ``storing``.
"""

from keepsake.people.loading.council import invented, load

__all__ = ["invented", "load"]
