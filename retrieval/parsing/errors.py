"""Why a file could not be read. The class name is a stable code; the text says what happened and what to do.

None repeats anything that stands in the file.
"""

from typing import ClassVar


class UnreadableDocument(Exception):
    """Base: `message` for who sent the file; the same file would fail again, unless `trying_again_helps`."""

    message: ClassVar[str] = "It could not be read."
    trying_again_helps: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__(self.message)


class EmptyDocument(UnreadableDocument):
    message = "It is empty; choose the file that holds the resume."


class WrongKind(UnreadableDocument):
    message = "It is neither PDF, DOCX nor plain text, whatever its name says; save it as one of these."


class OldWord(UnreadableDocument):
    message = "It is in Word's old format (.doc); open it in Word or LibreOffice and save it as DOCX or PDF."


class HoldsMacros(UnreadableDocument):
    message = "It is a Word document with macros, which are not accepted; save it as DOCX without macros, or as PDF."


class NotUTF8(UnreadableDocument):
    message = "It is not text in UTF-8; save it in that encoding."


class Encrypted(UnreadableDocument):
    message = "It is protected by a password; save a copy without one."


class Broken(UnreadableDocument):
    message = "It is damaged or not whole; open it yourself, and if it opens, save it anew as PDF or DOCX."


class ScannedOnly(UnreadableDocument):
    message = "It holds pictures of pages and no text, and pictures are not read (no OCR); send one that holds text."


class TooLarge(UnreadableDocument):
    message = "The file is larger than a resume may be; save it without its pictures, or only the pages that matter."


class UnpacksTooLarge(UnreadableDocument):
    message = "What is packed in it is larger than a resume may be; save it without its pictures, or as PDF."


class TooManyPages(UnreadableDocument):
    message = "It has more pages than a resume may have; send only the pages that matter."


class TooMuchText(UnreadableDocument):
    message = "It holds more text than a resume may have; shorten it."


class TookTooLong(UnreadableDocument):
    message = "Reading it took too long, so it was stopped; save it anew as PDF or DOCX, or send it as plain text."
    trying_again_helps = True


class TooMuchMemory(UnreadableDocument):
    message = "Reading it takes too much memory; save it anew without its pictures, or send it as plain text."


class ReadingFailed(UnreadableDocument):
    """A fault of ours or of a library's."""

    message = "Reading it failed for a reason that is not known; save it anew as PDF or DOCX, or send it as plain text."


CODES = {kind.__name__: kind for kind in UnreadableDocument.__subclasses__()}
