"""A site built by the program in a folder of its own, and a browser that looks at it."""

import contextlib
import functools
import http.server
import importlib.util
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / ".build" / "screenshots"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Site:
    """A copy of a site, built in the sandbox by a copy of the binary that lies alone in another folder."""

    def __init__(self, source: pathlib.Path):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gallerist-browser-"))
        for name in ("content", "static"):
            if (source / name).is_dir():
                shutil.copytree(source / name, self.folder / "site" / name)
        shutil.copy(source / "gallerist.yml", self.folder / "site")
        (self.folder / "bin").mkdir()
        shutil.copy(ROOT / ".build" / "debug" / "gallerist", self.folder / "bin")

    def build(self, *options: str):
        # Without the repository in sight: the theme must come out of the binary.
        subprocess.run(
            [self.folder / "bin" / "gallerist", "build", "--sandbox", "--quiet", "--site", self.folder / "site", *options],
            cwd=self.folder, check=True, env={"PATH": os.environ["PATH"], "HOME": str(self.folder)})

    @contextlib.contextmanager
    def served(self):
        handler = functools.partial(Quiet, directory=str(self.folder / "site" / "public"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    def remove(self):
        shutil.rmtree(self.folder)


def browser() -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            options.binary_location = path
            break
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def resize(driver: webdriver.Chrome, width: int, height: int = 900):
    """Sets the viewport, which may be narrower than any window."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def prefer(driver: webdriver.Chrome, scheme: str):
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})


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
    driver.execute_script(axe_source())
    results = driver.execute_async_script("const done = arguments[0]; axe.run().then(done, e => done({error: String(e)}))")
    if "error" in results:
        raise RuntimeError(results["error"])
    return [
        f"{violation['id']}: {violation['help']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in results["violations"] for node in violation["nodes"]]
