"""What the console says, by the keys of its own words: for stories that are told in both languages."""

import json
import subprocess
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parents[2] / "site" / "app" / "console" / "words.js"
SCRIPT = "import(process.argv[1]).then(({ words }) => console.log(JSON.stringify(words)))"


def say(language: str, key: str, **values: str | int) -> str:
    """Return a sentence of the console in a language; `values` are what stands in its braces."""
    sentence = _words()[key][language]
    if not isinstance(sentence, str):
        sentence = sentence["one" if values.get("n") == 1 else "other"]
    for name, value in values.items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence


@cache
def _words() -> dict[str, dict[str, str | dict[str, str]]]:
    told = subprocess.run(["node", "-e", SCRIPT, WORDS.as_uri()], capture_output=True, text=True, check=True)
    found: dict[str, dict[str, str | dict[str, str]]] = json.loads(told.stdout)
    return found
