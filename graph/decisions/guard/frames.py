"""The wide net under `topics`: sentences about what the candidate is, has or was, as against what they did at work.

"Have you been seriously ill?" and "how did you look after the seriously ill?" share their words; what tells them apart
is the frame. A sensitive word in a frame of being or having is private, unless the sentence names the people or things
that the work was done with or for. The sources are those of `topics`.
"""

import re

from graph.decisions.guard.peoples import (
    COUNTRIES,
    FAITHS,
    ILL,
    ILLNESSES,
    IMPAIRED,
    KIN,
    LOVES,
    ORIGINS,
    PARTIES,
    RACES,
)

# "are you ...", "have you been ...", "is there anything ...", "would your ...", "which ... do you belong to"
STATE = re.compile(
    r"\b(?:are|were) you\b|\byou (?:are|were|must be|will be|would be|have been|sound|look|seem|do not sound|"
    r"do not look|do not seem|must have|have got)\b"
    r"|\b(?:will|would|could|might|may|can) (?:you|your) be\b|\bhave you (?:\w+ )?(?:got|had|been|become|suffered|"
    r"spent|gone|lost|lived|tried to|had to)\b"
    r"|\b(?:do|did|does|would) you (?:\w+ )?(?:have|get|feel|own|hold|carry|belong|identify|see yourself|"
    r"consider yourself|regard yourself|call yourself"
    r"|come from|stand|suffer|live|believe|follow|vote|prefer|want|need|say (?:that )?you|count yourself|"
    r"think of yourself|share|observe|practi[sc]e"
    r"|intend|hope|expect|wish|attend|worship|lean|sympathi[sz]e|earn|depend|wear|drink|take home|take any|"
    r"like to see|support any)\b"
    r"|\b(?:what|which|how|whose|who|whom|when) (?:[\w'-]+ ){0,4}(?:are|were|will|would) you\b"
    r"|\byou (?:would|will|might|may) (?:\w+ )?(?:need|have|want)\b|\b(?:take|takes|took) home\b"
    r"|\b(?:is|are|was|were|will|would) (?:there|anyone|anybody|somebody|someone|anything)\b|\b(?:is|are|was|were|"
    r"does|do|did|would|will|has|have|can|could|might) your\b(?! (?:\w+ )?(?:approach|role|part|teams?|way|thought|"
    r"step|move|reaction|method|process|plan|view|strategy|experience|company|manager|colleagues|office|shop|"
    r"advice|task|job|work|project|department|decision|answer|rule|routine)s?\b)"
    r"|\b(?:describe|about|know|mention|hear|confirm|disclose|share|state|"
    r"reveal) (?:\w+ )?your\b(?! (?:\w+ )?(?:approach|role|part|teams?|way|method|process|plan|experience|work|"
    r"project|last project|job|time)\b)|\bhow (?:bad|good|strong|serious|well|often|old|far)\b[^?.]{0,20}\byour?\b"
    r"|\bhow (?:do|would|will|did) you (?:\w+ )?(?:combine|reconcile|juggle|balance|square|fit in|cope (?:at home|"
    r"as|being|with being)|identify|feel about being|feel as)\b|\b(?:for|about) you(?=\s*\?)|\byou mentioned your\b"
)

# "How did you <do> ...": a deed is asked for, not a state; nets only STATE.
DEED = re.compile(
    r"\b(?:how|where|when|what|which|who|whom|why|tell me|walk me|take me|describe|explain|suppose|"
    r"imagine)\b[^?]{0,120}"
    r"\b(?:did|do|does|would|will|have|had) (?:you|your \w+) (?!have\b|get\b|be\b|spend\b|leave behind\b|"
    r"need\b|feel\b)\w+"
    r"|\b(?:you|your \w+) (?:\w+ed|built|ran|led|wrote|taught|made|found|brought|kept|put|sold|cut|set|drew|"
    r"dealt|chose|"
    r"bought|began|told|spoke|sent|gave|took|met|held|won|knew)\b"
    r"|\b(?:tell me|walk me|take me|describe|explain|give me)\b|\bfrom you\b|\byour (?:approach|way|role|part|"
    r"view|idea|plan)\b"
    r"|\bhave you (?:ever |already )?(?:led|run|built|written|taught|made|held|done|seen|dealt|sold|planned|"
    r"used|handled)\b"
)
ADDRESSED = re.compile(r"\byour?\b|\byourself\b")

# People and things that are the work; who is meant is then not the candidate.
WORKING = re.compile(
    r"\b(?:patients?|clients?|pupils?|students?|customers?|residents?|users?|visitors?|guests?|readers?|"
    r"members of the public|applicants?|tenants?|passengers?"
    r"|colleagues?|employees?|staff|workers|suspects?|witness\w*|donors?|learners?|service users?|ward|clinic|"
    r"classroom|class|shelter|hostel|talks|negotiations?|management|committee|board"
    r"|experience (?:with|in|of)|experienced (?:with|in)|worked (?:with|for|on|alongside)|working (?:with|on)|"
    r"work with|comfortable (?:with|around)|used to|trained|qualified|registered|responsible for|in charge of"
    r"|confident (?:with|in)|willing to|interested in|app|product|project|system|data|design|code|software|feature|"
    r"model|component|library|database|campaign|story|article|report|article|lessons?"
    r"|research|study|module|workshop|programme?|audience|museum|exhibition|theatre|film|book"
    r"|plants?|animals?|cows?|horses?|dogs?|trees?|engine|machine|server|pipeline|queue|build|release|deployment|"
    r"page|people who|those who|a person who|a child who|a family who|families|a family that|an? (?:person|child|"
    r"man|woman|adult|boy|girl|baby|family) with (?!a job|work)|parents of|care home|nursery|relatives)\b"
)

LEXICON: dict[str, str] = {
    "age": (
        r"past it|over the hill|your age|"
        r"old (?:you|are you)|(?:too|so) (?:old|young)|(?:retir\w+|pension)|giv(?:e|ing) up work|"
        r"stop(?:ping)? work(?:ing)?(?= (?:altogether|for good|soon|one day)|\s*[?.])|which decade|what decade|"
        r"birth ?day|date of birth|year of birth|generation"
        r"|(?:close to|nearly|almost|over|past|approaching|about|around|under) (?:thirty|forty|fifty|sixty|seventy|"
        r"[3-7]0)(?= (?:by now|now|years old|yet)|\s*[?.,])|years young|at your age|your age|age (?:bracket|"
        r"group) (?:are|do) you|senior citizen|baby boomer|millennial|gen z|middle-aged|elderly|youngster|grey hair"
    ),
    "family": (
        r"(?:small|young|little) children|main earner|earner at home|your partner|your wife|your husband|"
        rf"(?:your |an? |any )(?:{KIN})|married|marry|marriage|divorced?|widow\w*|fianc\w+|girlfriend|boyfriend|"
        r"other half|better half|significant other|spouse|partner at home|life partner|little ones|kids|children|"
        r"childless|child-?free|child ?care|day ?care|raising a family|family life|family plans|family man|"
        r"family commitments|have a family|your family|at home (?:for|with|waiting|to look)|mr\.? \w+(?=\s*\?)|"
        r"mrs\.? \w+(?=\s*\?)|home life|private life|domestic|love life|relationship status|dependants|dependents|"
        r"single (?:parent|mother|father|mum|mom|dad)|school run|babysit\w*|someone special|anyone special|"
        r"living (?:alone|with (?:a partner|someone))|empty nest|settle(?:d)? down|breadwinner"
    ),
    "pregnancy": (
        r"having children|time off for a baby|"
        r"pregnan\w+|becom(?:e|ing) a (?:mother|mum|mom|parent|father|dad)|having (?:a|another|your first) (?:baby|"
        r"child)|have (?:a|another) (?:baby|child)|maternity|paternity leave|parental leave|start(?:ing)? a family|"
        r"baby|babies|expecting (?:a|your)|fertility|ivf|motherhood|fatherhood|parenthood|family planning|"
        r"more children|giving birth|breast-?feed\w*|contracepti\w+|biological clock|miscarriage|abortion|(?:have|"
        r"want) (?:kids|children)"
    ),
    "health": (
        r"back trouble|back pain|drug abuse|drink problem|your condition|breakdown|treated for (?:drug|alcohol|"
        r"depression|cancer)|"
        r"(?:ill|unwell|sick|healthy(?= (?:enough|yourself)|\s*[?.,])|unhealthy|hospitali[sz]ed)(?! (?:of|"
        r"at ease|behaved)\b)|illness(?:es)?|"
        r"in (?:a )?hospital|medical\w*|medicines?|medications?|tablets|pills|drugs|antidepressants|(?:physical|"
        rf"mental|your|of|any|good|poor) health|(?:{ILLNESSES})|therap(?:y|ist)|psychiatr\w+|psycholog(?:ist|ical)|"
        r"counsell(?:or|ing)|surgery|operated on|surgeon|doctor(?:'s)? (?:treat|appointment|note)|sick (?:leave|"
        r"days|note)|burn(?:ed|t)?[- ]?out|nervous breakdown|alcohol\w*|smok(?:e|er|ing)|overweight|obese|"
        r"blood pressure|vaccinated|vaccin\w+|covid|allerg\w+|disease|diagnos\w+|symptoms?|insomnia|addict\w*|"
        rf"rehab|sobriety|treatment for|under treatment|health problems?|{ILL}|suicid\w+|injur(?:y|ies|ed)|"
        r"body weight"
    ),
    "disability": (
        r"(?:your|that) (?:condition|leg|arm|hand|eye|back|limp)|stand all day|climb stairs|"
        r"disabilit\w+|disabled|handicap\w*|impair\w+|wheelchair|hearing aids?|eyesight|sight|your hearing|"
        rf"hard of hearing|{IMPAIRED}|limit what you can (?:lift|do|carry)|any condition|any (?:physical |"
        r"mental )?limitations?|prevent you from (?:lifting|standing|walking|sitting|typing|seeing|hearing)|"
        r"special needs|prosthe\w+|neurodiver\w+|autis\w+|adhd|dyslex\w+|stammer\w*|stutter\w*|"
        r"learning difficult\w+|mobility problems?|registered disabled|disability benefit\w*"
    ),
    "religion": (
        r"your beliefs?|clash with your|"
        r"religio\w+|faith|church|mosque|synagogue|temple|god|pray\w*|prayers?|worship|sabbath|ramadan|bible|koran|"
        rf"quran|torah|holy (?:days?|book)|{FAITHS}|denomination|spiritual|bapti[sz]ed|baptism|atheis\w+|creed|"
        r"kosher|halal|headscarf|hijab|turban|lent|parish|clergy|priest|imam|rabbi|pastor|mass on sunday\w*|"
        r"christening|confession|churchgo\w+"
    ),
    "origin": (
        rf"from (?:{COUNTRIES})|been here|english is (?:very |so |really )?(?:good|fluent|excellent)|"
        r"your (?:\w+ )?(?:accent|birthplace|homeland|home country|mother tongue|native (?:language|tongue|"
        r"country)|roots|ancestors|ancestry|heritage|nationality|descent|origins?|ethnic background|"
        rf"people come from)|(?:{COUNTRIES})(?= (?:originally|yourself)|\s*\?)|(?:{ORIGINS})(?= (?:yourself|"
        r"originally|descent|born|by birth|accent|name|roots|background)|\s*\?)|foreign-?born|foreigner|"
        r"native speaker|born (?:here|abroad|in this country|overseas|in)|born and raised|(?:grew|"
        r"grow) up(?= (?:here|abroad|overseas|in this|speaking)|\s*[.?])|part of the world|not from (?:here|"
        r"around here)|immigrants?|first language|family (?:come|comes|came|originate)|parents (?:come|came|from|"
        r"born|immigrants)|country (?:were|are) you|surname|foreign name|nationality"
    ),
    "citizenship": (
        r"stay in the country|(?:have|got|valid) papers|your papers|"
        r"citizens?(?:hip)?|passport|green card|immigration|naturali[sz]ed|residence permit|permanent resident|"
        r"nationality|nationals?|undocumented|alien|deport\w*|asylum|dual national\w*|visa"
    ),
    "orientation": (
        r"a man or a woman|"
        rf"(?:{LOVES})(?! (?:away|forward|answer|line|path|with|about|to))|sexual\w*|gender|pronouns|same-sex|"
        r"girlfriend or|boyfriend or|boyfriend or a girlfriend|attracted to|in the closet|out of the closet|"
        r"lgbt\w*|opposite sex|men or women|dating|transition(?:ed|ing)"
    ),
    "politics": (
        r"abortion debate|to the (?:left|right)|which side are you on|"
        r"politically|political (?:views?|part(?:y|ies)|beliefs?|leanings?|side|opinions?|affiliations?|cause|"
        rf"spectrum|activit\w+)|politics|vot(?:e|ed|er|ing)|election|(?:{PARTIES})(?! (?:arts|with|about|in|on|"
        r"estimate\w*|energy))|president|prime minister|government of the day|trump|biden|brexit|left or right|"
        r"right or left|protest\w*|demonstrat(?:ion|ions|ed against)|activis\w+|referendum|ballot"
    ),
    "union": (
        r"(?:trade |labou?r |workers'? |teachers'? )?unions?|unioni[sz]\w+|on strike|strike action|shop steward|"
        r"picket\w*|collective bargaining|industrial action|organi[sz]ed labou?r|works council"
    ),
    "arrests": (
        r"the police|"
        r"arrest\w*|convict\w+|prison|jail|in a cell|police(?= (?:would|might|know|record|have|ever|been|knock|"
        r"would know)|\s*[?.])|criminal (?:record|past|history|offen\w+|background|conviction\w*)|crime|parole|"
        r"on probation(?! period)|felony|offen[cs]es?|trouble with the law|brush with the law|run-?ins? with|"
        r"background check (?:bring|turn|show|find|reveal)|charges|behind bars|a record|lawsuit against you|"
        r"community service sentence|dui|drunk driving|in court"
    ),
    "pay_history": (
        r"what salary did|(?:are|were) you getting|getting now|"
        r"take(?:n|s)? home(?= (?:each|every|a|per|at|in|pay|after)|\s*[?.])|(?:what|how much)(?: roughly| exactly|"
        r" about)? (?:are|were) you on (?:now|at|in|before|there|today)|on now(?=\s*\?)|earn(?:ed|ing|"
        r"ings)?(?= (?:there|at|in|now|a|per|before|so far|today|each|last)|\s*[?.,])|pay ?(?:slip|check|cheque|"
        r"stub|packet)s?|current (?:salary|pay|wage|package|compensation)|(?:last|previous|former|old|"
        r"present) (?:salary|pay|wage|package|compensation)|wages? (?:at|in|there|before)|being paid (?:now|today|"
        r"there|at the moment)|paid (?:now|before|there|at (?:your|the))(?=[^?]*\?)|your (?:salary|wage|wages|"
        r"income|pay)(?= (?:at|in|now|there|today|before|when|like)|\s*\?)"
    ),
    "race": (
        r"only (?:black|white|asian|brown) (?:person|man|woman|one)|"
        rf"racial\w*|race|ethnic\w*|skin(?: colou?r| tone)?|colou?r of your skin|(?:{RACES})(?= (?:yourself|person|"
        r"man|woman|or|by|background|heritage)|\s*\?)|minority(?: background| group)?|person of colou?r|"
        r"your (?:natural )?hair|caste|tribe|half[- ](?:black|asian|white|indian)"
    ),
    "genetic": (
        r"your (?:parents|family|relatives) (?:\w+ ){0,4}(?:illness\w*|disease\w*|conditions?)|"
        r"hereditary|genetic\w*|inherited (?:a )?(?:\w+ )?(?:disease|condition|illness)|run in (?:your|the) family|"
        r"runs in (?:your|the) family|family(?:'s)? medical|medical history of your|(?:mother|father|parents?|"
        r"grand\w+|siblings?|relatives?|family) (?:\w+ ){0,4}(?:disease|cancer|diabetes|illness|stroke|dementia|"
        r"alzheimer\w*|die of|died of|ill)|dna|gene(?:s)? (?:test|for)|in your genes|blood relatives?"
    ),
    "military": (
        r"discharged? (?:from|by) the (?:army|navy|military|forces|service|marines)|"
        r"(?:dis)?honou?rabl[ey] discharge\w*|reservist|in the reserves?|national guard|conscript\w*|"
        r"draft(?:ed)? into|national service|drafted|deployed (?:again|overseas|abroad)|veteran"
    ),
}
COMPILED = {category: re.compile(rf"\b(?:{words})\b") for category, words in LEXICON.items()}


def private_words(said: str) -> tuple[str, ...]:
    """Categories of sensitive words in a plain sentence about what the candidate is or has; () about work."""
    about_them = STATE.search(said) or (ADDRESSED.search(said) and said.endswith("?") and not DEED.search(said))
    if not about_them or WORKING.search(said):
        return ()
    return tuple(category for category, pattern in COMPILED.items() if pattern.search(said))
