"""How the spellings of many languages are read: rules that turn a spelling into one an English reader would say alike.

Capital letters in a replacement are sounds that no later rule changes: X is sh, ch and zh; K, G, S, V, J, F, N, W as
in English. Each language is a list of (pattern, replacement), applied in order to a plain small-letter word. The rules
are written for Keepsake from general knowledge of the spellings; they are broad on purpose, as they only propose.
"""

import re
from functools import lru_cache

Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: str) -> Rules:
    return tuple((re.compile(pattern), to) for pattern, _, to in (pair.partition(">") for pair in pairs))


ENGLISH = _rules(
    "(.)\\1>\\1",
    "^(?:kn|gn|pn)>N",
    "^wr>r",
    "^ps>S",
    "^x>S",
    "^wh>w",
    "mb$>m",
    "t?sch|tch>X",
    "[cs]h|t(?=io[nu])|(?<=[ns])c(?=iu)>X",
    "c(?=i[aou])|s(?=io[nu])>X",
    "ph>F",
    "d?g(?=[eiy])|dj|dg>J",
    "gh(?=[aeou])|^gh>G",
    "gh>",
    "sc(?=[eiy])>S",
    "c(?=[eiy])>S",
    "ck|q|c>K",
    "x>KS",
    "ti(?=a$)>X",
    "(?<=.)h>",
    "^y>Y",
    "(?<=.)y>i",
    "(?<=.)w>",
    "z>S",
)

DROPPED_R = _rules("r(?![aeiouyr])>")  # as in most of England: Shorn for Sean, Seersher for Saoirse
DROPPED_LAST_R = _rules("e?r$|re$>a")

HARD = _rules("g(?=[eiy])>G", "c(?=[eiy])>K")

IRISH = _rules(
    "^t(?=s)>",
    "(?:adh|agh)(?=[aeioubtgn]|$)>a",
    "s(?=[ei])|(?<=i)s>X",
    "aoi|ao|ae>ee",
    "eo>o",
    "[mb]h>V",
    "fh|[dtg]h>",
    "ch>K",
    "c>K",
    "g>G",
    "(?<=[ao])dr>r",
    "ln|nl>n",
)
WELSH = _rules("^ll>l", "(?<!f)f(?!f)>V", "ff>F", "dd>d", "si(?=[aeo])>X", "w(?=[^aeiou]|$)>u", "c>K", "g>G")

POLISH = _rules(
    "szcz|sc(?=i)>XX",
    "dz[iz]?>J",
    "[crsz]z|[csz]i(?=[aeouy])|[cz](?=i)>X",
    "ch$>K",
    "ch>h",
    "w>V",
    "j>y",
    "ck>tsk",
    "c>S",
    "g>G",
)
SOUTH_SLAVIC = _rules("c(?=[iha]|$)>X", "c>S", "dj|dz>J", "lj>l", "nj>n", "j>y", "kh>h", "zh>X")
HUNGARIAN = _rules("sz>S", "cs|zs>X", "s>X", "gy>dy", "ly>y", "cz?>S", "j>y")
ROMANIAN = _rules("c(?=[ei])>X", "ch>K", "gh>G", "ts|tz|t(?=$|iu)>S", "s(?=t)>X", "j>X")
ALBANIAN = _rules("xh|gj>J", "q>X", "x>J", "j>y", "c>S", "dh>d")
TURKISH = _rules("c>J", "s(?=[aeiou]|$)>X", "g(?=[^aeiou]|$)>", "j>X")

VIETNAMESE_NORTH = _rules(
    "^ngu?y|^ngu(?=[aeo])>Nw", "^ngh?>N", "^tr|^ch>X", "^x>S", "^(?:d|gi|r)(?=[aeiou])>S", "uy>wi"
)
VIETNAMESE_SOUTH = _rules("^nguy?>w", "^ngh?>", "^tr>J", "^x>S", "^(?:d|gi|v)(?=[aeiou])>Y", "^qu>w", "uy>wi")
PINYIN = _rules("^x|^q>X", "^zh|^z(?=[aeiou])>J", "^c(?!h)>S", "^hs|^ts>X", "(?<=[aeiou])ng$>n")
CANTONESE = _rules("^(?:ng|eng|ung)$>N", "^kwh?>K", "^ch|^ts>J", "^hs>X", "^h(?=ui)>X")

ARABIC = _rules("d[uieao]*l[ -]?r+>dr", "d[uieao]*l[ -]?s+>ds", "kh>K", "q>K", "th>S", "dh>S", "g(?=[eiy])>G", "ou>u")
ARABIC_SOFT = _rules("^kh?|^q|kh>h", "g(?=[aei])>J", "ch>X", "th>t", "w>V", "e$>", "p>b")
SOMALI = _rules("c>", "x>h", "dh>d", "q>K")
INDIAN = _rules("x>kX", "ksh>kX", "^[vw]|w>V", "bh>b", "jn>gy", "th>t", "^s(?=[iuhr])>X", "ph>p", "z>J", "ee>i")
TAMIL = _rules("zh>l", "th>t", "^j|ch>S", "s>X", "g>K")

YORUBA = _rules("s(?=[aeiouh])>X", "gb>b", "p>kp", "kp>p", "w(?=[aeiou])>")
AKAN = _rules("ky|tw>X", "gy|dw|dj>J", "hy>X", "kw|qu|ku(?=[ae])>K", "nw>N")
MANDE = _rules("di(?=[aeou])|dj|^j>J", "ou(?=[aei])>w", "s(?=a)|c(?=[ei])>S", "kh>K")
NGUNI = _rules("^n(?=[cdgjkqz])>", "^m(?=[bpw])>", "hl|dl>l", "c>K", "q>K", "x>K")
HORN = _rules("^ge?bre>gbr", "ts>S", "ch>X", "^(?:ye|ie|e)(?=[^aeiou])>e")

SPANISH = _rules("j|g(?=[ei])|^x>h", "ll>y", "qu>K", "z|c(?=[ei])>S", "^h>", "v>b", "gu(?=[ei])>G")
PORTUGUESE = _rules("lh>l", "nh>n", "ch|x|^j|g(?=[ei])>X", "ao$>o", "z$|s$>S")
FRENCH = _rules("ch|j|g(?=[ei])>X", "[aeo]u?x$|[td]s?$|s$>", "qu>K", "th>t", "ou(?=[aei])>w", "eau|aux?>o")
GREEK = _rules("^gi(?=[aeo])>y", "mp>b", "nt>d", "^x>X", "^io>yo", "ch>h")
HEBREW = _rules("^ch|^kh>h", "tz|ts>S", "ch>K", "ph>F", "[aeo]i?h?$>a", "^yi>i", "w>V")

LANGUAGES: tuple[Rules, ...] = (
    *(DROPPED_R, DROPPED_LAST_R, HARD, IRISH, WELSH, POLISH, SOUTH_SLAVIC, HUNGARIAN, ROMANIAN, ALBANIAN, TURKISH),
    *(VIETNAMESE_NORTH, VIETNAMESE_SOUTH, PINYIN, CANTONESE, ARABIC, ARABIC_SOFT, SOMALI, INDIAN, TAMIL),
    *(YORUBA, AKAN, MANDE, NGUNI, HORN, SPANISH, PORTUGUESE, FRENCH, GREEK, HEBREW),
)


def read_by(rules: Rules, word: str) -> str:
    """The word with each rule applied in turn to every place it fits."""
    for pattern, to in rules:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[str, ...]:
    """The ways to say the word, the English one first, each one once.

    A language counts only where one of its rules changes the word.
    """
    spellings = [word, *(read_by(rules, word) for rules in LANGUAGES)]
    return tuple(dict.fromkeys(read_by(ENGLISH, spelling) for spelling in dict.fromkeys(spellings)))
