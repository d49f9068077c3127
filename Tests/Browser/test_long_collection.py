"""A gallery of three pages: it goes on by itself while one reads, and is searched as a whole, in whatever script."""

import atexit
import functools
import pathlib
import tempfile
import urllib.request

import gallery

COUNT = 100
PAGE = 48
ALBUM = "shelf/board/"
TITLES = """
    const grid = [...document.querySelectorAll('.grid')].find(grid => grid.checkVisibility());
    return [...(grid?.querySelectorAll('.caption-title') ?? [])].map(title => title.textContent);
    """
CURRENT = "return document.querySelector('.pagination [aria-current=page]').textContent.replace(/\\D/g, '')"

# A title, and other ways to write words of it that must find it.
SCRIPTS = [
    ("Crème brûlée, flambée", ["creme brulee", "CRÈME", "cre\u0300me", "flambee"]),
    ("Große Straßenbahn", ["große", "GROẞE", "straßen"]),
    ("İstanbul'da ışık", ["istanbul", "İSTANBUL", "ışık"]),
    ("Ångström Øre Łódź", ["angstrom", "øre", "łodz"]),
    ("Nghệ thuật thị giác", ["nghe thuat", "THỊ GIÁC"]),
    ("Οδυσσέας στην Ιθάκη", ["ΟΔΥΣΣΕΑΣ", "οδυσσεασ", "ιθακη"]),
    ("Ёлка зимой", ["елка", "ЁЛКА", "зим"]),
    ("Ёж й ї ґ", ["еж", "ґ"]),
    ("שָׁלוֹם לעולם", ["שלום", "לעולם"]),
    ("مَدِينَة قديمة", ["مدينة", "قديم"]),
    ("हिन्दी में चित्र", ["हिन्दी", "चित्र"]),
    ("ภาพถ่ายแมวสีส้ม", ["แมว", "ภาพ", "ส้ม"]),
    ("ຮູບ ແມວ", ["ແມວ"]),
    ("မြန်မာ ပုံ", ["မြန်မာ"]),
    ("ភាសាខ្មែរ", ["ខ្មែរ"]),
    ("雨の路地、午前五時", ["路地", "五時", "の"]),
    ("カフェのガラス窓", ["ガラス", "ｶﾌｪ", "窓"]),
    ("水墨画与茶", ["水墨", "茶"]),
    ("한국어 고양이", ["한국", "고양이", "고"]),
    ("საქართველო", ["საქ", "ᲡᲐᲥ"]),
    ("Հայաստան", ["հայ", "ՀԱՅԱՍՏԱՆ"]),
    ("Ⅳ of ﬁve ½ ①", ["iv", "five", "1"]),
    ("Ｆｕｌｌ ｗｉｄｔｈ ４２", ["full width", "42"]),
    ("𝔊𝔬𝔱𝔥𝔦𝔠 letters", ["gothic"]),
    ("𐐔𐐯𐑅𐐨𐑉𐐯𐐻 𞤀𞤣𞤤𞤢𞤥", ["𐐼𐐯𐑅", "𞤢𞤣𞤤"]),
    ("Emoji 🫖 teapot", ["🫖 teapot", "teapot"]),
    ("f/2.8 at ISO-400, C++", ["f/2.8", "iso 400", "c"]),
    ("snake_case and kebab-case", ["snake", "case kebab"]),
    ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", [
        "donaudampf", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"]),
]


ALL = [SCRIPTS[number][0] if number < len(SCRIPTS) else f"Number {number}" for number in range(COUNT)]


@functools.cache
def hundred() -> gallery.Site:
    """A hundred works in an album within an album; placeholders, since there are no pictures to wait for then."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder)
        (source / "gallerist.yml").write_text("title: A hundred\n")
        (source / "content" / ALBUM).mkdir(parents=True)
        for number, title in enumerate(ALL):
            shape = "3:2" if number % 3 else "2:3"
            (source / "content" / ALBUM / f"{number:03}.md").write_text(
                f"---\ntitle: \"{title}\"\naspect_ratio: \"{shape}\"\n---\nA mug, number {number}\n")
        site = gallery.Site(source)
    atexit.register(site.remove)
    site.build(pictures="--offline")
    return site


class Reading(gallery.Visit):
    @classmethod
    def make_site(cls):
        return hundred()

    def read_to_the_end(self):
        """Goes down until there is no next page any more."""
        self.until(
            """
            scrollTo(0, document.body.scrollHeight);
            return document.querySelectorAll('.grid > li').length === arguments[0];
            """, COUNT)


class LongCollection(Reading):
    def test_pages_come_by_themselves_while_one_reads(self):
        for path in ("", ALBUM):
            with self.subTest(path):
                self.open(path)
                self.run_script("window.isOld = true")
                self.assertEqual(self.run_script(TITLES), ALL[:PAGE])
                self.assertEqual(self.run_script(CURRENT), "1")
                self.read_to_the_end()
                self.assertEqual(self.run_script(TITLES), ALL)
                self.until(f"return (() => {{ {CURRENT} }})() === '3'")
                self.assertTrue(self.run_script("return window.isOld"))

    def test_cards_that_came_later_lead_somewhere(self):
        for path in ("", ALBUM):
            with self.subTest(path):
                self.open(path)
                self.read_to_the_end()
                links = self.run_script("return [...document.querySelectorAll('.grid a, .pagination a')].map(a => a.href)")
                self.assertGreater(len(set(links)), COUNT)
                for link in set(links):
                    with urllib.request.urlopen(link) as answer:
                        self.assertEqual(answer.status, 200)
                self.run_script("document.querySelector('.grid li:last-child a').click()")
                self.until("return document.querySelector('h1')?.textContent === arguments[0]", ALL[-1])

    def test_one_can_go_back_to_where_one_began(self):
        for path in ("", ALBUM):
            with self.subTest(path):
                self.open(path)
                self.read_to_the_end()
                self.until(f"return (() => {{ {CURRENT} }})() === '3'")
                addresses = self.run_script(
                    "return [...document.querySelectorAll('.pagination a')].map(a => [a.textContent.trim(), a.href])")
                home = self.address + path
                self.assertEqual(addresses, [
                    ["Previous", home + "page/2/"], ["Page 1", home], ["Page 2", home + "page/2/"],
                    ["Page 3", home + "page/3/"]])

    def test_each_page_stands_for_itself(self):
        for path in ("", ALBUM):
            for number in (1, 2, 3):
                with self.subTest(f"{path} {number}"):
                    self.open(path + (f"page/{number}/" if number > 1 else ""), height=300)
                    self.assertEqual(self.run_script(CURRENT), str(number))
                    first = self.run_script(TITLES)[:PAGE]
                    self.assertEqual(first, ALL[PAGE * (number - 1):PAGE * number][:len(first)])

    def test_from_a_later_page_it_goes_on_too(self):
        self.open(ALBUM + "page/2/")
        self.until(
            """
            scrollTo(0, document.body.scrollHeight);
            return document.querySelectorAll('.grid > li').length === arguments[0];
            """, COUNT - PAGE)
        self.assertEqual(self.run_script(TITLES), ALL[PAGE:])

    def test_the_grid_keeps_its_place_when_more_comes(self):
        self.open("")
        tops = "return [...document.querySelectorAll('.grid > li')].slice(0, 40).map(card => card.offsetTop)"
        before = self.run_script(tops)
        self.read_to_the_end()
        self.assertEqual(self.run_script(tops), before)

    def test_no_page_is_wider_than_a_small_phone(self):
        self.open("", width=320)
        self.read_to_the_end()
        self.assertLessEqual(self.run_script("return document.documentElement.scrollWidth"), 320)

    def find(self, text: str):
        field = self.one("input[name=q]")
        # As if it was pasted: drivers type no letters beyond the first 65,536.
        self.run_script(
            """
            arguments[0].value = arguments[1];
            arguments[0].dispatchEvent(new Event('input', { bubbles: true }));
            """, field, text)

    def test_a_title_is_found_by_its_words_in_any_script(self):
        self.open("")
        for title, others in SCRIPTS:
            for written in (title, *others):
                with self.subTest(f"{title}: {written}"):
                    self.find(written)
                    self.until(f"return (() => {{ {TITLES} }})().includes(arguments[0])", title)

    def test_works_of_every_page_are_found_in_order(self):
        self.open("")
        self.find("mug number")
        self.until("return document.querySelector('.find-status').textContent === '100 works of 100'")
        # A few at once; further ones come while one reads.
        self.assertLess(len(self.run_script(TITLES)), COUNT)
        self.until(
            f"""
            scrollTo(0, document.body.scrollHeight);
            return (() => {{ {TITLES} }})().length === arguments[0];
            """, COUNT)
        self.assertEqual(self.run_script(TITLES), ALL)
        self.find("number 99")
        self.until(f"return (() => {{ {TITLES} }})().join() === arguments[0]", ALL[99])
        link = next(link for link in self.all(".grid a") if link.is_displayed())
        self.assertEqual(link.get_attribute("href"), self.address + ALBUM + "099/")

    def test_a_slow_answer_never_takes_the_place_of_a_later_one(self):
        self.open("")
        # The last page is sent for at once, and comes when it is let.
        self.run_script(
            """
            const send = XMLHttpRequest.prototype.send, open = XMLHttpRequest.prototype.open;
            XMLHttpRequest.prototype.open = function (method, url) { this.url = url; open.call(this, method, url); };
            XMLHttpRequest.prototype.send = function () {
              if (!this.url.includes('/page/3/')) return send.call(this);
              window.letCome = () => new Promise(come => { this.addEventListener('load', come); send.call(this); });
            };
            """)
        self.find("number 99")
        self.until("return window.letCome !== undefined")
        self.find("creme")
        self.until(f"return (() => {{ {TITLES} }})().length === 1")
        self.driver.execute_async_script(
            "const done = arguments[0]; letCome().then(() => requestAnimationFrame(() => setTimeout(done, 100)))")
        self.assertEqual(self.run_script(TITLES), [SCRIPTS[0][0]])
        self.assertEqual(self.run_script("return document.querySelector('.find-status').textContent"), "1 work of 100")

    def test_after_a_search_the_gallery_goes_on_where_it_was(self):
        self.open("")
        self.read_to_the_end()
        self.find("number 77")
        self.until(f"return (() => {{ {TITLES} }})().length === 1")
        self.find("")
        self.until(f"return (() => {{ {TITLES} }})().length === arguments[0]", COUNT)
        self.assertEqual(self.run_script(TITLES), ALL)


class InFolder(Reading):
    """The same at an address of several parts."""

    @classmethod
    def serve(cls):
        return cls.site.served(below="/deep/gallery/")

    def test_it_goes_on_and_is_searched_below_that_address(self):
        for path in ("", ALBUM):
            with self.subTest(path):
                self.open(path)
                self.read_to_the_end()
                links = self.run_script("return [...document.querySelectorAll('.grid a')].map(link => link.href)")
                self.assertEqual(links, [f"{self.address}{ALBUM}{number:03}/" for number in range(COUNT)])
        self.open("?q=number+9")
        self.until(f"return (() => {{ {TITLES} }})().length === 11")
        links = [link.get_attribute("href") for link in self.all(".grid a") if link.is_displayed()]
        self.assertEqual(links[-1], f"{self.address}{ALBUM}099/")


class WithoutScript(Reading):
    def test_every_page_is_reached_by_links(self):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        for path in ("", ALBUM):
            with self.subTest(path):
                self.open(path)
                titles = self.run_script(TITLES)
                while following := self.all(".pagination a[rel=next]"):
                    following[0].click()
                    self.until(f"return (() => {{ {CURRENT} }})() === arguments[0]", str(len(titles) // PAGE + 1))
                    titles += self.run_script(TITLES)
                self.assertEqual(titles, ALL)
