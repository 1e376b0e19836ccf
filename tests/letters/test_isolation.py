"""Files are opened in a limited process of its own: what it says is taken, what it does not say is said."""

from __future__ import annotations

import io
import json
import os
import resource
import sys
import textwrap
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from samrit.findings import Finding
from samrit.letters import UnreadableLetter, open_document, read_letter, worker
from samrit.letters.document import Mark
from samrit.letters.isolation import Limits, limits, open_isolated, patience, running
from samrit.letters.isolation.transfer import from_data, to_data
from samrit.letters.opening import IN_PROCESS

from . import facts
from .conftest import SAMPLES
from .making import to_docx, to_xlsx
from .printing import to_pdf

SAMPLE = "province-page-break.txt"
SHORT = Limits(seconds=1, page_seconds=0, most_seconds=1, reply=1000)


@pytest.fixture
def isolated(monkeypatch):
    monkeypatch.delenv(IN_PROCESS)


@pytest.fixture
def child(monkeypatch):
    """Put another program in the place of the worker."""

    def put(code):
        monkeypatch.setattr(running, "COMMAND", (sys.executable, "-c", textwrap.dedent(code)))

    return put


def refused(limits=SHORT):
    with pytest.raises(UnreadableLetter) as caught:
        open_isolated(b"data", name="letter.docx", limits=limits)
    assert "letter.docx" in caught.value.message_th
    assert "letter.docx" in caught.value.message_en
    return caught.value.code


@pytest.mark.parametrize(("make", "kind"), [(to_docx, "docx"), (to_xlsx, "xlsx"), (to_pdf, "pdf")])
def test_a_file_gives_the_same_document_from_the_process_of_its_own(make, kind, isolated):
    data = make(open_document(SAMPLES / SAMPLE, name=SAMPLE))
    name = f"letter.{kind}"
    assert open_document(data, name=name) == open_document(data, name=name, isolated=False)


def test_a_draft_is_read_from_a_file_opened_elsewhere(isolated):
    text = read_letter(SAMPLES / SAMPLE, name=SAMPLE)
    data = to_docx(open_document(SAMPLES / SAMPLE, name=SAMPLE))
    assert facts.of(read_letter(data, name="letter.docx"))["deadlines"] == facts.of(text)["deadlines"]


def test_what_the_process_refuses_is_refused_with_its_words(isolated):
    with pytest.raises(UnreadableLetter) as caught:
        open_document(b"PK\x03\x04cut", name="letter.docx")
    assert caught.value.code == "damaged"
    assert "letter.docx" in caught.value.message_th


def test_text_waits_for_no_process(isolated, child):
    child("raise SystemExit(1)")
    assert open_document(b"words", name="letter.txt").text == "words"
    assert open_document(b"<p>words", name="letter.html").text == "words"
    assert open_document(b"BM is no picture, RIFF neither", name="letter.txt").text.startswith("BM")


def test_a_process_may_be_done_without(isolated, child, monkeypatch):
    child("raise SystemExit(1)")
    data = to_docx(open_document(SAMPLES / SAMPLE, name=SAMPLE))
    assert open_document(data, name="letter.docx", isolated=False).text
    monkeypatch.setenv(IN_PROCESS, "1")
    assert open_document(data, name="letter.docx").text


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os; os.abort()", "crashed"),
        ("raise SystemExit(3)", "crashed"),
        ("print('not json')", "crashed"),
        ("print('[]')", "crashed"),
        ('print(\'{"document": {"text": 1}}\')', "crashed"),
        ('print(\'{"refused": ["one"]}\')', "crashed"),
        ("print('x' * 2000, flush=True)\nimport time; time.sleep(60)", "too-large"),
        ("import time; time.sleep(60)", "too-slow"),
        ("import os, time; os.close(1); time.sleep(60)", "too-slow"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too-slow"),
    ],
)
def test_a_process_that_gives_no_document_is_ended_and_that_is_said(code, expected, child):
    child(code)
    assert refused() == expected


def test_what_the_process_started_ends_with_it(child, tmp_path):
    note = tmp_path / "pid"
    child(f"""
        import pathlib, subprocess, sys
        code = "import time; time.sleep(60)"
        inner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL)
        pathlib.Path({str(note)!r}).write_text(str(inner.pid))
        print("nothing")
    """)
    assert refused(Limits()) == "crashed"
    assert any(is_gone(note.read_text()) for _ in range(200))


def is_gone(pid):
    """Say, after a moment, whether a process has ended; who adopted it may not have noted it yet."""
    time.sleep(0.05)
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().split()[2] in {"Z", "X"}


def test_the_process_knows_no_secret(child, monkeypatch):
    monkeypatch.setenv("SAMRIT_SECRET_KEY", "k")
    monkeypatch.setenv("DATABASE_URL", "d")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    child("""
        import json, os
        print(json.dumps({"refused": ["code", " ".join(sorted(os.environ)), os.environ["PYTHONPATH"]]}))
    """)
    with pytest.raises(UnreadableLetter) as caught:
        open_isolated(b"data", name="letter.docx")
    assert not {"SAMRIT_SECRET_KEY", "DATABASE_URL"} & set(caught.value.message_th.split())
    assert caught.value.message_en.endswith("/elsewhere")
    monkeypatch.delenv("PYTHONPATH")
    with pytest.raises(UnreadableLetter) as caught:
        open_isolated(b"data", name="letter.docx")
    assert caught.value.message_en.endswith("src")


def test_each_page_read_from_a_picture_gives_more_time(child):
    code = """
        import sys, time
        for _ in range(4):
            time.sleep(0.4)
            print(flush=True)
        print('{"refused": ["done", "th", "en"]}')
    """
    child(code)
    with pytest.raises(UnreadableLetter) as caught:
        open_isolated(b"", name="x.pdf", limits=replace(SHORT, page_seconds=30, most_seconds=60))
    assert caught.value.code == "done"
    with pytest.raises(UnreadableLetter) as caught:
        open_isolated(b"", name="x.pdf", limits=replace(SHORT, page_seconds=30, most_seconds=1))
    assert caught.value.code == "too-slow"


def bound(code, given):
    """Run code in a process that is bound by limits; give how it ended and what it said."""
    lines = [
        "from samrit.letters.isolation.limits import Limits, bind_this_process, extend, peak_memory",
        f"limits = Limits(**{asdict(given)!r})",
        "bind_this_process(limits)",
        textwrap.dedent(code),
    ]
    old, running.COMMAND = running.COMMAND, (sys.executable, "-c", "\n".join(lines))
    try:
        return running.ask(b"", name="letter.docx", limits=replace(given, seconds=100, most_seconds=100))
    finally:
        running.COMMAND = old


def test_the_limits_hold():
    answer = bound(
        """
        try:
            bytearray(600 * 1024 * 1024)
        except MemoryError:
            held = []
            try:
                while True:
                    held.append(bytearray(b"x" * 10_000_000))
            except MemoryError:
                print(peak_memory())
        """,
        Limits(),
    )
    assert 400 * 1024 * 1024 < int(answer.said) < 500 * 1024 * 1024
    busy = bound("while True: pass", Limits(seconds=1))
    assert busy.status == running._OUT_OF_TIME
    assert not busy.late
    full = bound(
        """
        import tempfile
        with tempfile.TemporaryFile(buffering=0) as file:
            try:
                while file.write(bytes(600)):
                    pass
            except OSError:
                print(file.tell())
        """,
        Limits(written=1000),
    )
    assert full.said == b"1000\n"


def test_limits_are_taken_once_and_time_is_added_by_the_page(monkeypatch):
    taken = {}
    monkeypatch.setattr(resource, "setrlimit", lambda kind, pair: taken.update({kind: pair}))
    monkeypatch.setattr(
        resource,
        "getrlimit",
        lambda kind: taken.get(kind, (5, 100) if kind == resource.RLIMIT_CPU else (-1, -1)),
    )
    given = Limits(seconds=10, page_seconds=7, most_seconds=300)
    limits.bind_this_process(given)
    assert taken[resource.RLIMIT_CORE] == (0, 0)
    assert taken[resource.RLIMIT_CPU] == (10, 100)
    assert taken[resource.RLIMIT_AS][0] > given.memory
    limits.extend(given)
    assert taken[resource.RLIMIT_CPU] == (17, 100)
    for _ in range(20):
        limits.extend(given)
    assert taken[resource.RLIMIT_CPU] == (100, 100)
    monkeypatch.setattr(limits, "_STATM", SAMPLES / "no such file")
    limits.bind_this_process(given)
    assert taken[resource.RLIMIT_AS] == (given.memory, given.memory)


def test_the_peak_is_nothing_where_the_system_does_not_tell(monkeypatch, tmp_path):
    assert limits.peak_memory() > 0
    monkeypatch.setattr(limits, "_STATUS", SAMPLES / "no such file")
    assert limits.peak_memory() == 0
    (tmp_path / "status").write_text("Name: x\n")
    monkeypatch.setattr(limits, "_STATUS", tmp_path / "status")
    assert limits.peak_memory() == 0


@pytest.fixture
def unbound(monkeypatch):
    """Let the worker run in this process without taking its limits."""
    monkeypatch.setattr(worker, "bind_this_process", lambda given: None)
    monkeypatch.setattr(worker, "extend", lambda given: None)
    yield
    patience.when_asked(patience._nobody)


def served(data, name="letter.txt"):
    header = json.dumps({"name": name, "limits": asdict(Limits())}).encode() + b"\n"
    reply = io.BytesIO()
    worker.serve(io.BytesIO(header + data), reply)
    return reply.getvalue()


def test_the_worker_answers_with_a_document(unbound):
    said = json.loads(served(b"one\ntwo"))
    assert from_data("letter.txt", said["document"]) == open_document(b"one\ntwo", name="letter.txt")


def test_libraries_are_loaded_before_the_limits_are_taken(unbound, monkeypatch):
    loaded = []
    monkeypatch.setattr(worker, "import_module", loaded.append)
    monkeypatch.setattr(worker, "bind_this_process", lambda given: loaded.append("bound"))
    served(b"%PDF-cut", "letter.pdf")
    assert loaded == ["samrit.letters.sources.pdf", "samrit.letters.scans.opening", "bound"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnreadableLetter("locked", "ก", "a"), "locked"),
        (MemoryError(), "too-heavy"),
        (RecursionError(), "damaged"),
        (KeyError("part"), "damaged"),
    ],
)
def test_the_worker_answers_every_error_with_a_refusal(error, code, unbound, monkeypatch):
    def fail(*_args, **_options):
        raise error

    monkeypatch.setattr(worker, "open_document", fail)
    assert json.loads(served(b"data"))["refused"][0] == code


def test_the_worker_asks_for_time_by_an_empty_line(unbound, monkeypatch):
    def slow(data, *, name, size_limit):
        patience.one_more_page()
        patience.one_more_page()
        return open_document(data, name=name)

    monkeypatch.setattr(worker, "open_document", slow)
    said = served(b"one")
    assert said.startswith(b"\n\n{")
    assert "document" in json.loads(said)


def test_what_libraries_print_is_no_answer(unbound, monkeypatch, tmp_path):
    def loud(data, *, name, size_limit):
        os.write(out.fileno(), b"noise")
        raise UnreadableLetter("code", "th", "en")

    monkeypatch.setattr(worker, "open_document", loud)
    header = json.dumps({"name": "x", "limits": asdict(Limits())}).encode() + b"\n"
    with (tmp_path / "out").open("wb") as out:
        worker.main(io.BytesIO(header), out.fileno())
    assert json.loads((tmp_path / "out").read_bytes())["refused"] == ["code", "th", "en"]


def test_nobody_need_be_asked_for_time():
    patience.one_more_page()


def test_everything_of_a_document_is_carried_over():
    document = open_document(b"one\ttwo\nthree\tfour\n\nfive", name="letter.txt")
    mark = Mark(0, 3, 1, (1.5, 2.0, 3.0, 4.0), 80)
    remark = Finding(code="c", severity="info", where="w", message="m", quote="q")
    full = replace(
        document,
        page_starts=(0, 4),
        notes=("note",),
        marks=(mark,),
        numbers=(replace(mark, confidence=None),),
        remarks=(remark,),
    )
    data = json.loads(json.dumps(to_data(full)))
    assert from_data("letter.txt", data) == full
