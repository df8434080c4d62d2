"""The severity of a rule for the house, written into its editlint.toml; comments and order stay."""

from __future__ import annotations

import os

from editlint.project.atomic import write_atomically
from editlint.project.settings import SEVERITIES, Settings, SettingsError

FILE = "editlint.toml"


def set_severity(settings: Settings, rule: str, severity: str) -> str:
    """Write it, and give the path of the file. Raises `SettingsError`."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    if severity not in SEVERITIES:
        raise SettingsError(f"severity is one of {', '.join(SEVERITIES)}")
    path = settings.origin or os.path.join(settings.root or os.curdir, FILE)
    try:
        with open(path, encoding="utf-8") as file:
            document = tomlkit.parse(file.read())
    except FileNotFoundError:
        document = tomlkit.document()
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from None
    table = document
    names = ["rules", rule]
    if os.path.basename(path) == "pyproject.toml":
        names = ["tool", "editlint", *names]
    for name in names:
        if name not in table:
            table[name] = tomlkit.table(is_super_table=name in ("tool", "rules"))
        table = table[name]
    table["severity"] = severity
    try:
        write_atomically(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written: {error.strerror}") from None
    return path
