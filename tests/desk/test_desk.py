"""The desk's server: what it answers, whom it answers, and what it never does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from editlint.cli.main import run
from editlint.desk.app import desk_app
from editlint.desk.config import DeskConfig
from editlint.desk.house import set_severity
from editlint.project.nearest import load_settings
from editlint.project.settings import Settings

TOKEN = "a token of the tests"
BASE = "http://127.0.0.1:8000"
TEXT = "# The bridge\n\nIt was shut on on Monday.\n"
EVIL = "# <script>alert(1)</script>\n\nIt was was </style> --> \u202e\x1b shut.\n"


def client(**more: Any) -> TestClient:
    config = DeskConfig(**{"settings": Settings(), "token": TOKEN, **more})
    return TestClient(
        desk_app(config),
        base_url=BASE,
        headers={"authorization": f"Bearer {TOKEN}"},
        follow_redirects=False,
    )


@pytest.fixture(scope="module")
def newsroom() -> Iterator[TestClient]:
    """A desk that only takes texts."""
    with client() as opened:
        yield opened


@pytest.fixture
def desk(here: Path) -> Iterator[TestClient]:
    """A desk on a folder with an article."""
    (here / "a.md").write_text(TEXT, encoding="utf-8")
    (here / "b.md").write_text("All is well.\n", encoding="utf-8")
    with client(files=True, paths=(".",), settings=load_settings(str(here))) as opened:
        yield opened


def sent(opened: TestClient, route: str, /, **body: Any) -> Any:
    return opened.post(route, json=body)


# What it answers


def test_the_api_says_what_the_command_says(
    newsroom: TestClient, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.md").write_text(TEXT, encoding="utf-8")
    run(["check", "a.md", "--isolated", "--output-format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert sent(newsroom, "/api/check", text=TEXT, path="a.md").json() == said


def test_the_api_mends(newsroom: TestClient) -> None:
    answer = sent(newsroom, "/api/fix", text="It shut the the hall.\n", path="a.md").json()
    assert (answer["text"], answer["mended"]) == ("It shut the hall.\n", 1)
    assert answer["report"]["summary"]["errors"] == 0


def test_the_page_gets_findings_and_their_cards(newsroom: TestClient) -> None:
    seen = sent(newsroom, "/desk/look", text=TEXT, path="a.md").json()
    (finding,) = seen["findings"]
    assert TEXT[slice(*finding["span"])] == "on on"
    assert 'id="d-c1"' in seen["html"]


def test_every_rule_is_listed_and_explained(newsroom: TestClient) -> None:
    names = [rule["name"] for rule in newsroom.get("/api/rules").json()]
    assert "repeated-word" in names
    page = newsroom.get("/desk/rules/repeated-word").json()
    assert "<pre>" in page["html"]
    assert newsroom.get("/desk/rules/nothing").status_code == 404


def test_the_openapi_document_names_every_route_of_the_api(newsroom: TestClient) -> None:
    paths = newsroom.get("/api/openapi.json").json()["paths"]
    assert set(paths) == {"/api/check", "/api/fix", "/api/rules", "/healthz"}


def test_what_an_article_says_is_text_in_the_answer(newsroom: TestClient) -> None:
    html = sent(newsroom, "/desk/look", text=EVIL, path="a.md").json()["html"]
    assert "<script" not in html
    assert "\u202e" not in html
    assert "\x1b" not in html


# Whom it answers


def test_only_who_has_the_token_is_answered(newsroom: TestClient) -> None:
    for shown in ("", "Bearer", "Bearer wrong", "Basic x", f"Bearer {TOKEN}x"):
        answer = newsroom.get("/api/rules", headers={"authorization": shown})
        assert answer.status_code == 401, shown
    assert newsroom.get("/healthz", headers={"authorization": ""}).status_code == 200


def test_the_address_of_the_start_sets_the_cookie_and_loses_the_token(
    newsroom: TestClient,
) -> None:
    answer = newsroom.get("/?token=" + TOKEN.replace(" ", "%20"), headers={"authorization": ""})
    assert answer.status_code == 401  # tokens have no blanks; as it stands it is another one
    with client(token="abcdefghijklmnop") as opened:
        answer = opened.get("/?token=abcdefghijklmnop", headers={"authorization": ""})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert opened.get("/", headers={"authorization": ""}).status_code == 200


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("host", "evil.example", 421),
        ("host", "127.0.0.1.evil.example:8000", 421),
        ("host", "localhost:1", 200),
        ("origin", "http://evil.example", 403),
        ("origin", "null", 403),
        ("origin", BASE, 200),
    ],
)
def test_another_site_cannot_use_it(
    header: str, value: str, status: int, newsroom: TestClient
) -> None:
    assert newsroom.get("/api/rules", headers={header: value}).status_code == status


def test_the_policy_of_the_page_allows_nothing_from_elsewhere(newsroom: TestClient) -> None:
    for path in ("/", "/static/desk.js", "/api/rules", "/nothing"):
        policy = newsroom.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    page = newsroom.get("/").text
    assert "http" not in page.replace("http-equiv", "")
    assert "onclick" not in page


# What is wrong is told


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"path": "a.md"}', "application/json", 400),
        (b'{"text": 3}', "application/json", 400),
        (b'{"text": "x", "path": 3}', "application/json", 400),
        (b'{"text": "x"}', "text/plain", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"text": "' + b"x" * 2_000_001 + b'"}', "application/json", 413),
    ],
)
def test_a_bad_request_has_one_line(
    body: bytes, kind: str, status: int, newsroom: TestClient
) -> None:
    answer = newsroom.post("/api/check", content=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert "\n" not in answer.json()["error"]


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "\u202e" * 99, "a" * 10_000, "<" * 2_000])
def test_any_text_is_answered(text: str, newsroom: TestClient) -> None:
    content = json.dumps({"text": text, "path": "a.md"}).encode()
    answer = newsroom.post(
        "/desk/look", content=content, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 200, answer.text


def test_a_text_that_takes_too_long_stalls_nobody() -> None:
    with client(workers=1) as opened:
        slow = client(workers=1, seconds=0.001)
        assert sent(slow, "/api/check", text=TEXT).status_code == 504
        assert sent(opened, "/api/check", text=TEXT).status_code == 200


def test_a_text_that_editlint_fails_on_is_told_in_a_line() -> None:
    with client(settings=Settings(max_file_seconds=0.000001)) as opened:
        for route in ("/api/check", "/api/fix", "/desk/look"):
            answer = sent(opened, route, text=TEXT * 200)
            assert answer.status_code == 422
            assert "max-file-seconds" in answer.json()["error"]


def test_more_than_may_wait_are_sent_away() -> None:
    assert sent(client(waiting=0), "/api/check", text=TEXT).status_code == 503


# Files


def test_a_newsroom_desk_touches_no_file(newsroom: TestClient) -> None:
    for path in ("/desk/open", "/desk/save", "/desk/allow", "/desk/severity"):
        assert sent(newsroom, path, path="a.md").status_code == 404


def test_articles_are_listed_by_urgency(desk: TestClient) -> None:
    rows = desk.get("/desk/drafts").json()
    assert [row["path"] for row in rows] == ["a.md", "b.md"]
    assert rows[0]["warnings"] + rows[0]["errors"] == 1


def test_an_article_is_opened_and_saved(desk: TestClient, here: Path) -> None:
    opened = sent(desk, "/desk/open", path="a.md").json()
    assert opened["text"] == TEXT
    done = sent(desk, "/desk/save", path="a.md", text="New.\n", mark=opened["mark"])
    assert done.status_code == 200
    assert (here / "a.md").read_text(encoding="utf-8") == "New.\n"
    again = sent(desk, "/desk/save", path="a.md", text="Newer.\n", mark=done.json()["mark"])
    assert again.status_code == 200


def test_an_article_that_changed_meanwhile_is_not_overwritten(desk: TestClient, here: Path) -> None:
    opened = sent(desk, "/desk/open", path="a.md").json()
    (here / "a.md").write_text("Somebody else.\n", encoding="utf-8")
    answer = sent(desk, "/desk/save", path="a.md", text="Mine.\n", mark=opened["mark"])
    assert answer.status_code == 409
    assert "has changed" in answer.json()["error"]
    assert (here / "a.md").read_text(encoding="utf-8") == "Somebody else.\n"


@pytest.mark.parametrize("path", ["../a.md", "/etc/passwd", "editlint.toml", "", "c.md", "."])
def test_only_articles_of_the_folder_can_be_opened_or_written(path: str, desk: TestClient) -> None:
    assert sent(desk, "/desk/open", path=path).status_code == 404
    assert sent(desk, "/desk/save", path=path, text="x", mark="").status_code == 404


def test_an_allow_goes_where_the_command_puts_it(desk: TestClient, here: Path) -> None:
    answer = sent(
        desk, "/desk/allow", path="a.md", line=3, rule="repeated-word", reason="a quotation"
    )
    assert answer.json() == {"allowed": 1}
    assert "a quotation" in (here / "editlint-allow.toml").read_text(encoding="utf-8")
    refused = sent(desk, "/desk/allow", path="a.md", line=1, rule="repeated-word", reason="x")
    assert refused.status_code == 409
    empty = sent(desk, "/desk/allow", path="a.md", line=3, rule="repeated-word", reason=" ")
    assert empty.status_code == 400


def test_the_house_sets_a_severity_and_keeps_its_comments(desk: TestClient, here: Path) -> None:
    (here / "editlint.toml").write_text(
        '# ours\nlanguage = "en" # always\n\n[rules.stray-title]\nseverity = "off"\n',
        encoding="utf-8",
    )
    answer = sent(desk, "/desk/severity", rule="repeated-word", severity="info")
    assert answer.status_code == 200, answer.text
    written = (here / "editlint.toml").read_text(encoding="utf-8")
    assert written.startswith('# ours\nlanguage = "en" # always\n')
    assert load_settings(str(here)).rules["repeated-word"] == {"severity": "info"}
    assert load_settings(str(here)).rules["stray-title"] == {"severity": "off"}
    assert sent(desk, "/desk/severity", rule="nothing", severity="info").status_code == 404
    assert sent(desk, "/desk/severity", rule="repeated-word", severity="x").status_code == 400


def test_a_severity_in_pyproject_goes_under_its_tool(here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool.editlint]\nexclude = []\n", encoding="utf-8")
    set_severity(load_settings(str(here)), "repeated-word", "off")
    assert load_settings(str(here)).rules["repeated-word"] == {"severity": "off"}
