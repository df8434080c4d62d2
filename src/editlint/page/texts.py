"""Every word that the page itself says, in one table, so that it can be translated.

`{n}` is a number. What a rule says of an article comes from the rule.
"""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "title": "editlint report",
    "ready": "Ready: nothing was found that stands in the way.",
    "agree": "Ready if you agree: {warnings} to decide.",
    "not-ready": "Not ready: {errors} must be mended{and_warnings}.",
    "and-warnings": ", {warnings} to decide",
    "limits": "Not ready: {n} exceeded.",
    "unchecked": "Not fully checked: {n} could not be read or checked.",
    "mends": "{n} can be mended safely, without losing a word.",
    "error.group": "Must be mended",
    "warning.group": "Please decide",
    "info.group": "For information",
    "error": "must be mended",
    "warning": "please decide",
    "info": "for information",
    "copy": "the other place",
    "article": "The article",
    "findings": "What was found",
    "map": "Map of the article: each line stands for a paragraph",
    "map.copies": "the same text stands in both places",
    "map.mark": "{kind}: line {line}",
    "line": "line {line}",
    "place": "To the place",
    "card": "Finding {n}",
    "why": "Why this matters",
    "rule": "Rule {rule}",
    "this": "This place, line {line}",
    "other": "{label}, line {line}",
    "other.file": "{label}: {path}",
    "before": "As it is",
    "after": "Mended",
    "fix.safe": "Safe to mend: {title}.",
    "fix.unsafe": "A proposal to look at: {title}.",
    "fix.manual": "For you to decide: {title}.",
    "status.allowed": "allowed: {reason}",
    "status.baselined": "known before",
    "status.shadowed": "goes with another finding",
    "none": "Nothing was found in this article.",
    "looked": "Looked at {words} in {paragraphs}, with {numbers}: {unsourced}.",
    "unsourced.none": "none of them wants a source",
    "figures": "Figures of the gate",
    "figure.duplicated-share": "repeated words",
    "figure.unsourced-per-1000-words": "figures without a source, in 1,000 words",
    "figure.leftover-lines": "lines left behind by a page",
    "figure.warnings": "warnings",
    "limit": "limit {most}",
    "limit.none": "no limit set",
    "held": "held",
    "exceeded": "exceeded",
    "articles": "Articles",
    "articles.none": "No article was checked.",
    "index": "All articles",
    "by-rule": "Findings by rule",
    "by-folder": "Findings by folder",
    "folder.here": "this folder",
    "notes": "Notes",
    "unread": "could not be checked",
    "unseen": "not seen by readers",
    "skip": "To what was found",
    "desk.title": "editlint desk",
    "desk.empty": "Paste an article",
    "desk.tools": "What to do with the article",
    "desk.mend-all": "Mend all that is safe",
    "desk.undo": "Undo",
    "desk.copy": "Copy the text",
    "desk.download": "Download",
    "desk.save": "Save",
    "desk.clear": "New",
    "desk.help": "Keys",
    "desk.drafts": "Articles of this folder",
    "desk.text": "The article",
    "desk.hint": "Paste plain or formatted text, drop a file, or type. Escape leaves the text.",
    "desk.close": "Close",
    "desk.promise": "editlint {version}. The text stays on this desk: nothing is kept or sent on.",
    "desk.mend": "Mend",
    "desk.proposal": "Do what is proposed",
    "desk.other": "Show the other place",
    "desk.allow": "Allow …",
    "desk.skip": "Skip",
    "desk.rule": "The rule",
    "desk.reason": "Why is it wanted? The reason is kept with the article.",
    "desk.reason-here": "Why is it wanted? It holds until this page is closed.",
    "desk.severity": "For the house this is",
    "desk.set": "Set",
    "desk.was-set": "Set in {path}.",
    "desk.copied": "Copied.",
    "desk.saved": "Saved.",
    "desk.checking": "Looking …",
    "desk.gone": "The desk does not answer. Is its command still running?",
    "desk.keys": (
        "n: next finding; p: the one before; m: mend; o: other place; a: allow; s: skip; u: undo;"
        " r: the rule; c: copy; ?: this list. In the text hold Alt with the letter."
    ),
    "desk.draft-counts": "{errors} to mend, {warnings} to decide",
    "made": "Made by editlint {version}. Nothing of this page was sent anywhere.",
}
# One thing and several of it.
COUNTED: dict[str, tuple[str, str]] = {
    "error": ("1 thing", "{n} things"),
    "warning": ("1", "{n}"),
    "limit": ("1 limit is", "{n} limits are"),
    "file": ("1 article", "{n} articles"),
    "mend": ("1 of them", "{n} of them"),
    "finding": ("1 finding", "{n} findings"),
    "word": ("1 word", "{n} words"),
    "paragraph": ("1 paragraph", "{n} paragraphs"),
    "number": ("1 number in digits", "{n} numbers in digits"),
    "unsourced": ("1 figure wants a source", "{n} figures want a source"),
}


def text(name: str, **values: object) -> str:
    """The text called `name` with its values put in."""
    return TEXTS[name].format(**values)


def counted(name: str, number: int) -> str:
    """`1 article`, `2 articles`."""
    one, many = COUNTED[name]
    return one if number == 1 else many.format(n=f"{number:,}")


def all_texts(beginning: str) -> list[tuple[str, str]]:
    """Every text whose name begins so, for a script that puts its values in."""
    return [(name, said) for name, said in TEXTS.items() if name.startswith(beginning)]
