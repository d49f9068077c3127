"""A site built by the program in a folder of its own, and a browser that looks at it."""

import atexit
import contextlib
import functools
import http.server
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / ".build" / "screenshots"
PUBLISHED = ("--base-url", "https://example.com/")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below a path of the server's, with the headers that it is told, and pictures when it may."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments, below: str, headers: dict, pictures: threading.Event | None, **options):
        self.below, self.more_headers, self.pictures = below, headers, pictures
        super().__init__(*arguments, **options)

    def do_GET(self):
        if self.pictures and "/renditions/" in self.path:
            self.pictures.wait(timeout=60)
        super().do_GET()

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.below):
            return os.devnull + "/nothing"
        return super().translate_path("/" + path.removeprefix(self.below))

    def end_headers(self):
        for name, value in self.more_headers.items():
            self.send_header(name, value)
        # As the gallery asks hosts to; the names tell the bytes.
        if "/renditions/" in self.path or "/assets/" in self.path:
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, address):
        # A browser that goes on to another page drops what it was still loading.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, address)


class Site:
    """A copy of a site, built by a copy of the binary that lies alone in another folder."""

    def __init__(self, source: pathlib.Path):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gallerist-browser-"))
        for name in ("content", "static"):
            if (source / name).is_dir():
                shutil.copytree(source / name, self.folder / "site" / name)
        shutil.copy(source / "gallerist.yml", self.folder / "site")
        (self.folder / "bin").mkdir()
        shutil.copy(ROOT / ".build" / "debug" / "gallerist", self.folder / "bin")

    @property
    def public(self) -> pathlib.Path:
        return self.folder / "site" / "public"

    def pages(self) -> list[str]:
        """The addresses of all pages."""
        pages = sorted(str(page.relative_to(self.public)) for page in self.public.rglob("*.html"))
        return [page.removesuffix("index.html") for page in pages]

    def build(self, *options: str, pictures: str = "--sandbox"):
        """Builds it; with pictures="--offline" placeholders hang where nothing was made yet."""
        # Without the repository in sight: the theme must come out of the binary.
        subprocess.run(
            [self.folder / "bin" / "gallerist", "build", pictures, "--quiet", "--site", self.folder / "site", *options],
            cwd=self.folder, check=True, env={"PATH": os.environ["PATH"], "HOME": str(self.folder)})

    def copy(self) -> "Site":
        """The same site once more, with its pictures: what is built of it needs none to be made."""
        copy = Site(self.folder / "site")
        shutil.copytree(self.folder / "site" / ".gallerist", copy.folder / "site" / ".gallerist")
        return copy

    @contextlib.contextmanager
    def served(self, below: str = "/", headers: dict | None = None, pictures: threading.Event | None = None):
        handler = functools.partial(
            Handler, directory=str(self.public), below=below, headers=headers or {}, pictures=pictures)
        server = Server(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{below}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    def remove(self):
        shutil.rmtree(self.folder)


@functools.cache
def demonstration() -> Site:
    """The demonstration gallery, built once for all tests, who only look at it. Its pictures take most of the time."""
    site = Site(ROOT)
    atexit.register(site.remove)
    site.build("--poll-interval", "0.1", *PUBLISHED)
    return site


def browser(waits_for: str = "normal") -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    options.page_load_strategy = waits_for
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            options.binary_location = path
            break
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_script_timeout(600)
    driver.command_executor.client_config.timeout = 900
    return driver


def resize(driver: webdriver.Chrome, width: int, height: int = 900):
    """Sets the viewport, which may be narrower than any window."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def prefer(driver: webdriver.Chrome, scheme: str, motion: str = "no-preference"):
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
        {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": motion}]})


def decode_pictures(driver: webdriver.Chrome) -> list:
    """Loads and decodes every picture of the page; returns the addresses of those that cannot be shown."""
    return driver.execute_async_script(
        """
        const done = arguments[0];
        const pictures = [...document.images];
        pictures.forEach(picture => { picture.loading = 'eager'; });
        Promise.allSettled(pictures.map(picture => picture.decode())).then(results =>
          done(pictures.filter((_, index) => results[index].status === 'rejected').map(picture => picture.currentSrc)));
        """)


def until(driver: webdriver.Chrome, script: str, *arguments, seconds: float = 60):
    """Waits until a script in the page answers with something true, and returns that."""
    end = time.monotonic() + seconds
    while not (value := driver.execute_script(script, *arguments)):
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds} seconds still not: {script}")
        time.sleep(0.02)
    return value


def messages(driver: webdriver.Chrome) -> list[str]:
    """What the browser's console got since it was asked last."""
    return [entry["message"] for entry in driver.get_log("browser")]


class Visit(unittest.TestCase):
    """Tests that share a browser and a site, which is the demonstration where they do not say otherwise."""

    @classmethod
    def setUpClass(cls):
        cls.site = cls.make_site()
        cls.address = cls.enterClassContext(cls.serve())
        cls.driver = browser()
        cls.addClassCleanup(cls.driver.quit)

    @classmethod
    def make_site(cls) -> Site:
        return demonstration()

    @classmethod
    def serve(cls):
        return cls.site.served()

    def open(self, path: str, width: int = 1440, scheme: str = "light", height: int = 900, motion: str = "no-preference"):
        resize(self.driver, width, height)
        prefer(self.driver, scheme, motion)
        self.driver.get(self.address + path)

    def run_script(self, script: str, *arguments):
        return self.driver.execute_script(script, *arguments)

    def one(self, selector: str):
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list:
        return self.driver.find_elements("css selector", selector)

    def click_until_it_says(self, button, word: str):
        """Clicks a button and waits for what it says for a moment."""
        self.driver.execute_script(
            """
            const [button, word] = arguments;
            button.hasSaid = null;
            const look = () => { if (button.textContent === word) button.hasSaid = word; };
            new MutationObserver(look).observe(button, { childList: true, characterData: true, subtree: true });
            """, button, word)
        button.click()
        self.until("return arguments[0].hasSaid === arguments[1]", button, word)

    def until(self, script: str, *arguments, seconds: float = 60):
        return until(self.driver, script, *arguments, seconds=seconds)


def screenshot(driver: webdriver.Chrome, name: str):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    driver.save_screenshot(str(SCREENSHOTS / f"{name}.png"))


@functools.cache
def axe_source() -> str:
    # The package's own code is for another driver; only the script inside it is wanted.
    package = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    return (pathlib.Path(package) / "axe.min.js").read_text()


def axe_violations(driver: webdriver.Chrome) -> list:
    """What axe finds against WCAG 2.2 AA and its own best practices, a line each."""
    if not driver.execute_script("return 'axe' in window"):
        driver.execute_script(axe_source())
    results = driver.execute_async_script(
        """
        const done = arguments[0];
        axe.run({ rules: { 'target-size': { enabled: true } } }).then(done, error => done({ error: String(error) }));
        """)
    if "error" in results:
        raise RuntimeError(results["error"])
    return [
        f"{violation['id']}: {violation['help']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in results["violations"] for node in violation["nodes"]]
