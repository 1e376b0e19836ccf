"""Feeds the reader of criteria with broken, mixed and endless texts; each must be read, in time and usable.

A text is in order when the reader neither raises nor takes more than 0.1 s of processor time for up to
1,000 characters, and when the linter, the rulers, the words, JSON, the evaluation one by one and the
evaluation in columns can handle the rule that it became. The same seed gives the same texts.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from samrit.criteria import (
    Facts,
    Scale,
    compile_scale,
    condition_to_json,
    evaluate,
    from_json,
    lint,
    next_level,
    outcome_to_json,
    read_criterion,
    ruler,
    to_json,
    words,
    words_short,
)
from samrit.criteria.columns import UNKNOWN_LEVEL, Program, table_of
from samrit.criteria.parts import OPERATOR_WORDS

CASES = Path(__file__).resolve().parent.parent / "tests" / "criteria" / "cases" / "sentences"
LONGEST = 1000
TEXT_LIMIT = 0.1
SCALE_LIMIT = 2.0
TRIES = 4
DAY = date(2024, 6, 10)
MONTHS = ("2024-04", "2024-05", "2024-06")
BESIDE = tuple(map(Decimal, ("0", "0", "1", "-1", "0.01")))
MOSTLY, RARELY = 0.8, 0.25

THAI = (
    "ไม่ น้อย กว่า มาก ต่ำ เกิน ร้อย ละ ครบ ทุก หมู่ บ้าน ตำบล อำเภอ และ หรือ โดย พร้อม ระดับ ภาย ใน เดือน ไตรมาส "
    "วัน ที่ ของ เป้า หมาย จาก ปี เพิ่ม ขึ้น ลด ลง เป็น มี การ ได้ รับ แต่ ถึง ระหว่าง ต่อ แสน คน ราย ครั้ง สอง สิบ "
    "ล้าน บาท ครึ่ง หนึ่ง ไม่มี แล้ว เสร็จ ก่อน สิ้น มกราคม ก.ย. พ.ศ. จำนวน เฉลี่ย แห่ง ละ ๆ ฯ"
)
SIGNS = list("()[]%<>≤≥=,.;:-–—/\\|•■*\"'“”?!+~#@&\n\t ")
DIGITS = (
    "0 1 2 3 5 8O l0 ๑O ๑๒ 80 99.41 99.42 100 1,000 1,2OO 2567 2024 25 31 12/9/2567 7.5. 1.2.3 ,5 00 "
    "123456789012345678901234567890 ๐.๐๐๑ -5 ½ ² 1e9"
)
SYLLABLES, NUMBERS = THAI.split(), DIGITS.split()
MARKS = [
    chr(code) for code in (*range(0x0E30, 0x0E3B), *range(0x0E47, 0x0E4F), 0x200B, 0xFEFF, 0x00A0, 0x0301)
]


@dataclass(slots=True)
class Fault:
    """One thing that went wrong, and the shortest text found for it."""

    kind: str
    error: str
    text: str


@dataclass(slots=True)
class Tally:
    """What a run has seen."""

    seed: int
    sentences: int = 0
    scales: int = 0
    slowest_seconds: float = 0.0
    slowest_length: int = 0
    slowest_text: str = ""
    slowest_scale_seconds: float = 0.0
    faults: list[Fault] = field(default_factory=list)


def known_texts() -> list[str]:
    """Give the sentences of the cases."""
    paths = sorted(CASES.glob("*.toml"))
    return [
        case["text"] for path in paths for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


class Maker:
    """Makes texts from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - texts, no secrets
        self.known = known_texts()
        self.parts = sorted({word for text in self.known for word in text.split()})
        self.operators = [word for group in OPERATOR_WORDS.values() for word in group]
        self.kinds: tuple[Callable[[], str], ...] = (
            self.mutated,
            self.mixed,
            self.soup,
            self.storm,
            self.repeated,
            self.anything,
            self.endless,
        )

    def text(self) -> str:
        """Give the next text, of at most 1,000 characters."""
        return self.random.choice(self.kinds)()[:LONGEST]

    def mutated(self) -> str:
        """Give a known sentence with a few letters lost, doubled, swapped or put in."""
        letters = list(self.random.choice(self.known))
        for _ in range(self.random.randint(1, 6)):
            at = self.random.randrange(len(letters) + 1)
            match self.random.randrange(5):
                case 0:
                    del letters[at : at + self.random.randint(1, 3)]
                case 1:
                    letters[at:at] = letters[max(0, at - 8) : at]
                case 2:
                    letters[at:at] = [self.random.choice([*MARKS, *SIGNS])]
                case 3:
                    letters[at:at] = list(self.random.choice(NUMBERS))
                case _:
                    letters[max(0, at - 2) : at] = reversed(letters[max(0, at - 2) : at])
        return "".join(letters)

    def mixed(self) -> str:
        """Give words of many sentences in any order."""
        return " ".join(self.random.choices([*self.parts, *NUMBERS, *SIGNS], k=self.random.randint(1, 24)))

    def soup(self) -> str:
        """Give Thai syllables, with and without spaces."""
        between = self.random.choice(["", " ", "\u200b"])
        return between.join(self.random.choices([*SYLLABLES, *NUMBERS], k=self.random.randint(1, 80)))

    def storm(self) -> str:
        """Give digits, joiners and brackets."""
        pieces = [*NUMBERS, *SIGNS, "-", "ถึง", "(", ")", "และ", "หรือ", "%", "ร้อยละ"]
        return self.random.choice(["", " "]).join(self.random.choices(pieces, k=self.random.randint(1, 200)))

    def repeated(self) -> str:
        """Give one or two pieces again and again, up to the greatest length."""
        pool = [*self.operators, *SYLLABLES, *NUMBERS, *SIGNS, *MARKS, *self.parts]
        piece = self.random.choice(["", " "]).join(self.random.choices(pool, k=self.random.randint(1, 3)))
        end = self.random.choice(["", "80", "ร้อยละ 80", ")", "x"])
        return (piece * (LONGEST // len(piece)))[: LONGEST - len(end)] + end

    def anything(self) -> str:
        """Give characters of all of Unicode, the surrogates left out."""
        size = self.random.randint(1, self.random.choice([5, 40, LONGEST]))
        tops = (0x7F, 0xE7F, 0x2FFF, 0xD7FF, 0x1FFFF)
        return "".join(chr(self.random.randint(1, self.random.choice(tops))) for _ in range(size)).translate(
            dict.fromkeys(range(0xD800, 0xE000))
        )

    def endless(self) -> str:
        """Give 1,000 characters of known sentences run together."""
        joined = self.random.choice([" ", "", " และ", " หรือ", ", ", " (1) ", "\n- "])
        return joined.join(self.random.choices(self.known, k=40))[:LONGEST]


class UnfitError(Exception):
    """A text or rule that something cannot handle, though nothing was raised."""


def expect(holds: object, otherwise: str) -> None:
    if not holds:
        raise UnfitError(otherwise)


def seconds_of(work: Callable[[], object], limit: float) -> float:
    """Give the processor time of some work; where it is too long, the best of a few tries."""
    best = float("inf")
    for _ in range(TRIES):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
        if best <= limit:
            break
    return best


def check_text(text: str) -> None:
    """Read one text and use what it asks; whatever is raised is a fault."""
    reading = read_criterion(text, fiscal_year=2567)
    expect(reading.conditions or reading.findings, "neither conditions nor findings")
    for condition in reading.conditions:
        expect(condition.text.strip(), "a condition without words")
        json.dumps(condition_to_json(condition))
        expect(words(condition), "no words in Thai")
        expect(words(condition, "en"), "no words in English")


def check_scale(texts: Sequence[str], random: Random) -> None:
    """Compile some texts as the levels of one scale and use it in every way."""
    scale = compile_scale(list(enumerate(texts, 1)), fiscal_year=2567)
    expect(from_json(json.loads(json.dumps(to_json(scale)))) == scale, "JSON changes the rule")
    for finding in lint(scale):
        expect(finding.message, "a finding without words")
    for measure in scale.measures:
        ruler(scale, measure.key)
    rows = [facts_for(scale, random) for _ in range(4)]
    levels = []
    for row in rows:
        outcome = evaluate(scale, row)
        json.dumps(outcome_to_json(outcome))
        for reason in outcome.reasons:
            words_short(reason)
            words_short(reason, "en")
        next_level(scale, row)
        levels.append(UNKNOWN_LEVEL if outcome.level is None else outcome.level)
    found = Program(scale).levels(table_of(rows)).levels.tolist()
    expect(found == levels, f"columns give {found}, one by one gives {levels}")


def facts_for(scale: Scale, random: Random) -> Facts:
    """Give facts on and beside the numbers that a scale prints, some of them unknown."""
    printed: list[Decimal] = [
        value
        for level in scale.levels
        for condition in level.conditions
        for name in ("value", "low", "high")
        if (value := getattr(condition, name, None)) is not None
    ] or [Decimal(50)]

    def near() -> Decimal:
        return random.choice(printed) + random.choice(BESIDE)

    def some(keys: Sequence[str], chance: float) -> list[str]:
        return [key for key in keys if random.random() < chance]

    keys = [measure.key for measure in scale.measures]
    dated = {entry.key: entry.by or DAY for entry in scale.deadlines}
    return Facts(
        values={key: near() for key in some(keys, MOSTLY)},
        deeds={key: random.choice((True, True, False)) for key in some([d.key for d in scale.deeds], MOSTLY)},
        dates={key: dated[key] + timedelta(days=random.randint(-1, 1)) for key in some(list(dated), MOSTLY)},
        baselines={key: near() for key in some(keys, RARELY)},
        targets={key: near() for key in some(keys, RARELY)},
        periods={
            key: {label: random.choice((near(), near(), None)) for label in MONTHS}
            for key in some(keys, RARELY)
        },
    )


def error_of(work: Callable[[], object]) -> str | None:
    """Give what some work raises and where, or None."""
    try:
        work()
    except Exception as error:  # noqa: BLE001 - every error is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {str(error)[:100]} ({Path(place.filename).name}:{place.lineno})"
    return None


def shortest(text: str, fails: Callable[[str], bool]) -> str:
    """Give a shorter text that fails in the same way: pieces are left out while it still does."""
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            less = text[:at] + text[at + size :]
            if less and fails(less):
                text = less
            else:
                at += size
        size //= 2
    return text


def try_text(text: str, tally: Tally) -> None:
    """Read one text, and keep its time and its faults."""
    tally.sentences += 1
    error: list[str | None] = [None]

    def once() -> None:
        error[0] = error_of(lambda: check_text(text))

    taken = seconds_of(once, TEXT_LIMIT)
    if taken > tally.slowest_seconds:
        tally.slowest_seconds, tally.slowest_length, tally.slowest_text = taken, len(text), text
    if taken > TEXT_LIMIT:
        tally.faults.append(Fault("slow", f"{taken:.3f} s for {len(text)} characters", text))
    if error[0]:
        kind = error[0].split(":")[0]
        smaller = shortest(text, lambda less: (error_of(lambda: check_text(less)) or "").startswith(kind))
        tally.faults.append(Fault("text", error_of(lambda: check_text(smaller)) or error[0], smaller))


def try_scale(texts: Sequence[str], seed: int, tally: Tally) -> None:
    """Use some texts as one scale, and keep its time and its faults."""
    tally.scales += 1
    error: list[str | None] = [None]

    def once() -> None:
        error[0] = error_of(lambda: check_scale(texts, Random(seed)))  # noqa: S311 - no secrets

    taken = seconds_of(once, SCALE_LIMIT)
    tally.slowest_scale_seconds = max(tally.slowest_scale_seconds, taken)
    if taken > SCALE_LIMIT:
        tally.faults.append(Fault("slow scale", f"{taken:.2f} s", "\n".join(texts)))
    if error[0]:
        tally.faults.append(Fault("scale", error[0], f"seed {seed}: {list(texts)!r}"))


def run(seconds: float, seed: int, most: int) -> Tally:
    """Try texts until the time is over or too many faults are found."""
    maker, tally, end = Maker(seed), Tally(seed), time.monotonic() + seconds
    while time.monotonic() < end and len(tally.faults) < most:
        for _ in range(20):
            try_text(maker.text(), tally)
        texts = [maker.text()[:200] for _ in range(maker.random.randint(1, 5))]
        try_scale(texts, maker.random.randrange(1 << 30), tally)
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=20, help="stop at so many faults")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    tally = run(given.seconds, given.seed, given.most)
    if given.json:
        print(json.dumps(asdict(tally), ensure_ascii=False, indent=2))
    else:
        print(f"seed {tally.seed}: {tally.sentences:,} sentences, {tally.scales:,} scales")
        print(f"slowest: {tally.slowest_seconds * 1000:.0f} ms for {tally.slowest_length} characters")
        print(f"slowest scale: {tally.slowest_scale_seconds * 1000:.0f} ms; faults: {len(tally.faults)}")
        for fault in tally.faults:
            print(f"- {fault.kind}: {fault.error}\n  {fault.text[:300]!r}")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
