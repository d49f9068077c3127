"""The demonstration with `language: de`: the theme's own words, numbers and dates are German everywhere."""

import datetime
import re

import gallery

PAGES = {
    "home": "",
    "album": "food/",
    "prompt": "products/espresso-machine/",
    "several": "products/field-watch/",
    "matrix": "products/lever-grinder/",
    "takes": "food/pear-in-three-takes/",
    "edit": "food/pear-forgotten/",
    "tag": "tags/winter/",
    "tags": "tags/",
    "models": "models/",
    "model": "models/joyai/",
    "costs": "costs/",
    "missing": "404.html",
}
MONTHS = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
# Everything that a page says, also to those who hear it, and what its scripts will say.
TEXTS = """
    const texts = [];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.parentElement.localName !== 'script') texts.push(walker.currentNode.data);
    for (const element of document.querySelectorAll('*')) {
      for (const attribute of element.attributes) {
        if (/^(aria-label|title|placeholder|alt|data-.*)$/.test(attribute.name)) texts.push(attribute.value);
      }
    }
    return texts.map(text => text.replace(/\\s+/g, ' ').trim()).filter(Boolean);
    """


def words(language: str) -> dict[str, str]:
    text = (gallery.ROOT / "templates" / "i18n" / f"{language}.yml").read_text()
    found = re.findall(r'^(\w+): +(?:"([^"]*)"|([^"#\n]*?)) *(?:#.*)?$', text, re.M)
    return {key: quoted or plain for key, quoted, plain in found}


def as_pattern(text: str) -> str:
    """A text of the theme's with its gaps filled: by numbers, and numbers of things."""
    filled = {"number": r"\d[\d.,]*", "total": r"\d[\d.,]*", "pictures": r"\d[\d.,]* \w+", "credits": r"\d[\d.,]* \w+"}
    parts = re.split(r"\{(\w+)\}", text)
    return "".join(
        f"(?:\\{{{part}\\}}|{filled.get(part, '.+')})" if place % 2 else re.escape(part) for place, part in enumerate(parts))


class German(gallery.Visit):
    @classmethod
    def make_site(cls):
        site = gallery.demonstration().copy()
        cls.addClassCleanup(site.remove)
        settings = site.folder / "site" / "gallerist.yml"
        text = settings.read_text()
        settings.write_text(text.replace("language: en", "language: de"))
        site.build(*gallery.PUBLISHED)
        return site

    def test_every_page_says_that_it_is_german(self):
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path)
                self.assertEqual(self.run_script("return document.documentElement.lang"), "de")
                # No part of it says otherwise.
                self.assertEqual(self.run_script("return [...document.querySelectorAll('body [lang]')].length"), 0)

    def test_no_word_of_the_theme_s_is_left_in_english(self):
        german, english = words("de"), words("en")
        self.assertEqual(german.keys(), english.keys())
        self.assertGreater(len(english), 100)
        settings = {"decimal_mark", "group_mark", "money", "date", "month", "months"}
        differing = [text for key, text in english.items() if text != german[key] and key not in settings]
        for name, path in PAGES.items():
            self.open(path)
            texts = self.run_script(TEXTS)
            self.assertGreater(len(texts), 20)
            for text in differing:
                with self.subTest(f"{name}: {text}"):
                    # Single words may be the content's own where they stand in a sentence.
                    match = re.search if " " in text else re.fullmatch
                    self.assertEqual([found for found in texts if match(as_pattern(text), found)], [])

    def test_german_words_stand_where_they_belong(self):
        for name, selector, expected in (
            ("home", "header nav", ["Schlagwörter", "Modelle", "Kosten", "Suche"]),
            ("home", ".skip", ["Zum Inhalt"]),
            ("home", "footer", ["Gehängt von Gallerist"]),
            ("home", ".find", ["Jedes Schlagwort", "Jedes Modell", "Jede Qualität", "Jedes Album"]),
            ("prompt", ".facts", ["Modell", "Qualität", "Auflösung", "Seitenverhältnis", "Gemacht", "Urheber", "Lizenz"]),
            ("prompt", ".copy", ["Kopieren"]),
            ("prompt", ".made-with", ["Mit KI gemacht (gptimage2)"]),
            ("prompt", ".neighbours", ["Weiter"]),
            ("takes", ".cell-label", ["Fassung 1"]),
            ("edit", ".compare", ["vorher", "nachher"]),
            ("edit", ".label", ["Gemacht aus", "Folge der Bearbeitungen"]),
            ("matrix", ".label-line", ["6 Bilder"]),
            ("tag", ".lede", ["5 Werke"]),
            ("costs", "main", ["Kosten", "Credits", "gemacht", "Nach Monat", "Die teuersten Bilder", "Als Tabelle"]),
            ("missing", "main", ["Hier hängt nichts", "Beginnen Sie am Eingang."]),
        ):
            with self.subTest(f"{name} {selector}"):
                self.open(PAGES[name])
                text = self.run_script("return document.querySelector(arguments[0]).textContent", selector)
                self.assertEqual([word for word in expected if word not in text], [])

    def test_what_only_scripts_say_is_german_too(self):
        self.open("")
        self.one("input[name=q]").send_keys("pear")
        self.until("return /^\\d Werke von 39$/.test(document.querySelector('.find-status').textContent)")
        self.one("input[name=q]").send_keys("zzyzx")
        self.until("return document.querySelector('.find-status').textContent === 'Darauf passt hier nichts.'")
        self.open("food/rye-loaf/")
        self.click_until_it_says(self.one(".copy"), "Kopiert")

    def test_days_are_written_as_in_german(self):
        for name in ("prompt", "matrix", "edit"):
            with self.subTest(name):
                self.open(PAGES[name])
                times = self.run_script("return [...document.querySelectorAll('time')].map(t => [t.dateTime, t.textContent])")
                self.assertGreater(len(times), 0)
                for machine, text in times:
                    day = datetime.date.fromisoformat(machine[:10])
                    self.assertEqual(text, f"{day.day}. {MONTHS[day.month - 1]} {day.year}")
        self.open(PAGES["prompt"])
        self.assertIn("6. Juni 2026", self.one(".facts").text)

    def test_money_has_decimal_commas(self):
        for name in ("prompt", "matrix", "costs"):
            with self.subTest(name):
                self.open(PAGES[name])
                text = self.run_script("return document.querySelector('main').textContent")
                self.assertRegex(text, r"\d,\d\d EUR")
                self.assertNotRegex(text, r"\d\.\d\d EUR")
