"""Content that would run, or break a page, if any of it reached a page unescaped."""

import pathlib
import tempfile
import unittest

import gallery

# Each tries to get out of the place that it is put into.
ATTACKS = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror=\"window.ran = 1\">",
    "\" onmouseover=\"window.ran = 1\" autofocus onfocus=\"window.ran = 1\" x=\"",
    "' onfocus='window.ran = 1' autofocus='",
    "\"\u0301 autofocus onfocus=window.ran=1 x=\"\u0301",
    "<\u0301script>window.ran = 1</script>",
    "</title><script>window.ran = 1</script>",
    "</textarea></style></script><svg onload=window.ran=1>",
    "{{{title}}}<b>{{#prompts}}",
    "javascript:window.ran=1",
    "--><script>window.ran = 1</script><!--",
    "&lt;script&gt;window.ran = 1&lt;/script&gt;",
    "]]><script>window.ran = 1</script>",
    "\u200b<script>window.ran = 1</script>",
]


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class HostileContent(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        source = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        (source / "gallerist.yml").write_text(
            f"title: {quoted(ATTACKS[0])}\ndescription: {quoted(ATTACKS[2])}\nauthor: {quoted(ATTACKS[4])}\n")
        (source / "content" / "album").mkdir(parents=True)
        (source / "content" / "album" / "_index.md").write_text(
            f"---\ntitle: {quoted(ATTACKS[1])}\ndescription: {quoted(ATTACKS[6])}\n---\n" + "\n\n".join(ATTACKS))
        for index, attack in enumerate(ATTACKS):
            prompt = attack.replace("{{", "\\{{")
            (source / "content" / "album" / f"attack-{index}.md").write_text(
                f"---\ntitle: {quoted(attack)}\ndescription: {quoted(attack)}\nalt: {quoted(prompt)}\n"
                f"author: {quoted(attack)}\nlicense: {quoted(attack)}\ntags: [{quoted('t' + attack)}]\n"
                f"images: [{quoted('https://example.com/' + ''.join(attack.split()))}]\nquality: low\n---\n"
                f"{attack}\n\n[a link](javascript:window.ran=1) ![a picture](https://example.com/x.png)\n\n"
                f"```prompt\n{prompt}\n```\n")
        cls.site = gallery.Site(source)
        cls.addClassCleanup(cls.site.remove)
        cls.site.build("--base-url", "https://example.com/sub/")
        cls.address = cls.enterClassContext(cls.site.served())
        cls.driver = gallery.browser()
        cls.addClassCleanup(cls.driver.quit)

    def pages(self):
        public = self.site.folder / "site" / "public"
        return sorted(str(page.relative_to(public)) for page in public.rglob("*.html"))

    def test_nothing_runs_on_any_page(self):
        for page in self.pages():
            with self.subTest(page):
                self.driver.get(self.address + page)
                ran, scripts, handlers = self.driver.execute_script(
                    """
                    const all = [...document.querySelectorAll('*')];
                    const handlers = all.filter(element => [...element.attributes].some(a => a.name.startsWith('on')));
                    return [window.ran, document.scripts.length, handlers.length];
                    """)
                self.assertIsNone(ran)
                self.assertEqual((scripts, handlers), (0, 0))

    def test_no_link_runs_and_no_picture_comes_from_elsewhere(self):
        for page in self.pages():
            with self.subTest(page):
                self.driver.get(self.address + page)
                links, pictures = self.driver.execute_script(
                    "return [[...document.links].map(l => l.protocol), [...document.images].map(i => i.src)]")
                self.assertLessEqual(set(links), {"http:", "https:", "mailto:"})
                self.assertEqual([url for url in pictures if not url.startswith(self.address)], [])

    def test_titles_and_prompts_are_shown_as_they_were_written(self):
        for index, attack in enumerate(ATTACKS):
            with self.subTest(attack):
                self.driver.get(self.address + f"album/attack-{index}/")
                text = self.driver.execute_script("return document.body.textContent")
                self.assertIn(attack, text)
                self.assertEqual(
                    self.driver.execute_script("return document.querySelector('h1').textContent.trim()"), attack)
