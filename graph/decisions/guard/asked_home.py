"""Age, family, pregnancy, orientation and sex: what an interviewer does not ask about a life at home.

Regular expressions for text that `wording.plain` made plain; each category names the law it comes from.
"""

from graph.decisions.guard.address import ARE_YOU, DO_YOU, HAVE_YOU, YOU_ARE
from graph.decisions.guard.peoples import KIN, LOVES, NUMBER_WORDS

ASKED_HOME: dict[str, tuple[str, ...]] = {
    # Age Discrimination in Employment Act of 1967.
    "age": (
        r"\b(?:someone|somebody|a person|a man|a woman|people|anyone) with your years\b",
        r"\bhow (?:much longer|many more years) (?:do|will|would|can|could) you (?:want to |like to |expect to |"
        r"plan to |intend to |still )*work\b",
        r"how many birthdays",
        r"\bwork before you (?:stop|retire|give up)",
        r"how old (?:are|r|were) (?:you|u)\b",
        r"how old (?:would you be|will you be)",
        r"(?:what is|may i ask|can i ask|tell me|state|give me|share|confirm) your (?:exact |current )?age\b",
        r"\b(?:at|of) your age\b",
        r"your (?:own )?age (?:be|is|was|bother|get|make|group|affect|stop|hold|mean|keep|work|slow)\w*",
        r"\b(?:your|the) (?:date|year|month) of birth",
        r"your (?:birth ?date|birth ?day|birth ?year|birth year)",
        r"(?:when|which year|what year|which decade|what decade) (?:were you|was it you were|you were) born",
        r"\bborn in (?:the )?(?:19|20)?\d\ds?\b(?=.*\byou\b)",
        r"were you (?:already )?(?:born|alive|around) (?:in|when|before|after)",
        r"(?:when|what year|which year) (?:did|do|were) you (?:\w+ )?(?:leave|finish|graduate from|graduate|"
        r"complete|out of) (?:high |secondary |primary )?school",
        r"(?:what|which) year (?:did you graduate|was your graduation|were you in high school)",
        r"(?:how many years|how long|when|how soon)\b[^?.]{0,40}\b(?:until|before|till|do you|will you|would you|"
        r"you)\b[^?.]{0,20}\bretire(?:ment)?\b",
        rf"{DO_YOU}(?:think of |think about |thinking of |considering )?retir\w+",
        r"your retirement(?! (?:plan products|savings product))",
        r"thinking (?:of|about) retir\w+",
        r"\b(?:too|bit|rather|quite|very|so) (?:old|young) (?:for|to)\b[^?.]{0,60}",
        r"(?:overqualified|set in your ways)\b",
        r"(?:someone|somebody|a (?:man|woman|person)|people|candidates?) (?:of|at|your) (?:your |that )?(?:age|"
        r"generation)\b",
        r"\byour generation\b",
        r"(?:younger|older) than you(?:rself)?\b",
        r"as (?:a|an) (?:older|younger|mature|elderly) (?:worker|person|candidate|man|woman|applicant|employee)",
        rf"{ARE_YOU}(?:over|under|above|below|older than|younger than) (?:the age of )?(?:\d\d|{NUMBER_WORDS})\b",
        rf"{ARE_YOU}(?:in your|past|nearing|approaching) (?:early |mid |late )?(?:-?\d\ds|{NUMBER_WORDS}|twenties|"
        r"thirties|forties|fifties|sixties|retirement|pension)",
    ),
    # Title VII of the Civil Rights Act of 1964 (sex), EEOC guidance on caregivers: marriage, children, care.
    "family": (
        r"\b(?:depend|depends|depending|relies|rely|relying) on (?:you at home|your income)\b",
        r"\b(?:at home|anybody|anyone) (?:who )?(?:depend\w*|waiting)",
        r"\bpick up (?:the|your) (?:children|kids|little ones)\b(?=[^?.]*\?)",
        rf"{ARE_YOU}(?:married|single|divorced|widowed|engaged(?! (?:in|with|by|on))|separated|in a relationship|"
        r"seeing someone|dating|cohabiting|a (?:single )?(?:parent|mother|father|mum|mom|dad)|single (?:parent|"
        r"mother|father|mum|mom))\b",
        r"(?:your|the candidate's) (?:marital|marriage|family|relationship|parental|home) (?:status|situation|"
        r"plans?|circumstances|arrangements?|commitments?|obligations?|responsibilities|duties|life)\b",
        r"\byour (?:maiden|married|birth) name",
        r"(?:miss,? (?:or )?mrs|mrs,? (?:or )?(?:miss|ms)|ms,? (?:or )?mrs)\b",
        rf"\byour (?:{KIN})\b",
        r"\byour two (?:boys|girls)\b",
        r"\byour (?:boys|girls)\b(?= at home)",
        r"\byour (?:own )?(?:parents|family|families|child|children|baby|babies)\b(?!'s)",
        r"\byour (?:own )?(?:child|baby|family)'s\b",
        r"\byour (?:life )?partner (?:do|work|think|feel|mind|support|relocat|agree|have|live|earn|move|be|say|"
        r"cope|at home|is|and your)\w*",
        r"does your partner\b",
        r"your partner'?s (?:job|work|income|career)",
        r"(?:do|did|have) you (?:have |got |already have )(?:any |a |some |young |small |little |other )*(?:kids?|"
        r"child|children|family|husband|wife|spouse|partner|boyfriend|girlfriend|little ones|dependants?|"
        r"dependents?|grandchildren|siblings|brothers or sisters|brothers)\b(?=\s*(?:[?.!,;]|$|at home|and\b|or\b|"
        r"yet|of your own|living|under|to (?:look|care|take)|back home|waiting|that (?:need|depend)|who (?:need|"
        r"depend)))",
        r"how many (?:kids|children|dependants|dependents) (?:do you have|have you(?: got)?|are you raising|"
        r"did you raise)(?! in (?:your|the|a) (?:class|group|unit|care at))(?=\s*(?:[?.!,;]|$|at home|and\b|living|"
        r"of your own))",
        r"how old (?:are|is) (?:your|the) (?:kids?|child|children|son|daughter|baby|little one|boys|girls)",
        r"(?:who|what) (?:looks?|will look|would look|takes?|will take|is taking|cares?|would care|minds?|"
        r"watches) (?:after |care of |care for |for )?(?:the |your )(?:kids|children|child|baby|little ones|boys|"
        r"girls|house|home)\b",
        r"\b(?:your|any|arranged?|sort(?:ed)?(?: out)?|have|got|reliable|organi[sz]ed?) (?:\w+ )?(?:child ?-?care|"
        r"day ?-?care|nursery place|babysitters?|nanny|school runs?|elder ?care)\b(?! (?:app|product|service|cent|"
        r"business|work|setting|voucher))",
        r"school run\b",
        r"\b(?:what|which|your|any|have you) (?:\w+ ){0,2}(?:child ?-?care|day ?-?care) (?:arrangements?|plans?|"
        r"provisions?|options?|cover)\b(?=[^?.]*\byou)",
        rf"\bwith (?:a|an|your|two|three|both) (?:\w+ )?(?:{KIN})\b(?=[^?.]*\byou\b)",
        r"(?:plans?|planning|want|hope|hoping|intend|like|going|thinking of|thinking about|considering|ready|"
        r"about) (?:to |on |of )?(?:get|getting|be|being|become|becoming) (?:married|engaged(?! in| with)|"
        r"a (?:parent|mother|father|mum|mom|dad))\b",
        r"who do you live with",
        rf"{DO_YOU}live (?:alone|with (?:anyone|someone|your|a partner|parents))",
        r"share (?:a|your) (?:home|household) with",
        r"(?:arrange|manage|organi[sz]e|handle|juggle|sort|cope with|balance|are|going) (?:things|everything|life|"
        r"matters)(?: \w+)? at home",
        r"(?:situation|things|things going|life|demands|commitments|responsibilities|duties) at home\b",
        r"(?:caring|care|carer|caregiver|caregiving|looking after)(?: for| of)? (?:an? |your |any )?(?:elderly |"
        r"ageing |aging |sick |ill )?(?:parent|parents|relative|relatives|dependants?|dependents?|"
        r"family member)(?= (?:at home|yourself|outside|besides|full|alongside)|\s*[?.]|$)(?<!patient)",
        r"(?:caring|caregiving|carer'?s?|parenting) (?:responsibilities|duties|obligations|commitments)(?=.*\byou)",
        r"do you have (?:any )?(?:caring|caregiving|parenting|family|domestic) (?:responsibilities|duties|"
        r"obligations|commitments)",
        r"\bas a (?:busy |working |new |single |young |proud )*(?:mother|father|mum|mom|dad|parent|wife|husband|"
        r"widow|married (?:man|woman))\b(?=.*\byou)",
        r"\bas a (?:working |single |new )*(?:mother|father|mum|mom|dad|parent)\b",
        r"\b(?:with|raising|having) (?:a |an |two |three |four |your |small |young |little )+(?:kids?|child|"
        r"children|baby|babies|boys|girls|toddlers?|family)(?: and [^,?.]{1,30})? (?:at home|to look after|in tow|"
        r"on the way|of your own|waiting)",
        r"\bwhat (?:does|did|do|would) (?:he|she|they|your \w+) (?:at home )?(?:do for a living|"
        r"think of you working)",
        r"(?:wedding|honeymoon)(?= (?:plans|day|coming))",
        rf"{DO_YOU}wear a wedding ring",
    ),
    # Pregnancy Discrimination Act of 1978 (part of Title VII), Pregnant Workers Fairness Act.
    "pregnancy": (
        r"\b(?:finished|done) having (?:children|kids|babies)\b(?=[^?.]*\?)",
        r"\byou (?:not )?to (?:become|get|be|fall) pregnant",
        r"\byou (?:become|became|get|got|fall|fell|might be|could be|were) pregnant",
        r"\bcongratulat\w+ on (?:the|your) (?:\w+ )?(?:pregnancy|baby|news of the baby|new arrival|little one)",
        r"\b(?:first|second|third|another) (?:child|baby)\b[^?.]{0,25}\b(?:for you|planned|on the cards|on the way|"
        r"soon)",
        rf"{ARE_YOU}(?:\w+ )?(?:pregnant|with child|expecting(?=\s*(?:[?.!,;]|$|a (?:baby|child)|or\b|and\b))|"
        r"trying (?:for|to have|to conceive)|breast-?feeding|nursing a)",
        r"your (?:own )?(?:pregnanc(?:y|ies)|due date(?= for the baby| of the baby)|maternity leave|"
        r"paternity leave|parental leave|baby bump)\b(?! cover)",
        rf"(?:{HAVE_YOU}(?:been|had|taken|gone|go)|{DO_YOU}(?:take|took|go on|want|need|expect|be taking)|planning|"
        r"plan) (?:to take |on |any |a |an |the )*(?:pregnan\w+|maternity leave|paternity leave|parental leave|"
        r"abortion|miscarriage|ivf|fertility treatment)",
        r"(?:plans?|planning|want|wanting|hope|hoping|intend|like|going|thinking (?:of|about)|considering|ready|"
        r"about|time|decided) (?:to |on |of |for )?(?:have|having|start|starting|raise|raising|become|becoming|get|"
        r"getting|fall|falling|grow|growing)?(?: any| a| another| more| some| your)*(?: own)* ?(?:kids|children|"
        r"baby|babies|family|pregnant)\b(?! (?:product|app|friendly|car|room|centre|center|service|practice|"
        r"#))(?=.*\b(?:you|soon)\b|\s*[?.])",
        r"\b(?:are|do|would|will|have) you (?:\w+ )?(?:planning|plan|hoping|hope|thinking|trying|going|considering|"
        r"wanting|want|ready|decided)[^?.]{0,20}\b(?:have|having|start|starting|raise)(?: any| a| more| another|"
        r" your)*(?: own)* (?:kids|children|baby|babies|family)\b(?! (?:product|practice|room|run))",
        r"\b(?:do|would|will|did) you (?:ever )?(?:want|like|plan|have|see yourself having|"
        r"see yourself with) (?:to (?:have|start|raise) )?(?:any |a |another |more )*(?:kids|children|baby|babies|"
        r"family)\b(?=\s*(?:[?.!,;]|$|one day|some ?day|in the|soon|within|later|at some|ever|while))",
        r"\b(?:baby|little one|child|new arrival) (?:on the way|due|coming soon|arriving|bump|arrives|is due|"
        r"is born)\b",
        r"(?:when|what day) (?:are you|is it|is the baby) due(?=\s*(?:[?.!]|$))",
        r"\byour (?:birth control|contracepti\w+|fertility|menstrua\w+|periods?|menopause|"
        r"hysterectomy)\b(?! (?:app|clinic|product|project))",
        r"(?:are you on|do you use|do you take|use) (?:the pill|birth control|contraception)",
        r"biological clock",
        r"\b(?:return|come|came|coming|going|be) back (?:to work )?(?:from|after) (?:your |having )?(?:maternity|"
        r"paternity|parental|a baby|the baby)",
        r"if you (?:became|become|got|get|fell|fall) pregnant",
        rf"{HAVE_YOU}given birth",
        r"gave birth",
    ),
    # Title VII of the Civil Rights Act of 1964, as read in Bostock v. Clayton County (2020).
    "orientation": (
        r"\bhave you always been (?:a )?(?:woman|man|male|female|girl|boy|straight|gay)",
        rf"{ARE_YOU}(?:\w+ )?(?:{LOVES}|out at work|attracted to|into (?:men|women|guys|girls)|born (?:male|female|"
        r"a man|a woman|a boy|a girl))\b(?=\s*(?:[?.!,;]|$|or\b|and\b|by\b|at\b|men|women|as\b|person|man|woman|"
        r"yourself))",
        rf"{YOU_ARE}(?:openly )?(?:gay|lesbian|bisexual|queer|transgender|trans)\b",
        r"\byour (?:own )?(?:sexual(?:ity)?(?: (?:orientation|preference|identity|history))?|"
        r"orientation(?=\s*(?:[?.!,]|$|or\b|and\b|come))|gender(?: identity| expression| at birth)?|sex life|"
        r"sex(?: assigned)? at birth|(?:preferred )?pronouns|transition(?= (?:surgery|from (?:male|female)))|"
        r"dead ?name|coming out)\b",
        r"(?:what|which) (?:is your )?(?:gender|sex|pronouns|sexuality|sexual \w+)\b[^?.]{0,20}\b(?:are|do|you|"
        r"your|were)\b",
        rf"{DO_YOU}(?:identify as|(?:date|like|prefer|sleep with|fancy|go out with) (?:men|women|boys|girls|guys)\b)",
        r"how do you identify",
        rf"{HAVE_YOU}(?:had|undergone) (?:gender|sex|surgery to)",
        rf"{HAVE_YOU}come out",
        r"(?:are|have) you (?:\w+ )?(?:transition(?:ed|ing))\b(?=\s*[?.]|$)",
        r"\bas a (?:gay|lesbian|bisexual|trans|transgender|queer|straight|non-?binary)\b",
    ),
    # Title VII of the Civil Rights Act of 1964 (sex).
    "sex": (
        r"\bas an? (?:young |older |single |only |strong )*(?:woman|female|man|male|girl|guy|lady|"
        r"gentleman)\b(?=[^?.]*\b(?:you|your)\b)",
        r"\b(?:for|being) a (?:woman|girl|lady|female)\b(?! (?:patient|client|in labour|with|"
        r"who))(?=[^?.]*\b(?:you|your)\b)",
        r"\bare you (?:a |an )?(?:male|female|man|woman|girl|boy)\b",
        r"\byou (?:women|men|girls|ladies)\b",
        r"working (?:for|under|with) (?:a )?(?:female|male|woman|man|women|men) (?:boss|manager|supervisor|only)",
        r"(?:surrounded by|only among|in a team of) (?:men|women)(?=[^?.]*\byou\b|\s*\?)",
    ),
}
