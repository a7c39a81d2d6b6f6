"""The recordings of telephones and browsers, made anew: only the sound is taken out of each, as it was written there.

Nothing is decoded: what a recording holds besides its sound (places, names, pictures, films, programs) stays behind
because the file is written by us, from a few numbers that were checked and the packets of sound.
"""


class Broken(ValueError):
    """Why the file is not taken, and what to do, in a sentence."""


class Unfit(Broken):
    """It is whole, and of a kind that browsers do not play."""


BROKEN = "The file is broken. Send it again, or choose another."
