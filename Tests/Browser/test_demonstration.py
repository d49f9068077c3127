"""The demonstration gallery in a real browser."""

import gallery

PAGES = {
    "home": "",
    "album": "products/",
    "prompt": "products/espresso-machine/",
    "several": "products/field-watch/",
    "edit": "products/mug-lettering/",
    "slider": "food/pear-forgotten/",
    "notes": "architecture/harbour-library/",
    "tag": "tags/winter/",
    "tags": "tags/",
    "models": "models/",
    "model": "models/joyai/",
    "costs": "costs/",
}


class Demonstration(gallery.Visit):
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
        gallery.messages(self.driver)
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path)
                self.assertEqual(gallery.messages(self.driver), [])

    def test_axe_finds_nothing_in_either_scheme(self):
        for name, path in PAGES.items():
            self.open(path)
            for scheme in ("light", "dark"):
                with self.subTest(f"{name}, {scheme}"):
                    gallery.prefer(self.driver, scheme)
                    self.assertEqual(gallery.axe_violations(self.driver), [])

    def test_axe_finds_nothing_in_results_and_around_a_large_picture(self):
        for scheme in ("light", "dark"):
            with self.subTest(f"results, {scheme}"):
                self.open("?q=pear&quality=low", scheme=scheme)
                self.until("return document.querySelector('.find-status').textContent !== ''")
                self.assertEqual(gallery.axe_violations(self.driver), [])
            with self.subTest(f"nothing found, {scheme}"):
                self.open("?q=zzyzx", scheme=scheme)
                self.until("return document.querySelector('.find-status').textContent !== ''")
                self.assertEqual(gallery.axe_violations(self.driver), [])
            with self.subTest(f"large picture, {scheme}"):
                self.open("food/pear-in-three-takes/#view-first", scheme=scheme)
                self.until("return document.querySelector('dialog').open")
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
        self.open("")
        seen, broken = self.driver.execute_async_script(
            """
            const done = arguments[0];
            const seen = new Set([location.href]), broken = [];
            const follow = async url => {
              const answer = await fetch(url);
              if (!answer.ok) broken.push(url);
              if (!answer.headers.get('Content-Type').startsWith('text/html')) return;
              const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
              const links = [...page.querySelectorAll('a[href]')].map(link => new URL(link.getAttribute('href'), url));
              const found = links.map(link => link.href.split('#')[0]).filter(
                link => link.startsWith(location.origin) && !seen.has(link));
              found.forEach(link => seen.add(link));
              for (const link of new Set(found)) await follow(link);
            };
            follow(location.href).then(() => done([[...seen], broken]), error => done([[], [String(error)]]));
            """)
        self.assertEqual(broken, [])
        self.assertGreater(len(seen), 100)

    def test_every_page_says_that_it_is_the_sandbox_s(self):
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path)
                self.assertIn("Sandbox", self.driver.find_element("css selector", "body").text)
                robots = self.driver.find_element("css selector", "meta[name=robots]").get_attribute("content")
                self.assertIn("noindex", robots)

    def test_pages_are_photographed(self):
        windows = [(name, width, 900) for name in PAGES for width in (360, 800, 1440)]
        # And on the largest screens what fills them in its own way.
        windows += [(name, 2560, 1440) for name in ("home", "prompt", "costs")]
        for name, width, height in windows:
            self.open(PAGES[name], width, height=height)
            gallery.decode_pictures(self.driver)
            for scheme in ("light", "dark"):
                gallery.prefer(self.driver, scheme)
                gallery.screenshot(self.driver, f"{name}-{width}-{scheme}")
        self.assertGreaterEqual(len(list(gallery.SCREENSHOTS.glob("*.png"))), len(windows) * 2)
