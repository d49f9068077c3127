"""Pictures side by side, and edits with what they were made from, in a real browser."""

import gallery

PAGES = {
    "matrix": "products/lever-grinder/",
    "takes": "food/pear-in-three-takes/",
    "chain": "food/pear-halved/",
}


class Comparison(gallery.Visit):
    def test_axe_finds_nothing_on_a_small_phone_and_on_a_desk_in_either_scheme(self):
        for name, path in PAGES.items():
            for width in (320, 1440):
                self.open(path, width)
                for scheme in ("light", "dark"):
                    with self.subTest(f"{name}, {width}, {scheme}"):
                        gallery.prefer(self.driver, scheme)
                        self.assertEqual(gallery.axe_violations(self.driver), [])

    def test_no_page_is_wider_than_a_small_phone(self):
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path, width=320)
                self.assertLessEqual(self.driver.execute_script("return document.documentElement.scrollWidth"), 320)

    def test_a_wide_table_is_moved_by_keys(self):
        self.open(PAGES["matrix"], width=320)
        frame = self.driver.find_element("css selector", ".table-frame")
        # However many columns fit, a wider table is moved within its frame.
        self.driver.execute_script("arguments[0].querySelector('table').style.minWidth = '60rem'", frame)
        self.driver.execute_script("arguments[0].focus()", frame)
        self.assertEqual(self.driver.switch_to.active_element, frame)
        frame.send_keys("\ue014" * 5)  # arrow right
        self.until("return arguments[0].scrollLeft > 0", frame)
        self.assertLessEqual(self.driver.execute_script("return document.documentElement.scrollWidth"), 320)

    def test_columns_are_equally_wide(self):
        self.open(PAGES["matrix"])
        widths = self.driver.execute_script(
            "return [...document.querySelectorAll('.cell')].map(cell => Math.round(cell.getBoundingClientRect().width))")
        self.assertLessEqual(max(widths) - min(widths), 8)

    def test_a_link_to_a_picture_leads_to_that_picture(self):
        self.open(PAGES["chain"])
        links = self.driver.execute_script(
            "return [...document.querySelectorAll('.reference a, .edits a')].map(link => link.href)")
        self.assertEqual(len(links), 2)
        for link in links:
            self.driver.get(link)
            self.assertTrue(self.driver.execute_script("return document.querySelector(':target') !== null"))

    def test_pages_are_photographed(self):
        for name, path in PAGES.items():
            for width in (360, 800, 1440):
                self.open(path, width)
                self.assertEqual(gallery.decode_pictures(self.driver), [])
                for scheme in ("light", "dark"):
                    gallery.prefer(self.driver, scheme)
                    gallery.screenshot(self.driver, f"{name}-{width}-{scheme}")
