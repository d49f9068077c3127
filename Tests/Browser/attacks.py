"""Texts that would run, or break a page, if any of them reached a page unescaped; and a site made of them."""

import atexit
import functools
import pathlib
import tempfile

import gallery

RUN = "window.ran = 1"

# Each tries to get out of the place that it is put into, in a way of its own.
WRITTEN = [
    f"<script>{RUN}</script>",
    f"<img src=x onerror=\"{RUN}\">",
    f"\" onmouseover=\"{RUN}\" autofocus onfocus=\"{RUN}\" x=\"",
    f"' onfocus='{RUN}' autofocus='",
    "\"\u0301 autofocus onfocus=window.ran=1 x=\"\u0301",
    f"<\u0301script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    "</textarea></style></script><svg onload=window.ran=1>",
    "{{{title}}}<b>{{#prompts}}",
    "javascript:window.ran=1",
    f"--><script>{RUN}</script><!--",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"]]><script>{RUN}</script>",
    f"\u200b<script>{RUN}</script>",
]

QUOTES = ["\"", "'", "`", "\u201c", "\u2018", "\u00ab", "\uff02", "\uff07", "&quot;", "&#34;", "&#x27;", "\\\"", "\\'", "=\""]
MARKS = ["", "\u0301", "\u20e3", "\u200d"]
ELEMENTS = [
    "title", "textarea", "style", "script", "noscript", "template", "svg", "math", "select", "option", "dialog", "pre", "p",
    "a", "button", "h1", "main", "head", "body", "html", "table", "iframe", "xmp", "plaintext", "noembed", "frameset"]
COMMENTS = ["-->", "--!>", "<!--", "<!-->", "<!--->", "<!-- --><!--<script>", "]]>", "<![CDATA[", "<?", "?>", "<!", "</", "<"]
IN_JSON = [
    "</script >", "</ScRiPt>", "</script/x>", "</script\u00a0>", "<!--<script>", "<!--<script></script>", "\"}]}</script>",
    "\\u003c/script>", "\\\"}", "\\", "\",\"@type\":\"x", "\u2028", "\u2029", "\u0085", "//\u2028", "]]]}}}"]
ADDRESSES = [
    "javascript:window.ran=1", "JaVaScRiPt:window.ran=1", "javascript&colon;window.ran=1", "jav&#x61;script:window.ran=1",
    "jav&Tab;ascript:window.ran=1", "&#1;javascript:window.ran=1", "javascript&NewLine;:window.ran=1",
    "javascript://%0awindow.ran=1", "data:text/html,<script>window.ran=1</script>", "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:window.ran=1", "view-source:x", "file:///etc/passwd", "blob:x", "//example.com/x.js", "\\\\example.com\\x.js",
    "https:javascript:window.ran=1", "../../../../etc/passwd", "%2e%2e%2f%2e%2e%2f", "?q=<script>", "#find", "#view-first"]
HANDLERS = ["onclick", "onload", "onerror", "onfocus", "onanimationstart", "onpointerenter", "formaction"]
TEMPLATES = [
    "{{title}}", "{{{title}}}", "{{&title}}", "{{#site}}x{{/site}}", "{{^site}}x{{/site}}", "{{>partials/head}}",
    "{{! nothing }}", "{{=<% %>=}}<%title%>", "{{$main}}x{{/main}}", "{{<layout}}{{/layout}}", "}}{{", "{{", "${window.ran=1}",
    "#{window.ran=1}", "{%raw%}", "<%= window.ran %>", "[[window.ran]]", "{number} of {total}"]
STYLES = ["</style><style>*{display:none}</style>", ";}*{display:none}", "url(javascript:window.ran=1)", "--wall:red;", "x:expression(1)"]
MARKDOWN = [
    "[a](javascript:window.ran=1)", "![a](https://example.com/x.png)", "<javascript:window.ran=1>", "[a][b]\\",
    "`<script>`", "# ***", "| a | b |", "&#x5b;a&#x5d;(javascript:window.ran=1)", "<https://example.com/\"onclick=1>"]
NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "null", "undefined", "NaN", "true", "0", "-", "…"]
HARMLESS = [
    "👩‍👩‍👧‍👦 🏳️‍🌈 🫖", "a" * 180, "ا" * 90, "عنوان (عربي) <b>123</b>", "כותרת: \"שלום\" & 'עולם'", "עברית and English ! ?",
    "Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c", "雨の路地、午前五時", "ก็" * 30, "\u00ad" * 20 + "x",
    "\u200f.x", "\u200e.x", "a\u00a0b", "<3 & >2", "AT&T &copy; &copy &notit;", "&", "&&amp;amp;", "< b > c", "\\u0041\\n\\0"]


def attacks() -> list[str]:
    found = list(WRITTEN)
    for place, quote in enumerate(QUOTES):
        for mark in MARKS:
            handler = HANDLERS[(place + len(mark)) % len(HANDLERS)]
            found.append(f"{quote}{mark} {handler}={quote}{RUN}{quote} autofocus tabindex={quote}0")
    found += [f"</{element}><script>{RUN}</script>" for element in ELEMENTS]
    found += [f"<{element}>" for element in ELEMENTS]
    found += [f"{comment}<script>{RUN}</script>" for comment in COMMENTS]
    found += [f"{end}<script>{RUN}</script>" for end in IN_JSON]
    found += [f"<svg><a xlink:href=\"{address}\"><rect>" for address in ADDRESSES[:4]]
    found += ADDRESSES + TEMPLATES + STYLES + MARKDOWN + NAMES + HARMLESS
    return list(dict.fromkeys(found))


# What the reader refuses wherever it is put: it would not be what it looks like.
REFUSED = ["\x00", "\x01", "\x08", "\x1b", "\x7f", "\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\ufffe"]


def quoted(text: str) -> str:
    """As YAML, which takes some separators for line ends where they stand as they are."""
    escapes = {'"': '\\"', "\\": "\\\\", "\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
    return '"' + "".join(escapes.get(letter, letter) for letter in text) + '"'


def literal(text: str) -> str:
    """As a prompt in which nothing is filled in."""
    return text.replace("{{", "\\{{")


def tag(number: int) -> str:
    # The number keeps tags apart whose addresses would be the same.
    return f"{attacks()[number]} {number}"


MATRIX = 20
VALUES = [f"{attack} {number}" for number, attack in enumerate(attacks())]


@functools.cache
def site() -> gallery.Site:
    """Every attack in every place: an album, a picture and a prompt for each, and their words in matrices."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder)
        (source / "gallerist.yml").write_text(
            f"title: {quoted(WRITTEN[0])}\ndescription: {quoted(WRITTEN[2])}\nauthor: {quoted(WRITTEN[4])}\n")
        for number, attack in enumerate(attacks()):
            album = source / "content" / "albums" / f"{number:03}"
            album.mkdir(parents=True)
            text = quoted(attack)
            (album / "_index.md").write_text(
                f"---\ntitle: {text}\ndescription: {text}\nextra: {{x: {text}}}\n---\n{attack}\n")
            # One request for all of them: they share a picture.
            (album / "picture.md").write_text(
                f"---\ntitle: {text}\ndescription: {text}\nalt: {quoted(literal(attack))}\ntags: [{quoted(tag(number))}]\n"
                f"quality: low\nextra: {{x: {text}}}\n---\n{attack}\n\n"
                "[a link](javascript:window.ran=1) ![a picture](https://example.com/x.png)\n\n```prompt\nA mug\n```\n")
            (album / "words.md").write_text(
                f"---\ntitle: Words\nauthor: {text}\nlicense: {text}\nquality: low\n---\n```prompt\n{literal(attack)}\n```\n")
        for first in range(0, len(VALUES), MATRIX):
            values = ", ".join(quoted(value) for value in VALUES[first:first + MATRIX])
            (source / "content" / f"matrix-{first:03}.md").write_text(
                f"---\nquality: low\nmatrix: {{finish: [{values}]}}\n---\nA mug in {{{{finish}}}}\n")
        site = gallery.Site(source)
    atexit.register(site.remove)
    site.build("--poll-interval", "0.1", "--only", "albums/*/picture", *gallery.PUBLISHED)
    return site
