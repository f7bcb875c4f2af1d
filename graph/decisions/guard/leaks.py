"""Text that belongs to the machinery and not to a conversation: templates, roles, instructions, bookkeeping."""

import re
from collections.abc import Iterator, Sequence

from graph.decisions.guard.wording import plain

RUN = 7
"""Words in a row shared with a text that is to stay secret: fewer are ordinary English."""
SHORTEST_TOKEN = 6
"""Characters of a secret without white space, such as a nonce; shorter ones occur by chance."""

# Matched in the text as it is: the signs themselves matter.
SIGNS = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|```|~~~|<\||\|>|\[/?INST\]|<<|>>"
    r"|</[a-z_]+>|<(?:br|p|b|i|system|user|assistant|instructions?|prompt|context|resume|job|candidate|question|"
    r"response|answer"
    r"|data|think(?:ing)?|output|s)\b[^>]{0,60}>"
    r"|[{\[,]\s*\"[\w ]+\"\s*:|\"\s*:\s*[\"\[{]|\{[a-z_]{3,}\}|\[\[|\[[A-Z][A-Z _]{3,}\]"
    r"|\[(?:your |the |candidate'?s? |company |job |insert |first ?)*(?:name|title|company|role|skill|topic|area|"
    r"position|employer)\b[^\]]{0,20}\]"
    r"|\*\*|__\w|^\s*#{1,6} |^\s*[-*•] |^\s*\d+[.)] |\\n|\\u[0-9a-f]{4}|\b[0-9a-f]{16,}\b|&(?:nbsp|amp|quot|lt|gt|"
    r"#\d+);|\$\{|%s\b|%\(\w+\)s",
    re.MULTILINE,
)
ROLE_LINE = re.compile(
    r"^\W*(?:system|user|assistant|human|ai|interviewer|candidate|question|response|acknowledge?ment|feedback|"
    r"answer|output|input|follow-?up"
    r"|rationale|reasoning|note|draft|json|turn \d+|q|a|q\d+|category|phase|area|difficulty)\s*(?:\(\w+\))?\s*[:=]",
    re.IGNORECASE | re.MULTILINE,
)
# Matched in the plain text.
MACHINERY = re.compile(
    r"\bas an? (?:ai|artificial intelligence)(?: language)?(?: model| assistant)?,? i\b|\b(?:ai|large|"
    r"as a) language model\b|\bas an ai (?:language )?model\b"
    r"|\b(?:my|the|your|these|above|following|given|according to|per) (?:system )?(?:instructions?|guidelines|"
    r"programming) (?:say|said|tell|told|require|forbid|are to|state|above|i was given|do not allow)\b"
    r"|\bmy (?:system )?(?:prompt|instructions|guidelines|programming|training data)\b|\b(?:system|"
    r"hidden) prompt\b|\bi (?:was|am|have been) (?:instructed|programmed|prompted) (?:not )?to\b|\bi (?:was|am|"
    r"have been) (?:told|asked) (?:to|not to) (?:ask|rephrase|keep|avoid|follow|say|give|generate|assess|act|not)\b"
    r"|\b(?:here is|here are|here comes|below is|this is) (?:a |an |the |my |your |one |another |some )*(?:next |"
    r"follow-?up |interview |possible |suggested |revised |rephrased |single |new |better |improved |"
    r"sample )*(?:question|response|feedback|json|output|acknowledgement|version|draft)s?\b"
    r"|\b(?:sure|certainly|of course|absolutely|okay|got it)[!,.]? here(?: is| are)\b|\bi (?:will|"
    r"can) (?:now )?(?:generate|rephrase|output|produce|formulate)\b|\bi rephrase\b"
    r"|\b(?:question bank|knowledge cutoff|token limit|context window of mine|output format|few-shot|"
    r"follow-up count|evidence strength|area status|interview plan says|assessment rubric|scoring rubric)\b"
    r"|\b(?:chunk_?id|source_?ids?|areas_to_probe|strengths_identified|comfort_level|interview_phase|focus_areas|"
    r"final_feedback|job_id|candidate_id|resume_text|new_area|follow_up|answer_to_candidate|no_knowledge|"
    r"questions_asked|max_follow_ups)\b"
    r"|\b(?:this|that|the|your|an?) (?:area|topic|phase|competency) is (?:still |now |already )?(?:open|probing|"
    r"exhausted|evidenced|covered as evidenced|marked)\b|\b(?:use|using|spend|make) (?:a|one|my|the|"
    r"another) follow-up (?:on|for|here|now)\b"
    r"|\bcount (?:that|this) (?:one|area|topic)? ?as (?:covered|evidenced|answered)\b|\b(?:mark|marked|marking|"
    r"rated|labelled|classified) (?:this|that|it|your answer|the answer|you)? ?(?:area )?as (?:evidenced|exhausted|"
    r"insufficient|sufficient|nervous|neutral|confident|partial|off_topic|shown|asserted|described)\b"
    r"|\b(?:moving|move|switch|switching|transition(?:ing)?|proceed(?:ing)?|advanc\w+) (?:on )?to the (?:next |"
    r"technical |behaviou?ral |conclusion |introduction |final )(?:phase|area)\b|\b(?:technical|behaviou?ral|"
    r"conclusion|introduction) phase\b"
    r"|\b(?:difficulty (?:level )?(?:is |set to |now |: ?)(?:easy|medium|hard))\b|\bcomfort(?: level)?(?: is|"
    r":) (?:nervous|neutral|confident)\b|\blorem ipsum\b|\bundefined\b(?= (?:question|at|and))|\b(?:is|at|in|your|"
    r"as|for) (?:none|null|nan|undefined)(?=[,.?])|\bnull\b, |\b(?:todo|fixme|xxx)\b"
    r"|\b(?:word limit|max(?:imum)? (?:of )?\d+ words|in under \d+ words)\b|\bthe candidate(?:'s)? (?:answer|"
    r"response|said|mentioned|has|is|was|seems|appears|did|does|should|resume)\b|\bthe (?:user|applicant) (?:said|"
    r"has|is|seems|asked|answered|wants)\b|\bignore (?:all |the )?(?:previous|above) instructions\b"
)


def leaks(text: str, secrets: Sequence[str] = ()) -> bool:
    """`secrets`: prompt texts, nonces and whatever else must never be said."""
    return bool(
        SIGNS.search(text)
        or ROLE_LINE.search(text)
        or MACHINERY.search(plain(text))
        or any(_shares_words(text, secret) for secret in secrets)
    )


def _shares_words(text: str, secret: str) -> bool:
    secret = secret.strip()
    if not secret:
        return False
    if not any(char.isspace() for char in secret):
        return len(secret) >= SHORTEST_TOKEN and secret.lower() in text.lower()
    runs = set(_runs(secret))
    return any(run in runs for run in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", plain(text))
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])
