"""Contrast of the colours in tokens.css: WCAG 2.2, AAA for what people read, AA for edges and marks."""

import re

TEXT, ON_TINT, EDGE = 7.0, 4.5, 3.0
PAIRS = {
    **{
        (text, ground): TEXT
        for text in ("ink", "muted", "accent", "danger")
        for ground in ("paper", "surface")
    },
    **{("ink", ground): TEXT for ground in ("calm", "sky", "warn-paper", "danger-paper")},
    ("muted", "calm"): TEXT,
    ("accent", "calm"): ON_TINT,
    ("accent", "sky"): ON_TINT,
    ("accent-ink", "accent"): TEXT,
    ("warn", "warn-paper"): TEXT,
    ("danger", "danger-paper"): TEXT,
    ("paper", "ink"): TEXT,
    ("paper", "danger"): TEXT,
    **{("edge", ground): EDGE for ground in ("paper", "surface", "calm")},
}
"""What stands on what, and the least contrast of the two."""

_DARK = re.compile(r"@media screen and \(prefers-color-scheme:dark\)\{(.*?\})\s*\}", re.DOTALL)
_COLOUR = re.compile(r"--([\w-]+):\s*(#(?:[0-9a-f]{6}|[0-9a-f]{3}))\b")
_HALF = 0.05


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of #rgb or #rrggbb."""
    digits = colour.removeprefix("#")
    wide = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return int(wide[:2], 16), int(wide[2:4], 16), int(wide[4:], 16)


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in channels(colour)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + _HALF) / (darker + _HALF)


def colours(css: str) -> dict[str, dict[str, str]]:
    """Return the colours of a style sheet's custom properties in `light` and in `dark`."""
    light = dict(_COLOUR.findall(_DARK.sub("", css)))
    return {"light": light, "dark": light | dict(_COLOUR.findall(" ".join(_DARK.findall(css))))}


def faint(css: str) -> list[str]:
    """Return a sentence for each pair of colours that is too close to read."""
    return [
        f"{scheme}: {text} {named[text]} on {ground} {named[ground]} has a contrast of "
        f"{contrast(named[text], named[ground]):.1f}; it needs {least:g}"
        for scheme, named in colours(css).items()
        for (text, ground), least in PAIRS.items()
        if contrast(named[text], named[ground]) < least
    ]
