"""What is done one at a time: reading criterion sentences, and one explained evaluation."""

from __future__ import annotations

import random
import re
import time
import tomllib
from decimal import Decimal

from frame import ROOT

from samrit.criteria import Facts, compile_scale, evaluate, read_criterion, split_levels

CASES = ROOT / "tests" / "criteria" / "cases" / "sentences"
LADDER = """ระดับ 1 มีแผนปฏิบัติงานของหน่วยงาน
ระดับ 2 มีผลการดำเนินงานร้อยละ 60.00 - 69.99
ระดับ 3 มีผลการดำเนินงานร้อยละ 70.00 - 79.99 และรายงานผลต่อผู้บังคับบัญชา
ระดับ 4 มีผลการดำเนินงานร้อยละ 80.00 - 89.99
ระดับ 5 มีผลการดำเนินงานตั้งแต่ร้อยละ 90.00 ขึ้นไป และสรุปบทเรียนเผยแพร่"""


def sentences_per_second(number: int) -> dict[str, object]:
    """Read sentences of the case files in random order, no two alike: each time round, other last digits."""
    texts = [
        case["text"]
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    random.Random(2567).shuffle(texts)
    drawn = [turned(texts[place % len(texts)], place // len(texts)) for place in range(number)]
    for text in texts[:50]:
        read_criterion(text, fiscal_year=2567)
    start = time.perf_counter()
    for text in drawn:
        read_criterion(text, fiscal_year=2567)
    seconds = time.perf_counter() - start
    return {
        "sentences_per_second": number / seconds,
        "sentences": number,
        "different_sentences": len(set(drawn)),
        "characters_per_sentence": sum(map(len, drawn)) / number,
    }


def turned(text: str, times: int) -> str:
    """Change the last digit of every number, so that no reading is one that was made before."""

    def one(match: re.Match[str]) -> str:
        digit = match.group()
        first = ord("๐") if digit >= "๐" else ord("0")
        return chr(first + (ord(digit) - first + times) % 10)

    return re.sub(r"[0-9๐-๙](?![0-9๐-๙])", one, text)


def explained_microseconds(runs: int) -> dict[str, object]:
    """Evaluate one five-level scale with a measure and three deeds, every reason given."""
    scale = compile_scale(split_levels(LADDER), title="")
    facts = [
        Facts(
            values={scale.measures[0].key: Decimal(6_000 + place % 4_000) / 100},
            deeds={deed.key: place % 3 > 0 for deed in scale.deeds},
        )
        for place in range(997)
    ]
    best = []
    for _ in range(5):
        start = time.perf_counter()
        for place in range(runs // 5):
            evaluate(scale, facts[place % 997])
        best.append((time.perf_counter() - start) / (runs // 5) * 1e6)
    return {"explained_microseconds": min(best)}
