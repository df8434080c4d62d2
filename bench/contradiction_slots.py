"""Values for the slots of planted contradictions: those that agree with one another, and beside
each the one that does not (its name ends in _x).

    weekday Tuesday, d 6, month May, year 2026   with weekday_x Friday
    a 400, b 500, up 25                          with up_x 40

Dates are in four languages (weekday_de, month_de, wday_de for the short form), `d2` with `weekday2`
is two days later in the same month, `ref` a day within two months of the date.
"""

from __future__ import annotations

import datetime
import random

WEEKDAYS = {
    "": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "_de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "_fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "_es": "lunes martes miércoles jueves viernes sábado domingo",
}
SHORT_DAYS = {
    "": "Mon Tue Wed Thu Fri Sat Sun",
    "_de": "Mo Di Mi Do Fr Sa So",
    "_fr": "lun. mar. mer. jeu. ven. sam. dim.",
    "_es": "lun mar mié jue vie sáb dom",
}
MONTHS = {
    "": ("January February March April May June July August September October November December"),
    "_de": ("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "_fr": ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "_es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
}
FIRST = [
    "Amina",
    "Tomas",
    "Ingrid",
    "Declan",
    "Priya",
    "Marek",
    "Olivia",
    "Samuel",
    "Leila",
    "Henrik",
    "Farah",
    "Gustav",
]
LAST = [
    "Haleem",
    "Brandvold",
    "Okonkwo",
    "Whitcombe",
    "Szymanski",
    "Marchetti",
    "Lindqvist",
    "Abernathy",
    "Karimova",
    "Delacroix",
    "Fitzwilliam",
    "Nakamura",
]
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight"]
ITEMS = [
    "repair the north wall", "hire a second warden", "open the gate at dawn",
    "move the stalls inland", "plant forty lime trees", "print the map again",
    "close the car park",
]  # fmt: skip


def slots(rng: random.Random) -> dict[str, object]:
    """All values of one case."""
    return {
        **_dates(rng), **_names(rng), **_lists(rng), **_figures(rng), **_spans(rng),
        **_counted(rng),
    }  # fmt: skip


def _dates(rng: random.Random) -> dict[str, object]:
    day = datetime.date(2024, rng.randrange(1, 13), rng.randrange(1, 27))
    day = day.replace(year=rng.randrange(2022, 2028))
    later = day + datetime.timedelta(2)
    wrong = (day.weekday() + rng.randrange(1, 7)) % 7
    wrong_later = (later.weekday() + rng.randrange(1, 7)) % 7
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(day.day if day.day < 20 else day.day % 10, "th")
    values: dict[str, object] = {
        "d": day.day, "dd": f"{day.day:02}", "d2": later.day, "m": day.month,
        "mm": f"{day.month:02}", "year": day.year, "iso": day.isoformat(),
        "ord": f"{day.day}{suffix}", "yy": f"{day.year % 100:02}",
        "ref": (day - datetime.timedelta(rng.randrange(0, 60))).isoformat(),
    }  # fmt: skip
    for language in WEEKDAYS:
        full, short = WEEKDAYS[language].split(), SHORT_DAYS[language].split()
        months = MONTHS[language].split()
        values |= {
            f"weekday{language}": full[day.weekday()],
            f"weekday{language}_x": full[wrong],
            f"wday{language}": short[day.weekday()],
            f"wday{language}_x": short[wrong],
            f"weekday2{language}": full[later.weekday()],
            f"weekday2{language}_x": full[wrong_later],
            f"month{language}": months[day.month - 1],
        }
    values["mon"] = MONTHS[""].split()[day.month - 1][:3]
    return values


def _names(rng: random.Random) -> dict[str, object]:
    first, last = rng.choice(FIRST), rng.choice(LAST)
    swapped = last[2] != last[3]
    odd = last[:2] + (last[3] + last[2] + last[4:] if swapped else last[3:])
    return {"first": first, "last": last, "last_x": odd}


def _lists(rng: random.Random) -> dict[str, object]:
    count = rng.randrange(2, 6)
    items = rng.sample(ITEMS, count)
    return {
        "n": NUMBERS[count - 2], "n_x": NUMBERS[count - 1], "N": count, "N_x": count + 1,
        "items": "\n".join(f"- {item}" for item in items),
        "numbered": "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1)),
    }  # fmt: skip


def _figures(rng: random.Random) -> dict[str, object]:
    low, high = sorted(rng.sample(range(12, 80), 2))
    while high - low < 3 or abs((high - low) / low * 100 - (high - low)) < 3:
        low, high = sorted(rng.sample(range(12, 80), 2))
    start, up = rng.randrange(20, 90) * 100, rng.choice([10, 20, 25, 40, 50])
    parts = [rng.randrange(11, 99) for _ in range(4)]
    total = sum(parts[:3])
    off = rng.choice([-10, -7, 9, 20])
    figure = rng.randrange(1100, 9800)
    wrong = int("".join(str(figure)[at] for at in (0, 2, 1, 3)))
    wrong = figure + 900 if wrong == figure else wrong
    return {
        "p": low, "q": high, "points": high - low,
        "a": f"{start:,}", "b": f"{start * (100 + up) // 100:,}", "up": up,
        "a_de": f"{start:,}".replace(",", "."),
        "b_de": f"{start * (100 + up) // 100:,}".replace(",", "."),
        "a_plain": start, "b_plain": start * (100 + up) // 100,
        "up_x": up + rng.choice([7, 15, 30]), "down": up, "down_x": up + rng.choice([8, 15]),
        "c": f"{start * 2:,}", "e": f"{start * 2 * (100 - up) // 100:,}",
        "c_de": f"{start * 2:,}".replace(",", "."),
        "e_de": f"{start * 2 * (100 - up) // 100:,}".replace(",", "."),
        "s1": parts[0], "s2": parts[1], "s3": parts[2], "s4": parts[3],
        "sum": total, "sum_x": total + off, "sum4": sum(parts), "sum4_x": sum(parts) + off,
        "fig": f"{figure:,}", "fig_x": f"{wrong:,}",
    }  # fmt: skip


def _spans(rng: random.Random) -> dict[str, object]:
    first, last = sorted(rng.sample(range(1951, 2024), 2))
    miles, feet, pounds = rng.choice([5, 8, 10, 20, 30]), rng.choice([10, 40, 60]), 10
    celsius = rng.choice([10, 15, 20, 25, 30])
    page = rng.randrange(20, 300)
    hour = rng.randrange(13, 18)
    factor = rng.choice([0.7, 1.3, 1.4])
    born, age = rng.randrange(1940, 1990), rng.randrange(20, 80)
    return {
        "y": first, "z": last, "miles": miles, "km": round(miles * 1.609),
        "km_x": round(miles * 1.609 * factor), "feet": feet, "metres": round(feet * 0.3048),
        "metres_x": round(feet * 0.3048 * 1.6) + 1, "pounds": pounds, "kg": "4.5", "kg_x": "6.4",
        "celsius": celsius, "fahrenheit": round(celsius * 1.8 + 32),
        "fahrenheit_x": round(celsius * 1.8 + 32) + 18, "page": page,
        "page2": page + rng.randrange(3, 30), "hour": hour, "hour2": hour + rng.randrange(1, 4),
        "born": born, "age": age, "died": born + age, "age_x": age + rng.choice([-10, 5, 10]),
    }  # fmt: skip


COUNTED = {
    "": "three four five six seven",
    "_de": "drei vier fünf sechs sieben",
    "_fr": "trois quatre cinq six sept",
    "_es": "tres cuatro cinco seis siete",
}
THINGS = {
    "": "a new quay,a second ferry,a warden,lime trees,a map,a tide clock",
    "_de": "ein neuer Kai,eine Fähre,ein Wärter,ein Plan,eine Uhr,ein Steg",
    "_fr": "un quai neuf,un bac,un gardien,un plan,une horloge,un banc",
    "_es": "un muelle nuevo,una barca,un guarda,un plano,un reloj,un banco",
}
AND = {"": "and", "_de": "und", "_fr": "et", "_es": "y"}
FIRSTS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"]
CLAUSES = [
    "the wall is too low", "nobody has the key", "the pump is old", "the road floods in autumn",
    "the money is spent", "the warden is ill",
]  # fmt: skip


def _counted(rng: random.Random) -> dict[str, object]:
    """From three to six things of each kind, and the word for one more."""
    count = rng.randrange(3, 6)
    clauses = rng.sample(CLAUSES, count)
    values: dict[str, object] = {
        "M": count, "M_x": count + 1, "last_step": count, "last_step_x": count + 1,
        "firsts": " ".join(
            f"{first}, {clause}." for first, clause in zip(FIRSTS, clauses, strict=False)
        ),
        "marked": ", ".join(f"({at}) {clause}" for at, clause in enumerate(clauses, 1)),
        "heads": "\n\n".join(f"## {at}. On {clause}" for at, clause in enumerate(clauses, 1)),
    }  # fmt: skip
    for language, words in COUNTED.items():
        *head, last = rng.sample(THINGS[language].split(","), count)
        values |= {
            f"m{language}": words.split()[count - 3],
            f"m{language}_x": words.split()[count - 2],
            f"M{language}_cap": words.split()[count - 3].capitalize(),
            f"M{language}_cap_x": words.split()[count - 2].capitalize(),
            f"things{language}": f"{', '.join(head)} {AND[language]} {last}",
            f"points{language}": "\n".join(f"- {thing}" for thing in (*head, last)),
            f"steps{language}": "\n".join(
                f"{at}. {thing}" for at, thing in enumerate((*head, last), 1)
            ),
        }
    return values
