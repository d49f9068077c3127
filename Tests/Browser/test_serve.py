"""`gallerist serve` in a real browser: pages follow what is saved, keep their place, and show what is wrong."""

import os
import pathlib
import signal
import subprocess
import tempfile
import time
import unittest

import gallery

PROMPT = "\n\n".join(f"A mug, number {number}, on a counter" for number in range(120))
POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">"
HOSTILE = "<img src=x onerror=\"window.ran = 1\"><script>window.ran = 1</script>"
PROBLEMS = "return document.querySelector('gallerist-problems')?.shadowRoot.textContent ?? ''"


class Serve(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="gallerist-serve-")))
        self.write("gallerist.yml", "title: Mugs\n")
        self.write("content/mug.md", f"---\ntitle: A mug\n---\n{PROMPT}\n")
        self.write("content/cup.md", "A cup\n")
        # A policy as strict as a site may have: the preview's own script and its panel must live with it.
        head = (gallery.ROOT / "templates" / "partials" / "head.mustache").read_text()
        self.write("templates/partials/head.mustache", POLICY + "\n" + head)
        self.start("0")
        self.addCleanup(self.stop)
        self.driver = gallery.browser()
        self.addCleanup(self.driver.quit)

    def write(self, path: str, text: str):
        """As editors save: aside, then renamed."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        aside = self.folder / (path + "~")
        aside.write_text(text)
        aside.rename(self.folder / path)

    def start(self, port: str):
        self.program = subprocess.Popen(
            [gallery.ROOT / ".build" / "debug" / "gallerist", "serve", "--site", self.folder, "--port", port],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder)})
        self.address = self.program.stdout.readline().strip()

    def stop(self):
        self.program.send_signal(signal.SIGINT)
        self.assertEqual(self.program.wait(timeout=120), 0)
        self.program.stdout.close()

    def until(self, script: str, seconds: float = 60):
        """Waits until a script in the page answers with something true, and returns that."""
        end = time.monotonic() + seconds
        while not (value := self.driver.execute_script(script)):
            self.assertLess(time.monotonic(), end, script)
            time.sleep(0.05)
        return value

    def open(self, path: str):
        gallery.resize(self.driver, 800, 600)
        self.driver.get(self.address + path)
        self.driver.execute_script("window.isOld = true")

    def test_a_saved_page_comes_anew_and_keeps_its_place(self):
        self.open("mug/")
        self.driver.execute_script("scrollTo({left: 0, top: 1500, behavior: 'instant'})")
        place = self.driver.execute_script("return scrollY")
        self.assertGreater(place, 1000)
        self.write("content/mug.md", f"---\ntitle: Another mug\n---\n{PROMPT}\n")
        self.until("return document.querySelector('h1')?.textContent.includes('Another mug')")
        self.until(f"return Math.abs(scrollY - {place}) <= 2")
        time.sleep(2)
        self.assertAlmostEqual(self.driver.execute_script("return scrollY"), place, delta=2)

    def test_a_page_that_is_not_concerned_is_left_alone(self):
        self.open("cup/")
        self.write("content/mug.md", f"---\ntitle: A mug\n---\n{PROMPT}\n\nOne more\n")
        time.sleep(3)
        self.assertTrue(self.driver.execute_script("return window.isOld"))

    def test_a_style_sheet_is_swapped_without_a_reload(self):
        self.open("mug/")
        style = (gallery.ROOT / "templates" / "assets" / "style.css").read_text()
        self.write("templates/assets/style.css", style + "\nh1 { color: rgb(1, 2, 3) !important; }\n")
        self.until("return getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
        self.assertTrue(self.driver.execute_script("return window.isOld"))
        self.write("templates/assets/style.css", style + "\nh1 { color: rgb(4, 5, 6) !important; }\n")
        self.until("return getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 6)'")
        self.assertTrue(self.driver.execute_script("return window.isOld"))

    def test_what_is_wrong_stands_above_the_last_good_page_as_text(self):
        self.open("mug/")
        self.write("content/mug.md", f"---\nquality: '{HOSTILE}'\n---\nA mug\n")
        text = self.until(PROBLEMS)
        self.assertIn("content/mug.md:2:10: error: ", text)
        self.assertIn("window.ran", text)
        self.assertIn("^", text)
        gallery.screenshot(self.driver, "serve-problems")
        self.assertIsNone(self.driver.execute_script("return window.ran"))
        self.assertIn("A mug", self.driver.find_element("css selector", "h1").text)
        self.assertTrue(self.driver.execute_script("return window.isOld"))
        self.write("content/mug.md", f"---\ntitle: Mended\n---\n{PROMPT}\n")
        self.until("return document.querySelector('h1')?.textContent.includes('Mended')")
        self.assertEqual(self.driver.execute_script(PROBLEMS), "")
        refused = [entry["message"] for entry in self.driver.get_log("browser") if "Security" in entry["message"]]
        self.assertEqual(refused, [])

    def test_a_page_finds_the_preview_again_when_it_begins_anew(self):
        self.open("mug/")
        port = self.address.rstrip("/").rpartition(":")[2]
        self.stop()
        self.write("content/mug.md", f"---\ntitle: Meanwhile\n---\n{PROMPT}\n")
        self.start(port)
        # The page that asks for it again may hold the port for a moment.
        end = time.monotonic() + 60
        while not self.address and time.monotonic() < end:
            self.program.wait(timeout=120)
            self.program.stdout.close()
            time.sleep(0.2)
            self.start(port)
        self.assertTrue(self.address)
        self.until("return document.querySelector('h1')?.textContent.includes('Meanwhile')")
