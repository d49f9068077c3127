"""What a visitor does with the gallery: by keys, by touch, with and without motion, on paper."""

import json
import re
import threading

import gallery
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

PAGES = {
    "home": "",
    "album": "food/",
    "prompt": "products/espresso-machine/",
    "matrix": "products/lever-grinder/",
    "edit": "food/pear-forgotten/",
    "tag": "tags/winter/",
    "costs": "costs/",
}
TAKES = "food/pear-in-three-takes/"
# Pictures whose shape on the page is not their own.
DISTORTED = """
    return [...document.querySelectorAll('main img')].filter(picture => picture.checkVisibility()).filter(picture => {
      const box = picture.getBoundingClientRect();
      const [own, shown] = [picture.getAttribute('width') / picture.getAttribute('height'), box.width / box.height];
      return Math.abs(own / shown - 1) > 0.02 && getComputedStyle(picture).objectFit !== 'contain';
    }).map(picture => picture.src);
    """
LINKS = "return [...document.querySelectorAll('a[data-view]')].map(link => link.dataset.view)"


def prompts_of(file: str) -> list[str]:
    """The prompts of a prompt file of the demonstration, as they were written."""
    body = (gallery.ROOT / "content" / file).read_text().split("---\n", 2)[2]
    return re.findall(r"^```prompt.*?\n(.*?)\n```$", body, re.S | re.M) or [body.strip()]


class Keyboard(gallery.Visit):
    # What has the focus: which of the page's elements it is, and whether one sees that.
    FOCUSED = """
        const element = document.activeElement;
        if (element === document.body) return null;
        // The control of before and after lies unseen over its pictures; their frame shows the focus.
        const shown = element.closest('.compare') && element.type === 'range' ? element.parentElement : element;
        const style = getComputedStyle(shown);
        const box = shown.getBoundingClientRect();
        const x = box.left + box.width / 2, y = Math.max(0, box.top) + Math.min(box.height, innerHeight) / 2;
        const above = document.elementFromPoint(x, y);
        return {
            element,
            place: [...document.querySelectorAll('*')].indexOf(element),
            isSeen: shown.checkVisibility({ opacityProperty: true, visibilityProperty: true })
                && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
                && box.right > 0 && box.left < innerWidth
                && (shown.contains(above) || [...shown.getClientRects()].some(part => shown.contains(
                    document.elementFromPoint(part.left + part.width / 2, part.top + part.height / 2)))),
            isMarked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
            markup: element.outerHTML.slice(0, 200),
        };
        """
    REACHABLE = """
        const elements = [...document.querySelectorAll('*')];
        return elements.map((element, place) => [element, place]).filter(([element]) =>
            element.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]') && !element.disabled
            && element.checkVisibility({ visibilityProperty: true })).map(([, place]) => place);
        """

    def walk(self, *held: str) -> list[int]:
        """Goes on until the focus leaves the page or comes back to where it was."""
        places = []
        for _ in range(400):
            step = ActionChains(self.driver)
            for key in held:
                step.key_down(key)
            step.send_keys(Keys.TAB)
            for key in held:
                step.key_up(key)
            step.perform()
            focused = self.run_script(self.FOCUSED)
            if focused is None or focused["place"] in places:
                return places
            places.append(focused["place"])
            with self.subTest(focused["markup"]):
                self.assertTrue(focused["isSeen"], "cannot be seen")
                self.assertTrue(focused["isMarked"], "has no focus indicator")
                self.assertNotEqual(focused["element"].accessible_name, "", "has no name")
        self.fail("the focus never leaves the page")

    def test_every_control_is_reached_is_seen_and_has_a_name(self):
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path)
                if name == "home":
                    # The choices come when the search is first met.
                    self.run_script("document.querySelector('.find').dispatchEvent(new Event('pointerenter'))")
                    self.until("return document.querySelector('.find select').options.length > 1")
                # What is folded is walked through as well.
                self.run_script("document.querySelectorAll('details').forEach(details => { details.open = true; })")
                self.assertEqual(self.walk(), self.run_script(self.REACHABLE))

    def test_the_way_back_is_the_same(self):
        self.open(PAGES["edit"])
        reachable = self.run_script(self.REACHABLE)
        self.assertEqual(self.walk(Keys.SHIFT), reachable[::-1])

    def test_the_first_key_leads_past_the_navigation(self):
        self.open(PAGES["prompt"])
        ActionChains(self.driver).send_keys(Keys.TAB, Keys.ENTER).perform()
        self.until("return location.hash === '#main'")
        ActionChains(self.driver).send_keys(Keys.TAB).perform()
        self.assertTrue(self.run_script("return document.activeElement.closest('main') !== null"))


class Lightbox(gallery.Visit):
    # Which picture is shown, by the name of its link; nothing while the dialog is closed.
    SHOWN = """
        const dialog = document.querySelector('dialog');
        if (!dialog?.open) return null;
        const file = picture => picture.getAttribute('src');
        const shown = dialog.querySelector('img');
        return [...document.querySelectorAll('a[data-view]')].find(link =>
            file(link.querySelector('img') ?? link.closest('figure').querySelector('img')) === file(shown)).dataset.view;
        """

    def press(self, *keys: str):
        ActionChains(self.driver).send_keys(*keys).perform()

    def enlarge(self, place: int, path: str = TAKES, **how):
        """Opens a page, and a picture of it by its link."""
        self.open(path, **how)
        self.run_script("document.querySelectorAll('a[data-view]')[arguments[0]].focus()", place)
        self.press(Keys.ENTER)
        self.until("return document.querySelector('dialog').open")

    def assert_shows(self, name: str | None):
        self.until(f"return (() => {{ {self.SHOWN} }})() === arguments[0]", name)

    def assert_is_closed(self):
        self.assert_shows(None)
        self.until("return location.hash === ''")

    def test_enter_opens_arrows_step_and_escape_leads_back(self):
        self.enlarge(0)
        views = self.run_script(LINKS)
        self.assertEqual(len(views), 3)
        self.assert_shows(views[0])
        self.assertEqual(self.run_script("return location.hash"), "#view-" + views[0])
        for key, place in ((Keys.ARROW_RIGHT, 1), (Keys.ARROW_RIGHT, 2), (Keys.ARROW_LEFT, 1)):
            self.press(key)
            self.assert_shows(views[place])
            self.assertEqual(self.run_script("return location.hash"), "#view-" + views[place])
        self.press(Keys.ESCAPE)
        self.assert_is_closed()
        self.assertEqual(self.run_script("return document.activeElement.dataset.view"), views[1])

    def test_buttons_step_and_close(self):
        self.enlarge(0)
        views = self.run_script(LINKS)
        self.one(".lightbox-next").click()
        self.assert_shows(views[1])
        self.one(".lightbox-previous").click()
        self.assert_shows(views[0])
        self.one(".lightbox-close").click()
        self.assert_is_closed()

    def test_the_dialog_keeps_the_focus_and_says_what_it_shows(self):
        self.enlarge(1)
        dialog = self.one("dialog")
        self.assertEqual(dialog.aria_role, "dialog")
        self.assertNotEqual(dialog.accessible_name, "")
        self.assertEqual(self.one(".lightbox-title").text, self.one(".lightbox img").get_attribute("alt"))
        for _ in range(5):
            self.press(Keys.TAB)
            self.assertTrue(self.run_script(
                "return document.activeElement === document.body || document.activeElement.closest('dialog') !== null"))

    def test_its_address_opens_it(self):
        self.open(TAKES)
        views = self.run_script(LINKS)
        self.driver.get("about:blank")
        self.open(TAKES + "#view-" + views[1])
        self.assert_shows(views[1])
        self.press(Keys.ESCAPE)
        self.assert_is_closed()
        self.assertTrue(self.driver.current_url.endswith(TAKES))

    def test_back_closes_it_and_forward_opens_it(self):
        self.enlarge(0)
        views = self.run_script(LINKS)
        self.press(Keys.ARROW_RIGHT)
        self.assert_shows(views[1])
        self.driver.back()
        self.assert_is_closed()
        self.assertTrue(self.driver.current_url.endswith(TAKES))
        self.driver.forward()
        self.assert_shows(views[1])

    def test_closing_leaves_no_trace_in_the_history(self):
        self.open("")
        self.driver.get(self.address + TAKES)
        self.run_script("document.querySelector('a[data-view]').focus()")
        self.press(Keys.ENTER)
        self.until("return document.querySelector('dialog').open")
        self.press(Keys.ESCAPE)
        self.assert_is_closed()
        self.driver.back()
        self.until("return location.href === arguments[0]", self.address)

    def test_neighbours_are_loaded_before_they_are_shown(self):
        # As wide as a tablet, they come from larger files than those on the page, which no earlier visit left behind.
        self.driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        self.addCleanup(self.driver.execute_cdp_cmd, "Network.setCacheDisabled", {"cacheDisabled": False})
        are_loaded = """
            const loaded = performance.getEntriesByType('resource').map(entry => entry.name);
            return [...document.querySelectorAll('a[data-view]')].map(link => loaded.includes(link.href));
            """
        self.open(TAKES, width=800)
        self.assertEqual(gallery.decode_pictures(self.driver), [])
        self.assertEqual(self.run_script(are_loaded), [False, False, False])
        self.all("a[data-view]")[1].click()
        self.until(f"return (() => {{ {are_loaded} }})().every(Boolean)")

    def test_at_its_ends_it_goes_on_to_the_neighbours_pages(self):
        self.enlarge(2)
        following = self.one(".neighbours a[rel=next]").get_attribute("href")
        self.press(Keys.ARROW_RIGHT)
        self.until("return location.href.startsWith(arguments[0]) && document.readyState === 'complete'", following)
        self.assert_shows(self.run_script(LINKS)[0])
        self.press(Keys.ARROW_LEFT)
        self.until("return location.pathname.endsWith(arguments[0]) && document.readyState === 'complete'", TAKES)
        self.assert_shows(self.run_script(LINKS)[-1])
        self.press(Keys.ESCAPE)
        self.assert_is_closed()
        self.assertEqual(self.run_script("return document.activeElement.dataset.view"), self.run_script(LINKS)[-1])

    def test_at_the_ends_of_an_album_there_is_nothing_to_go_on_to(self):
        self.open("food/")
        pages = self.run_script("return [...document.querySelectorAll('.grid a')].map(link => link.href)")
        for page, view, button in ((pages[0], "first", "previous"), (pages[-1], "last", "next")):
            with self.subTest(button):
                self.driver.get("about:blank")
                self.open(page.removeprefix(self.address) + "#view-" + view)
                self.until("return document.querySelector('dialog').open")
                self.assertFalse(self.one(f".lightbox-{button}").is_enabled())
                address = self.driver.current_url
                self.press(Keys.ARROW_LEFT if view == "first" else Keys.ARROW_RIGHT)
                self.assertEqual(self.driver.current_url, address)
                self.press(Keys.ESCAPE)
                self.assert_is_closed()

    def test_a_swipe_steps(self):
        self.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
        self.addCleanup(self.driver.execute_cdp_cmd, "Emulation.setTouchEmulationEnabled", {"enabled": False})
        self.enlarge(0, width=360, height=700)
        views = self.run_script(LINKS)
        for start, end, place in ((300, 60, 1), (300, 60, 2), (60, 300, 1)):
            self.swipe((start, 300), (end, 310))
            self.assert_shows(views[place])
        # Neither a short nor an upright one does.
        for end in ((320, 300), (300, 500)):
            self.swipe((300, 300), end)
        self.assert_shows(views[1])

    def swipe(self, start: tuple, end: tuple):
        def touch(kind: str, *points):
            self.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {
                "type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})
        touch("touchStart", start)
        for step in range(1, 6):
            touch("touchMove", tuple(a + (b - a) * step / 5 for a, b in zip(start, end)))
        touch("touchEnd")

    def test_the_picture_is_whole_within_the_screen(self):
        for path in (TAKES, "architecture/harbour-library/", "illustration/lighthouse-cutaway/"):
            for width, height in ((360, 700), (1440, 900), (900, 360)):
                with self.subTest(f"{path} {width}×{height}"):
                    self.enlarge(0, path, width=width, height=height)
                    boxes = self.run_script(
                        """
                        const boxes = [...document.querySelectorAll('.lightbox img, .lightbox button')];
                        return boxes.map(element => element.getBoundingClientRect().toJSON());
                        """)
                    for box in boxes:
                        self.assertGreaterEqual(min(box["left"], box["top"]), 0)
                        self.assertLessEqual(box["right"], width)
                        self.assertLessEqual(box["bottom"], height)
                    self.assertGreater(max(boxes[0]["width"] / width, boxes[0]["height"] / height), 0.7)


class Motion(gallery.Visit):
    MOVING = "return document.getAnimations().length"

    def hover(self, path: str, motion: str):
        self.open(path, motion=motion)
        ActionChains(self.driver).move_to_element(self.one(".grid a")).perform()
        self.assertTrue(self.run_script("return document.querySelector('.grid a').matches(':hover')"))

    def assert_nothing_moves(self):
        self.assertEqual(self.run_script(self.MOVING), 0)
        # Nor does any rule move what is not looked at just now.
        self.assertEqual(self.run_script(
            """
            return [...document.querySelectorAll('*')].filter(element => ['', '::before', '::after'].some(part => {
              const style = getComputedStyle(element, part);
              return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
            })).map(element => element.outerHTML.slice(0, 100));
            """), [])

    def test_nothing_moves_for_who_does_not_want_it(self):
        for path in ("", "food/"):
            with self.subTest(path):
                self.hover(path, "reduce")
                self.assert_nothing_moves()
                self.assertEqual(self.run_script("return getComputedStyle(document.querySelector('.caption')).opacity"), "1")
        self.open(TAKES, motion="reduce")
        self.one("a[data-view]").click()
        self.until("return document.querySelector('dialog').open")
        self.assert_nothing_moves()

    def test_captions_come_softly_otherwise(self):
        self.hover("", "no-preference")
        duration = self.run_script("return getComputedStyle(document.querySelector('.caption')).transitionDuration")
        self.assertLessEqual(float(duration.removesuffix("s")), 0.2)
        self.assertGreater(float(duration.removesuffix("s")), 0)

    def watch_transitions(self):
        script = self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": """
            addEventListener('pagereveal', event => { window.isCarried = event.viewTransition !== null; });
            """})
        self.addCleanup(
            self.driver.execute_cdp_cmd, "Page.removeScriptToEvaluateOnNewDocument", {"identifier": script["identifier"]})

    def follow_card(self, place: int) -> list[str]:
        """Follows a card's link; returns the names that its page's pictures went with, and which one it was."""
        self.run_script(
            """
            // After the gallery's own.
            addEventListener('pageswap', () => {
              const names = [...document.querySelectorAll('.grid img')].map(i => getComputedStyle(i).viewTransitionName);
              sessionStorage.setItem('names', JSON.stringify(names));
            });
            """)
        link = self.all(".grid a")[place]
        address = link.get_attribute("href")
        link.click()
        self.until("return location.href === arguments[0] && document.readyState === 'complete'", address)
        return json.loads(self.run_script("return sessionStorage.getItem('names')"))

    def test_a_picture_is_carried_from_the_grid_to_its_page(self):
        self.watch_transitions()
        for path, place in (("", 3), ("food/", 4)):
            with self.subTest(path):
                self.open(path)
                names = self.follow_card(place)
                self.until("return window.isCarried !== undefined")
                self.assertEqual([i for i, name in enumerate(names) if name != "none"], [place])
                work = self.run_script(
                    "return [...document.images].map(i => getComputedStyle(i).viewTransitionName).filter(n => n !== 'none')")
                self.assertEqual(work, [names[place]])
                self.assertTrue(self.run_script("return window.isCarried"))

    def test_no_picture_is_carried_for_who_does_not_want_it(self):
        self.watch_transitions()
        self.open("", motion="reduce")
        names = self.follow_card(3)
        self.until("return window.isCarried !== undefined")
        self.assertEqual(set(names), {"none"})
        self.assertFalse(self.run_script("return window.isCarried"))
        self.assertEqual(
            self.run_script("return getComputedStyle(document.querySelector('.work-wall img')).viewTransitionName"), "none")

    def test_page_changes_move_only_where_motion_is_wanted(self):
        self.open("")
        conditions = self.run_script(
            """
            const within = (rules, condition) => [...rules].flatMap(rule =>
              rule.constructor.name === 'CSSViewTransitionRule' ? [condition]
                : rule.cssRules?.length ? within(rule.cssRules, rule.conditionText ?? condition) : []);
            return [...document.styleSheets].flatMap(sheet => within(sheet.cssRules, null));
            """)
        self.assertEqual(conditions, ["(prefers-reduced-motion: no-preference)"])


class Copying(gallery.Visit):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.driver.execute_cdp_cmd("Browser.grantPermissions", {
            "origin": cls.address.rstrip("/"), "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})

    def copied(self) -> str:
        return self.driver.execute_async_script(
            "const done = arguments[0]; navigator.clipboard.readText().then(done, error => done(String(error)))")

    def copy(self, button):
        self.run_script("arguments[0].scrollIntoView({ block: 'center' })", button)
        self.assertEqual(button.text, "Copy")
        self.click_until_it_says(button, "Copied")
        # A screen reader is told.
        self.assertTrue(self.run_script(
            "return arguments[0].closest('[aria-live=polite], [aria-live=assertive], [role=status]') !== null", button))

    def test_a_prompt_is_copied_as_it_was_written(self):
        for path, file in (
            ("food/rye-loaf/", "food/01-rye-loaf.md"),
            ("products/espresso-machine/", "products/01-espresso-machine.md"),
            (TAKES, "food/03-pear-in-three-takes.md"),
            ("illustration/curly-braces/", "illustration/02-curly-braces.md"),
        ):
            with self.subTest(path):
                self.open(path)
                self.copy(self.one(".copy"))
                self.assertEqual(self.copied(), prompts_of(file)[0].replace("\\{{", "{{"))

    def test_each_of_several_prompts_is_copied_by_its_own_button(self):
        self.open("products/field-watch/")
        for button, prompt in zip(self.all(".copy"), prompts_of("products/02-field-watch.md"), strict=True):
            self.copy(button)
            self.assertEqual(self.copied(), prompt)

    def test_every_prompt_of_a_matrix_is_copied(self):
        self.open(PAGES["matrix"])
        pattern, = prompts_of("products/05-lever-grinder.md")
        self.one("summary").click()
        filled = [pattern.replace("{{finish}}", finish) for finish in ("brushed steel", "matte black paint", "oiled walnut")]
        for button, prompt in zip(self.all(".copy"), [pattern, *filled], strict=True):
            self.copy(button)
            self.assertEqual(self.copied(), prompt)

    def test_the_button_can_be_used_again(self):
        self.open("food/rye-loaf/")
        button = self.one(".copy")
        self.copy(button)
        self.until("return arguments[0].textContent === 'Copy'", button)
        self.copy(button)


class BeforeAndAfter(gallery.Visit):
    MEASURE = """
        const [before, after] = [...document.querySelectorAll('.compare img')];
        const box = picture => { const b = picture.getBoundingClientRect(); return [b.left, b.top, b.width, b.height]; };
        return [box(before), box(after)];
        """
    CLIP = "return getComputedStyle(document.querySelector('.compare-after img')).clipPath"

    def test_both_pictures_have_the_same_place(self):
        for width in (360, 800, 1440, 2560):
            with self.subTest(width):
                self.open(PAGES["edit"], width)
                before, after = self.run_script(self.MEASURE)
                self.assertEqual(before, after)
                self.assertGreater(before[2], 200)

    def test_arrow_keys_move_the_line(self):
        self.open(PAGES["edit"])
        control = self.one(".compare-range")
        self.assertEqual(self.run_script(self.CLIP), "inset(0px 0px 0px 50%)")
        control.send_keys(Keys.ARROW_RIGHT * 10)
        self.assertEqual(self.run_script(self.CLIP), "inset(0px 0px 0px 60%)")
        control.send_keys(Keys.ARROW_LEFT * 30)
        self.assertEqual(self.run_script(self.CLIP), "inset(0px 0px 0px 30%)")
        control.send_keys(Keys.HOME)
        self.assertEqual(self.run_script(self.CLIP), "inset(0px 0px 0px 0%)")

    def test_the_line_follows_the_pointer(self):
        self.open(PAGES["edit"])
        control = self.one(".compare-range")
        width = control.size["width"]
        ActionChains(self.driver).move_to_element(control).click_and_hold().move_by_offset(round(width / 4), 0) \
            .release().perform()
        edge, line = self.run_script(
            """
            const frame = document.querySelector('.compare').getBoundingClientRect();
            return [parseFloat(getComputedStyle(document.querySelector('.compare')).getPropertyValue('--at')), frame.width];
            """)
        self.assertAlmostEqual(edge, 75, delta=3)

    def test_what_the_two_are_is_said_and_each_can_be_seen_large(self):
        self.open(PAGES["edit"])
        labels = self.run_script("return [...document.querySelectorAll('.compare figcaption')].map(c => c.innerText)")
        self.assertEqual(labels, ["before", "after"])
        for label in labels:
            self.open(PAGES["edit"])
            self.driver.find_element("link text", label).click()
            self.until("return document.querySelector('dialog').open")
            shown, own = self.run_script(
                """
                const shown = document.querySelector('.lightbox img');
                const own = document.querySelector(`.compare-${arguments[0]} img`);
                return [shown.getAttribute('src'), own.getAttribute('src')];
                """, label)
            self.assertEqual(shown, own)


class Colours(gallery.Visit):
    WALL = "return getComputedStyle(document.documentElement).backgroundColor"
    # A colour as it is painted, in whatever way it is written.
    PAINTED = """
        const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const painted = colour => {
          context.clearRect(0, 0, 1, 1);
          context.fillStyle = colour;
          context.fillRect(0, 0, 1, 1);
          return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const luminance = colour => {
          const [r, g, b] = painted(colour).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (one, other) => {
          const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
          return (high + 0.05) / (low + 0.05);
        };
        const probe = document.createElement('a');
        document.body.append(probe);
        const colourOf = value => { probe.style.color = value; return getComputedStyle(probe).color; };
        """

    def setUp(self):
        self.open("")
        self.run_script("localStorage.clear()")

    def test_the_switch_changes_the_colours_and_the_next_page_keeps_them(self):
        self.open("")
        light = self.run_script(self.WALL)
        switch = self.one(".scheme-switch")
        self.assertEqual(switch.get_attribute("aria-pressed"), "false")
        switch.click()
        self.assertEqual(switch.get_attribute("aria-pressed"), "true")
        dark = self.run_script(self.WALL)
        self.assertNotEqual(dark, light)
        # Before anything of the body is there to be painted in the wrong colours.
        script = self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": """
            new MutationObserver((_, observer) => {
              if (!document.body) return;
              window.schemeAtFirst = document.documentElement.dataset.scheme;
              observer.disconnect();
            }).observe(document, { childList: true, subtree: true });
            """})
        self.addCleanup(
            self.driver.execute_cdp_cmd, "Page.removeScriptToEvaluateOnNewDocument", {"identifier": script["identifier"]})
        self.driver.get(self.address + "costs/")
        self.assertEqual(self.run_script("return window.schemeAtFirst"), "dark")
        self.assertEqual(self.run_script(self.WALL), dark)
        switch = self.one(".scheme-switch")
        self.assertEqual(switch.get_attribute("aria-pressed"), "true")
        switch.click()
        self.assertEqual(switch.get_attribute("aria-pressed"), "false")
        self.assertEqual(self.run_script(self.WALL), light)
        self.driver.get(self.address)
        self.assertEqual(self.run_script(self.WALL), light)

    def test_what_was_chosen_holds_against_the_system(self):
        self.open("", scheme="dark")
        dark = self.run_script(self.WALL)
        self.one(".scheme-switch").click()
        light = self.run_script(self.WALL)
        self.assertNotEqual(dark, light)
        self.open("food/", scheme="dark")
        self.assertEqual(self.run_script(self.WALL), light)
        self.assertEqual(self.one(".scheme-switch").get_attribute("aria-pressed"), "false")

    def test_without_a_choice_the_system_s_colours_hold_also_when_they_change(self):
        self.open("", scheme="dark")
        dark = self.run_script(self.WALL)
        gallery.prefer(self.driver, "light")
        self.until("return document.querySelector('.scheme-switch').getAttribute('aria-pressed') === 'false'")
        self.assertNotEqual(self.run_script(self.WALL), dark)

    def test_the_accent_can_be_read_on_the_wall(self):
        paths = [path for path in self.site.pages() if path.count("/") == 2 and not path.startswith(("tags/", "models/"))]
        self.assertGreater(len(paths), 30)
        for path in paths[::4]:
            for scheme in ("light", "dark"):
                with self.subTest(f"{path} {scheme}"):
                    self.open(path, scheme=scheme)
                    self.assertTrue(self.run_script("return document.body.classList.contains('tone')"))
                    contrasts = self.run_script(
                        self.PAINTED + """
                        return ['--wall', '--wall-tone'].map(on => contrast(
                          colourOf('var(--accent)'), colourOf(`var(${on})`)));
                        """)
                    self.assertGreaterEqual(min(contrasts), 4.5)

    def test_the_accent_of_any_picture_can_be_read_on_the_wall(self):
        for scheme in ("light", "dark"):
            with self.subTest(scheme):
                self.open("products/espresso-machine/", scheme=scheme)
                contrast, dominant = self.run_script(
                    self.PAINTED + """
                    const wall = ['--wall', '--wall-tone'].map(name => colourOf(`var(${name})`));
                    let least = [Infinity];
                    const steps = [0, 51, 102, 153, 204, 255];
                    for (const r of steps) for (const g of steps) for (const b of steps) {
                      document.body.style.setProperty('--dominant', `rgb(${r} ${g} ${b})`);
                      const accent = colourOf('var(--accent)');
                      for (const on of wall) {
                        const found = contrast(accent, on);
                        if (found < least[0]) least = [found, `rgb(${r} ${g} ${b})`];
                      }
                    }
                    return least;
                    """)
                self.assertGreaterEqual(contrast, 4.5, dominant)


class Sizes(gallery.Visit):
    # How wide `sizes` says that each picture is, and how wide it is.
    SAID_AND_SHOWN = """
        const probe = document.createElement('div');
        probe.style.position = 'absolute';
        document.documentElement.append(probe);
        // Written out as what the list comes to in this window.
        const entriesOf = sizes => {
          let depth = 0;
          const entries = [''];
          for (const letter of sizes) {
            depth += { '(': 1, ')': -1 }[letter] ?? 0;
            if (letter === ',' && depth === 0) entries.push(''); else entries[entries.length - 1] += letter;
          }
          return entries.map(entry => entry.trim());
        };
        const said = sizes => {
          for (const entry of entriesOf(sizes)) {
            const [, condition, width] = entry.match(/^((?:(?:and )?\\([a-z-]+:[^)]*\\)\\s*)*)(.+)$/);
            if (condition && !matchMedia(condition).matches) continue;
            probe.style.width = '';
            probe.style.width = width;
            if (!probe.style.width) throw new Error('no length: ' + width);
            return probe.getBoundingClientRect().width;
          }
        };
        const pictures = [...document.querySelectorAll('main img[srcset]')].filter(picture => picture.checkVisibility());
        const result = pictures.map(picture => ({
          said: said(picture.sizes), shown: picture.getBoundingClientRect().width,
          what: `${picture.sizes}, ${picture.width}×${picture.height}`,
        }));
        probe.remove();
        return result;
        """

    def test_pictures_are_about_as_wide_as_their_sizes_say(self):
        for name in ("home", "album", "prompt", "edit", "matrix", "takes"):
            # Not on a phone, where a row has one picture or two: no list of sizes can know.
            for width, height in ((800, 1100), (1440, 900), (2560, 900), (2560, 1440)):
                with self.subTest(f"{name}, {width}×{height}"):
                    self.open(PAGES.get(name, TAKES), width, height=height)
                    self.assertEqual(gallery.decode_pictures(self.driver), [])
                    self.assertEqual(self.run_script(DISTORTED), [])
                    pictures = self.run_script(self.SAID_AND_SHOWN)
                    self.assertGreater(len(pictures), 0)
                    # A work that hangs by itself is known exactly, but for the page's margins.
                    least, most = (0.9, 1.15) if name in ("prompt", "edit") else (0.75, 1.65)
                    # Never so little that a picture looks soft, although those of a row grow until they fill it; nor so
                    # much that most of what is loaded is for nothing, where that is much.
                    wrong = [
                        f"{picture['what']}: {picture['said']:.0f} said, {picture['shown']:.0f} shown" for picture in pictures
                        if picture["said"] < least * picture["shown"] or picture["said"] > max(400, most * picture["shown"])]
                    self.assertEqual(wrong, [])

    def test_no_page_is_wider_than_a_small_phone(self):
        for name, path in PAGES.items():
            with self.subTest(name):
                self.open(path, width=320)
                self.assert_fits()

    def test_neither_are_results_nor_a_large_picture(self):
        self.open("?q=a", width=320)
        self.until("return document.querySelector('.find-status').textContent !== ''")
        self.assert_fits()
        self.open(TAKES + "#view-picture-1", width=320)
        self.until("return document.querySelector('dialog').open")
        self.assert_fits()
        self.assertLessEqual(self.run_script("return document.querySelector('dialog').scrollWidth"), 320)

    def assert_fits(self):
        self.assertLessEqual(self.run_script("return document.documentElement.scrollWidth"), 320)
        # Nor is anything cut off at the edge.
        self.assertEqual(self.run_script(
            """
            return [...document.querySelectorAll('main *, header *, footer *')].filter(element =>
              element.checkVisibility() && !element.closest('.table-frame, .hidden, pre, svg')
              && element.getBoundingClientRect().right > 320.5).map(element => element.outerHTML.slice(0, 100))
            """), [])


class Loading(gallery.Visit):
    """Pictures that take their time."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Else nothing could be asked of a page before its pictures are there.
        cls.driver.quit()
        cls.driver = gallery.browser(waits_for="none")
        cls.addClassCleanup(cls.driver.quit)

    @classmethod
    def serve(cls):
        cls.pictures = threading.Event()
        return cls.site.served(pictures=cls.pictures)

    def test_no_page_jumps_when_its_pictures_come(self):
        measure = """
            return [...document.querySelectorAll('main :is(img, figcaption, h1, h2, p, dl, nav)')].filter(
              element => element.checkVisibility()).map(element => {
                const box = element.getBoundingClientRect();
                return [element.outerHTML.slice(0, 40), ...[box.x, box.y, box.width, box.height].map(Math.round)].join(' ');
              });
            """
        for name, path in PAGES.items() | {"takes": TAKES, "several": "products/field-watch/"}.items():
            for width in (360, 1440):
                with self.subTest(f"{name}, {width}"):
                    self.pictures.clear()
                    self.driver.get("about:blank")
                    self.until("return location.href === 'about:blank'")
                    self.open(path, width)
                    self.until(
                        """
                        return location.href === arguments[0] && document.readyState !== 'loading'
                          && getComputedStyle(document.documentElement).getPropertyValue('--wall') !== '';
                        """, self.address + path)
                    before = self.run_script(measure)
                    self.pictures.set()
                    self.until("return document.readyState === 'complete'")
                    self.assertEqual(gallery.decode_pictures(self.driver), [])
                    after = self.run_script(measure)
                    self.assertEqual([f"{a} -> {b}" for a, b in zip(before, after, strict=True) if a != b][:3], [])


class Paper(gallery.Visit):
    HIDDEN = (".site-header nav", ".skip", ".copy", ".find", ".pagination", ".neighbours", ".compare-range", ".scheme-switch")

    def test_paper_has_the_work_and_the_label_only(self):
        for name, shown in (
            ("home", (".site-title", ".grid img")),
            ("prompt", ("h1", ".work img", ".label-line", ".prompt", ".facts", ".address")),
            ("edit", ("h1", ".compare-after img", ".label-line", ".prompt", ".facts")),
            ("matrix", ("h1", ".cell img", ".label-line", ".prompt")),
            ("costs", ("h1", ".costs-total", ".bars")),
        ):
            with self.subTest(name):
                self.open(PAGES[name])
                self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
                self.addCleanup(self.driver.execute_cdp_cmd, "Emulation.setEmulatedMedia", {"media": ""})
                for selector in shown:
                    self.assertTrue(self.one(selector).is_displayed(), selector)
                for selector in self.HIDDEN:
                    self.assertEqual([e for e in self.all(selector) if e.is_displayed()], [], selector)
                self.assertEqual(self.run_script(DISTORTED), [])

    def test_before_and_after_are_both_whole_on_paper(self):
        self.open(PAGES["edit"], width=800)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        self.addCleanup(self.driver.execute_cdp_cmd, "Emulation.setEmulatedMedia", {"media": ""})
        before, after = [picture.rect for picture in self.all(".compare img")]
        self.assertTrue(
            before["x"] + before["width"] <= after["x"] or before["y"] + before["height"] <= after["y"], (before, after))
        self.assertEqual(
            self.run_script("return getComputedStyle(document.querySelector('.compare-after img')).clipPath"), "none")
