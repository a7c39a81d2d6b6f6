"""An invented council that looks like England: workers, families and what is known of them, as many as one wants.

Everybody is invented, and it shows. Given names are those of the country's communities, because a record that cannot
write Siobhán, Małgorzata or Íris fails people; every family name is a plant or a tree of that community's language,
in the form its names take. Every NHS number is from the test range, every pupil number from the pseudo council 001,
every postcode in KP (no such area), every telephone number from Ofcom's ranges for drama, every e-mail at example.org.

The people are those whom children's services may meet: families with children. Households without children are left
out, and the published rates are kept for each child generated. The same people, seed and day give the same council on
every machine.
"""

from keepsake.people.demo_council.council import generate
from keepsake.people.demo_council.fact import Fact
from keepsake.people.demo_council.rates import Rates, england

__all__ = ["Fact", "Rates", "england", "generate"]
