"""What a passage has beside its words: link targets, image sources, footnote marks, addresses.

A copy may go unasked only where the copy that stays has all of them, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.model.places import JOINER, OBJECT, Span, lazy

_LINK_OR_NOTE = lazy(
    r"\]\(\s*<?([^\s)>]+)"  # [text](target) and ![text](source)
    r"""|\b(?:href|src)\s*=\s*["']?([^\s"'>]+)"""
    r"|(\[\^[^\]\s]+\])"  # [^note]
    r"""|(https?://[^\s<>"')\]]+)"""
)

_OBJECT = lazy(f"{OBJECT}{JOINER}*")  # with all the source that it stands for


def links_and_notes(source: str) -> list[str]:
    """The addresses and footnote marks in `source`, in order."""
    return [next(filter(None, match.groups())) for match in _LINK_OR_NOTE().finditer(source)]


def object_spans(prose: str, span: Span) -> Iterator[Span]:
    """Where images, inline code, addresses and template code stand in `span`, each as a whole."""
    for match in _OBJECT().finditer(span.of(prose)):
        yield Span(span.start + match.start(), span.start + match.end())


def is_subsequence(these: Sequence[str], those: Sequence[str]) -> bool:
    """Whether `these` stand in `those`, in the same order."""
    rest = iter(those)
    return all(any(one == other for other in rest) for one in these)
