"""What one word of digits says, in any grouping: "90,000", "7.890,00", "12,34,567", "1.2.3"."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 30  # digits and marks; what is longer is no figure of an article


def digits(key: str, decimal: str = ".") -> tuple[float, str] | None:
    """The value and shape of a number in digits, or None for what is none ("½"); "1.2.3" is dotted,
    with its first part as value.

    Groups of three are thousands, and so are Indian groups ("2,50,000"); a lone group after the
    language's decimal mark is a fraction.
    """
    if len(key) > _LONGEST:
        return None
    if key.isdecimal():
        return float(key), "integer"
    if not all(sign.isdecimal() or sign in ".,:" for sign in key):
        return None
    if ":" in key:  # "127.0.0.1:80" too
        first = key.replace(".", ":").replace(",", ":").split(":")[0]
        return float(first or 0), "clock"
    group = "," if decimal == "." else "."
    head, mark, tail = key.rpartition(decimal)
    whole = head if mark else key
    if decimal in whole:
        return float(whole.split(decimal)[0].replace(group, "") or 0), "dotted"
    parts = whole.split(group)
    if len(parts) > 1 and not _grouped(parts):
        return float(parts[0] or 0), "dotted"
    number = "".join(parts)
    if mark and not tail.isdecimal():  # "25,20.8.2017": the marks of two numbers
        return float(number or 0), "dotted"
    return (float(f"{number}.{tail}"), "decimal") if mark else (float(number), "grouped")


def _grouped(parts: Sequence[str]) -> bool:
    return (
        len(parts[-1]) == 3
        and 1 <= len(parts[0]) <= 3
        and all(len(part) in (2, 3) for part in parts[1:-1])
    )


def with_tail(key: str) -> tuple[str, str, str]:
    """ "234,5": the group, the mark, the fraction."""
    mark = "," if "," in key else "."
    return key.partition(mark)
