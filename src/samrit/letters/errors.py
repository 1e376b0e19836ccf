"""What is said when a file cannot be read as a letter."""

from __future__ import annotations


class UnreadableLetter(Exception):  # noqa: N818 - it names what the file is, as the messages do
    """A file that gives no draft: ``code`` for programs, one line in Thai and in English for people."""

    def __init__(self, code: str, message_th: str, message_en: str) -> None:
        super().__init__(f"{message_th} ({message_en})")
        self.code = code
        self.message_th = message_th
        self.message_en = message_en
