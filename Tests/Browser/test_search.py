"""The search of the home page, against what the gallery's own pages say."""

import functools
import html.parser
import os
import re
import time
import unicodedata
import urllib.parse

import gallery
from selenium.webdriver.common.keys import Keys

TITLES = """
    const grid = [...document.querySelectorAll('.grid')].find(grid => grid.checkVisibility());
    return [...(grid?.querySelectorAll('.caption-title') ?? [])].map(title => title.textContent);
    """
STATUS = "return document.querySelector('.find-status').textContent"


class Reader(html.parser.HTMLParser):
    """The texts of a page's elements, by tag and class, and the links of its grid."""

    def __init__(self, page: str):
        super().__init__()
        self.stack, self.texts, self.links = [], [], []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list):
        attributes = dict(attributes)
        classes = (attributes.get("class") or "").split()
        if tag == "a" and any("grid" in known[1] for known in self.stack):
            self.links.append(attributes["href"])
        if tag not in ("meta", "link", "img", "input", "source", "rect"):
            self.stack.append((tag, classes, len(self.texts)))
            self.texts.append((tag, classes, []))

    def handle_endtag(self, tag: str):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str):
        for _, _, place in self.stack:
            self.texts[place][2].append(data)

    def all(self, tag: str, name: str | None = None) -> list[str]:
        return ["".join(text).strip() for known, classes, text in self.texts if known == tag and (not name or name in classes)]


class Work:
    """What one prompt's page says of it."""

    def __init__(self, address: str, page: Reader):
        self.address = address
        self.title, = page.all("h1")
        self.tags = page.all("ul", "tags")[0].split("\n") if page.all("ul", "tags") else []
        # Where a matrix varies a word, the prompts stand there in full as well.
        prompts = [prompt for prompt in page.all("p", "prompt") if "{{finish}}" not in prompt]
        facts = dict(zip(page.all("dt"), page.all("dd")))
        self.models = {facts["Model"]}
        self.qualities = {value for name, value in zip(page.all("dt"), page.all("dd")) if name == "Quality"}
        self.qualities |= {header.removeprefix("quality ") for header in page.all("th") if header.startswith("quality ")}
        self.album = address.split("/")[0]
        self.words = words_of(" ".join([self.title, *self.tags, *prompts]))


def words_of(text: str) -> set[str]:
    """Written once more, from what the search promises: neither case nor accents make a difference."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text).lower() if not unicodedata.category(c).startswith("M"))
    # Chinese and Japanese are found by each of their letters.
    text = re.sub(r"([\u3041-\u30ff\u4e00-\u9fff])", r" \1 ", text)
    return set(re.findall(r"[^\W_]+", text))


class Search(gallery.Visit):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        home = Reader((cls.site.public / "index.html").read_text())
        cls.works = [
            Work(link, Reader((cls.site.public / link / "index.html").read_text())) for link in home.links]

    @functools.cached_property
    def all_titles(self) -> list[str]:
        return [work.title for work in self.works]

    def found(self, query: str = "", **choices: str) -> list[str]:
        """The titles that must be found, in the gallery's order."""
        words = words_of(query)
        found = []
        for work in self.works:
            if query and not (words and all(any(known.startswith(word) for known in work.words) for word in words)):
                continue
            if all((
                choices.get("tag", "") in ["", *work.tags],
                choices.get("model", "") in ["", *work.models],
                choices.get("quality", "") in ["", *work.qualities],
                choices.get("album", "") in ["", work.album],
            )):
                found.append(work.title)
        return found

    def type(self, text: str):
        self.one("input[name=q]").send_keys(text)

    def clear(self):
        self.one("input[name=q]").send_keys(Keys.CONTROL + "a", Keys.DELETE)

    def choose(self, name: str, text: str):
        """Goes by keys to what reads so, before the number of its works."""
        select = self.one(f"select[name={name}]")
        self.run_script("arguments[0].focus()", select)
        self.until("return arguments[0].options.length > 1", select)
        labels = self.run_script("return [...arguments[0].options].map(option => option.text)", select)
        place, = [place for place, label in enumerate(labels) if label.startswith(f"{text} (")]
        select.send_keys(Keys.ARROW_DOWN * place)

    def chosen(self, name: str) -> str:
        return self.run_script(f"return document.querySelector('select[name={name}]').selectedOptions[0].text")

    def assert_shown(self, titles: list[str]):
        end = time.monotonic() + 60
        while (shown := self.run_script(TITLES)) != titles and time.monotonic() < end:
            # Further results come while one reads on.
            if len(shown) < len(titles):
                self.run_script("scrollTo(0, document.body.scrollHeight)")
        self.assertEqual(shown, titles)
        if titles != self.all_titles:
            works = "work" if len(titles) == 1 else "works"
            self.assertEqual(self.run_script(STATUS), f"{len(titles)} {works} of {len(self.works)}")

    def assert_nothing_is_found(self):
        self.until("return document.querySelector('.find-status').textContent === 'Nothing here answers to that.'")
        self.assertEqual(self.run_script(TITLES), [])

    def test_pages_are_read_as_they_are_meant(self):
        self.assertEqual(len(self.works), 39)
        self.assertTrue(all(work.qualities or work.models == {"joyai"} for work in self.works))
        grinder = next(work for work in self.works if "lever-grinder" in work.address)
        self.assertEqual(grinder.qualities, {"low", "high"})
        self.assertLessEqual({"oiled", "walnut"}, grinder.words)

    def test_typing_filters_in_place_and_in_order(self):
        self.open("")
        self.run_script("window.isOld = true")
        for query in (
            "p", "pear", "steel", "window light", "light window", "wint", "camera height", "85 mm", "raking li",
            "a the of", "雨", "路地の雨", "Zzyzx", "winter zzyzx",
        ):
            with self.subTest(query):
                self.clear()
                self.type(query)
                if found := self.found(query):
                    self.assert_shown(found)
                else:
                    self.assert_nothing_is_found()
        self.assertTrue(self.run_script("return window.isOld"))

    def test_every_letter_that_is_typed_counts(self):
        self.open("")
        typed = ""
        for letter in "brushed ste":
            self.type(letter)
            typed += letter
            with self.subTest(typed):
                self.assert_shown(self.found(typed))

    def test_what_is_typed_fast_ends_with_the_last_letter(self):
        self.open("")
        self.run_script(
            """
            const field = document.querySelector('input[name=q]');
            for (const text of ['b', 'bo', 'p', 'pe', 'pea', 'pear', 'pea', 'pear']) {
              field.value = text;
              field.dispatchEvent(new Event('input', { bubbles: true }));
            }
            """)
        self.assert_shown(self.found("pear"))

    def test_neither_case_nor_accents_matter(self):
        self.open("")
        for written in ("TREPPENHAUS", "tréppenhäus", "tre\u0301ppenhaus", "ｔｒｅｐｐｅｎｈａｕｓ"):
            with self.subTest(written):
                self.clear()
                self.type(written)
                self.assertEqual(len(self.found("Treppenhaus")), 1)
                self.assert_shown(self.found("Treppenhaus"))

    def test_punctuation_alone_finds_nothing(self):
        self.open("")
        self.type("…!")
        self.assert_nothing_is_found()

    def test_each_choice_filters(self):
        for name, value, text in (
            ("tag", "window light", "window light"), ("tag", "night", "night"), ("model", "joyai", "joyai"),
            ("quality", "high", "high"), ("quality", "low", "low"), ("album", "food", "Food"),
        ):
            with self.subTest(f"{name} {value}"):
                self.open("")
                self.choose(name, text)
                found = self.found(**{name: value})
                self.assertGreater(len(found), 0)
                self.assert_shown(found)
                # The choice itself has said how many.
                self.assertEqual(self.chosen(name), f"{text} ({len(found)})")

    def test_choices_and_words_combine(self):
        self.open("")
        self.choose("album", "Food")
        self.assert_shown(self.found(album="food"))
        self.choose("quality", "low")
        self.assert_shown(self.found(album="food", quality="low"))
        self.choose("tag", "still life")
        self.assert_shown(self.found(album="food", quality="low", tag="still life"))
        self.type("pear")
        combined = self.found("pear", album="food", quality="low", tag="still life")
        self.assertGreater(len(combined), 1)
        self.assert_shown(combined)
        self.choose("model", "joyai")
        self.assert_nothing_is_found()

    def test_the_address_says_what_was_asked_and_restores_it(self):
        self.open("")
        self.choose("tag", "still life")
        self.choose("album", "Food")
        self.type("pear")
        found = self.found("pear", tag="still life", album="food")
        self.assert_shown(found)
        # What its beginning finds is the same.
        self.until("return new URLSearchParams(location.search).get('q') === 'pear'")
        status = self.run_script(STATUS)
        address = self.driver.current_url
        parameters = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query))
        self.assertEqual(parameters, {"q": "pear", "tag": "still-life", "album": "food"})
        self.driver.get("about:blank")
        self.driver.get(address)
        self.assert_shown(found)
        self.assertEqual(self.run_script(STATUS), status)
        self.assertEqual(self.one("input[name=q]").get_property("value"), "pear")

    def test_a_restored_choice_reads_as_it_did(self):
        self.open("")
        self.choose("tag", "still life")
        self.choose("album", "Food")
        self.assert_shown(self.found(tag="still life", album="food"))
        labels = [self.chosen("tag"), self.chosen("album")]
        self.driver.refresh()
        self.assert_shown(self.found(tag="still life", album="food"))
        self.assertEqual([self.chosen("tag"), self.chosen("album")], labels)

    def test_back_from_a_prompt_restores_the_results(self):
        self.open("")
        self.type("window")
        self.choose("quality", "low")
        found = self.found("window", quality="low")
        self.assert_shown(found)
        address = self.driver.current_url
        links = [link for link in self.all(".grid a") if link.is_displayed()]
        # Shown in place, they lead on from here.
        self.assertEqual(
            [link.get_attribute("href") for link in links],
            [self.address + work.address for work in self.works if work.title in found])
        links[1].click()
        self.until("return document.querySelector('.prompt-page') !== null")
        self.driver.back()
        self.until("return location.href === arguments[0]", address)
        self.assert_shown(found)
        self.assertEqual(self.one("input[name=q]").get_property("value"), "window")

    def test_clearing_restores_the_whole_grid(self):
        self.open("")
        self.assertFalse(self.one(".find button").is_displayed())
        self.choose("quality", "high")
        self.type("steel")
        self.assert_shown(self.found("steel", quality="high"))
        self.one(".find button").click()
        self.assert_shown(self.all_titles)
        self.assertEqual(self.driver.current_url, self.address)
        self.assertEqual(self.run_script(STATUS), "")
        self.assertFalse(self.one(".find button").is_displayed())
        self.assertEqual(self.run_script("return document.activeElement.name"), "q")
        # So does taking everything back by hand.
        self.type("steel")
        self.assert_shown(self.found("steel"))
        self.clear()
        self.assert_shown(self.all_titles)

    def test_enter_sends_nobody_anywhere(self):
        self.open("")
        self.type("pear" + Keys.ENTER)
        self.assert_shown(self.found("pear"))
        self.until("return location.href === arguments[0]", self.address + "?q=pear")

    def test_what_was_found_is_announced(self):
        self.open("")
        status = self.one(".find-status")
        self.assertEqual(status.aria_role, "status")
        self.type("pear")
        self.assert_shown(self.found("pear"))
        self.assertEqual(status.text, f"{len(self.found('pear'))} works of 39")
        self.clear()
        self.type("treppenhaus")
        self.until("return document.querySelector('.find-status').textContent === '1 work of 39'")

    def test_the_link_of_every_page_leads_into_the_field(self):
        for path in ("products/espresso-machine/", "tags/", "costs/", ""):
            with self.subTest(path):
                self.open(path)
                self.driver.find_element("link text", "Search").click()
                self.until("return document.activeElement.name === 'q' && document.querySelector('.find').checkVisibility()")
                self.assertEqual(self.driver.current_url, self.address + "#find")

    def test_a_search_that_cannot_be_loaded_says_so_and_can_be_tried_again(self):
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/search/*"]})
        self.addCleanup(self.driver.execute_cdp_cmd, "Network.setBlockedURLs", {"urls": []})
        self.open("")
        self.type("pear")
        self.until(
            "return document.querySelector('.find-status').textContent.startsWith('The search cannot be loaded right now.')")
        self.assertEqual(self.run_script(TITLES), self.all_titles)
        # Whoever comes by an address that asks sees the gallery then, too.
        self.open("?q=pear")
        self.until("return document.querySelector('.find-status').textContent !== ''")
        self.assertEqual(self.run_script(TITLES), self.all_titles)
        self.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
        self.type("s" + Keys.BACKSPACE)
        self.assert_shown(self.found("pear"))

    def test_nothing_jumps_where_the_address_asks_or_the_pointer_comes(self):
        shifts = """
            const done = arguments[0];
            new PerformanceObserver(list => done(list.getEntries().filter(shift => !shift.hadRecentInput).map(shift => shift.value)))
              .observe({ type: 'layout-shift', buffered: true });
            setTimeout(done, 500, []);
            """
        # The whole gallery comes where no answer does in time: not here, however long a busy machine takes.
        patience = self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": """
            const wait = setTimeout;
            window.setTimeout = (call, time, ...more) => wait(call, time >= 4000 ? time * 100 : time, ...more);
            """})
        self.addCleanup(
            self.driver.execute_cdp_cmd, "Page.removeScriptToEvaluateOnNewDocument", {"identifier": patience["identifier"]})
        for path in ("?q=pear", "?tag=still-life&q=pear", "?q=zzyzx"):
            with self.subTest(path):
                self.open(path, 1440)
                self.until("return document.querySelector('.find-status').textContent !== ''")
                self.assertLess(sum(self.driver.execute_async_script(shifts)), 0.01)
        self.open("", 1440)
        places = "return [...document.querySelectorAll('.find select')].map(select => select.getBoundingClientRect().toJSON())"
        before = self.run_script(places)
        self.run_script("document.querySelector('.find').dispatchEvent(new PointerEvent('pointerenter'))")
        self.until("return document.querySelector('select[name=tag]').options.length > 1")
        self.assertEqual(self.run_script(places), before)

    def test_data_of_another_build_finds_nothing_rather_than_something_wrong(self):
        start = self.site.public / "search" / "start.json"
        text, time = start.read_text(), start.stat().st_mtime

        def write(text: str, seconds: int):
            # Caches tell files apart by their seconds.
            start.write_text(text)
            os.utime(start, (time + seconds, time + seconds))

        self.addCleanup(write, text, 20)
        write(re.sub('"order":"[0-9a-f]{4}', '"order":"0000', text), 10)
        self.open("")
        self.type("pear")
        self.until("return document.querySelector('.find-status').textContent.startsWith('The search cannot')")
        self.assertEqual(self.run_script(TITLES), self.all_titles)
        write(text, 20)
        self.driver.refresh()
        self.assert_shown(self.found("pear"))

    def test_a_visitor_who_does_not_search_loads_nothing_for_it(self):
        self.open("")
        gallery.decode_pictures(self.driver)
        loaded = self.run_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
        self.assertEqual([url for url in loaded if "/search/" in url], [])
