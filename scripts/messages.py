"""Writes the catalogue of messages anew from the sources; `--check` asks whether it is new.

The messages of the sources are Thai. Python and templates are read with Babel and with Django's own
conversion of templates, so that no gettext program is needed. The catalogue has no places of use in it and is
sorted: a diff shows words only. What was translated stays, what nobody uses any more goes, and what is new
comes with an empty translation: to be filled in by hand (tests/web/test_messages.py holds the rest).
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "samrit"
CATALOGUE = SOURCE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = (
    *("_", "gettext", "gettext_lazy", "gettext_noop"),
    *("ngettext", "ngettext_lazy"),
)
PLURAL = {"ngettext", "ngettext_lazy"}
Key = str | tuple[str, str]


def messages() -> Iterator[tuple[Key, str]]:
    """Give every message of the sources with its file; one that depends on a number as a pair."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup(set_prefix=False)
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix not in (".py", ".html"):
            continue
        text = path.read_text(encoding="utf-8")
        code = templatize(text, origin=str(path)) if path.suffix == ".html" else text
        for _line, function, found, _comments in extract_python(
            io.BytesIO(code.encode()), KEYWORDS, [], {"encoding": "utf-8"}
        ):
            key = _key(function, found)
            if key:
                yield key, str(path.relative_to(ROOT))


def _key(function: str, found: object) -> Key | None:
    """Give the literal text of a call; None where it is a variable, which some other call names literally."""
    parts = [part for part in found if isinstance(part, str)] if isinstance(found, tuple) else [found]
    texts = [part for part in parts if isinstance(part, str) and part]
    if function in PLURAL:
        return (texts[0], texts[1]) if len(texts) > 1 else None
    return texts[0] if texts else None


def merged(old: Catalog) -> Catalog:
    """Give the catalogue of today's messages with yesterday's translations."""
    new = Catalog(locale="en", project="Samrit", charset="utf-8", fuzzy=False)
    for key in sorted({key for key, _file in messages()}, key=str):
        new.add(key)
    for message in new:
        known = (
            old.get(message.id[0] if isinstance(message.id, tuple) else message.id) if message.id else None
        )
        if known is not None and isinstance(known.id, tuple) == isinstance(message.id, tuple):
            message.string = known.string
    return new


def written(catalogue: Catalog) -> str:
    """Give the text of the file: a head without dates, then the messages in order."""
    head = (
        'msgid ""\nmsgstr ""\n'
        '"Language: en\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    buffer = io.BytesIO()
    write_po(buffer, catalogue, omit_header=True, no_location=True, sort_output=True, width=0)
    return head + buffer.getvalue().decode().strip() + "\n"


def main() -> int:
    text = CATALOGUE.read_text(encoding="utf-8") if CATALOGUE.exists() else ""
    catalogue = merged(read_po(io.StringIO(text), locale="en"))
    new = written(catalogue)
    if "--check" in sys.argv[1:]:
        return int(new != text)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(new, encoding="utf-8")
    empty = [message.id for message in catalogue if message.id and not _is_translated(message.string)]
    for key in empty:
        sys.stdout.write(f"not translated: {key}\n")
    return 0


def _is_translated(words: object) -> bool:
    return all(words) if isinstance(words, tuple) else bool(words)


if __name__ == "__main__":
    sys.exit(main())
