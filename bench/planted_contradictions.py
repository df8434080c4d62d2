"""How many contradictions planted in articles are found, and what is found in their sound twins.

    python bench/planted_contradictions.py [--set seen|unseen|FILE.yaml|FILE.json] [--kind KIND]
                                           [--seed N] [--per N] [--show]

Each case of planted_contradictions.yaml is planted in `--per` articles: English ones in published
articles (EDITLINT_EVAL, by default ../shared beside the repository), others in the hosts that the
file has for their language. `bad` contradicts itself, `good` is the same and does not. A case is
found where a warning or an error of the category consistency meets a planted passage; `false` is
the same for the sound twin. Prints a line of JSON for each kind and one for all; `--show` prints
each passage that was missed and each twin that was not silent.

A case: {bad: [passage, ...], good: [passage, ...], language: de}. Passages stand at different
places, in order; one that begins with "# " is the title, one that begins with "---" the front
matter. {name} is a slot (contradiction_slots.py): filled at random, alike in bad and good.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from contradiction_slots import slots
from editlint.model.finding import Finding, Severity
from editlint.project.settings import Settings
from editlint.run.linter import Linter

HERE = Path(__file__).parent
EVAL = Path(os.environ.get("EDITLINT_EVAL", HERE.parents[1] / "shared"))
PLANTED = HERE / "planted_contradictions.yaml"
LINTER = Linter(Settings(select=("consistency",)))
FRONT_MATTER = re.compile(r"\A\s*(---|\+\+\+)\n.*?\n\1\n", re.S)
WORDS = range(150, 2500)  # of an article in which something is planted
Case = Mapping[str, Any]


def english_hosts() -> list[str]:
    """Published articles without their front matter."""
    path = EVAL / "data" / "clean-articles.dev.jsonl.gz"
    if not path.exists():
        sys.exit(f"{path} is not there (set EDITLINT_EVAL)")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        articles = [FRONT_MATTER.sub("", json.loads(line)["text"]) for line in file]
    return [text for text in articles if len(text.split()) in WORDS and "```" not in text]


def planted(host: str, passages: Sequence[str], rng: random.Random) -> tuple[str, list[str]]:
    """The host with the passages in it, and those of them that a finding must meet."""
    paragraphs = [part for part in re.split(r"\n{2,}", host.strip()) if part]
    head = [part for part in passages if part.startswith("---")]
    head += [part for part in passages if part.startswith("# ")]
    rest = [part for part in passages if part not in head]
    places = range(1, max(len(paragraphs), len(rest)) + 1)
    for place, part in sorted(zip(rng.sample(places, len(rest)), rest, strict=True), reverse=True):
        paragraphs.insert(place, part)
    in_order = iter(rest)
    ordered = [next(in_order) if part in rest else part for part in paragraphs]
    return "\n\n".join([*head, *ordered]) + "\n", [p for p in passages if not p.startswith("---")]


def shown(text: str) -> list[Finding]:
    """The findings that a default run shows."""
    _, findings = LINTER.check(text, "article.md")
    return [
        finding
        for finding in findings
        if finding.status == "open" and finding.severity >= Severity.WARNING
    ]


def meets(text: str, passages: Sequence[str]) -> bool:
    """Whether a shown finding of the category meets one of the passages."""
    spans = [(text.index(part), text.index(part) + len(part)) for part in passages]
    places = [
        place
        for finding in shown(text)
        if finding.category == "consistency"
        for place in (finding.span, *(related.span for related in finding.related))
    ]
    return any(start < end and begin < stop for start, stop in spans for begin, end in places)


def filled(text: str, values: Mapping[str, object]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: str(values[match[1]]), text)


def judged(case: Case, hosts: Mapping[str, Sequence[str]], seed: str) -> Iterator[tuple[str, str]]:
    """("found" or "false", the last passage) of one case planted once; "missed" where it was."""
    rng = random.Random(seed)
    values, host = slots(rng), rng.choice(hosts[case.get("language", "en")])
    for side in ("bad", "good"):
        passages = [filled(part, values) for part in case[side]]
        text, places = planted(host, passages, random.Random(seed))
        if meets(text, places):
            yield ("found" if side == "bad" else "false"), passages[-1]
        elif side == "bad":
            yield "missed", passages[-1]


def all_cases() -> dict[str, Any]:
    """The hosts, and the kinds of each set, of all files."""
    own = yaml.safe_load(PLANTED.read_text(encoding="utf-8"))
    for path in sorted(HERE.glob("planted_contradictions_*.yaml")):
        for name, kinds in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            own[name] |= kinds
    return own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="seen", help="seen, unseen, or a file of templates")
    parser.add_argument("--kind", default="", help="only this kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per", type=int, default=6, help="articles in which a case is planted")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    own = all_cases()
    hosts = {"en": english_hosts(), **own["hosts"]}
    named = Path(asked.set)
    kinds = yaml.safe_load(named.read_text("utf-8")) if named.suffix else own[asked.set]
    total: Counter[str] = Counter()
    for kind, cases in sorted(kinds.items()):
        if asked.kind not in ("", kind):
            continue
        count: Counter[str] = Counter()
        for number, case in enumerate(cases):
            for turn in range(asked.per):
                for verdict, passage in judged(case, hosts, f"{asked.seed} {number} {turn}"):
                    count[verdict] += 1
                    if asked.show and verdict != "found":
                        print(verdict, kind, passage.replace("\n", " ")[:150])
        count["planted"] = len(cases) * asked.per
        total += count
        print(json.dumps({"kind": kind, "cases": len(cases), **shares(count)}), flush=True)
    print(json.dumps({"kind": "all", **shares(total)}))


def shares(count: Counter[str]) -> dict[str, float]:
    return {name: round(count[name] / max(1, count["planted"]), 3) for name in ("found", "false")}


if __name__ == "__main__":
    main()
