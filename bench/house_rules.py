"""What 150 rules of a house's own cost: CPU time over 200 published articles with them and without.

usage: house_rules.py   (articles: EDITLINT_EVAL, by default ../shared beside the repository)
Prints one line of JSON; ends with 1 where the rules cost more than ALLOWED of the time without them.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from editlint.engine import Engine
from editlint.settings import Settings

ALLOWED = 0.40
ARTICLES, RULES, ROUNDS = 200, 150, 3
EVAL = Path(os.environ.get("EDITLINT_EVAL", Path(__file__).parents[2] / "shared"))

# What house styles are made of: wordy phrases, worn words with their forms, spellings, names.
PHRASES = """in order to|due to the fact that|at this point in time|a number of|the majority of|in the event that|with regard to|prior to|subsequent to
for the purpose of|in spite of the fact that|has the ability to|on a regular basis|in the near future|at the present time|until such time as
it is important to note|needless to say|as a matter of fact|in terms of|with respect to|in addition to|as well as|in the process of|by means of
take into consideration|make a decision|come to an agreement|give rise to|in close proximity to|each and every|first and foremost|end result
past history|future plans|free gift|advance warning|completely finished|very unique|whether or not|the fact that|there are many|it should be noted
low-hanging fruit|move the needle|circle back|deep dive|think outside the box|at the end of the day|going forward|touch base|best practice""".replace(
    "\n", "|"
).split("|")
STEMS = [
    "leverag",
    "utiliz",
    "facilitat",
    "implement",
    "prioritiz",
    "streamlin",
    "incentiviz",
    "operationaliz",
    "maximiz",
    "optimiz",
    "synergiz",
    "empower",
    "impact",
    "transition",
    "architect",
    "action",
    "task",
    "solution",
    "workshop",
    "surfac",
    "onboard",
    "socializ",
    "productiz",
    "monetiz",
    "gamif",
    "disrupt",
    "pivot",
    "iterat",
    "ideat",
    "curat",
]
SPELLINGS = """adviser advisor|judgement judgment|e-mail email|per-cent percent|web-site website|on-line online|co-operate cooperate|grey gray
colour color|centre center|organise organize|licence license|cheque check|programme program|catalogue catalog|towards toward|amongst among
whilst while|afterwards afterward|learnt learned|travelling traveling|cancelled canceled|labour labor|harbour harbor|defence defense""".replace(
    "\n", "|"
).split("|")


def rule(number: int) -> str:
    """The YAML of one rule: two of three ban phrases and words, one prefers other spellings."""
    if number % 3 == 2:
        swaps = [SPELLINGS[(number * 5 + k) % len(SPELLINGS)].split() for k in range(6)]
        lines = "".join(f"  {old}: {new}\n" for old, new in dict(swaps).items())
        return f"extends: substitution\nmessage: \"Use '%s', not '%s'\"\nignorecase: true\naction:\n  name: replace\nswap:\n{lines}"
    phrases = [PHRASES[(number * 7 + k) % len(PHRASES)] for k in range(5)]
    forms = [f"{STEMS[(number * 3 + k) % len(STEMS)]}(?:e[sd]?|ed|es|s|ing|ation)?" for k in range(3)]
    tokens = "".join(f"  - {token}\n" for token in (*phrases, *forms))
    return f"extends: existence\nmessage: \"Avoid '%s'\"\nignorecase: true\ntokens:\n{tokens}"


def seconds(settings: Settings, articles: list[tuple[str, str]]) -> tuple[float, int]:
    """CPU seconds over all articles, the best of several rounds, start-up included, and the number of findings."""
    best, count = float("inf"), 0
    for _ in range(ROUNDS):
        begun = time.process_time()
        engine = Engine(settings)
        count = sum(len(engine.check(text, path)[1]) for path, text in articles)
        best = min(best, time.process_time() - begun)
    return best, count


def main() -> int:
    data = EVAL / "data" / "clean-articles.dev.jsonl.gz"
    if not data.exists():
        print(f"skipped: {data} is not there (set EDITLINT_EVAL)")
        return 0
    with gzip.open(data, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file][::2][:ARTICLES]
    articles = [(f"{row['id']}.md", row["text"]) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EDITLINT_CACHE_DIR"] = os.path.join(folder, "cache")
        pack = Path(folder, "rules")
        pack.mkdir()
        for number in range(RULES):
            (pack / f"house-{number:03}.yaml").write_text(rule(number), encoding="utf-8")
        without, before = seconds(Settings(root=folder), articles)
        with_them, after = seconds(Settings(root=folder, extend_rules=("rules",)), articles)
    more = with_them / without - 1
    figures = {
        "articles": len(articles),
        "rules": RULES,
        "cpu_without": without,
        "cpu_with": with_them,
        "more": more,
        "found": after - before,
    }
    print(json.dumps({key: round(value, 3) for key, value in figures.items()}))
    return int(more > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
