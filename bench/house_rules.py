"""What 150 rules of a house's own cost: CPU time over 200 published articles with them and without.

usage: house_rules.py   (articles: EDITLINT_EVAL, by default ../shared beside the repository) Prints
one line of JSON; ends with 1 where the rules cost more than ALLOWED of the time without them.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from editlint.project.settings import Settings
from editlint.run.linter import Linter

ALLOWED = 0.40
ARTICLES, RULES, ROUNDS = 200, 150, 4
EVAL = Path(os.environ.get("EDITLINT_EVAL", Path(__file__).parents[2] / "shared"))

# What house styles are made of: wordy phrases, worn pairs and forms of words, spellings. Each
# stands in one rule only.
PHRASES = """
in order to, due to the fact that, at this point in time, the majority of, in the event that,
with regard to, prior to, subsequent
to, for the purpose of, has the ability to, on a regular basis, in the near future, at the
present time, until such time as, it is
important to note, needless to say, as a matter of fact, in terms of, with respect to, in the
process of, by means of, take into
consideration, come to an agreement, give rise to, in close proximity to, each and every, first
and foremost, end result, past
history, free gift, advance warning, very unique, the fact that, it should be noted, move the
needle, circle back, deep dive,
outside the box, at the end of the day, going forward, touch base, best practice
"""
WORN = """
robust seamless holistic cutting-edge game-changing key powerful innovative strategic bespoke
scalable unparalleled vibrant
world-class
"""
THINGS = """
solution landscape takeaway ecosystem journey synergy paradigm narrative experience framework
offering insight tapestry
conversation
"""
STEMS = """
leverag utiliz facilitat prioritiz streamlin incentiviz maximiz optimiz empower transition
workshop onboard monetiz disrupt curat
"""
SPELLINGS = """
adviser advisor, judgement judgment, e-mail email, per-cent percent, web-site website, on-line
online, co-operate cooperate, grey
gray, colour color, centre center, organise organize, licence license, cheque check, programme
program, catalogue catalog, towards
toward, amongst among, whilst while, learnt learned, travelling traveling, cancelled canceled,
labour labor, harbour harbor,
defence defense, spelt spelled
"""


def tokens() -> list[str]:
    """Every banned phrase and word."""
    pairs = [f"{worn} {thing}s?" for worn in WORN.split() for thing in THINGS.split()]
    forms = [f"{stem}(?:e[sd]?|ed|s|ing|ation)?" for stem in STEMS.split()]
    return [*(" ".join(phrase.split()) for phrase in PHRASES.split(",")), *forms, *pairs]


def packs() -> dict[str, str]:
    """The YAML of all rules by file name: banned phrases, and for every third rule a preferred
    spelling.
    """
    banned, spellings = tokens(), [pair.split() for pair in SPELLINGS.split(",")]
    made: dict[str, str] = {}
    for number in range(RULES):
        name = f"house-{number:03}.yaml"
        if number % 3 == 2:
            old, new = spellings[number // 3 % len(spellings)]
            forms = f"  {old}: {new}\n" if number < RULES // 2 else f"  {old}(?:s|ed|ly): {new}\n"
            made[name] = (
                "extends: substitution\nmessage: \"Use '%s', not '%s'\"\nignorecase:"
                f" true\nswap:\n{forms}"
            )
        else:
            listed = "".join(
                f"  - {token}\n" for token in banned[number * 2 // 3 :: RULES * 2 // 3]
            )
            made[name] = (
                f"extends: existence\nmessage: \"Avoid '%s'\"\nignorecase: true\ntokens:\n{listed}"
            )
    return made


def seconds(settings: Settings, articles: list[tuple[str, str]]) -> tuple[float, int]:
    """CPU seconds over all articles, with a fresh linter, and the number of findings."""
    begun = time.process_time()
    linter = Linter(settings)
    count = sum(len(linter.check(text, path)[1]) for path, text in articles)
    return time.process_time() - begun, count


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
        for name, text in packs().items():
            (pack / name).write_text(text, encoding="utf-8")
        # In turn and the best of each, so that what else the machine does falls on both.
        runs = [
            (
                seconds(Settings(root=folder), articles),
                seconds(Settings(root=folder, extend_rules=("rules",)), articles),
            )
            for _ in range(ROUNDS)
        ]
        (without, before), (with_them, after) = (min(column) for column in zip(*runs, strict=True))
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
