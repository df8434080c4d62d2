"""Which language a text is in, told from its script and its most common words.

A few hundred characters are enough: every third word of running text is one of the hundred most
common of its language ("the", "und", "les"). Where two languages score alike, or hardly any word is
known, the answer is "": rules for one language then stay silent, which is better than reading
Dutch as German.
"""

from __future__ import annotations

from collections import Counter

from editlint.model.places import JOINER

_SAMPLE = 2400  # characters looked at, about 300 words
_GLANCE = 500  # characters that are enough for most texts
# Words that are common in one language and, as far as that can be had, in no other of the table.
_COMMON: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": (
            "the of and to a in is that for it as was with be by on not he his but at are this have"
            " an from or which you they were had has we will been their would more there than its"
            " who said what can if when one about says our out up no my do she her your so i how"
        ),
        "de": (
            "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es"
            " an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über"
            " einen so zum war haben nur oder aber vor zur bis mehr durch wir ich was wenn sein"
        ),
        "fr": (
            "le la les de des et du en un une que est pour qui dans au par sur il ne pas plus ce se"
            " sont avec son sa ses mais ou aux cette elle nous vous ont été être fait leur ces"
            " c'est d'un l'on comme tout je deux a à y même aussi"
        ),
        "es": (
            "el la los las de que y en un una del se por con no para su al lo es más como pero sus"
            " le ha este sí porque esta entre cuando muy sin sobre también me hasta hay donde han"
            " quien desde todo nos durante fue era ser son está años según"
        ),
        "pt": (
            "o os as de que e do da em um uma para com não no na por mais dos das ao se como mas"
            " foi ele tem à seu sua ou ser quando muito há nos já está também só pelo pela até isso"
            " ela entre era depois sem mesmo aos seus são foram você pode anos"
        ),
        "it": (
            "il lo la gli le di che e un una del della dei delle in per con non è si da al alla nel"
            " nella sono come anche più ma ha dal dalla questo questa ed se o su i ai alle suo sua"
            " loro essere stato stata chi ci anni dopo ancora così tra fra"
        ),
        "nl": (
            "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij"
            " nog uit wordt door naar heeft hij ze die over worden was deze tot wel meer of kan"
            " hebben zo geen werd moet jaar veel dit onder ons haar zich tegen wij"
        ),
        "pl": (
            "i w na z się nie do że jest to o jak za od po ale przez dla był co są tego tym jego"
            " oraz tak ma czy być już tylko jej lub które który która przy może roku także jako ich"
            " pod te kiedy było będzie bardzo ze we więc"
        ),
        "tr": (
            "bir ve bu da de için ile çok daha olarak olan gibi en ne o kadar sonra ise ancak var"
            " değil her ki yeni ama hem olduğu kendi göre iki tarafından yok mi mı ya veya şu ben"
            " biz sen onun olduğunu eden etti dedi büyük yıl ilk"
        ),
        "ru": (
            "и в не на что он с как это по но из у за от так же для вы мы они его все она был о к"
            " то до если или бы только её было я да когда уже есть ли быть при их со может этот"
            " также были этого года который которые после"
        ),
        "uk": (
            "і в не на що він з як це та але із у за від так для ви ми вони його всі вона був про"
            " до якщо або тільки її було я є й коли вже бути при їх може цей також були цього року"
            " який які після щоб яка під час має"
        ),
        "ar": (
            "في من على إلى أن عن مع هذا التي الذي هذه كان ما لا أو كما بعد قد بين ذلك كل حيث لم غير"
            " عند ثم إن وقد قال خلال"
        ),
        "ur": (
            "کے کی میں ہے کا اور سے کو نے پر ہیں کہ یہ اس بھی ایک نہیں تھا کر ان کیا تو وہ جو تھے"
            " لیے گیا ہو ہی جا"
        ),
        "fa": (
            "در به از که این را با است برای آن یک خود تا بر هم نیز شد های شده اند می ها کرد بود"
            " باید او ما اما یا"
        ),
    }.items()
}
_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x3040, 0x30FF, "ja"),
    (0x4E00, 0x9FFF, "zh"),
    (0x0900, 0x097F, "hi"),
    (0x0400, 0x04FF, "cyrillic"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x0370, 0x03FF, "el"),
    (0x0590, 0x05FF, "he"),
    (0xAC00, 0xD7AF, "ko"),
    (0x0E00, 0x0E7F, "th"),
)
_EDGES = ".,;:!?()[]\"'“”„‘«»-–—…،؟۔"  # what stands at a word and is none of it
_OF_SCRIPT = {
    "cyrillic": ("ru", "uk"),
    "arabic": ("ar", "ur", "fa"),
    "latin": ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr"),
}


def code_of(value: object) -> str:
    """The two-letter code in a language tag such as `en-GB` or `pt_BR`; "" for anything else."""
    tag = value.replace("_", "-").split("-")[0].strip().lower() if isinstance(value, str) else ""
    return tag if len(tag) == 2 and tag.isalpha() and tag.isascii() else ""


def language_of(prose: str) -> str:
    """ISO 639-1 code of the language of `prose`, by its first 300 words or so; "" if unclear."""
    sample = prose.lstrip()[:_SAMPLE].replace(JOINER, "").lower()
    script = "latin" if sample.isascii() else _script_of(sample)
    return _by_words(sample, _OF_SCRIPT[script]) if script in _OF_SCRIPT else script


def _script_of(sample: str) -> str:
    others = len(sample) - len(sample.encode("ascii", "ignore"))
    if others * 4 < len(sample):
        return "latin"
    counts: Counter[str] = Counter()
    for char, times in Counter(sample).items():
        if char.isalpha():
            counts[_script_of_letter(ord(char))] += times
    if not counts:
        return ""
    if counts["ja"] * 10 > counts["zh"] and counts["ja"] > counts["latin"] // 2:
        return "ja"  # Chinese characters stand in Japanese too; kana do not stand in Chinese
    return counts.most_common(1)[0][0]


def _script_of_letter(code: int) -> str:
    return next((name for first, last, name in _BLOCKS if first <= code <= last), "latin")


def _by_words(sample: str, languages: tuple[str, ...]) -> str:
    if len(sample) > _GLANCE:
        words, hits = _hits(sample[:_GLANCE], languages)
        (best, language), (second, _) = hits[0], hits[1]
        if best * 5 >= words and best >= 12 and best >= 3 * second:
            return language
    words, hits = _hits(sample, languages)
    (best, language), (second, _) = hits[0], hits[1]
    clear = best >= 2 and best >= 1.2 * second + 1 and best * 12 >= words
    lone = best == 1 and second == 0 and words <= 12  # a title has room for one common word
    return language if clear or lone else ""


def _hits(sample: str, languages: tuple[str, ...]) -> tuple[int, list[tuple[int, str]]]:
    """The number of words, and how many are common ones of each language, most first."""
    words = [word.strip(_EDGES) for word in sample.replace("’", "'").split()]
    counts = Counter(words)
    hits = [
        (sum(counts[word] for word in _COMMON[language].intersection(counts)), language)
        for language in languages
    ]
    return len(words), sorted(hits, reverse=True)
