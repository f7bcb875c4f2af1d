"""Belief, origin, papers, unions, police and pay: what candidates tell of who they are and were.

Regular expressions for text that `wording.plain` made plain; the first category that fits counts.
"""

from graph.decisions.guard.first_person import I_AM
from graph.decisions.guard.peoples import COUNTRIES, FAITHS, LOVES, ORIGINS, PARTIES, RACES

TOLD_OF_IDENTITY: dict[str, tuple[str, ...]] = {
    "religion": (
        rf"\b(?:being|we are|i am|as) (?:an? )?(?:observant |practi[sc]ing |strict )?(?:{FAITHS})\b(?=\s*(?:[.,;!]|"
        r"$|and\b|so\b|but\b|at home|family))(?=[^.?!]*\b(?:i|we|my|our)\b|[^.?!]*mass)",
        rf"\bas an? (?:practi[sc]ing |devout |committed |observant )?(?:{FAITHS}|person of faith|man of faith|"
        r"woman of faith|believer)\b,? (?:i\b|myself|woman i|man i|my)",
        rf"{I_AM}(?:practi[sc]ing |devout |committed |observant |born-again |not )*(?:{FAITHS}|person of faith|"
        r"churchgoer)\b(?! (?:about|in (?:my|the) (?:use|way)|school|charity|hospital|user|that))",
        r"\bmy (?:own )?(?:religion|religious \w+|faith(?! in (?:the|that|it|our|my|this|people|data|numbers|"
        r"process|team))|church|mosque|synagogue|temple|prayers|pastor|imam|rabbi|priest|hijab|headscarf|turban|"
        r"sabbath|baptism|parish|congregation)\b",
        r"\bi (?:\w+ )?(?:pray(?:ed)?\b(?! (?:the|it|that (?:it|the))|\w)|fast(?:ed)? (?:during|for|in)|"
        r"observe (?:the )?(?:sabbath|shabbat|ramadan|lent|jewish|religious)|keep (?:the )?(?:sabbath|shabbat|"
        r"kosher|halal)|go to (?:church|mass|the mosque|mosque|synagogue|temple)|believe in god|"
        r"do not work on (?:the )?sabbath|celebrate (?:eid|diwali|hanukkah|passover)|wear a (?:hijab|headscarf|"
        rf"turban|kippah)|was (?:raised|brought up|baptised|baptized) (?:as )?(?:a |an )?(?:{FAITHS}))\b",
        r"\bduring ramadan,? i\b",
        r"\bfor religious reasons,? i\b",
        r"\bi \w+ [^.?!]{0,50}\bfor religious reasons",
        r"\bi found god\b",
        r"\b(?:thank|praise) (?:god|jesus|allah),? (?:i|my faith|who)",
    ),
    "origin": (
        rf"{I_AM}(?:originally |not )*(?:from (?:{COUNTRIES})|born (?:and raised |and bred )?in(?! (?:the|a) (?:lab|"
        rf"project|team))|(?:{ORIGINS})(?=\s*(?:[.,;!]|$|and\b|so\b|but\b|myself|by birth|originally|immigrant|man|"
        rf"woman|citizen|born|not\b))|immigrant|refugee|foreigner|raised in (?:{COUNTRIES})|native (?:english |"
        r"french |spanish |german )?speaker|asylum seeker|from an immigrant)\b(?! (?:office|team|market|desk|"
        r"division|side))",
        r"\b(?:i|we|my (?:parents|family)) (?:came|moved|fled|emigrated|immigrated|arrived|come) (?:here |over |"
        r"originally )*(?:to (?:this country|the (?:us|uk|states|united states)|america|england|germany|britain)|"
        rf"from (?:{COUNTRIES}))\b(?! office)",
        r"\b(?:english|german|french) is not my (?:first|native|mother)",
        r"\b(?:english|german) is my (?:second|third|fourth) language",
        r"\bmy (?:own )?(?:\w+ )?(?:accent|mother tongue|native language|first language|native tongue|home country|"
        r"country of birth|birthplace|heritage|roots(?= are)|ancestors|ancestry|nationality|english is not|"
        r"home village|foreign name)\b",
        rf"\bas an? (?:{ORIGINS}|immigrant|refugee|foreigner|migrant)(?: \w+)?,? i\b",
        r"\bin my (?:country|culture)\b",
        rf"\bback in (?:{COUNTRIES})\b",
        rf"\bi grew up in (?:{COUNTRIES}|a refugee)",
    ),
    "citizenship": (
        r"\bi (?:do not|did not|can not|still) (?:yet )?(?:have|hold|get|need|wait for) (?:a |an |my |the |"
        r"any )*(?:\w+ )?(?:visa|green card|citizenship|work permit|residence permit|passport|papers)\b",
        r"\bi need (?:a |an )?(?:\w+ )?(?:visa|work permit|sponsorship)\b(?! (?:field|table|form|module))",
        r"\bmy (?:\w+ )?(?:permit|work permit|work visa|papers)\b (?:has|is|was|runs|ran|expires?|came|will|needs?|"
        r"got|have|are|were)\b(?! (?:late|on the desk|to build))",
        rf"{I_AM}(?:\w+ )?(?:\w+ )?(?:citizen of|citizen(?=\s*(?:[.,;]|$|and|now|since|so))|permanent resident|"
        rf"green card holder|undocumented|naturali[sz]ed|dual national|on a (?:\w+ ){{0,2}}visa|waiting for (?:my|"
        r"a) (?:visa|green card|permit))",
        r"\bmy (?:own )?(?:\w+ )?(?:visa(?! (?:project|integration|card|client|team|process))(?: status)?|"
        r"green card|citizenship|residence permit|work permit|passport(?! (?:scan|project|module|office))|"
        r"immigration \w+|asylum \w+|naturali[sz]ation|opt period)\b",
        r"\bi (?:have|hold|got|have got|only have|am applying for|applied for) (?:a |an |the |my |dual |us |uk |"
        r"eu |british |american |german )*(?:citizenship|green card|passport|work visa|student visa|"
        r"residence permit|asylum|permanent residency|(?:h-?1b|h1b|j-?1|f-?1)(?: visa)?)\b",
    ),
    "orientation": (
        rf"{I_AM}(?:\w+ )?(?:{LOVES})\b(?=\s*(?:[.,;!]|$|and\b|so\b|man\b|woman\b|person\b|myself|at work|which|"
        r"but\b))(?! and to)",
        r"\bas an? (?:openly )?(?:gay|lesbian|bisexual|trans|transgender|queer|non-?binary)(?: \w+)?,? i\b",
        r"\bi (?:came out|transitioned(?=\s*(?:[.,;]|$|in 20|two|last|from (?:male|female)|while|at))|"
        r"identify as (?:gay|queer|lesbian|bi\w*|trans\w*|non-?binary|a (?:man|woman)))\b(?! (?:of|on|with|to|from|"
        r"ahead|well|top))",
        r"\bmy (?:sexuality|sexual orientation|gender identity|transition (?:surgery|from (?:male|female))|"
        r"gender transition|coming out|pronouns)\b",
    ),
    "politics": (
        rf"\bi (?:\w+ )?vote[ds]? (?:for (?:the )?(?:{PARTIES}|democrats|republicans|tories|conservatives|greens|"
        r"trump|biden|harris|obama|brexit)|labour|conservative|republican|democrat|green|remain|leave|tory)\b",
        rf"{I_AM}(?:registered |lifelong |member of the |active in the |paid-up |committed )*(?:democrat|republican|"
        r"tory|socialist|communist|marxist|libertarian|labour|conservative|green)(?: party)?(?: member| voter|"
        r" supporter| councillor| activist)?(?=\s*(?:[.,;]|$|and\b|so\b|member|voter|party|but\b|supporter|"
        r"activist|myself))",
        r"\bmy (?:own )?(?:political (?:views?|beliefs?|convictions|party|activism|opinions?)|politics|"
        r"party membership|vote(?= (?:went|goes|in the election)))\b",
        rf"\bi (?:campaigned|canvassed|stood) for (?:the )?(?:{PARTIES}|democrats|republicans|greens)\b",
        r"\bi (?:joined|belong to|am in|was in) (?:the|a) (?:\w+ )?(?:political party|(?:labour|green|conservative|"
        r"democratic|republican|communist|socialist) party)",
    ),
    "union": (
        rf"{I_AM}(?:\w+ )?(?:\w+ )?(?:in (?:a|the) (?:trade |labou?r |teachers'? |nurses'? )?union\b(?! (?:talks|"
        r"negotiation|meeting|contract|building|office))|union (?:member|rep|representative|activist|man|woman|"
        r"steward|organi[sz]er)|member of (?:a|the|my) (?:\w+ )?(?:trade |labou?r )?union|shop steward|on strike|"
        r"out on strike)\b",
        r"\bi (?:\w+ )?(?:went|was out|walked out|joined|organi[sz]ed|led) (?:out )?(?:on strike|a strike|"
        r"the strike|the (?:trade |labou?r )?union(?! (?:talks|negotiat))|the picket|a (?:trade |labou?r )?union)\b",
        r"\bmy (?:trade |labou?r |own )?union (?:rep|membership|card|dues|steward|work|activit\w+|branch|backed|"
        r"supported|told|helped|represent\w*)\b",
        r"\bi (?:helped|tried) to (?:unioni[sz]e|organi[sz]e a union|start a union)",
    ),
    "arrests": (
        r"\bi (?:was|got|have been|had been|have never been|was once) (?:once |briefly |wrongly )?(?:arrested|"
        r"convicted|charged with(?! (?:leading|running|managing|building|keeping|finding|the task))|imprisoned|"
        r"jailed|sentenced|incarcerated|in (?:prison|jail)(?=\s*(?:[.,;]|$|for|when|myself|and|as a young|until|"
        r"from))(?! (?:service|education))|sent to (?:prison|jail)|on (?:parole|probation(?! period))|cautioned by|"
        r"detained)\b",
        r"\bi (?:have|had|got|still have|have got) (?:a |an |one |my )?(?:\w+ )?(?:criminal|police|prison|"
        r"juvenile) (?:record|conviction|past)\b",
        r"\bi (?:have|had|got) (?:a |an |one )?(?:\w+ )?(?:conviction|felony|dui|misdemeanou?r)(?=\s*(?:[.,;]|$|"
        r"for|from|on))",
        r"\bmy (?:own )?(?:criminal \w+|conviction(?! (?:that|is that|about|was that))(?= (?:for|from|in|was|"
        r"is spent)|\s*[.,])|arrest(?= (?:in|for|was|record)|\s*[.,])|prison (?:time|sentence|term)|"
        r"time in (?:prison|jail)|parole\b|felony)",
        r"\bi (?:did|served|spent) (?:\w+ ){0,3}(?:time |years |months |year )?(?:in|of) (?:prison|"
        r"jail)\b(?! (?:service|education|teaching))",
    ),
    "pay_history": (
        r"\bi (?:was|am) paid [^.?!]{0,20}(?:[$£€]|\d|thousand|hundred|an hour|a year)",
        r"\bthey (?:paid|pay|gave) me (?:[$£€]|\d|about|around|only|\w+ thousand|\w+ hundred|\w+-\w+ thousand)",
        r"\bi (?:currently |now |only |last |was |am |used to )*(?:earn(?:ed)?|make|made|making|earning|paid|on|"
        r"get paid|got paid|took home|take home|was on|am on) (?:about |around |just |only |over |under |roughly |"
        r"nearly |something like )*(?:[$£€] ?\d[\d,.]* ?k?|\d[\d,.]* ?(?:k\b|thousand|euros?|dollars?|pounds|"
        r"grand)|\w+ thousand)(?: (?:a|per) (?:year|month|hour))?(?! (?:in (?:sales|revenue|savings)|of (?:revenue|"
        r"sales)|for the (?:company|charity|team)|profit|savings))",
        r"\bmy (?:own )?(?:current |last |previous |present |old |former |base )*(?:salary|pay(?= (?:is|was|at|"
        r"there|now|packet|slip))|wages?(?= (?:is|was|at|were))|hourly rate|compensation|earnings|"
        r"income)\b(?! (?:expectation|negotiation|module|system|engine|project|band))",
        r"\bthey (?:pay|paid) me\b(?! (?:attention|a visit|back|a compliment))",
    ),
    "race": (
        r"\bi am (?:half[- ])?(?:mixed[- ]race|biracial|half[- ](?:black|white|asian|indian|chinese|japanese|"
        r"african))",
        rf"\bas an? (?:{RACES})(?: (?:man|woman|person|engineer|nurse|teacher|student|girl|boy|guy|\w+))?,? i\b",
        rf"{I_AM}(?:\w+ )?(?:black|hispanic|latin[oax]|latinx|african[- ]american|mixed[- ]race|biracial|"
        r"native american|asian|white|caucasian|person of colou?r|roma|arab)(?=\s*(?:[.,;!]|$|and (?:i|my|people|"
        r"the only|a|female)|man\b|woman\b|girl|myself|person|so\b|but\b))",
        rf"\bthe only (?:{RACES}) (?:person|woman|man|one|girl|engineer|nurse|teacher|student)(?=[^.?!]*\b(?:i|me|"
        r"my)\b)",
        r"\bmy (?:own )?(?:race|ethnicity|skin colou?r|skin(?= (?:is|was))|ethnic \w+)\b(?! (?:of|time|result|"
        r"condition|car|day|team))",
    ),
    "military": (
        r"\bi (?:got|received|was given|had|have|took) (?:a |an |my )?(?:\w+ )?(?:dis)?(?:honou?rable|medical|"
        r"general|bad conduct) discharge",
        r"\bi (?:was|got) (?:\w+ )?discharged (?:from the (?:army|navy|military|forces|marines|air force)|"
        r"honou?rably|dishonou?rably|medically|on medical)",
        r"\bmy (?:\w+ )?(?:military |army |navy |dishonou?rable |medical )discharge\b",
        r"\b(?:honou?rable|dishonou?rable|medical) discharge\b(?=[^.?!]*\b(?:i|my)\b)",
        rf"{I_AM}(?:\w+ )?(?:in the (?:reserves|army reserve|national guard)|reservist|disabled veteran)\b",
        r"\bmy (?:reserve|national guard) (?:duty|duties|unit|weekends|service|commitments?)\b",
    ),
}
