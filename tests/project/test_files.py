"""Files: which are read, what they hold, and how they are written."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.project.discover import discover
from editlint.project.files import ReadError, Text, WriteError, decode, read, write
from editlint.project.settings import Settings


def touch(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).touch()


def files(*paths: str, **settings: object) -> tuple[str, ...]:
    return discover(paths, Settings(root=os.getcwd(), **settings)).files  # type: ignore[arg-type]


def test_folders_are_searched_for_articles(here: Path) -> None:
    touch(
        "b.md",
        "a.txt",
        "x/c.html",
        "x/d.py",
        ".git/e.md",
        ".hidden/f.md",
        "node_modules/g.md",
        "x/y.md/z.md",
    )
    assert files() == ("a.txt", "b.md", "x/c.html", "x/y.md/z.md")
    assert files("x") == ("x/c.html", "x/y.md/z.md")
    assert files("./x/", "x/c.html") == ("x/c.html", "x/y.md/z.md")
    assert files(str(here)) == ("a.txt", "b.md", "x/c.html", "x/y.md/z.md")
    assert files(include=("*.py",)) == ("x/d.py",)
    assert files(exclude=("x/**", "a.*")) == ("b.md",)


def test_named_files_are_taken_as_they_are(here: Path) -> None:
    touch("a.rst", "drafts/b.md")
    assert files("a.rst", "drafts/b.md", exclude=("drafts/",)) == ("a.rst", "drafts/b.md")
    found = discover(
        ["a.rst", "drafts/b.md"], Settings(root=str(here), exclude=("drafts/",), force_exclude=True)
    )
    assert found.files == ("a.rst",)
    assert found.notes == ("drafts/b.md: left out, excluded in the settings",)
    assert not found.errors


def test_a_path_outside_keeps_its_name(here: Path) -> None:
    touch("a/b.md", "c.md")
    os.chdir("a")
    assert files("../c.md", "../a/b.md") == ("../a/b.md", "../c.md")


def test_ignore_files(here: Path) -> None:
    touch("a.md", "out/b.md", "keep/c.md", "keep/d.md", "keep/e/d.md", "x/out/f.md", "w/g.md")
    Path(".gitignore").write_text("out/\nd.md\n/w\n")
    Path("keep/.gitignore").write_text("!d.md\n")
    Path("keep/e/.gitignore").write_text("/d.md\n")
    assert files() == ("a.md", "keep/c.md", "keep/d.md")
    assert files("out/b.md") == ("out/b.md",)


def test_ignore_files_above_count_inside_a_repository(here: Path) -> None:
    touch("x/y/a.md", "x/y/b.md")
    Path("x/.gitignore").write_text("a.md\n")
    os.chdir("x/y")
    assert files() == ("a.md", "b.md")
    (here / ".git/info").mkdir(parents=True)
    assert files() == ("b.md",)
    (here / ".git/info/exclude").write_text("*\n")
    assert discover((), Settings(root=".")).errors


def test_links(here: Path) -> None:
    touch("x/a.md", "other/b.txt")
    os.symlink("../x", "x/round")
    os.symlink("a.md", "x/same.md")
    os.symlink("../other/b.txt", "x/b.md")
    os.symlink("nowhere", "x/lost.md")
    assert files("x") == ("x/a.md", "x/b.md", "x/lost.md")


@pytest.mark.parametrize(
    ("path", "said"),
    [("none.md", "no such file or folder"), ("empty", "nothing to check in this folder")],
)
def test_what_gives_nothing(here: Path, path: str, said: str) -> None:
    Path("empty").mkdir()
    touch("a.md")
    found = discover(["a.md", path], Settings(root="."))
    assert found.files == ("a.md",)
    (error,) = found.errors
    assert error.startswith(f"{path}: ")
    assert said in error


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", Text("")),
        ("é\r\n😀\r".encode(), Text("é\r\n😀\r")),
        ("\ufeffé".encode(), Text("é", "utf-8", True)),
        ("\ufeffé".encode("utf-16-le"), Text("é", "utf-16-le", True)),
        ("\ufeff😀".encode("utf-16-be"), Text("😀", "utf-16-be", True)),
    ],
)
def test_decode(raw: bytes, text: Text) -> None:
    assert decode(raw) == text
    assert text.encoded(text.source) == raw


@given(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
)
def test_decode_keeps_everything(source: str, encoding: str) -> None:
    raw = ("\ufeff" + source).encode(encoding)
    assert decode(raw).source == source
    assert decode(raw).encoded(source) == raw


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"caf\xe9\n", "is not UTF-8 text: byte 0xE9 in line 1. Save it as UTF-8"),
        (b"a\n\xff", "byte 0xFF in line 2"),
        (b"\x89PNG\0\0", "holds NUL characters"),
        (b"text\0", "holds NUL characters"),
        (b"\xed\xa0\x80", "is not UTF-8 text"),
        (b"\xff\xfea", "UTF-16 breaks off"),
        ("\ufeff".encode("utf-16-le") + b"\x00\xd8a\x00", "UTF-16"),
    ],
)
def test_not_text(raw: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        decode(raw)


def test_unreadable(here: Path) -> None:
    os.symlink("nowhere", "lost.md")
    for path, said in [
        ("lost.md", "is a link to a file that does not exist"),
        ("none.md", "no such file"),
        (".", "is a directory"),
    ]:
        with pytest.raises(ReadError, match=said):
            read(path)


def test_writing_keeps_encoding_mode_and_link(here: Path) -> None:
    Path("x").mkdir()
    Path("x/a.md").write_bytes("\ufeffone\r\n".encode("utf-16-le"))
    os.chmod("x/a.md", 0o640)
    os.symlink("x/a.md", "a.md")
    write("a.md", "two\r\n", read("a.md"))
    assert Path("x/a.md").read_bytes() == "\ufefftwo\r\n".encode("utf-16-le")
    assert stat.S_IMODE(os.stat("x/a.md").st_mode) == 0o640
    assert os.path.islink("a.md")
    assert os.listdir("x") == ["a.md"]


def test_a_failed_write_leaves_the_old_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="cannot be written: no space left"):
        write("a.md", "new", Text("old"))
    assert Path("a.md").read_text() == "old"
    assert os.listdir() == ["a.md"]


def test_pipes_and_devices_are_left_out_with_a_note(here: Path) -> None:
    Path("a.md").write_text("one")
    os.mkfifo("pipe.md")
    os.symlink("pipe.md", "to-pipe.md")
    os.symlink("/dev/zero", "zero.md")
    found = discover(["."], Settings(root=str(here)))
    assert found.files == ("a.md",)
    assert sorted(found.notes) == [
        "pipe.md: left out, it is a pipe",
        "to-pipe.md: left out, it is a link to a pipe",
        "zero.md: left out, it is a link to a device",
    ]
    named = discover(["pipe.md", "zero.md", "a.md"], Settings(root=str(here)))
    assert (named.files, len(named.notes), named.errors) == (("a.md",), 2, ())
    assert discover(["pipe.md"], Settings(root=str(here))).errors
    for path in ("pipe.md", "zero.md"):
        with pytest.raises(ReadError, match="cannot be read: it is a"):
            read(path)


def test_a_large_file_is_not_read(here: Path) -> None:
    Path("a.md").write_text("x" * 2_000_000)
    with pytest.raises(ReadError, match=r"larger than 1\.5 MB \(`max-file-size`"):
        read("a.md", Settings(max_file_size=1.5).max_bytes)
    assert len(read("a.md", Settings(max_file_size=2).max_bytes).source) == 2_000_000
    assert len(read("a.md", Settings(max_file_size=0).max_bytes).source) == 2_000_000


def test_an_ignore_file_that_cannot_be_read_is_told(here: Path) -> None:
    Path("a.md").write_text("one")
    os.mkfifo(".gitignore")
    found = discover(["."], Settings(root=str(here)))
    assert found.files == ("a.md",)
    assert found.errors == (".gitignore: cannot be read: it is a pipe",)


def test_links_that_lead_out_are_known(here: Path) -> None:
    for name in ("in", "out"):
        Path(name).mkdir()
        Path(name, "a.md").write_text("one")
    os.symlink("../out/a.md", "in/b.md")
    assert discover(["in"], Settings(root=str(here))).outside == {"in/b.md"}
    assert discover(["in", "out"], Settings(root=str(here))).outside == frozenset()
    assert discover(["in/b.md"], Settings(root=str(here))).outside == frozenset()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda path: path.write_text("mine"), "another program changed it"),
        (lambda path: path.chmod(0o444), "it is read-only"),
        (lambda path: os.link(path, "twin.md"), "it has 2 names"),
    ],
)
def test_what_must_not_be_written_is_told(
    here: Path, change: Callable[[Path], object], said: str
) -> None:
    path = Path("a.md")
    path.write_text("old")
    text = read("a.md")
    change(path)
    before = path.read_text()
    with pytest.raises(WriteError, match=said):
        write("a.md", "new", text)
    assert path.read_text() == before
    assert not list(here.glob(".*"))


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_run_that_is_told_to_end_leaves_nothing_behind(here: Path, name: str) -> None:
    Path("a.md").write_text("old")
    code = f"""
import os, signal
from editlint.project import files
real = os.fsync
def fsync(number):
    os.kill(os.getpid(), signal.{name})
    real(number)
os.fsync = fsync
files.write("a.md", "new", files.read("a.md"))
print("went on")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == -getattr(signal, name)
    assert not done.stdout
    assert os.listdir() == ["a.md"]
    assert Path("a.md").read_text() == "new"
