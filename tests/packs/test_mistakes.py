"""What writers of rules do by mistake is told in one line, and never goes by in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from editlint.cli.main import run
from editlint.packs.compile import compile_pack
from editlint.packs.message import asked

RULE = "extends: existence\nmessage: \"Not '%s'\"\n"


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("h/r.yaml", RULE + 'tokens: ["\\brain\\b"]\n', "U+0008"),
        ("h/r.yaml", RULE + "tokens: [a]\ntokens: [b]\n", "line 4: 'tokens' stands in line 3"),
        ("h/r.yaml", "extends: existence\nmessage: \"'%s', '%s'\"\ntokens: [a]\n", "asks for 2"),
        ("h/r.yaml", "extends: existence\nmessage: 'Not\ntokens: [a]\n\n\n", "line 2: is not YAML"),
        ("h/My Rule.yaml", RULE + "tokens: [a]\n", "'My Rule' cannot be a rule's name"),
        ("h/r.yaml", "- a\n- b\n", "a rule is a file of 'key: value' lines"),
        ("h/r.yaml", "&a [*a]\n", "recursive"),
    ],
)
def test_it_is_told(path: str, text: str, said: str) -> None:
    pack = compile_pack({path: text})
    assert not pack.rules
    (error,) = pack.errors
    assert said in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("message", "values"), [("100 %% of '%s'", 1), ("'%[2]s' for '%s'", 3), ("'%s', '%s'", 2)]
)
def test_how_many_values_a_message_asks_for(message: str, values: int) -> None:
    assert asked(message) == values


@pytest.mark.parametrize(
    ("files", "status", "said"),
    [
        ({"house/r.yaml": RULE + "tokens: [a]\n"}, 0, "no examples  r"),
        ({"house/repeated-word.yaml": RULE + "tokens: [a]\n"}, 2, "is built in"),
        ({"house/read.me": "nothing"}, 2, "there is no rule"),
    ],
)
def test_the_test_command_tells_it(
    files: dict[str, str], status: int, said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in files.items():
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(text, encoding="utf-8")
    assert run(["test", "house"]) == status
    seen = capsys.readouterr()
    assert said in seen.out + seen.err


def test_a_check_tells_of_a_folder_without_rules(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "house").mkdir()
    (here / "editlint.toml").write_text('extend-rules = ["house"]\n', encoding="utf-8")
    (here / "a.md").write_text("All is well.\n", encoding="utf-8")
    assert run(["check", "a.md"]) == 2
    assert "there is no rule (a .yaml file) in `house`" in capsys.readouterr().err
