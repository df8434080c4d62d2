"""HTML elements by what they do to the text inside them."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Their text is not part of the article.
HIDDEN = _names(
    "head script style nav svg math noscript button select textarea template iframe object audio"
    " video canvas title map dialog code kbd samp pre"
)
# Something stands there that is not text.
OBJECTS = _names("img math video audio iframe object embed canvas code kbd samp")
# They end the line of text around them.
BLOCKS = _names(
    "html body address article aside blockquote center dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre"
    " section summary table caption tbody td tfoot th thead tr ul head script style noscript"
    " template title iframe select textarea dialog search br"
)


def name_of(tag: str) -> str:
    """The lower-case name in a tag such as `</P >` or `<br/>`; "" where it is no element's tag."""
    name = tag.lstrip("</").split(">")[0].split("/")[0].split()
    return name[0].lower() if name and name[0].isascii() and name[0][0].isalpha() else ""
