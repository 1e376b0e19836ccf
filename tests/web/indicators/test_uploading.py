from __future__ import annotations

import pytest

from samrit.web.audit.selectors import entries_of, first_break
from samrit.web.common.errors import NotAllowed, Refusal
from samrit.web.indicators.models import Draft, LetterFile
from samrit.web.indicators.services import draft_discard, letter_upload
from samrit.web.rounds.models import Phase, Round


def test_a_letter_becomes_a_draft_of_its_round_with_owners_guessed(cast, upload):
    draft = upload()
    assert draft.round == cast.round
    assert draft.amends is None
    assert draft.content["set_title"] == "ตัวชี้วัดพัฒนาการอำเภอ รอบที่ 1/2570"
    assert [(i["scope"], i["number"], i["weight"]) for i in draft.content["indicators"]] == [
        ("team", "1", "60"),
        ("team", "2", "40"),
        ("individual", "1", "50"),
        ("individual", "2", "50"),
    ]
    owners = [i["owner_unit"] for i in draft.content["indicators"]]
    coordination, strategy = cast.units["coordination"].pk, cast.units["strategy"].pk
    assert owners == [coordination, strategy, coordination, None]


def test_the_file_is_kept_byte_for_byte_and_the_act_is_recorded(cast, upload, letters):
    draft = upload()
    assert bytes(draft.letter_file.content) == letters.letter()
    assert [e.act for e in entries_of("draft", draft.pk)] == ["letter.upload"]
    assert first_break() is None


def test_the_same_file_again_opens_the_draft_there_is(cast, upload, letters):
    first = upload()
    again = letter_upload(
        person=cast.person("admin"),
        unit=cast.units["province"],
        name="other-name.txt",
        content=letters.letter(),
        now=cast.now,
    )
    assert again.known
    assert again.draft == first
    assert LetterFile.objects.count() == 1


def test_a_discarded_letter_can_be_uploaded_again(cast, upload):
    first = upload()
    draft_discard(person=cast.person("admin"), draft_id=first.pk, revision=1, now=cast.now)
    assert upload().pk != first.pk


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.txt"),
        ("สวัสดี วันนี้อากาศดี".encode(), "note.txt"),
        (b"\x00\x01\x02\x03" * 50, "photo.bin"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "scan.png"),
        (b"PK\x03\x04broken", "letter.docx"),
        (b"%PDF-1.7 broken", "letter.pdf"),
    ],
)
def test_a_file_that_is_no_letter_is_refused_in_one_thai_sentence_and_nothing_is_saved(cast, content, name):
    with pytest.raises(Refusal) as caught:
        letter_upload(
            person=cast.person("admin"),
            unit=cast.units["province"],
            name=name,
            content=content,
            now=cast.now,
        )
    assert "ให้" in caught.value.message
    assert not LetterFile.objects.exists()
    assert not Draft.objects.exists()


def test_a_file_over_the_limit_is_refused_before_it_is_read(cast, settings):
    settings.LETTER_SIZE_LIMIT = 1024 * 1024
    with pytest.raises(Refusal) as caught:
        letter_upload(
            person=cast.person("admin"),
            unit=cast.units["province"],
            name="big.txt",
            content=b"x" * (1024 * 1024 + 1),
            now=cast.now,
        )
    assert caught.value.code == "letter-too-big"
    assert "1 MB" in caught.value.message


def test_without_any_round_the_letter_is_refused(cast, letters):
    Phase.objects.all().delete()
    Round.objects.all().delete()
    with pytest.raises(Refusal, match="no-round"):
        letter_upload(
            person=cast.person("admin"),
            unit=cast.units["province"],
            name="letter.txt",
            content=letters.letter(),
            now=cast.now,
        )


@pytest.mark.parametrize("who", ["head", "owner", "chief1", "officer1a", "hr", "auditor", "outsider"])
def test_only_the_administrator_of_the_province_may_upload(cast, upload, who):
    with pytest.raises(NotAllowed):
        upload(by=who)
