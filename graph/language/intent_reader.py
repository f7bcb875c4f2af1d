"""What a candidate's message is: by its words where they say so, else by what it is like."""

from graph.language.intent import intent_by_words
from graph.language.wishes import Wishes
from graph.vocabulary import Intent, Phase
from retrieval.embedder import Embedder


class IntentReader:
    def __init__(self, embedder: Embedder) -> None:
        """Raises graph.learnt.OtherEmbedder. Reads a file: a thread is the place for it."""
        self._wishes = Wishes(embedder)

    async def read(self, question: str, answer: str, *, phase: Phase) -> Intent:
        """What `answer` to `question` is; told with `intent_by_words`. Embeds both, once, where words leave it open."""
        worded = intent_by_words(question, answer, phase=phase)
        if not worded.may_be:
            return worded.intent
        return await self._wishes.likely(question, answer, worded.intent, worded.may_be)
