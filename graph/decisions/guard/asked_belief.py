"""Religion, politics and unions: what an interviewer does not ask about convictions.

Regular expressions for text that `wording.plain` made plain; each category names the law it comes from.
"""

from graph.decisions.guard.address import ARE_YOU, DO_YOU, HAVE_YOU, YOU_ARE
from graph.decisions.guard.peoples import FAITHS, PARTIES

ASKED_BELIEF: dict[str, tuple[str, ...]] = {
    # Title VII of the Civil Rights Act of 1964.
    "religion": (
        r"\b(?:clash|conflict|interfere|square|compatible) with your (?:beliefs?|faith|religion|convictions)\b",
        r"\b(?:what|which) (?:\w+ )?(?:religion|faith|denomination|church|mosque|temple|synagogue|god|"
        r"religious \w+) (?:are|do|did|were|is|was) (?:you|your)",
        r"what is your (?:religion|faith|religious \w+|belief)",
        r"\byour (?:own )?(?:religio\w+(?: \w+)?|faith(?! in)|church(?! client| project| website)|mosque|synagogue|"
        r"pastor|priest|imam|rabbi|prayers?|spiritual \w+|belief in god|hijab|headscarf|turban|kippah|yarmulke|"
        r"sabbath|bar mitzvah|baptism)\b",
        rf"{ARE_YOU}(?:\w+ )?(?:{FAITHS})\b",
        rf"{YOU_ARE}(?:practi[sc]ing )?(?:{FAITHS})\b",
        rf"\bas a (?:practi[sc]ing |devout )?(?:{FAITHS}|person of faith|man of faith|woman of faith|"
        r"believer)\b(?=[^?.]*\byou\b)",
        rf"{DO_YOU}(?:(?:regularly )?pray(?!er)|believe in (?:god|a god|a higher power|jesus|allah|heaven)|(?:go to|"
        r"attend|belong to) (?:a |any |the |your )?(?:church|mosque|temple|synagogue|mass|services on|"
        r"place of worship|religious)|(?:observe|celebrate|keep|fast|practi[sc]e) (?:the |any |a |during |for |"
        r"at )*(?:ramadan|sabbath|shabbat|lent|christmas|easter|eid|diwali|hanukkah|passover|yom kippur|religio\w+|"
        r"faith|kosher|halal|religious \w+)|wear (?:a |that |the |your )?(?:cross|hijab|headscarf|veil|turban|"
        r"kippah|burqa|niqab)\b|follow (?:a|any) (?:religion|faith)|(?:eat|keep) (?:pork|kosher|halal))",
        r"\b(?:which|what|any) (?:religious|holy) (?:holidays?|festivals?|days?|feasts?|observances?|beliefs?|"
        r"practices?|commitments?)\b[^?.]{0,40}\byou\b",
        r"(?:do|would) you (?:need|have|observe|take) (?:\w+ ){0,4}(?:religious|holy) (?:\w+)\b",
        r"\breligion\b[^?.]{0,40}\b(?:allow|prevent|stop|forbid|permit|let|require)s? you",
        rf"(?:were|was) you(?:r family)? (?:raised|brought up|baptised|baptized) (?:\w+ )?(?:{FAITHS}|"
        r"in a (?:religio|faith))",
        r"\b(?:prevent|stop|keep)\w* you (?:from )?[^?.]{0,40}\b(?:for religious reasons|"
        r"because of (?:your )?(?:religion|faith|the sabbath))",
        r"for religious reasons(?=[^?.]*\byou|\s*\?)",
        r"how religious are you",
        r"are you a person of faith",
        r"turn to god",
        r"accepted jesus",
        r"bible (?:regularly|study group)",
    ),
    # State laws on political activity; unfit for a fair interview everywhere.
    "politics": (
        r"\bwho(?:m)? (?:did|do|will|would) you (?:\w+ )?(?:vote|voting|support|back)(?: for)?(?= (?:in|for|at)\b|"
        r"\s*[?.])",
        r"(?:how|did|do|will|would|have) you (?:\w+ )?vote(?:d)?\b(?=\s*(?:[?.!,]|$|for|in (?:the|an)|at|"
        r"on (?:the )?(?:brexit|referendum)|last|labour|conservative|republican|democrat|green|remain|leave))",
        r"\byour (?:own |personal )?(?:politic(?:s|al (?:views?|part(?:y|ies)|beliefs?|opinions?|affiliations?|"
        r"leanings?|activit\w+|convictions?|stance|allegiance|donations?|preferences?|ideology|orientation))|"
        r"party (?:membership|affiliation)|vote|voting (?:history|record|intentions?)|stance on (?:abortion|"
        r"immigration|guns?|gun control|brexit|the war)|(?:opinion|views?|thoughts?|position) (?:of|on|"
        r"about) (?:the (?:president|prime minister|government|election)|trump|biden|abortion|brexit|immigration|"
        r"gun control|the war))\b",
        rf"{ARE_YOU}(?:registered |member of |more |rather |on the )*(?:(?:{PARTIES})\b(?! (?:with|about|in|on|"
        r"architect|belt|build|engineer))(?=\s*(?:[?.!,;]|$|or\b|and\b|voter|party|supporter|member|by\b))|"
        r"politically|a (?:political )?activist|active in politics|left or right|member of (?:a|any|"
        r"the) (?:\w+ )?(?:political )?party)",
        rf"{YOU_ARE}(?:democrat|republican|socialist|communist|tory)\b",
        r"(?:which|what) (?:political )?party (?:do|did|are|would|have) you",
        rf"{DO_YOU}(?:support|like|back|agree with|belong to|think of|campaign for|"
        r"donate to) (?:the )?(?:(?:current )?(?:president|prime minister|government)\b|trump|biden|harris|labour|"
        r"tories|conservatives|democrats|republicans|greens|(?:a|any) (?:political )?part(?:y|ies)\b|brexit|"
        r"political)",
        rf"{HAVE_YOU}(?:been to|joined|taken part in|attended|gone to) (?:a |any |the )?(?:protests?|"
        r"demonstrations?|political|rall(?:y|ies)|part(?:y|ies) meeting)",
        r"what do you think (?:of|about) (?:the (?:president|prime minister|government|last election)|trump|biden|"
        r"brexit|abortion)",
    ),
    # National Labor Relations Act of 1935.
    "union": (
        rf"{ARE_YOU}(?:\w+ )?(?:member of (?:a|any|the) (?:\w+ )*unions?|member (?:of|in) (?:a |any |"
        r"the )?(?:trade |labou?r )?unions?|union (?:member|rep|representative|man|woman|supporter|activist|person|"
        r"steward)|in (?:a|any|the) (?:trade |labou?r )?union|unioni[sz]ed|pro-?union|anti-?union|"
        r"(?:a )?shop steward|for or against unions|active in (?:a|the|any) (?:trade |labou?r )?union)\b",
        rf"{DO_YOU}(?:belong to|join|support|believe in|like|want|approve of|back|think of joining|pay|be part of|"
        r"vote for) (?:a |any |the |to join |in )*(?:trade |labou?r )?union\w*(?: dues)?",
        rf"{HAVE_YOU}been (?:a )?(?:shop steward|union rep\w*)\b",
        rf"{HAVE_YOU}(?:been|belonged|joined|supported|organi[sz]ed|taken|gone|gone out|paid|a shop steward|voted|"
        rf"held|served|tried|signed)(?: \w+){{0,4}} (?:(?:trade |labou?r )?unions?\b(?! (?:contract|agreement|"
        r"grievance|negotiat))|on strike|strike|industrial action|picket|union card|collective action)",
        r"(?:did you|would you|will you|have you) (?:ever )?(?:go|gone|went|going|be) (?:out )?on strike",
        r"cross a picket",
        r"\byour (?:own )?(?:trade |labou?r )?union (?:membership|activit\w+|involvement|dues|card|status|"
        r"affiliation|history|work|sympath\w+|role)",
        r"(?:which|what) (?:trade |labou?r )?union (?:are|do|were|did|have) you (?:in|belong|join|a member|support|"
        r"vote|been|member)",
        r"(?:how|what) (?:do|would|did) you (?:personally )?(?:feel|think|stand) (?:about|of|on) (?:the |trade |"
        r"labou?r |having |joining )*(?:unions?|unioni[sz]\w+|strikes|striking|collective bargaining)",
        r"your (?:views?|opinions?|thoughts?|feelings?|attitude|position|stance) (?:on|about|of|to|"
        r"towards?) (?:trade |labou?r |the )*(?:unions?|unioni[sz]\w+|strikes)",
    ),
}
