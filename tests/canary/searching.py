"""Look for planted words in whatever was stored, logged, sent or answered, also in their usual disguises."""

import base64
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

EDGE = 4  # characters at either end of a Base64 text that its neighbours decide


def disguises(planted: str) -> set[bytes]:
    """Return the forms in which a text may stand among other bytes."""
    plain = planted.encode()
    forms = {
        plain,
        plain.hex().encode(),
        planted.encode("utf-16-le"),
        json.dumps(planted).strip('"').encode(),
    }
    for shift in range(3):
        encoded = base64.b64encode(b"x" * shift + plain).decode()[EDGE:-EDGE]
        forms |= {encoded.encode(), encoded.replace("+", "-").replace("/", "_").encode()}
    return forms


class Canary:
    """Planted words by what they are, such as "return code"."""

    def __init__(self, planted: Mapping[str, Iterable[str]]) -> None:
        self._forms = {
            name: {form for word in words for form in disguises(word)} for name, words in planted.items()
        }

    def leaks(self, places: Iterable[tuple[str, bytes]]) -> set[tuple[str, str]]:
        """Return which planted thing stands in which place; never the words themselves."""
        return {
            (name, place)
            for place, content in places
            for name, forms in self._forms.items()
            if any(form in content for form in forms)
        }


def files_below(folder: Path) -> list[tuple[str, bytes]]:
    """Return every file below a folder by its name."""
    return [
        (str(path.relative_to(folder)), path.read_bytes()) for path in folder.rglob("*") if path.is_file()
    ]
