"""The demonstration gallery in a real browser."""

import unittest

import gallery

PAGES = {
    "home": "",
    "album": "products/",
    "prompt": "products/espresso-machine/",
    "several": "products/field-watch/",
    "edit": "products/mug-lettering/",
    "notes": "architecture/harbour-library/",
    "tags": "tags/",
    "models": "models/",
    "model": "models/joyai/",
    "costs": "costs/",
}


class Demonstration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = gallery.Site(gallery.ROOT)
        cls.addClassCleanup(cls.site.remove)
        cls.site.build()
        served = cls.site.served()
        cls.address = cls.enterClassContext(served)
        cls.driver = gallery.browser()
        cls.addClassCleanup(cls.driver.quit)

    def open(self, path: str, width: int = 1440, scheme: str = "light"):
        gallery.resize(self.driver, width)
        gallery.prefer(self.driver, scheme)
        self.driver.get(self.address + path)

    def test_every_picture_of_every_page_is_shown(self):
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path)
                self.assertEqual(gallery.decode_pictures(self.driver), [])

    def test_nothing_is_loaded_from_elsewhere(self):
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path)
                gallery.decode_pictures(self.driver)
                loaded = self.driver.execute_script(
                    "return performance.getEntriesByType('resource').map(entry => entry.name)")
                self.assertEqual([url for url in loaded if not url.startswith(self.address)], [])

    def test_the_browser_has_nothing_to_complain_about(self):
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path)
                messages = [entry["message"] for entry in self.driver.get_log("browser")]
                self.assertEqual([text for text in messages if "favicon" not in text], [])

    def test_axe_finds_nothing_in_either_scheme(self):
        for name, path in PAGES.items():
            for scheme in ("light", "dark"):
                with self.subTest(f"{name}, {scheme}"):
                    self.open(path, scheme=scheme)
                    self.assertEqual(gallery.axe_violations(self.driver), [])

    def test_no_page_is_wider_than_a_small_phone(self):
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path, width=320)
                width = self.driver.execute_script("return document.documentElement.scrollWidth")
                self.assertLessEqual(width, 320)

    def test_the_grid_does_not_jump_while_pictures_load(self):
        self.open("")
        measure = "return [...document.querySelectorAll('main img')].map(i => i.getBoundingClientRect().top)"
        before = self.driver.execute_script(measure)
        gallery.decode_pictures(self.driver)
        self.assertEqual(self.driver.execute_script(measure), before)

    def test_a_picture_is_as_large_as_its_page_says(self):
        self.open("products/espresso-machine/")
        gallery.decode_pictures(self.driver)
        shown, said = self.driver.execute_script(
            """
            const picture = document.querySelector('main img');
            return [picture.naturalWidth / picture.naturalHeight,
                    picture.getAttribute('width') / picture.getAttribute('height')];
            """)
        self.assertAlmostEqual(shown, said, places=2)

    def test_every_link_of_the_gallery_leads_somewhere(self):
        seen, waiting = set(), [""]
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            self.driver.get(self.address + path)
            status = self.driver.execute_script(
                "return performance.getEntriesByType('navigation')[0].responseStatus")
            self.assertEqual(status, 200, path)
            links = self.driver.execute_script("return [...document.links].map(link => link.href.split('#')[0])")
            waiting += [url[len(self.address):] for url in links if url.startswith(self.address)]
        self.assertGreater(len(seen), 50)

    def test_every_page_says_that_it_is_the_sandbox_s(self):
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path)
                self.assertIn("Sandbox", self.driver.find_element("css selector", "body").text)
                robots = self.driver.find_element("css selector", "meta[name=robots]").get_attribute("content")
                self.assertIn("noindex", robots)

    def test_pages_are_photographed(self):
        for name, path in PAGES.items():
            for width in (360, 800, 1440):
                for scheme in ("light", "dark"):
                    self.open(path, width=width, scheme=scheme)
                    gallery.decode_pictures(self.driver)
                    gallery.screenshot(self.driver, f"{name}-{width}-{scheme}")
        self.assertGreaterEqual(len(list(gallery.SCREENSHOTS.glob("*.png"))), len(PAGES) * 6)
