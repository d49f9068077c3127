"""Content that would run, or break a page, if any of it reached a page unescaped."""

import os
import pathlib
import subprocess
import tempfile

import attacks
import gallery
import markup

# Whatever is written, a page is made of these alone.
ELEMENTS = set(
    "html head meta title link script body a aside header nav ul ol li button main footer p span div h1 h2 h3 h4 h5 h6 "
    "article section figure figcaption picture source img dl dt dd dialog time mark bdi em strong code pre blockquote "
    "table caption thead tbody tfoot tr th td details summary form input select option svg rect br".split())
CHECK = """
    // What is wrong with a page, and what it shows otherwise than it should.
    const wrong = (page, expected, elements) => {
      const found = [];
      const all = [...page.querySelectorAll('*')];
      if (page.defaultView?.ran !== undefined) found.push('something ran');
      const scripts = [...page.scripts].filter(script => script.type !== 'application/ld+json');
      const names = scripts.map(s => s.src.startsWith(location.origin + '/') && s.text === '' ? s.src.match(/[a-z]+(?=-\\w+\\.js$)/)?.[0] : 'own');
      if (names.join() !== 'early,gallery') found.push('scripts: ' + names);
      for (const data of [...page.scripts].filter(script => !scripts.includes(script))) JSON.parse(data.text);
      for (const element of all) {
        if (!elements.includes(element.localName)) found.push('an element: ' + element.outerHTML.slice(0, 100));
        for (const { name, value } of element.attributes) {
          if (name.startsWith('on') || name === 'style' || name === 'srcdoc') found.push(`an attribute: ${name}=${value}`);
          if (['href', 'xlink:href', 'src', 'action', 'formaction', 'data', 'ping'].includes(name)) {
            const url = new URL(value, page.baseURI);
            const isLink = name === 'href' && element.matches('a, link[rel=canonical], link[rel=alternate]');
            if (isLink ? !['http:', 'https:', 'mailto:'].includes(url.protocol) : url.origin !== location.origin) {
              found.push(`an address: ${name}=${value}`);
            }
          }
        }
        for (const candidate of (element.srcset ?? '').split(',')) {
          if (candidate && new URL(candidate.trim(), page.baseURI).origin !== location.origin) found.push('srcset: ' + candidate);
        }
      }
      if (page.querySelectorAll('meta[http-equiv]').length !== 1) found.push('more than one policy');
      const body = [...page.body.children].map(child => child.localName).join();
      // What is published has its address for paper.
      const address = page.querySelector('link[rel=canonical]') ? 'p,' : '';
      if (body !== `a,aside,header,main,${address}footer`) found.push('the body: ' + body);
      if (page.querySelectorAll('h1').length !== 1) found.push('not one h1');
      // Every kind of white space is one space, as it is for who reads, and so is what stands for what no page may hold.
      const read = text => text?.replace(/[\\s\\x85\\ufffd]+/g, ' ').trim();
      for (const [selector, what, text, place = 0] of expected) {
        const element = page.querySelectorAll(selector)[place];
        const shown = what === 'text' ? element?.textContent : what === 'json' ? JSON.parse(element.text)['@graph'][0].name
          : element?.getAttribute(what);
        if (read(shown) !== read(text)) found.push(`${selector} ${what}: ${shown}`);
      }
      return found;
    };
    """
# The browser takes all pages apart, and shows some of them, several at a time.
LOAD = CHECK + """
    const [pages, elements, done] = arguments;
    const results = [];
    const taken = address => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('GET', address);
      request.responseType = 'document';
      request.onload = () => resolve(request.response);
      request.onerror = reject;
      request.send();
    });
    const shown = address => new Promise(resolve => {
      const frame = document.createElement('iframe');
      frame.onload = () => resolve(frame.contentDocument);
      frame.src = address;
      document.body.append(frame);
    });
    const next = async () => {
      while (pages.length) {
        const [address, expected, isShown] = pages.shift();
        try {
          const page = await (isShown ? shown : taken)(address);
          results.push([address, wrong(page, expected, elements)]);
          page.defaultView?.frameElement.remove();
        } catch (error) {
          results.push([address, [String(error)]]);
        }
      }
    };
    Promise.all(Array.from({ length: 8 }, next)).then(() => done(results));
    """


def read(text: str) -> str:
    return " ".join(text.split())


class Hostile(gallery.Visit):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # An empty page of the same server to load the others from: theirs would let no frame in.
        frames = cls.site.public / "frames.htm"
        frames.write_text(
            "<!doctype html><html lang=\"en\"><title>Frames</title><link rel=\"icon\" href=\"data:,\"><body></body></html>")
        cls.addClassCleanup(frames.unlink)

    def setUp(self):
        gallery.messages(self.driver)

    def assert_all_is_well(self, pages: dict[str, list], show: int):
        """Pages by their addresses, with what they must say: a selector, `text`, `json` or an attribute, and the value.

        One of each so many is shown as well.
        """
        self.driver.get(self.address + "frames.htm")
        results = self.driver.execute_async_script(
            LOAD, [[self.address + page, expected, place % show == 0] for place, (page, expected) in enumerate(pages.items())],
            sorted(ELEMENTS))
        self.assertEqual(len(results), len(pages))
        for address, found in results:
            if found:
                with self.subTest(address.removeprefix(self.address)):
                    self.assertEqual(found, [])
        self.assertEqual(gallery.messages(self.driver), [])


class HostileContent(Hostile):
    @classmethod
    def make_site(cls):
        return attacks.site()

    def test_albums_pictures_and_prompts_are_shown_as_they_were_written(self):
        pages = {}
        for number, attack in enumerate(attacks.attacks()):
            album = f"albums/{number:03}/"
            pages[album] = [
                ["h1", "text", attack], [".lede", "text", attack], [".grid img", "alt", attack],
                [".caption-title", "text", attack]]
            pages[album + "picture/"] = [
                ["h1", "text", attack], [".lede", "text", attack], [".work img", "alt", attack],
                [".breadcrumb li:last-child a", "text", attack], [".tags a", "text", attacks.tag(number)],
                ["script[type='application/ld+json']", "json", attack], ["meta[property='og:image:alt']", "content", attack],
                ["meta[name='twitter:image:alt']", "content", attack], [".neighbours a[rel=next] bdi", "text", "Words"]]
            pages[album + "words/"] = [
                [".prompt", "text", attack], [".facts div:nth-last-child(2) dd", "text", attack],
                [".facts div:last-child dd", "text", attack], [".neighbours a[rel=prev] bdi", "text", attack]]
        self.assertGreater(len(pages), 600)
        # Albums, pictures and prompts by turns.
        self.assert_all_is_well(pages, show=7)

    def test_every_other_page_is_whole(self):
        pages = {page: [] for page in self.site.pages() if page.count("/") != 2 and page.count("/") != 3 or page[:6] != "albums"}
        self.assertGreater(len(pages), 200)
        for number in range(0, len(attacks.VALUES), attacks.MATRIX):
            values = attacks.VALUES[number:number + attacks.MATRIX]
            pages[f"matrix-{number:03}/"] = [
                expected for place, value in enumerate(values) for expected in (
                    [".comparison thead bdi", "text", value, place],
                    [".prompts .prompt", "text", f"A mug in {value}", place])]
        self.assert_all_is_well(pages, show=10)

    def test_every_page_is_valid(self):
        # Which letters the content uses is its own.
        own = ("Unicode Normalization Form C", "starts with a composing character")
        for message, example in markup.complaints(self.site.public).items():
            with self.subTest(message):
                self.assertTrue(any(part in message for part in own), example)

    def test_results_and_choices_are_text(self):
        titles = {read(title) for title in attacks.attacks()} | {"Words"}
        tags = {read(attacks.tag(number)) for number in range(len(attacks.attacks()))}
        self.driver.get(self.address)
        field = self.one("input[name=q]")
        for query in ("<img src=x onerror=window.ran=1>", "\"><script>window.ran=1</script>", "__proto__", "constructor",
                      "script window ran", "javascript:window.ran=1", "</title>", "{{title}}", "&lt;script&gt;"):
            with self.subTest(query):
                field.clear()
                field.send_keys(query)
                self.until("return new URLSearchParams(location.search).get('q') === arguments[0]", query)
                self.until("return /^(\\d+ works? of|Nothing)/.test(document.querySelector('.find-status').textContent)")
                self.assertIsNone(self.run_script("return window.ran ?? null"))
                shown = self.run_script(
                    "return [...document.querySelectorAll('.grid:not([hidden]) .caption-title')].map(t => t.textContent)")
                self.assertEqual([t for t in shown if read(t) not in titles and not t.startswith("Matrix ")], [])
        choices = self.run_script("return [...document.querySelector('select[name=tag]').options].map(o => o.textContent)")
        self.assertGreater(len(choices), 100)
        self.assertEqual([choice for choice in choices[1:] if read(choice.removesuffix(" (1)")) not in tags], [])
        unknown = self.run_script(
            """
            const known = arguments[0];
            return [...document.querySelectorAll('*')].filter(e => !known.includes(e.localName)
              || [...e.attributes].some(a => a.name.startsWith('on'))).map(e => e.outerHTML.slice(0, 100));
            """, sorted(ELEMENTS))
        self.assertEqual(unknown, [])
        self.assertEqual(gallery.messages(self.driver), [])

    def test_addresses_ask_for_nothing_but_text(self):
        for query in ("q=<img src=x onerror=window.ran=1>", "tag=\"><script>window.ran=1</script>", "album=__proto__",
                      "model=constructor&quality=toString", "tag=%00%ff%c3", "q=" + "a" * 3000):
            with self.subTest(query[:40]):
                self.driver.get(self.address + "?" + query)
                self.until("return document.querySelector('.find-status').textContent !== ''")
                self.assertIsNone(self.run_script("return window.ran ?? null"))
        for fragment in ("#view-<img src=x onerror=window.ran=1>", "#view-__proto__", "#view-%", "#view-%E0%A4%A", "#view-first'\""):
            with self.subTest(fragment):
                self.driver.get("about:blank")
                self.driver.get(self.address + "albums/000/picture/" + fragment)
                self.assertFalse(self.run_script("return document.querySelector('dialog').open"))
                # What comes after in the script works all the same.
                self.one("a[data-view]").click()
                self.until("return document.querySelector('dialog').open")
        self.assertEqual(gallery.messages(self.driver), [])

    def test_a_large_picture_s_title_is_text(self):
        for number in range(0, len(attacks.attacks()), 16):
            attack = attacks.attacks()[number]
            with self.subTest(attack):
                self.driver.get(self.address + f"albums/{number:03}/picture/#view-first")
                self.until("return document.querySelector('dialog').open")
                title = self.run_script("return document.querySelector('.lightbox-title').textContent")
                self.assertEqual(read(title), read(attack))
                self.assertEqual(self.run_script("return document.querySelector('.lightbox-title').children.length"), 0)
        self.assertIsNone(self.run_script("return window.ran ?? null"))


class HostileSettings(Hostile):
    """Every attack at once in the name, the description, the author and the licence of a site."""

    @classmethod
    def make_site(cls):
        # Which fields do not take at all.
        cls.words = " ".join(attack for attack in attacks.attacks() if "\u0085" not in attack)
        text = attacks.quoted(cls.words)
        source = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        (source / "gallerist.yml").write_text(f"title: {text}\ndescription: {text}\nauthor: {text}\nlicense: {text}\n")
        (source / "content" / "cups").mkdir(parents=True)
        (source / "content" / "cups" / "mug.md").write_text("---\ntags: [mug]\nquality: low\n---\nA mug\n")
        site = gallery.Site(source)
        cls.addClassCleanup(site.remove)
        site.build("--poll-interval", "0.1", *gallery.PUBLISHED)
        return site

    def test_every_page_is_whole_and_says_the_words_as_they_were_written(self):
        expected = [[".site-title", "text", self.words], [".site-footer span", "text", self.words]]
        pages = {page: expected for page in self.site.pages()}
        pages[""] = expected + [[".lede", "text", self.words], ["meta[property='og:site_name']", "content", self.words]]
        pages["cups/mug/"] = expected + [
            [".facts div:nth-last-child(2) dd", "text", self.words], [".facts div:last-child dd", "text", self.words]]
        self.assertGreater(len(pages), 8)
        self.assert_all_is_well(pages, show=1)


class Refused(gallery.unittest.TestCase):
    def test_what_would_not_be_what_it_looks_like_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            site = pathlib.Path(folder)
            (site / "content").mkdir()
            (site / "gallerist.yml").write_text("title: Refused\n")
            for number, letter in enumerate(attacks.REFUSED):
                (site / "content" / f"{number:02}.md").write_text(f"---\ntitle: \"a{letter}b\"\n---\nA mug\n")
            checked = subprocess.run(
                [gallery.ROOT / ".build" / "debug" / "gallerist", "check", "--site", site], capture_output=True, text=True,
                env={"PATH": os.environ["PATH"], "HOME": folder})
        self.assertEqual(checked.returncode, 65)
        for number, letter in enumerate(attacks.REFUSED):
            with self.subTest(f"U+{ord(letter):04X}"):
                self.assertIn(f"content/{number:02}.md:2:", checked.stderr)
