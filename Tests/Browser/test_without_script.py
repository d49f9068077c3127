"""The gallery where no script runs: everything is there, and nothing is offered that would not work."""

import gallery

PAGES = {
    "home": ("", [".site-header nav li:not(.needs-network) a", ".grid img", "footer"]),
    "album": ("food/", ["h1", ".lede", ".notes", ".grid img"]),
    "prompt": ("products/espresso-machine/", ["h1", ".work img", ".prompt", ".label-line", ".facts", ".tags a", ".neighbours a"]),
    "matrix": ("products/lever-grinder/", ["h1", ".cell img", ".comparison-label > div > .prompt-block .prompt", "summary"]),
    "takes": ("food/pear-in-three-takes/", ["h1", ".cell img", ".prompt"]),
    "edit": ("food/pear-forgotten/", ["h1", ".compare-before img", ".compare-after img", ".reference a", ".lineage a"]),
    "tag": ("tags/winter/", ["h1", ".lede", ".grid img"]),
    "costs": ("costs/", ["h1", ".costs-total", ".bars-bar", "summary"]),
}
NEEDS_SCRIPT = (".find", ".copy", ".scheme-switch", ".compare-range", "dialog", "header nav a[href$='#find']")


class WithoutScript(gallery.Visit):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The driver's own questions to the page are still answered.
        cls.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})

    def setUp(self):
        gallery.messages(self.driver)

    def test_everything_is_shown_that_needs_no_script(self):
        for name, (path, selectors) in PAGES.items():
            with self.subTest(name):
                self.open(path)
                self.assertEqual(self.run_script("return document.documentElement.dataset.script ?? 'none'"), "none")
                for selector in selectors:
                    self.assertTrue(all(e.is_displayed() for e in self.all(selector)), selector)
                    self.assertGreater(len(self.all(selector)), 0, selector)
                self.assertEqual(gallery.messages(self.driver), [])

    def test_nothing_is_offered_that_needs_one(self):
        for name, (path, _) in PAGES.items():
            with self.subTest(name):
                self.open(path)
                for selector in NEEDS_SCRIPT:
                    self.assertEqual([e for e in self.all(selector) if e.is_displayed()], [], selector)

    def test_pictures_before_and_after_stand_side_by_side(self):
        for width in (360, 1440):
            with self.subTest(width):
                self.open(PAGES["edit"][0], width)
                before, after = [picture.rect for picture in self.all(".compare img")]
                self.assertLessEqual(before["x"] + before["width"], after["x"])
                self.assertAlmostEqual(before["y"], after["y"], delta=1)
                self.assertAlmostEqual(before["width"], after["width"], delta=1)
                self.assertAlmostEqual(before["height"], after["height"], delta=1)
                self.assertGreater(before["width"], width / 5)
                clip = self.run_script("return getComputedStyle(document.querySelector('.compare-after img')).clipPath")
                self.assertEqual(clip, "none")
                labels = [label.text for label in self.all(".compare figcaption")]
                self.assertEqual(labels, ["before", "after"])

    def test_a_picture_s_link_leads_to_the_picture(self):
        # A file that is no page takes part in no transition, of which the browser would complain.
        self.open(PAGES["prompt"][0], motion="reduce")
        self.one(".work figure a").click()
        self.until("return location.pathname.endsWith('.webp')")

    def test_the_folded_prompts_can_be_unfolded(self):
        self.open(PAGES["matrix"][0])
        self.assertFalse(self.one("details .prompt").is_displayed())
        self.one("summary").click()
        self.assertTrue(self.one("details .prompt").is_displayed())

    def test_no_page_is_wider_than_a_small_phone(self):
        for name, (path, _) in PAGES.items():
            with self.subTest(name):
                self.open(path, width=320)
                self.assertLessEqual(self.run_script("return document.documentElement.scrollWidth"), 320)
