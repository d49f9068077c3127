"""The same files in a folder of a server, under the policy that they ask servers for, and from a disk."""

import pathlib
import re
import urllib.parse
import urllib.request

import gallery
from selenium.webdriver.common.keys import Keys

PROMPT = "products/espresso-machine/"
TAKES = "food/pear-in-three-takes/"
EDIT = "food/pear-forgotten/"
SEEN = "return [...document.querySelectorAll('.grid')].filter(g => g.checkVisibility()).flatMap(g => [...g.children]).length"


class Place(gallery.Visit):
    """What works wherever the gallery lies."""

    def assert_copies(self, button):
        self.click_until_it_says(button, "Copied")

    def assert_steps_through_large_pictures(self, page: str):
        self.driver.get(self.address + page)
        self.one("a[data-view]").click()
        self.until("return document.querySelector('dialog').open")
        for place in (1, 2):
            self.driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
            self.until(
                "return location.hash === '#view-' + document.querySelectorAll('a[data-view]')[arguments[0]].dataset.view", place)
        self.assertEqual(
            self.driver.execute_async_script(
                "const done = arguments[0]; document.querySelector('.lightbox img').decode().then(() => done(''), done)"), "")
        self.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
        self.until("return !document.querySelector('dialog').open && location.hash === ''")

    def assert_compares(self, page: str):
        self.driver.get(self.address + page)
        self.assertEqual(gallery.decode_pictures(self.driver), [])
        self.one(".compare-range").send_keys(Keys.ARROW_RIGHT * 5)
        clip = self.run_script("return getComputedStyle(document.querySelector('.compare-after img')).clipPath")
        self.assertEqual(clip, "inset(0px 0px 0px 55%)")


class Folder(Place):
    """At an address of several parts, as of a project's pages on a code host."""

    BELOW = "/deep/gallery/"

    @classmethod
    def serve(cls):
        return cls.site.served(below=cls.BELOW)

    def test_pictures_styles_and_links_come_from_below_it(self):
        for path in ("", "food/", PROMPT, EDIT, "products/lever-grinder/", "tags/winter/", "costs/"):
            with self.subTest(path):
                self.open(path)
                self.assertEqual(gallery.decode_pictures(self.driver), [])
                self.assertNotEqual(self.run_script("return getComputedStyle(document.body).display"), "block")
                links, loaded = self.run_script(
                    """
                    return [[...document.links].map(link => link.href).filter(url => url.startsWith(location.origin)),
                            performance.getEntriesByType('resource').map(entry => entry.name)];
                    """)
                self.assertEqual([url for url in links + loaded if not url.startswith(self.address)], [])
                self.assertEqual(gallery.messages(self.driver), [])

    def test_every_link_leads_somewhere(self):
        for path in ("", "food/", PROMPT, EDIT, "tags/"):
            self.open(path)
            wrong = self.driver.execute_async_script(
                """
                const done = arguments[0];
                const urls = new Set([...document.links].map(link => link.href.split('#')[0])
                  .filter(url => url.startsWith(location.origin)));
                Promise.all([...urls].map(url => fetch(url).then(answer => answer.ok ? null : url)))
                  .then(wrong => done(wrong.filter(Boolean)));
                """)
            self.assertEqual(wrong, [], path)

    def test_search_and_large_pictures_work(self):
        self.open("")
        self.one("input[name=q]").send_keys("pear")
        self.until("return document.querySelector('.find-status').textContent.endsWith('works of 39')")
        self.until(f"return (() => {{ {SEEN} }})() < 39")
        links = [link.get_attribute("href") for link in self.all(".grid a") if link.is_displayed()]
        self.assertIn(self.address + TAKES, links)
        self.assertEqual(gallery.decode_pictures(self.driver), [])
        self.assert_steps_through_large_pictures(TAKES)
        self.assert_compares(EDIT)


class Policy(Place):
    """Under the headers that the gallery asks hosts for, which forbid everything that it does not need."""


    @classmethod
    def serve(cls):
        return cls.site.served(headers=cls.headers())

    @classmethod
    def headers(cls) -> dict[str, str]:
        text = (cls.site.public / "_headers").read_text()
        first = text.split("/*\n", 1)[1]
        return dict(re.findall(r"^  ([\w-]+): (.+)$", first[:first.index("\n/")], re.M))

    def setUp(self):
        gallery.messages(self.driver)
        self.driver.execute_cdp_cmd("Browser.grantPermissions", {
            "origin": self.address.rstrip("/"), "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})

    def assert_nothing_was_refused(self):
        self.assertEqual(gallery.messages(self.driver), [])

    def test_the_headers_forbid_what_is_not_needed(self):
        headers = self.headers()
        policy = headers["Content-Security-Policy"]
        for directive in ("default-src 'none'", "require-trusted-types-for 'script'", "base-uri 'none'", "form-action 'none'"):
            self.assertIn(directive, policy)
        self.assertNotIn("unsafe", policy)
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        # They are what the browser gets here.
        self.open("")
        self.assertEqual(self.driver.execute_async_script(
            """
            const done = arguments[0];
            fetch(location.href).then(answer => done(answer.headers.get('Content-Security-Policy')));
            """), policy)

    def test_they_hold(self):
        self.open("")
        self.run_script(
            """
            const script = document.createElement('script');
            try { script.text = 'window.ran = 1'; } catch { window.refused = true; }
            try { document.body.insertAdjacentHTML('beforeend', '<b>markup out of text</b>'); } catch { window.refusedMarkup = true; }
            """)
        self.assertEqual(
            self.run_script("return [window.ran, window.refused, window.refusedMarkup]"), [None, True, True])
        gallery.messages(self.driver)

    def test_no_page_does_anything_else(self):
        for path in (
            "", "food/", PROMPT, TAKES, EDIT, "products/field-watch/", "products/lever-grinder/", "tags/", "tags/winter/",
            "models/", "models/joyai/", "costs/", "404.html",
        ):
            with self.subTest(path):
                self.driver.get(self.address + path)
                self.assertEqual(gallery.decode_pictures(self.driver), [])
                self.assert_nothing_was_refused()

    def test_neither_does_a_page_that_leads_elsewhere(self):
        self.assertIn("http-equiv=\"refresh\"", (self.site.public / "products/mug-logo/index.html").read_text())
        self.driver.get(self.address + "products/mug-logo/")
        self.until("return location.pathname === '/products/mug-lettering/' && document.readyState === 'complete'")
        self.assert_nothing_was_refused()

    def test_everything_that_one_can_do_works(self):
        self.open("")
        self.assertEqual(gallery.decode_pictures(self.driver), [])
        self.one("input[name=q]").send_keys("pear")
        self.until("return document.querySelector('.find-status').textContent.endsWith('works of 39')")
        self.until(f"return (() => {{ {SEEN} }})() < 39")
        self.one(".find button").click()
        self.until(f"return (() => {{ {SEEN} }})() === 39")
        self.one(".scheme-switch").click()
        self.one(".scheme-switch").click()
        self.assert_nothing_was_refused()
        self.assert_steps_through_large_pictures(TAKES)
        self.assert_copies(self.one(".copy"))
        self.assert_nothing_was_refused()
        self.assert_compares(EDIT)
        self.assert_nothing_was_refused()
        self.driver.get(self.address + "costs/")
        self.one("summary").click()
        self.until("return document.querySelector('details').open")
        self.assert_nothing_was_refused()


class Disk(Place):
    """Opened as files, as from a folder that somebody was sent."""


    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.address = (cls.site.public / "index.html").as_uri().removesuffix("index.html")

    def setUp(self):
        gallery.messages(self.driver)

    def open(self, path: str, **how):
        super().open(path + "index.html", **how)

    def test_pictures_and_styles_are_there(self):
        for path in ("", "food/", PROMPT, EDIT, "products/lever-grinder/", "costs/"):
            with self.subTest(path):
                self.open(path)
                self.assertEqual(gallery.decode_pictures(self.driver), [])
                self.assertEqual(self.run_script("return getComputedStyle(document.body).display"), "flex")
                self.assertEqual(gallery.messages(self.driver), [])

    def test_every_link_leads_to_a_page(self):
        for path in ("", "food/", PROMPT, EDIT, "tags/", "costs/"):
            self.open(path)
            links = self.run_script("return [...document.links].map(link => link.href).filter(url => url.startsWith('file:'))")
            missing = [url for url in links if not pathlib.Path(urllib.request.url2pathname(urllib.parse.urlsplit(url).path)).is_file()]
            self.assertEqual(missing, [], path)
        self.open("")
        self.one(".grid a").click()
        self.until("return document.querySelector('.prompt') !== null")
        self.one(".neighbours a[rel=next]").click()
        self.until("return document.readyState === 'complete' && document.querySelector('.neighbours a[rel=prev]') !== null")

    def test_what_needs_a_server_is_not_offered(self):
        self.open("")
        self.assertFalse(self.one(".find").is_displayed())
        self.assertEqual(self.driver.find_elements("link text", "Search"), [])
        self.assertTrue(self.one(".scheme-switch").is_displayed())

    def test_large_pictures_before_and_after_and_copying_work(self):
        self.assert_steps_through_large_pictures(TAKES + "index.html")
        self.assert_compares(EDIT + "index.html")
        self.assert_copies(self.one(".copy"))
        self.assertEqual(gallery.messages(self.driver), [])

    def test_a_prompt_is_copied_also_where_the_browser_forbids_the_short_way(self):
        self.open(PROMPT)
        self.run_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not here'))")
        prompt = self.run_script("return document.querySelector('.prompt').textContent")
        self.assert_copies(self.one(".copy"))
        # What was copied is what is selected.
        self.assertEqual(self.run_script("return getSelection().toString()"), prompt)
        self.assertEqual(gallery.messages(self.driver), [])
