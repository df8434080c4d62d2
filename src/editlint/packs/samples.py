"""A first rule of each kind, with every line explained: what `editlint rules new` writes."""

from __future__ import annotations

_HEAD = """\
# {name}: what this rule is for, in one line.
# `editlint test {path}` tries the examples below; {docs} tells the rest.
extends: {kind}
"""
DOCS = "https://github.com/editlint/editlint/blob/main/docs/writing-rules.md"

_BODIES = {
    "existence": """\
message: "We do not print '%s'. Say what happened."   # %s is what was found
level: warning            # error stops a publication, info is shown on request
ignorecase: true
tokens:                   # a blank stands for any blanks and line ends
  - needless to say
  - 'at (?:the end of the day|this point in time)'   # a pattern, in single quotes
bad:                      # wrong sentences, with marks around what is found
  - "⟦Needless to say⟧, the hall was full.\\n"
  - "It was, ⟦at the end\\nof the day⟧, a draw.\\n"
good:                     # right ones that look alike: the hard cases
  - "The hall was full.\\n"
  - "He swam at the end of the pier.\\n"
""",
    "substitution": """\
message: "We write '%s', not '%s'."   # first what we write, then what stands there
level: warning
ignorecase: true
swap:                     # wrong: right
  per cent: percent
action: {name: replace}   # `editlint fix` puts it right
bad:
  - text: "Ten ⟦per cent⟧ stayed.\\n"
    fixed: "Ten percent stayed.\\n"
  - text: "⟦Per cent⟧ by per mille.\\n"
    fixed: "Percent by per mille.\\n"
good:
  - "Ten percent stayed.\\n"
  - "One cent per customer.\\n"
""",
    "occurrence": """\
message: "The line 'Corrections: ...' is missing."
level: error
scope: raw                # the file as it is written
min: 1                    # or max: not more often than this
token: '^Corrections: \\S'
bad:                      # where something is missing, the first line is marked
  - "⟦# The bridge⟧\\n\\nIt is open.\\n"
  - "⟦# The bridge⟧\\n\\nCorrections:\\n"
good:
  - "# The bridge\\n\\nIt is open.\\n\\nCorrections: desk@paper.example\\n"
  - "Corrections: none\\n"
""",
    "repetition": """\
message: "'%s' stands twice in a row."
level: warning
ignorecase: true
alpha: true               # words alone
tokens: ['[^\\s]+']
bad:
  - "He went ⟦to to⟧ town.\\n"
  - "⟦The the⟧ town.\\n"
good:
  - "He went to town.\\n"
  - "He came to. To town he went.\\n"
""",
    "consistency": """\
message: "'%s' is written in two ways here."
level: info
ignorecase: true
either:
  adviser: advisor
bad:
  - "An adviser came. Our adviser left. An ⟦advisor⟧ wrote.\\n"
  - "The advisor wrote, an advisor read, an ⟦adviser⟧ paid.\\n"
good:
  - "An adviser came. Our adviser left.\\n"
  - "An advisor wrote.\\n"
""",
    "conditional": """\
message: "'%s' is not explained."
level: info
first: '\\b([A-Z]{3,5})\\b'                          # what asks for an explanation
second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'       # what explains it
exceptions: [BBC]
bad:
  - "The ⟦GTA⟧ met.\\n"
  - "Then the ⟦FBA⟧ closed.\\n"
good:
  - "The General Tenants Association (GTA) met. The GTA paid.\\n"
  - "The BBC came.\\n"
""",
    "capitalization": """\
message: "Write headings as sentences: '%s' should be '%s'."
level: warning
scope: heading
match: $sentence          # or $title, $lower, $upper, a pattern
exceptions: [Brest]       # names of the house, as they are written
bad:
  - "# ⟦The Harbour Is Closed⟧\\n\\nNo boat left.\\n"
  - "# ⟦Why The Mayor Left⟧\\n\\nHe did.\\n"
good:
  - "# The harbour is closed\\n\\nNo boat left.\\n"
  - "# The harbour of Brest is closed\\n\\nNo boat left.\\n"
""",
    "metric": """\
message: "The sentences have %s words on average: cut the longest in two."
level: info
formula: words / sentences      # characters, syllables, paragraphs, long_words, ... too
condition: "> 12"
bad:
  - "⟦The harbour was shut because the crane had fallen into the water during the storm.⟧\\n"
  - "⟦Nobody who had seen the crane before the storm thought that it could ever fall.⟧\\n"
good:
  - "The crane fell. The harbour was shut.\\n"
  - "# A heading alone\\n"
""",
    "readability": """\
message: "Readers need grade %s for this: shorter sentences and plainer words help."
level: info
metrics: [Flesch-Kincaid, Gunning Fog]
grade: 8                  # for texts of a hundred words and more
""",
}


def sample(name: str, kind: str, path: str) -> str:
    """The text of a new rule `name` of a kind, to be written at `path`."""
    return _HEAD.format(name=name, kind=kind, path=path, docs=DOCS) + _BODIES[kind]
