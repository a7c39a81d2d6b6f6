"""Portraits of invented children: drawn from a number in flat shapes, so that nobody takes one for a photograph.

The same number and age draw the same picture. What it shows is said in words that come from the same choices.
"""

from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

SIDE, SCALE = 480, 2  # drawn larger and made smaller, so that no edge is jagged
BABY, GROWN = 2, 13  # years

BACKGROUNDS = ("#bcd6e6", "#f2dfa4", "#c6dfc3", "#efcbd0", "#d7d9dc")
SKINS = ("#f3d2b6", "#e6b98f", "#c98f61", "#9c6440", "#6b4429")
HAIRS = (("black", "#231f20"), ("dark", "#4a3222"), ("brown", "#7b4f2b"), ("fair", "#d2a559"), ("red", "#b4532a"))
CLOTHES = (("green", "#2f7d5b"), ("red", "#b23a48"), ("blue", "#2d5d8b"), ("orange", "#d0762c"), ("purple", "#6c4a86"))
STYLES = ("short", "curly", "long", "plaits", "a bun")
INK = "#2b2b2b"
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Portrait:
    """A PNG file, and what it shows."""

    png: bytes
    shows: str


def portrait(number: int, age: int, sex: str = "") -> Portrait:
    """A child of this age; what is usual for a code of the sex decides no more than how the hair is worn.

    >>> portrait(7, 9).shows == portrait(7, 9).shows, portrait(7, 9).png[:4]
    (True, b'\\x89PNG')
    """
    chance = Random(number)  # noqa: S311  a picture, and no secret
    ground, skin, hair = chance.choice(BACKGROUNDS), chance.choice(SKINS), chance.choice(HAIRS)
    style, top = chance.choice(STYLES[:2] if sex == "M" else STYLES), chance.choice(CLOTHES)
    has_glasses, has_freckles = chance.random() < 0.25 and age >= 4, chance.random() < 0.3
    if age < BABY:
        style = "short"
    canvas = Image.new("RGB", (SIDE * SCALE, SIDE * SCALE), ground)
    pen = _Pen(ImageDraw.Draw(canvas), age)
    pen.behind(style, hair[1])
    pen.body(top[1])
    pen.head(skin)
    pen.hair(style, hair[1], age)
    pen.face(has_glasses, has_freckles)
    kept = BytesIO()
    canvas.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(kept, "PNG")
    who = "a baby" if age < BABY else "a young person" if age >= GROWN else "a child"
    worn = f"{hair[0]} hair in {style}" if style in ("plaits", "a bun") else f"{style} {hair[0]} hair"
    looks = "little hair" if age < BABY else f"{worn} and glasses" if has_glasses else worn
    return Portrait(kept.getvalue(), f"A drawing of {who} with {looks}, in {top[0]}")


class _Pen:
    """Draws in parts of the side, from 0 to 1. A young face is rounder, and sits lower."""

    def __init__(self, draw: ImageDraw.ImageDraw, age: int) -> None:
        self.draw = draw
        grown = min(max(age, 0), 17) / 17
        self.wide, self.high = 0.25 - 0.035 * grown, 0.25 + 0.035 * grown
        self.x, self.y = 0.5, 0.47 - 0.03 * grown

    def behind(self, style: str, colour: str) -> None:
        """The hair that falls behind the shoulders."""
        if style == "long":
            self._oval((self.x - 0.29, self.y - 0.3, self.x + 0.29, self.y + 0.42), colour)
        if style == "plaits":
            for side in (-1, 1):
                for knot in range(4):
                    middle = self.x + side * 0.27, self.y + 0.12 + 0.085 * knot
                    self._round(*middle, 0.055, colour)
        if style == "a bun":
            self._round(self.x, self.y - 0.33, 0.11, colour)

    def body(self, colour: str) -> None:
        self._oval((0.16, 0.74, 0.84, 1.3), colour)

    def head(self, skin: str) -> None:
        self._oval((self.x - 0.085, self.y + 0.1, self.x + 0.085, self.y + 0.37), skin)
        for side in (-1, 1):
            self._round(self.x + side * (self.wide - 0.005), self.y + 0.02, 0.045, skin)
        self._oval((self.x - self.wide, self.y - self.high, self.x + self.wide, self.y + self.high), skin)

    def hair(self, style: str, colour: str, age: int) -> None:
        top = self.y - self.high - 0.03
        if age < BABY:
            self._round(self.x, top + 0.035, 0.04, colour)
            return
        if style == "curly":
            for step in range(9):
                along = -1 + step / 4
                self._round(self.x + along * self.wide, top + 0.07 + 0.13 * along * along, 0.085, colour)
            return
        crown = (self.x - self.wide - 0.02, top, self.x + self.wide + 0.02, top + 2 * self.high)
        self.draw.chord(self._scaled(crown), 200, 340, fill=colour)

    def face(self, has_glasses: bool, has_freckles: bool) -> None:
        for side in (-1, 1):
            eye = self.x + side * 0.09
            self._round(eye, self.y + 0.01, 0.018, INK)
            if has_glasses:
                ring = self._scaled((eye - 0.06, self.y - 0.05, eye + 0.06, self.y + 0.07))
                self.draw.ellipse(ring, outline=INK, width=5 * SCALE)
            for spot in range(3 if has_freckles else 0):
                self._round(eye + 0.03 * (spot - 1), self.y + 0.075 + 0.012 * (spot % 2), 0.006, "#8a5a3c")
        if has_glasses:
            bridge = self._scaled((self.x - 0.03, self.y + 0.01, self.x + 0.03, self.y + 0.01))
            self.draw.line(bridge, fill=INK, width=5 * SCALE)
        smile = self._scaled((self.x - 0.08, self.y + 0.05, self.x + 0.08, self.y + 0.17))
        self.draw.arc(smile, 25, 155, fill=INK, width=5 * SCALE)

    def _round(self, x: float, y: float, radius: float, colour: str) -> None:
        self._oval((x - radius, y - radius, x + radius, y + radius), colour)

    def _oval(self, box: Box, colour: str) -> None:
        self.draw.ellipse(self._scaled(box), fill=colour)

    def _scaled(self, box: Box) -> Box:
        left, top, right, bottom = (part * SIDE * SCALE for part in box)
        return left, top, right, bottom
