"""Every page is HTML as its standard has it, to the Nu checker's eyes."""

import pathlib
import tempfile
import unittest

import gallery
import markup


class Markup(unittest.TestCase):
    def test_the_checker_finds_what_is_wrong(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "index.html").write_text(
                "<!doctype html><html lang=en><title>A page</title><p><div id=a></div></p><p id=a></p><img src=x>")
            found = markup.complaints(folder)
        self.assertIn("Duplicate ID “a”.", found)
        self.assertIn("No “p” element in scope but a “p” end tag seen.", found)

    def test_the_demonstration_is_valid(self):
        for message, example in markup.complaints(gallery.demonstration().public).items():
            with self.subTest(message):
                self.fail(example)
