"""Origin, papers, race, arrests, pay and discharge: what an interviewer does not ask about the past.

Regular expressions for text that `wording.plain` made plain; each category names the law it comes from.
"""

from graph.decisions.guard.address import ARE_YOU, HAVE_YOU, YOU_ARE
from graph.decisions.guard.peoples import COUNTRIES, ORIGINS, RACES

ASKED_PAST: dict[str, tuple[str, ...]] = {
    # Title VII of the Civil Rights Act of 1964 (national origin).
    "origin": (
        r"\b(?:such a|a|that|your) (?:foreign|exotic|unusual|strange|interesting) (?:name|surname|accent)\b",
        r"\bwhere (?:are|were|do|did) you (?:\w+ )?(?:originally |really |actually )?(?:from|come from|born|raised|"
        r"grow up|grew up|go to primary school)(?: originally| really| actually)?(?=\s*(?:[?.!,;]|$|and|before|"
        r"as a child|in the world))",
        r"where were you (?:born|raised|brought up)",
        r"where do you (?:originally|really) come from",
        r"where are you (?:originally|really|actually) from",
        r"\b(?:which|what) (?:country|part of the world|nation|continent|town|region) (?:are|do|were|did|was|"
        r"is) (?:you|your (?:family|parents|name))\b(?! (?:sell|ship|work|visit|travel|launch|lead|manage|cover|"
        r"serve|plan|want|target|operat|support))",
        r"\byour (?:country of (?:origin|birth)|home country|homeland|birth ?place|place of birth|"
        r"native (?:country|land|language|tongue)|mother tongue|first language|accent|ancestry|ancestors|"
        r"ethnic origin|national origin|nationality|heritage|roots|descent|foreign accent|cultural background|"
        r"family background|family name come|surname come)\b(?! (?:project|site|foundation|language app))",
        r"\bis (?:english|french|german|spanish) (?:your|not your) (?:first|native|second|mother|main) (?:language|"
        r"tongue)",
        r"(?:what|which) languages? (?:do|did|does) (?:you|your family|your parents) (?:speak|use|"
        r"spoke) (?:at home|with your|growing up|as a child)",
        rf"{ARE_YOU}(?:a )?native (?:english |german |french )?speaker",
        r"(?:speak|learn|learned|learnt) (?:english|the language)[^?.]{0,15}\b(?:as a child|at home|growing up|"
        r"so well|without an accent)",
        r"where did you learn (?:to speak )?(?:english|such good english)",
        rf"{ARE_YOU}(?:originally |from )*(?:{ORIGINS}|{COUNTRIES}|a foreigner|foreign|a local|from here|"
        r"from around here|from abroad|from overseas)\b(?=\s*(?:[?.!,;]|$|or\b|and\b|by (?:birth|descent)|"
        r"originally|at all|yourself))",
        rf"{YOU_ARE}(?:originally )?from (?:{COUNTRIES}|abroad|overseas)\b",
        rf"\bas (?:a|an) (?:{ORIGINS}|foreigner|immigrant|refugee|expat)\b(?! (?:lit|teacher|stud|speaker|train|"
        r"chef|rest))(?=[^?.]*\byou\b)",
        r"\b(?:your|that|this|an|such an) (?:\w+ )?(?:accent|name|surname|"
        rf"last name)\b[^?.]{{0,30}}\b(?:where (?:is|does)|what (?:is|kind|nationality|origin)|come(?:s)? from|"
        rf"originate|from\?|foreign|exotic|unusual|sounds? (?:\w+ )?(?:foreign|{ORIGINS}))",
        r"(?:what|which) (?:kind|sort|type) of (?:accent|name|surname) (?:is|do|have)",
        r"origin of your (?:last )?(?:name|surname)",
        r"(?:hear|notice|detect|have) (?:\w+ )?(?:a |an |some )?(?:slight |strong |foreign |"
        r"\w+ )?accent\b(?=[^?.]*\b(?:you|where|is that)\b|\s*[?,.])",
        r"\bhow (?:long|many years)[^?.]{0,20}\b(?:you|been) (?:\w+ )?(?:lived|been living|living|been|"
        r"in) (?:in )?(?:this country|the country|here in (?:the|this)|the (?:us|uk|states|united states))",
        r"when did you (?:first )?(?:come|move|immigrate|emigrate|arrive) (?:to|in|into) (?:this country|"
        r"the country|the (?:us|uk|states|united states|eu)|america|england|germany|from)",
        r"(?:were your parents|was your (?:mother|father)|your grandparents) (?:born|from|immigrants?)",
        r"culture shock",
        r"in your (?:culture|country)\b",
        r"people from your (?:country|culture|part of the world)",
        r"back in your (?:home )?country",
    ),
    # Immigration Reform and Control Act of 1986: the right to work may be asked, citizenship and papers may not.
    "citizenship": (
        rf"{ARE_YOU}(?:\w+ )?(?:\w+ )?(?:citizens?|(?:permanent|lawful permanent|legal) residents?|nationals?|"
        r"immigrants?|refugees?|asylum seekers?|naturali[sz]ed|undocumented|an alien|illegal|here legally|"
        r"in the country legally|on a (?:\w+ )?visa|green card holder)\b",
        r"\byour (?:own )?(?:\w+ )?(?:citizenships?|immigration \w+|immigrant \w+|visa(?! project| integration|"
        r" client| card| team)(?: status| type)?|green card|residen(?:ce|cy) (?:permit|status|card)|work visa|"
        r"asylum \w+|naturali[sz]ation|passports?|legal status|alien number|social security number|"
        r"migration status)\b",
        r"\b(?:what|which|whose|how many) (?:\w+ )?(?:passports?|citizenships?|nationalit(?:y|ies)|visas?|"
        r"immigration status|residence permit|country's passport)\b[^?.]{0,10}\b(?:do|are|have|did) you (?:have|"
        r"hold|on|own|possess|travel|carry|got|here)\b",
        r"(?:do|did) you (?:have|hold|own|possess) (?:a |an |the |any |us |uk |eu |american |british |german |"
        r"dual |foreign |second )*(?:citizenship|passport|green card|visa|residence permit|nationality|"
        r"permanent residen\w+)\b",
        r"(?:when|how) (?:does|did|will|is) (?:your|you) (?:\w+ )?(?:visa|permit|green card|become a citizen|"
        r"get (?:a |your )?(?:visa|green card|citizenship))",
        r"status (?:in this country|with immigration)",
        rf"{HAVE_YOU}(?:been deported|applied for (?:citizenship|asylum))",
    ),
    # Title VII of the Civil Rights Act of 1964; Section 1981.
    "race": (
        r"\bthe only (?:black|white|asian|brown|hispanic) (?:person|man|woman|one|face|colleague)\b(?=[^?.]*\?)",
        r"\b(?:what|which) (?:is your )?(?:race|ethnicity|ethnic (?:group|background|origin)|skin colou?r|colou?r|"
        r"racial \w+)\b(?:[^?.]{0,20}\b(?:are|do|you|your|would)\b|\s*[?.])(?! use| pick| choose)",
        r"\byour (?:own )?(?:race|ethnicity|ethnic \w+|racial \w+|skin(?: colou?r| tone)?|complexion|hair texture|"
        r"natural hair|dreadlocks|tribe|caste)\b(?! (?:of|in the (?:400|100|marathon)|product|care|day|results?|"
        r"time|car|team|strategy|against|to))",
        rf"{ARE_YOU}(?:\w+ )?(?:{RACES})\b(?=\s*(?:[?.!,;]|$|or\b|and\b|by\b|yourself|person|man|woman))",
        rf"{YOU_ARE}(?:{RACES})\b(?=\s*(?:[?.!,;]|$|or\b|and\b|person|man|woman|candidate))",
        rf"\bas an? (?:{RACES})(?: (?:man|woman|person|candidate|employee|engineer|nurse|teacher|male|"
        r"female))?\b(?! (?:cuisine|studies|market))(?=[^?.]*\byou\b)",
        rf"identify as (?:a |an )?(?:{RACES})",
        r"(?:person|people|someone|man|woman) of your (?:race|colou?r|ethnicity)",
        rf"are your parents (?:both )?(?:{RACES})",
    ),
    # Title VII disparate impact, EEOC guidance on arrest and conviction records (2012); fair chance laws.
    "arrests": (
        r"\b(?:criminal|court|police) (?:case|charge|charges|proceedings|investigation|"
        r"complaint)s? (?:\w+ )?(?:against|about|into|involving) you\b",
        r"\b(?:charges|complaint|warrant) (?:\w+ )?against you\b",
        r"\b(?:have|had|were|are|did) you (?:ever |recently |previously |once )*(?:been |get |got |"
        r"gotten )(?:\w+ )?(?:arrested|convicted|charged with(?! (?:leading|running|managing|building|planning|"
        r"keeping|finding|looking|making|getting|the task))|in (?:prison|jail|trouble with the (?:law|police)|"
        r"custody|court for)|to (?:prison|jail|court)|sent to (?:prison|jail)|stopped by the police|detained|"
        r"indicted|prosecuted|on (?:probation(?! period)|parole)|incarcerated|imprisoned|caught (?:stealing|drink|"
        r"drunk|speeding)|accused of (?:a )?crime|a suspect|cautioned by)",
        r"\b(?:do|did) you have (?:a |an |any |some )*(?:\w+ )?(?:criminal|police|arrest|prison|juvenile|"
        r"court) (?:records?|history|background|past|convictions?)",
        r"do you have (?:any |a )?(?:\w+ )?(?:convictions?|arrests|felon(?:y|ies)|misdemeanou?rs?|warrants?|dui|"
        r"pending charges|charges pending)",
        r"\byour (?:own )?(?:criminal (?:record|history|past|background|conviction\w*)|arrests?(?! (?:rate|"
        r"report))|convictions?(?=\s*(?:[?.,]|$|and|for|in))|prison (?:time|sentence|term)|police record|"
        r"time in (?:prison|jail)|felony|probation officer|parole)\b",
        r"(?:spent|served|done|do) (?:any )?time in (?:prison|jail)",
        r"a clean (?:criminal |police )?record",
        r"what were you (?:arrested|convicted|charged|in prison) ?(?:for|of|with)?",
        rf"{HAVE_YOU}(?:committed|done) (?:a |any )?(?:crimes?|offen[cs]es?|felony)",
        rf"{ARE_YOU}on (?:probation(?! period)|parole)\b",
        rf"{ARE_YOU}(?:ex-?con\w*|convicted \w+|felon|criminal)\b",
        rf"{HAVE_YOU}spent (?:a |one |any )?(?:night|time) in (?:jail|prison|a cell)",
        r"had (?:any )?(?:trouble|run-?ins?) with the (?:law|police)",
    ),
    # State and city salary history bans (California Labor Code 432.3, New York Labor Law 194-a and others).
    "pay_history": (
        r"\bwhat (?:salary|wage|pay|income) (?:did|were|was|do) you\b(?! (?:expect|want|hope|have in mind|"
        r"think|offer|set))",
        r"\bhow much (?:money )?(?:do|did) you (?:make|earn)\b(?! (?:of|the (?:team|company|product)|for (?:the|"
        r"your) (?:company|charity)))",
        r"\b(?:what|how much) (?:is|was|were|are|did|do|had|have|does|would you say is) (?:\w+ )?(?:you|they|"
        r"your (?:last |current |previous |former |present |old )?(?:employer|company|boss|job|role|"
        r"position))\b[^?.]{0,30}\b(?:earn(?:ing|ed)?|mak(?:e|ing)(?=\s*(?:[?.]|$|now|at|in|there|a year|per|"
        r"before|today|currently|an hour|each|right now|last|monthly))|made(?=\s*(?:[?.]|$|at|there|a year|last))|"
        r"paid|pay(?:ing)?(?! for| per| with| attention)|get paid|take home|bring home|(?:(?<=you )|(?<=they )|"
        r"(?<=job )|(?<=role )|(?<=roughly )|(?<=exactly )|(?<=position ))on)\b(?=\s*(?:[?.!,;]|$|you|"
        r"now|at|in (?:your|that|this|the)|there|a year|per|before|today|currently|an hour|each|right|last|monthly|"
        r"as|there|then|until|when|for (?:that|your|the) (?:job|role|work|position)))",
        r"\byour (?:own )?(?:current|last|previous|present|former|old|past|most recent|existing|latest|starting|"
        r"final|prior|earlier) (?:\w+ )?(?:salary|salaries|pay|wages?|compensation|package|earnings|income|"
        r"remuneration|bonus|hourly rate|rate of pay|day rate|base|ctc|paycheck|payslip|pay slip|pay rate|"
        r"pay check)\b(?! (?:system|software|tool|platform))",
        r"\byour (?:salary|pay|earnings|wages?|compensation|income|remuneration|ctc|hourly rate|paycheck|bonus|"
        r"day rate)\b[^?.]{0,25}\b(?:at|in|with|from) (?:your |the |that |this )?(?:\w+ ){0,2}(?:job|role|employer|"
        r"company|position|last|previous|current|present|firm|old|there|hospital|school|past)",
        r"your (?:salary|pay|wage|income|earnings|compensation) (?:history|now|today|currently|so far|progression|"
        r"slips?|stubs?)",
        r"(?:salary|pay|wage|earnings|compensation) history\b",
        r"\b(?:what|how much) (?:are|were) you (?:currently |now |previously )?(?:on|making|earning|paid|"
        r"being paid)\b(?! (?:about|to|with|in the project))",
        r"how (?:much|well) (?:did|do|does|was|were) (?:\w+ ){1,5}pay you",
        r"what salary (?:were|are|did|do|have) you (?:\w+ )?(?:on|earn\w*|mak\w+|get|getting|receiv\w+|had|have|"
        r"paid)(?! (?:expect|looking|hop))",
        r"(?:show|send|share|bring|upload)\w* (?:me |us )?(?:your |a )?(?:\w+ )?(?:payslip|pay stub|pay slip|p60|"
        r"w-?2)s?",
        r"what (?:did|do|does) (?:\w+ ){1,4}pay (?:you|there)",
        r"are you (?:currently )?(?:paid|earning|making|on) (?:more|less|over|under|above|below|around|"
        r"about) (?:than )?[$£€\d]",
    ),
    # Uniformed Services Employment and Reemployment Rights Act of 1994; EEOC guidance on discharge.
    "military": (
        r"\b(?:kind|type|sort|reason|conditions?|circumstances) (?:of|"
        r"for) (?:your )?(?:military )?discharge\b(?! (?:plan|you (?:plan|arrange)|from (?:hospital|the ward)))",
        r"\byour (?:military|army|navy|service) (?:discharge|status|obligations?|record of discharge)",
        r"were you (?:honou?rably |dishonou?rably |medically )?discharged\b",
        r"(?:honou?rable|dishonou?rable|less than honou?rable) discharge",
        rf"{ARE_YOU}(?:\w+ )?(?:in the (?:reserves|national guard|army reserve)|reservist|"
        r"member of the (?:national guard|reserves?)|veteran)\b",
        r"(?:called up|be deployed|be mobili[sz]ed|get deployed)\b(?=[^?.]*\b(?:reserve|guard|you|"
        r"military)\b)(?! (?:to production|by the pipeline))(?<!code )(?<!to )",
        r"(?:will|could|might|would) you be (?:deployed|called up|mobili[sz]ed)",
        r"your (?:reserve|national guard) (?:duty|duties|commitments?|service|obligations?)",
        r"why did you leave the (?:army|navy|military|air force|forces|service)\b",
        r"did you (?:do|avoid|refuse) (?:your )?(?:military|national) service",
    ),
}
