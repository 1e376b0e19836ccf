"""The annex: every indicator with its ruler, what was reported, the level and why, as data for the page."""

from __future__ import annotations

from samrit.criteria import Scale, evaluate
from samrit.thai import format_date
from samrit.web.assessment.explaining import Why
from samrit.web.assessment.pages import LineView, ShownFact, line_views
from samrit.web.indicators.choices import Scope
from samrit.web.indicators.drawing import Drawing, drawing_of
from samrit.web.indicators.rule_notes import notes_of
from samrit.web.indicators.steps import Step, levels_naming, only_restates, steps_of
from samrit.web.printing.documents import Detail, RulerBound, RulerPicture, RulerZone, StepBox
from samrit.web.printing.hand import Hand
from samrit.web.printing.sources import PaperSource

STEP_WORDS = {"done": "ทำแล้ว", "open": "ยังไม่ครบ", "late": "ช้ากว่ากำหนด", "unknown": "ยังไม่รายงาน"}
PERCENT = "percent"


def details_paper(source: PaperSource) -> tuple[Detail, ...]:
    """Give the annex in the order of the results form."""
    return tuple(_detail(line, source.hand) for line in line_views(source.view))


def _detail(line: LineView, hand: Hand) -> Detail:
    row = line.row
    block = dict(Scope.choices).get(row["scope"], row["scope"])
    steps = steps_of(line.scale, evaluate(line.scale, line.known))
    return Detail(
        title=f"{block} {hand.words(row['number'])} {row['title']} (น้ำหนัก {hand.words(row['weight'])})",
        level=_level_words(line, hand),
        facts=tuple(_fact(fact, hand) for fact in line.facts if fact.value or fact.note),
        rulers=tuple(_rulers(line, steps=bool(steps), hand=hand)),
        steps=tuple(_step(step, hand) for step in steps),
        following=_following(line, hand),
        notes=tuple(hand.words(f"{note.title}: {' · '.join(note.lines)}") for note in notes_of(line.scale)),
    )


def _level_words(line: LineView, hand: Hand) -> str:
    if line.level is None:
        return line.state_words
    return hand.words("ต่ำกว่าเกณฑ์ระดับ 1") if line.level == 0 else hand.words(f"ระดับ {line.css_level}")


def _fact(fact: ShownFact, hand: Hand) -> str:
    parts = [f"{fact.text}: {hand.words(fact.value)}" if fact.value else fact.text]
    parts.append(f"ณ {hand.short_day(fact.as_of)}")
    parts += [part for part in (fact.source, f"รายงานโดย {fact.deliverer}", fact.note) if part]
    return " · ".join(parts)


def _rulers(line: LineView, *, steps: bool, hand: Hand) -> list[RulerPicture]:
    scale = line.scale
    # A number that one step alone asks for is told by the step; a second notation would repeat the first.
    keys = [
        measure.key
        for measure in scale.measures
        if not only_restates(scale, measure.key) and (not steps or levels_naming(scale, measure.key) > 1)
    ]
    drawn = [(key, drawing_of(scale, key, value=line.known.values.get(key))) for key in keys]
    many = len(drawn) > 1
    return [_picture(scale, key, drawing, many=many, hand=hand) for key, drawing in drawn if drawing]


def _picture(scale: Scale, key: str, drawing: Drawing, *, many: bool, hand: Hand) -> RulerPicture:
    unit = "ร้อยละ" if drawing.unit == PERCENT else drawing.unit
    title = f"{drawing.text} ({unit})" if many else unit
    return RulerPicture(
        title=title if scale.measure(key).text or many else "",
        zones=tuple(
            RulerZone(
                kind=zone.kind,
                x=str(zone.x),
                width=str(zone.width),
                tones=zone.tones,
                label=hand.words(zone.label),
                label_at=str(zone.label_at),
            )
            for zone in drawing.zones
        ),
        bounds=tuple(
            RulerBound(
                x=str(bound.x),
                words=hand.words(bound.value),
                row=bound.row,
                anchor=bound.anchor,
                left=bound.left,
                right=bound.right,
            )
            for bound in drawing.bounds
        ),
        rows=drawing.rows,
        marker=str(drawing.marker.x) if drawing.marker else "",
        value=hand.words(drawing.marker.value) if drawing.marker else "",
    )


def _step(step: Step, hand: Hand) -> StepBox:
    by = f" (ภายใน {format_date(step.by, style='short', thai_digits=hand.thai)})" if step.by else ""
    return StepBox(
        level=hand.words(step.level),
        words=f"{step.text}{by}",
        state=step.state,
        state_words=STEP_WORDS[step.state],
    )


def _why(why: Why, hand: Hand) -> str:
    short = f" {hand.words(why.short)}" if why.short else ""
    return f"{why.text}: {hand.words(why.value)}{short}"


def _following(line: LineView, hand: Hand) -> tuple[str, ...]:
    """Say what the next level still needs; nothing at the top or where the line is not judged."""
    if line.next is None or line.next.level is None or line.is_outside:
        return ()
    needs = [_why(need, hand) for need in line.next.needs]
    return (hand.words(f"ไประดับ {line.next.level}:"), *needs) if needs else ()
