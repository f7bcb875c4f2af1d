"""The process that reads one file: the limits as its argument, the file on standard input, JSON on standard output.

`{"text", "kind", "pages"}`, or `{"error"}` with the name of a class in `errors`. Once the libraries are loaded it can
open nothing: no file, no socket, no other process. What goes wrong beyond that ends it.
"""

import encodings.cp437
import encodings.utf_16
import json
import os
import resource
import sys
from dataclasses import asdict

from retrieval.parsing.errors import TooLarge, TooMuchMemory, UnreadableDocument
from retrieval.parsing.kinds import kind_of
from retrieval.parsing.parsed import Limits, Parsed

_NEEDED = (encodings.cp437, encodings.utf_16)
"""Of names in packages and of XML: nothing can be loaded once the doors are closed."""
_LESS_URGENT = 5
"""Than the interviews that are held on the same machine."""


def main() -> None:
    limits = Limits(**json.loads(sys.argv[1]))
    os.nice(_LESS_URGENT)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    # At the first it is told by a signal of its own, at the second it is killed.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor_seconds, limits.processor_seconds + 1))
    try:
        told = asdict(_read(sys.stdin.buffer.read(limits.file_bytes + 1), limits))
    except UnreadableDocument as error:
        told = {"error": type(error).__name__}
    except MemoryError:
        told = {"error": TooMuchMemory.__name__}
    sys.stdout.buffer.write(json.dumps(told).encode())


def _read(data: bytes, limits: Limits) -> Parsed:
    if len(data) > limits.file_bytes:
        raise TooLarge
    if kind_of(data) == "pdf":
        from retrieval.parsing.pdf import read_pdf as read
    else:
        from retrieval.parsing.docx import read_docx as read
    close_doors()
    return read(data, limits)


def close_doors() -> None:
    """What is open stays so: the two ends of the pipes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


if __name__ == "__main__":
    main()
