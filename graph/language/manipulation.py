"""Text that addresses the machine instead of the interviewer: told by its shape, in many languages, never obeyed."""

import base64
import binascii
import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u200b\u200c\u200d\u2060\u2061-\u2064\ufeff\u00ad\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
_BETWEEN_LETTERS = re.compile("(?<=[A-Za-z])[\u200b\u200c\u200d\u2060\ufeff]+(?=[A-Za-z])")
_HIDDEN = re.compile("[\U000e0020-\U000e007f]{4,}|[\u202d\u202e\u2066-\u2069]|[\u200b\u200c\u200d\u2060]{4,}")
_QUOTED = re.compile(r"“[^”]{1,300}”|\"[^\"]{1,300}\"|(?<!\w)'[^']{3,300}'(?!\w)|‘[^’]{3,300}’(?!\w)|«[^»]{1,300}»")
_CHAT_MARKUP = (
    r"<\|?/?(?:system|assistant|user|im_start|im_end|endoftext|inst|sys)\b[^>]{0,40}\|?>|\[/?(?:INST|SYS)\]|<<SYS>>"
    r"|\"role\"\s*:\s*\"|</?\w+ [0-9a-f]{8,}>|```\w*\s*[{\[]"
)
_MARKUP = re.compile(_CHAT_MARKUP, re.IGNORECASE)
_ROLE_LINE = re.compile(
    r"(?:^|\n)\W{0,6}(?:system|assistant|developer|interviewer)(?: (?:message|prompt|note|override))?\s*[:>\]}]"
    r"|(?:^|\n)#{1,6} ?(?:system|instructions?|new instructions?|response|prompt)\b|" + _CHAT_MARKUP,
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\b(?:SYSTEM|ASSISTANT|INSTRUCTIONS?|OVERRIDE)(?: (?:MESSAGE|PROMPT|NOTE|OVERRIDE))?\s*:")
_FENCE = re.compile(
    r"</?(?:answer|candidate(?:_answer)?|untrusted\w*|resume|transcript|interview\w*|instructions?"
    r"|prompt)\b[^>]{0,60}>|(?:^|\n)\s*(?:-{3,}|={3,}|`{3,})\s*(?:end|begin|system|new|data|answer)\b",
    re.IGNORECASE,
)
_TARGET = r"(?:instruct\w*|prompts?|rules?|guidelines?|directions?|orders|programming|training|constraints?|commands?)"
_OVERRIDE = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|discard|drop|skip)\b[^.?!\n]{0,40}\b"
    r"(?:previous|prior|above|earlier|preceding|all|any|your|the|system|these|those)\b[^.?!\n]{0,30}\b"
    + _TARGET
    + r"\b"
    r"|\b(?:ignore|disregard|forget) (?:everything|all) (?:you (?:were|have been) told|above|before|so far)\b"
    r"|\byou are (?:now|no longer)\b[^.?!\n]{0,40}\b(?:assistant|ai|model|dan|bot|pirate|interviewer|unrestricted"
    r"|free"
    r"|admin\w*|developer|grader)\b"
    r"|(?:^|[.!?\n]\s*|\b(?:here|these) are (?:your |the )?)(?:new|updated|real) (?:system )?instructions?\s*:"
    r"|\byour (?:new|updated|real) instructions\b"
    r"|\bfrom now on,? (?:you (?:will|are|must|should|act)|act|behave|respond|answer|only|always|ignore)\b"
    r"|\byou (?:will|must|should|shall) (?:now |only )?(?:act|behave|pretend|obey|comply|respond|write that)\b"
    r"|\b(?:pretend|act as if|roleplay|behave as if|act as)\b[^.?!\n]{0,30}\b(?:you are|you're|an? (?:ai|assistant"
    r"|unrestricted|different))\b"
    r"|\b(?:print|reveal|show|repeat|output|tell me|give me|leak|display|what (?:is|are|was|does|do)|read (?:out"
    r"|me))\b"
    r"[^.?!\n]{0,40}\b(?:your|the|system|initial|hidden|secret)\b[^.?!\n]{0,20}"
    r"\b(?:system prompt|system message|hidden prompt|prompt|instructions|configuration|api key|scoring (?:rules"
    r"|rubric))\b"
    r"|\b(?:enter|switch to|enable|activate|you are (?:now )?in) (?:the )?(?:developer|debug|admin(?:istrator)?"
    r"|god|jailbreak|dan|maintenance|sudo|root) mode\b"
    r"|\bstop following (?:your|the|these) (?:\w+ )?" + _TARGET + r"\b"
    r"|\btranslate (?:your|the) (?:\w+ )?(?:prompt|instructions)\b"
    r"|\b(?:output|print|repeat|show) (?:me )?everything above\b"
    r"|\b(?:list|name|show|tell me|read out|reveal|what did)\b[^.?!\n]{0,40}"
    r"\b(?:(?:other|previous|last|earlier) (?:applicant|candidate)s?|(?:applicants?|candidates?) before me)\b"
    r"|(?:^|[.!?\n]\s*)(?:please |kindly )?(?:act|pretend|behave) as (?:if|though)\b|(?:^|[.!?\n]\s*)you are now an? "
    r"|(?:^|[.!?\n]\s*)(?:please |kindly )?(?:disregard|ignore|bypass|override) (?:the|this|your) "
    r"(?:job|resume|question|interview|evaluation)\b"
    r"|\byou (?:must|have to|should|shall|will) (?:now |only )?"
    r"(?:(?:end|close|finish|stop|skip) (?:the|this) interview|comply|obey"
    r"|(?:approve|pass|hire|grade|rate) (?:me|this candidate|this applicant|every\w*))\b"
    r"|\b(?:jailbreak|prompt override|end of (?:the )?(?:user|candidate) (?:input|answer|message|data))\b",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:hiring manager|recruiter|administrator|admin|developer|operator|owner|ceo|hr (?:team|department|manager)"
    r"|head of (?:hr|recruit\w+|talent)|openai|anthropic|engineering team|support team)"
)
_AUTHORITY = re.compile(
    r"\b(?:as|i am|i'm|this is|speaking as|on behalf of|message from)\b (?:the|your|an"
    r" authori[sz]ed)\b[^.?!\n]{0,20}\b"
    + _ROLE
    + r"\b(?! (?:told|said|mentioned|wrote|explained|asked))[^?!\n]{0,80}\b(?:authori[sz]e you|order you|instruct you"
    r"|command you|allow you|permit you|require you|you (?:to|must|should|can|may|are|have|will|need))\b"
    r"|\b(?:the |your )(?:hiring manager|recruiter|administrator|hr|company) (?:has |have )?(?:already"
    r" )?(?:authori[sz]ed|approved|"
    r"instructed|told|asked) (?:you|me to tell you|me (?:already |and (?:told|asked|instructed) you))\b",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\b(?:set|mark|rate|record|store|write|assign|update|output|return|respond with|report)\b[^.?!\n]{0,40}"
    r"\b(?:candidate|applicant|score|rating|strengths?_identified|comfort_level|interview_phase|evidence)\b"
    r"[^.?!\n]{0,30}(?:\b(?:as|to|with)\b|=|:)[^.?!\n]{0,30}\b(?:excellent|outstanding|perfect|hired|passed|pass"
    r"|10|ten"
    r"|100|maximum|highest|confident|conclusion|strong|shown|evidenced|hire)\b"
    r"|\b(?:set|mark|count|rate|record|treat)\b (?:down )?(?:all|every|each|any|this|the|my) "
    r"(?:(?:of )?(?:my |the )?(?:areas?|answers?|interview|message|applicant|question))\b"
    r"[^.?!\n]{0,30}\b(?:as|to)\b[^.?!\n]{0,20}"
    r"\b(?:evidenced|shown|complete[d]?|sufficient|success\w*|passed|outstanding|excellent|perfect|failed)\b"
    r"|\b(?:anyone|whoever|everybody|everyone|readers?)\b[^.?!\n]{0,12}\b(?:reads?|reading|summari\w+|evaluat\w+|rates?)\b"
    r"[^.?!\n]{0,20}\b(?:should|must|has to|have to|ought to|(?:is|are)(?: \w+)? asked to) "
    r"(?:(?:put|write|note|mark|set) (?:down )?that|rate|grade|treat|consider every)\b"
    r"|\b(?:completed|interview_phase|score|evidence|strength)\"?\s*[:=]\s*\"?(?:true|conclusion|shown|\d)",
    re.IGNORECASE,
)
_OTHER_LANGUAGES = re.compile(
    r"\b(?:ignorier\w*|vergiss|vergessen sie|missachte\w*)\b.{0,40}\b(?:anweisung\w*|regeln|befehle|vorgaben"
    r"|instruktion\w*)\b"
    r"|\b(?:ignore[zr]?|oublie[zr]?)\b.{0,40}\b(?:instructions|consignes|règles|regles|directives)\b"
    r"|\b(?:ignor[ae]\w*|olvid[ae]\w*)\b.{0,40}\b(?:instrucciones|reglas|órdenes|ordenes|indicaciones)\b"
    r"|\b(?:ignor[aei]\w*|esque[cç]\w*|desconsider\w*)\b.{0,40}\b(?:instruções|instrucoes|regras|ordens)\b"
    r"|\b(?:ignora\w*|dimentica\w*)\b.{0,40}\b(?:istruzioni|regole|indicazioni)\b"
    r"|\b(?:negeer|vergeet)\b.{0,40}\b(?:instructies|regels|opdrachten)\b"
    r"|\b(?:zignoruj|ignoruj|zapomnij)\b.{0,40}\b(?:instrukcje|polecenia|zasady)\b"
    r"|\b(?:ignorera|glöm)\b.{0,40}\b(?:instruktioner\w*|regler\w*)\b"
    r"|(?:игнорируй\w*|проигнорируй\w*|забудь\w*).{0,40}(?:инструкци\w*|указани\w*|правил\w*)"
    r"|(?:ігноруй\w*|забудь\w*).{0,40}(?:інструкці\w*|вказівк\w*|правил\w*)"
    r"|(?:忽略|无视|忘记|無視|忘れ).{0,20}(?:指令|指示|说明|規則|规则|提示)|(?:以前|これまで|上記)の?(?:指示|命令).{0,10}無視"
    r"|(?:무시|잊어).{0,20}(?:지시|명령|지침)|(?:이전|위의).{0,12}(?:지시|명령|지침).{0,12}무시"
    r"|(?:تجاهل|انس).{0,40}(?:التعليمات|الأوامر|القواعد)|(?:पिछले|सभी).{0,20}निर्देश.{0,20}(?:अनदेखा|भूल)"
    r"|\b(?:önceki|tüm)\b.{0,40}\b(?:talimat\w*|kural\w*)\b.{0,30}\b(?:yok say|unut|görmezden)\w*"
    r"|\b(?:systemprompt|prompt système|prompt del sistema|prompt di sistema|prompt do sistema)\b",
    re.IGNORECASE | re.DOTALL,
)
_BASE64 = re.compile(r"(?<![\w/+])[A-Za-z0-9+/]{24,}={0,2}(?![\w/+])")
_TOLD = re.compile(
    r"\b(?:I|we|they|he|she|users?|customers?|someone|attackers?|people|it|model|team)\b[^.?!\n]{0,60}"
    r"\b(?:typed|wrote|tried|tested|found|caught|blocked|filter\w*|detect\w*|sent|said|told|used to|would|could"
    r"|can)\b",
    re.IGNORECASE,
)


def visible(text: str) -> str:
    """The text as it looks: compatibility forms folded, invisible characters gone. For reading only, never stored."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def is_manipulation(text: str) -> bool:
    """Does the message try to steer the machine: forged roles or fences, orders to it, claimed authority, hidden text?

    Words in quotation marks are talk about such things, unless they are most of the message.
    """
    if _HIDDEN.search(text) or len(_BETWEEN_LETTERS.findall(text)) >= 2:
        return True
    seen = visible(text)
    bare = _QUOTED.sub(" ", seen)
    judged = bare if len(bare.split()) * 2 >= len(seen.split()) else seen
    if _MARKUP.search(seen) or _SHOUTED.search(judged) or _ROLE_LINE.search(judged) or _FENCE.search(judged):
        return True
    if _OTHER_LANGUAGES.search(judged) or _encoded(judged):
        return True
    return any(
        not _narrated(judged, hit) for orders in (_OVERRIDE, _AUTHORITY, _GRADE) for hit in orders.finditer(judged)
    )


def without_orders(text: str) -> str:
    """A paper's text as its reader sees it, without the sentences that are orders to a machine; lines stay lines.

    Stricter about what is one than `is_manipulation`: "Developer:" at the head of a line is a job, not a role.
    """
    return "\n".join(_without_orders(line) for line in _INVISIBLE.sub("", text).split("\n"))


def _without_orders(line: str) -> str:
    if not _is_order(line):
        return line
    return " ".join(part for part in re.split(r"(?<=[.!?])\s+", line) if not _is_order(part))


def _is_order(text: str) -> bool:
    if _MARKUP.search(text) or _OTHER_LANGUAGES.search(text) or _encoded(text):
        return True
    return any(not _narrated(text, hit) for orders in (_OVERRIDE, _AUTHORITY, _GRADE) for hit in orders.finditer(text))


def _narrated(text: str, hit: re.Match[str]) -> bool:
    """Told as something that somebody did, in a sentence with a doer before it: a story, not an order."""
    before = re.split(r"[.?!\n]", text[: hit.start()])[-1]
    return bool(_TOLD.search(before)) or bool(re.search(r"\b(?:I|we|they|he|she|to|who|people|staff)\s*$", before))


def _encoded(text: str) -> bool:
    """A run of base64 that decodes to words: nobody speaks like that."""
    for run in _BASE64.findall(text):
        if not (re.search(r"[A-Z]", run) and re.search(r"[a-z]", run)):
            continue
        try:
            plain = base64.b64decode(run + "=" * (-len(run) % 4), validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue
        if plain.isprintable() and " " in plain:
            return True
    return False
