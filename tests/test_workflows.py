"""The files that plug editlint into other tools: the right shape, and pre-commit runs it."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

import jsonschema
import pytest
import yaml

from conftest import PYTHONPATH, ROOT

WORKFLOWS = ROOT / "examples" / "workflows"
SCHEMAS = {
    "action.yml": "vendor.github-actions",
    "examples/workflows/github-check.yml": "vendor.github-workflows",
    "examples/workflows/github-code-scanning.yml": "vendor.github-workflows",
    "examples/workflows/github-reviewdog.yml": "vendor.github-workflows",
    "examples/workflows/gitlab-ci.yml": "vendor.gitlab-ci",
    "examples/workflows/azure-pipelines.yml": "vendor.azure-pipelines",
    "examples/workflows/bitbucket-pipelines.yml": "vendor.bitbucket-pipelines",
}


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, timeout=500
    )


def test_every_workflow_file_is_listed() -> None:
    listed = (WORKFLOWS / "README.md").read_text()
    for path in WORKFLOWS.iterdir():
        assert path.name == "README.md" or f"({path.name})" in listed


def test_hooks_and_action_name_options_that_exist() -> None:
    from editlint.cli.commands import check, fix
    from editlint.cli.hints import options_of

    known = {*options_of(check.command), *options_of(fix.command)}
    texts = [
        path.read_text()
        for path in (ROOT / "action.yml", ROOT / ".pre-commit-hooks.yaml", *WORKFLOWS.iterdir())
    ]
    used = {
        word.strip('"')
        for text in texts
        for line in text.splitlines()
        if "editlint " in line and "pre-commit run" not in line and "pip install" not in line
        for word in line.split()
        if word.startswith("--")
    }
    assert used <= known


def test_no_workflow_changes_an_article_unseen() -> None:
    """What runs by itself checks; what mends is asked for by name."""
    for path in WORKFLOWS.iterdir():
        for line in path.read_text().splitlines():
            if re.search(r"editlint fix\b(?! --diff)", line):
                assert path.name in ("README.md", "Makefile"), line
    commands = json.loads((WORKFLOWS / "lint-staged.json").read_text())
    assert set(commands.values()) == {"editlint check --force-exclude"}
    makefile = (WORKFLOWS / "Makefile").read_text()
    assert "mend-articles:\n\teditlint fix content\n" in makefile
    hooks = {
        hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    }
    assert hooks["editlint-fix"]["stages"] == ["manual"]
    assert "pre-commit run --hook-stage manual editlint-fix" in hooks["editlint"]["name"]
    example = yaml.safe_load((WORKFLOWS / "pre-commit-config.yaml").read_text())
    (repo,) = example["repos"]
    by_itself = [hook for hook in repo["hooks"] if "stages" not in hooks[hook["id"]]]
    assert by_itself == [{"id": "editlint"}]  # so that a finding is printed once


@pytest.mark.parametrize("name", ["azure-pipelines.yml", "bitbucket-pipelines.yml", "Jenkinsfile"])
def test_the_command_of_a_ci_system_writes_what_its_next_step_reads(
    name: str, tmp_path: Path
) -> None:
    text = (WORKFLOWS / name).read_text()
    (args,) = re.findall(r"editlint (check [^'\n]*)", text)
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(ROOT / "examples" / "market-square.txt", content)
    (tmp_path / "test-results").mkdir()
    done = run(sys.executable, "-m", "editlint", *args.split(), cwd=tmp_path, PYTHONPATH=PYTHONPATH)
    assert done.returncode == 1
    assert done.stdout.count("repeated-passage") == 1
    target = args.split()[args.split().index("--output") + 1].partition("=")[2]
    assert "repeated-passage" in (tmp_path / target).read_text()
    assert text.count(Path(target).name) == (1 if name.startswith("bitbucket") else 2)


@pytest.mark.slow
@pytest.mark.parametrize("path", SCHEMAS)
def test_schemas(path: str) -> None:
    pytest.importorskip("check_jsonschema")
    validator = ("-m", "check_jsonschema", "--regex-variant", "nonunicode")
    done = run(sys.executable, *validator, "--builtin-schema", SCHEMAS[path], path, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_junit_is_read_back(tmp_path: Path) -> None:
    junitparser = pytest.importorskip("junitparser")
    args = ("check", "--output", f"junit={tmp_path / 'r.xml'}", "examples")
    run(sys.executable, "-m", "editlint", *args, cwd=ROOT, PYTHONPATH=PYTHONPATH)
    suites = junitparser.JUnitXml.fromfile(str(tmp_path / "r.xml"))
    assert {suite.name for suite in suites} >= {
        "examples/market-square.txt",
        "examples/mended/market-square.txt",
    }
    assert suites.failures >= 3


@pytest.mark.slow
def test_sarif_passes_the_official_schema(tmp_path: Path, evaluation: Path) -> None:
    """The schema comes with a package of its maintainers; the articles are the seed and 200
    published ones.
    """
    if not shutil.which("npm"):
        pytest.skip("the schema comes with an npm package")
    packed = run("npm", "pack", "--silent", "@microsoft/jest-sarif", cwd=tmp_path)
    if packed.returncode:
        pytest.skip(f"the schema could not be fetched: {packed.stderr.strip()[-200:]}")
    shutil.unpack_archive(tmp_path / packed.stdout.strip().splitlines()[-1], tmp_path)
    schema = json.loads(
        next((tmp_path / "package").rglob("sarif-2.1.0*.json")).read_text(encoding="utf-8")
    )
    articles = tmp_path / "articles"
    articles.mkdir()
    shutil.copy(evaluation / "seed" / "article.txt", articles)
    with gzip.open(
        evaluation / "data" / "clean-articles.dev.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        for line in islice(lines, 200):
            article = json.loads(line)
            (articles / f"{article['id']}.md").write_text(article["text"], encoding="utf-8")
    args = (
        "check",
        "--isolated",
        "--no-cache",
        "--show",
        "info",
        "--output-format",
        "sarif",
        "articles",
    )
    done = run(sys.executable, "-m", "editlint", *args, cwd=tmp_path, PYTHONPATH=PYTHONPATH)
    report = json.loads(done.stdout)
    assert len(report["runs"][0]["results"]) > 3
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for error in validator.iter_errors(report)] == []


@pytest.mark.slow
def test_pre_commit(tmp_path: Path) -> None:
    """From an empty cache: the bad example fails, the good one passes, and the fixing hook mends
    the bad one.
    """
    pytest.importorskip("pre_commit")
    if not shutil.which("git"):
        pytest.skip("pre-commit needs git")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (scratch / "bad.txt").write_bytes((ROOT / "examples" / "market-square.txt").read_bytes())
    (scratch / "good.md").write_text(
        "# A quiet harbour\n\nThe boats lay still, and the gulls had gone inland.\n"
    )
    hooks = _hook_repository(tmp_path)
    revision = run("git", "rev-parse", "HEAD", cwd=hooks).stdout.strip()
    listed = {
        "repo": str(hooks),
        "rev": revision,
        "hooks": [{"id": "editlint"}, {"id": "editlint-fix", "stages": ["manual"]}],
    }
    (scratch / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [listed]}))
    for command in (["init", "-q"], ["add", "."]):
        assert run("git", *command, cwd=scratch).returncode == 0

    def hook(name: str, path: str, *more: str) -> subprocess.CompletedProcess[str]:
        return run(
            sys.executable,
            "-m",
            "pre_commit",
            "run",
            name,
            *more,
            "--files",
            path,
            cwd=scratch,
            PRE_COMMIT_HOME=str(tmp_path / "cache"),
        )

    good = hook("editlint", "good.md")
    assert good.returncode == 0, good.stdout + good.stderr
    bad = hook("editlint", "bad.txt")
    assert (bad.returncode, "repeated-passage" in bad.stdout) == (1, True)
    assert hook("editlint-fix", "bad.txt", "--hook-stage", "manual").returncode == 1
    assert (scratch / "bad.txt").read_bytes() == (
        ROOT / "examples" / "mended" / "market-square.txt"
    ).read_bytes()
    assert hook("editlint", "bad.txt").returncode == 0


def _hook_repository(tmp_path: Path) -> Path:
    """The working tree as a repository of its own, as it would be published."""
    copy = tmp_path / "hooks"
    copy.mkdir()
    for name in (
        "src",
        "rules",
        "pyproject.toml",
        "hatch_build.py",
        "README.md",
        "LICENSE",
        ".pre-commit-hooks.yaml",
        ".gitignore",
    ):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source,
                copy / name,
                ignore=shutil.ignore_patterns("__pycache__", "builtin_packs.jsonl*"),
            )
        else:
            shutil.copy(source, copy / name)
    for command in (
        ["init", "-q"],
        ["add", "."],
        [
            "-c",
            "user.name=editlint",
            "-c",
            "user.email=editlint@localhost",
            "commit",
            "-qm",
            "As it would be published",
        ],
    ):
        done = run("git", *command, cwd=copy)
        assert done.returncode == 0, done.stderr
    return copy
