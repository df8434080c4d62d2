"""Template code in an article: `{{< x >}}`, `{{% x %}}`, `{{ x }}`, `{% x %}`, and attribute lists
`{: .x}`.
"""

from __future__ import annotations

import re

from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple
from editlint.parse.prose import as_object, joined

# Stands for template code while Markdown is read: one byte, no markup, no blank, and no control
# character either, for then `[text]({{ url }} "title")` would be no link.
STAND_IN = "x"
_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{:": "}"}
# Tags that hold code or its output: {% highlight ruby %} ... {% endhighlight %}
_CODE_TAGS = "highlight|code|code-block|codeblock|code-toggle|output|raw|comment|mermaid|math|gist"
_SAMPLE = lazy(
    rf"\{{\{{[<%]\s*({_CODE_TAGS})(?![\w-])[^{{}}]{{0,500}}?(?<!/)[>%]\}}\}}"
    rf"|\{{%-?\s*({_CODE_TAGS})(?![\w-])[^{{}}]{{0,500}}%\}}"
)
# What a template says to its own authors: {{/* ... */}}, {{- /* ... */ -}}, {{!-- ... --}}
_COMMENT = lazy(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{\{~?!--.*?--~?\}\}|<%(?:--.*?--|#.*?)%>", re.DOTALL)
_LIMIT = 2000  # characters; what opens and does not close within them is text


class Code(NamedTuple):
    """One piece of template code. `alone`: nothing else stands on its lines."""

    start: int
    end: int
    alone: bool
    attributes: bool


def template_code(source: str) -> list[Code]:
    """The template code of a source, in order."""
    if "{{" not in source and "{%" not in source and "{:" not in source:
        return []
    samples = with_spans(_samples(source), source, _comments(source))
    found: list[Code] = list(samples)
    closing = dict.fromkeys(
        _CLOSERS, -1
    )  # where the next closer of each kind stands: each is looked for once
    at = 0
    for match in re.finditer(r"\{\{[<%]?|\{%|\{:", source):
        opener, start = match.group(), match.start()
        while samples and samples[0].end <= start:
            samples.pop(0)
        if start < at or closing[opener] == len(source) or (samples and samples[0].start <= start):
            continue
        if closing[opener] < match.end():
            place = source.find(_CLOSERS[opener], match.end())
            closing[opener] = place if place >= 0 else len(source)
        end = closing[opener] + len(_CLOSERS[opener])
        if closing[opener] == len(source) or end - start > _LIMIT or "\n\n" in source[start:end]:
            continue
        found.append(Code(start, end, _alone(source, start, end), opener == "{:"))
        at = end
    return sorted(found)


def _samples(source: str) -> list[Code]:
    """Paired tags that hold code, from the first to the last: their text is no article's."""
    found: list[Code] = []
    at = 0
    for match in _SAMPLE().finditer(source):
        start, name = match.start(), match[1] or match[2]
        if start < at:
            continue
        closer = (
            rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}"
            if match[1]
            else rf"\{{%-?\s*end{name}\s*-?%\}}"
        )
        end = re.compile(closer).search(source, match.end())
        if end:
            at = end.end()
            found.append(Code(start, at, _alone(source, start, at), False))
    return found


def _comments(source: str) -> list[Span]:
    return [Span(*match.span()) for match in _COMMENT().finditer(source)]


def with_spans(codes: list[Code], source: str, spans: list[Span]) -> list[Code]:
    """`codes` and `spans`, which a dialect says are code too, in order; of two that overlap the
    first stays.
    """
    found: list[Code] = []
    for code in sorted(
        [
            *codes,
            *(
                Code(span.start, span.end, _alone(source, span.start, span.end), False)
                for span in spans
            ),
        ]
    ):
        if not found or code.start >= found[-1].end:
            found.append(code)
    return found


def _alone(source: str, start: int, end: int) -> bool:
    before = re.search(r"(?:\A|[\r\n])[ \t]*\Z", source[max(0, start - 80) : start])
    return bool(
        before
        and (start <= 80 or len(before.group()) <= 80)
        and re.compile(r"[ \t]*(?=[\r\n]|\Z)").match(source, end)
    )


def hidden(source: str, codes: list[Code]) -> str:
    """`source` as Markdown is to read it: code on lines of its own is a blank line, other code a
    word of stand-ins.
    """
    parts: list[str] = []
    at = 0
    for code in codes:
        parts.append(source[at : code.start])
        char = " " if code.alone else STAND_IN
        parts.append(
            "".join(sign if sign in "\r\n" else char for sign in source[code.start : code.end])
        )
        at = code.end
    return "".join([*parts, source[at:]])


def shown(prose: str, codes: list[Code]) -> str:
    """`prose` with an object for each piece of code that Markdown saw as a stand-in, and nothing
    for attribute lists.
    """
    parts: list[str] = []
    at = 0
    for code in codes:
        piece = prose[code.start : code.end]
        if STAND_IN in piece:
            parts += [
                prose[at : code.start],
                joined(piece) if code.attributes else as_object(piece),
            ]
            at = code.end
    return "".join([*parts, prose[at:]])
