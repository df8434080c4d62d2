"""Codes of content systems that nothing has replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Related, Severity
from editlint.model.flat_prose import FlatProse, flat_prose, source_span
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, Example, rule

_NAMES = (
    r"caption|wp_caption|gallery|embed|video|audio|playlist|youtube|vimeo|twitter|soundcloud"
    r"|contact-form-7|wpforms|sidebar|pullquote|button|tabs?|accordion|columns?|row|raw|shortcode"
)
_BUILDERS = r"(?:vc|et_pb|su|fusion)_\w+"  # of page builders: no word of a text begins so
# Where nothing reads codes any more, each of them is plain text.
_CODE = lazy(
    rf"\[/?(?:{_NAMES}|{_BUILDERS})(?:[ =][^\]\n]{{0,300}})?/?\]"
    r"|<!-- /?wp:[a-z/-]+(?: \{[^>]{0,300}\})? /?-->|<!-- ?(?:more|nextpage) ?-->"
    r"|\{\{[<%] ?/?[^}\n]{1,200}[>%]\}\}"
    r"|\{% ?(?:include|figure|image|gallery|embed|raw|endraw|youtube|asset_path|link|post_url)\b"
    r"[^%\n]{0,200}%\}"
    r"|\{\{ ?(?:page|site|post|item|navItem|article|content)\.\w[^}\n]{0,100}\}\}"
    r"|\[\[(?:nid|node|fid|image|asset|file|media):[^\]\n]{1,100}\]\]"
)
# In Markdown brackets are links and asides too: a code has a value, closes, or is a builder's.
_IN_MARKDOWN = lazy(
    rf"\[(?:{_NAMES}|code|sourcecode)\b[^\]\n]{{0,80}}?[ \u00a0]\w+=[^\]\n]{{1,300}}\](?![(\[])"
    rf"|\[(?:youtube|embed|vimeo)[ =]\ufffc\]|\[/(?:{_NAMES}|code|sourcecode)\](?![(\[])"
    rf"|\[/?{_BUILDERS}(?:[ =][^\]\n]{{0,300}})?\](?![(\[])"
)
# A plug-in of a site generator may read these.
_PLAYER = lazy(r"\[/?(?:embed|video|audio|playlist|youtube|vimeo|twitter|soundcloud)\b")
_ABOUT_CODES = ("shortcode", "short code")  # a text that explains them shows them
# What a clipboard wraps its text in.
_FRAGMENT = lazy(
    r"(?:Version:\d\.\d\s+)?StartHTML:-?\d+\s+EndHTML:-?\d+\s+(?:(?:Start|End)Fragment:\d+\s*)*"
    r"|(?<![A-Z])(?:Start|End)Fragment(?![\w:])"
)
_ABOUT_CLIPBOARDS = ("clipboard", "cf_html", "html format", "fragment(")
_FRAGMENT_COMMENT = lazy(r"<!-- ?(?:Start|End)Fragment ?-->")
_BLOCK_COMMENT = lazy(r"<!-- /?wp:[a-z0-9/-]+(?: \{[^>]{0,2000}\})? /?-->")
_MOST_PLACES = 6


@rule(
    "cms-shortcode",
    category="residue",
    severity=Severity.ERROR,
    needs=("[", "{", "<!--", "Fragment", "StartHTML"),
    bad=[
        Example(
            'The choir sang\n⟦[caption id="att_12" width="300"]⟧The choir in May.⟦[/caption]⟧\nIt'
            " sang for an hour.\n",
            format="txt",
        ),
        Example(
            "⟦<!-- wp:paragraph -->⟧\nThe hall was full.\n⟦<!-- /wp:paragraph -->⟧\n", format="txt"
        ),
        Example('<p>The choir sang. ⟦[gallery ids="4,8"]⟧</p>\n', format="html"),
        "The choir sang.\n\n⟦[youtube https://video.example/4]⟧\n\nIt sang for an hour.\n",
        '⟦[caption id="att_12" width="300"]⟧\n![The choir](choir.png)\n⟦[/caption]⟧\n\nIt sang.\n',
        Example("The hall was full.⟦EndFragment⟧\n", fixed="The hall was full.\n", format="txt"),
        "⟦1: <!-- wp:paragraph -->⟧\nThe hall was full.\n⟦2: <!-- /wp:paragraph -->⟧\n",
    ],
    good=[
        "Write a shortcode for pictures: [gallery ids=4] makes a row of them.\n",
        Example("He said [in a letter] that the gallery was full.\n", format="txt"),
        Example("<!-- wp:paragraph -->\n<p>The hall was full.</p>\n", format="html"),
        "See the [video], the [gallery](https://hall.example) and [tabs].\n\n[video]: /v\n",
        "The clipboard puts StartFragment and EndFragment around what was copied.\n",
        '```\n[caption id="4"]The choir[/caption]\n```\n',
    ],
)
def cms_shortcode(doc: Document, context: Context) -> Iterator[Hit]:
    """A code of a content system that readers see as it is.

    Content systems put galleries, captions and players where a short code in brackets or a comment
    stands. Copied into another system the code is plain text. In Markdown only those of WordPress
    and its page builders are told, which no site generator reads (players for information, for
    which there are plug-ins), and never in a text that speaks of such codes. The comments that
    WordPress puts around blocks do not show, but tell where a text came from; so do the words that
    a clipboard puts around what was copied.
    """
    if doc.traits.has_comments:
        yield from _comments(doc)
    flat = doc.view(flat_prose)
    yield from _codes(doc, flat)
    yield from _fragments(doc, flat)


def _codes(doc: Document, flat: FlatProse) -> Iterator[Hit]:
    text, in_markdown = flat.text, doc.format == "markdown"
    signs = ("[",) if in_markdown else ("[", "{", "<!--")
    if not any(sign in text for sign in signs):
        return
    if in_markdown and any(word in flat.folded for word in _ABOUT_CODES):
        return
    pattern = _IN_MARKDOWN if in_markdown else _CODE
    for match in pattern().finditer(text):
        player = in_markdown and _PLAYER().match(match.group())
        severity = Severity.INFO if player else None
        span = source_span(doc, *match.span())
        yield _code(" ".join(span.of(doc.source).split()), span, severity)


def _fragments(doc: Document, flat: FlatProse) -> Iterator[Hit]:
    if "Fragment" not in flat.text and "StartHTML" not in flat.text:
        return
    if not any(word in flat.folded for word in _ABOUT_CLIPBOARDS):
        for match in _FRAGMENT().finditer(flat.text):
            yield _fragment(match.group(), source_span(doc, *match.span()))


def _code(code: str, span: Span, severity: Severity | None) -> Hit:
    shown = code if len(code) <= 60 else f"{code[:57]}..."
    return Hit(
        span,
        f"'{shown}' is a code for the content system that nothing has replaced. Put what it stands"
        " for in its place, or take it out.",
        severity=severity,
    )


def _fragment(said: str, span: Span) -> Hit:
    word = said.split()[0]
    fix = Fix(f"Take {word} out", (Edit(span),))
    message = f"'{word}' came along from the clipboard and is no part of the text. Take it out."
    return Hit(span, message, fixes=(fix,))


_WORDPRESS = (
    "WordPress writes comments like this one around its blocks, and nothing reads them here{}. Take"
    " them out."
)
_CLIPBOARD = "This comment came along from the clipboard; readers do not see it{}. It can go."


def _comments(doc: Document) -> Iterator[Hit]:
    """Comments that no reader sees: of WordPress in Markdown, of a clipboard anywhere."""
    if doc.format == "markdown" and "<!-- wp:" in doc.source:
        yield from _told(_outside_code(doc, _BLOCK_COMMENT()), _WORDPRESS, Severity.WARNING)
    if "Fragment" in doc.source:
        yield from _told(_outside_code(doc, _FRAGMENT_COMMENT()), _CLIPBOARD, Severity.INFO)


def _told(places: Sequence[Span], message: str, severity: Severity) -> Iterator[Hit]:
    """All of them as one finding; `{}` of the message is for their number."""
    if places:
        more = f" ({len(places)} in this article)" if len(places) > 1 else ""
        others = tuple(Related(span, "also here") for span in places[1:_MOST_PLACES])
        edits = tuple(map(Edit, places))
        fix = Fix("Take the comments out", edits, Applicability.UNSAFE)
        yield Hit(places[0], message.format(more), others, (fix,), severity)


def _outside_code(doc: Document, pattern: re.Pattern[str]) -> list[Span]:
    places = [Span(*match.span()) for match in pattern.finditer(doc.source)]
    return [
        span
        for span in places
        if doc.prose[span.start] == " " and not doc.is_in(("code", "front_matter"), span)
    ]
