"""Health, disability and genes: what an interviewer does not ask about a body.

Regular expressions for text that `wording.plain` made plain; each category names the law it comes from.
"""

from graph.decisions.guard.address import ARE_YOU, DO_YOU, HAVE_YOU, YOU_ARE
from graph.decisions.guard.peoples import ILL, ILLNESSES, IMPAIRED

ASKED_BODY: dict[str, tuple[str, ...]] = {
    # Americans with Disabilities Act of 1990: no disability-related inquiries before an offer.
    "health": (
        r"\b(?:do|did|have|are) you (?:ever |currently |still )*suffer(?:ed|ing)? from\b",
        r"\b(?:make|made|makes) you (?:physically |mentally |seriously )?(?:ill|sick|depressed)\b",
        r"\b(?:has|have|did) (?:a|your|any|the) (?:doctor|gp|physician|therapist)s? (?:ever )?(?:told?|advised?|"
        r"said?|prescribed?|diagnosed?|put|signed?) you",
        r"\bhow is your (?:\w+ )?health\b",
        r"\byour (?:own |current |general |physical |mental |personal |state of )*(?:health|wellness|fitness level|"
        r"medical (?:history|conditions?|records?|situation|background|issues?|problems?)|illness(?:es)?|sickness|"
        r"medications?|medicines?|diagnos[ie]s|symptoms|surgery|operation|treatment|therapist|psychiatrist|"
        r"counsell?or|burn-?out|depression|anxiety|cancer|vaccination status|blood pressure|weight|bmi|"
        r"sick (?:days|leave)|hospital stay|recovery|nervous breakdown|addiction|drinking|drug use|smoking|"
        r"sobriety|tablets)\b(?! (?:round|chart|trolley|app|product|policy|team|training|records|system|plan for|"
        r"project|course|area|of (?:the|a)|for (?:the|a) (?:patient|resident|client)))",
        r"(?:do you (?:have|suffer|struggle|live|get)|have you (?:ever |recently |previously )*(?:had|suffered|"
        r"struggled|got|been diagnosed|been treated|been hospitali[sz]ed|been in hospital|experienced|lived|"
        r"battled)|did you (?:have|suffer|get)|do you still have|are you (?:being )?(?:treated|suffering))(?: from|"
        r" with| for| through| by)?(?: any| a| an| some| serious| major| chronic| ongoing| underlying| current|"
        r" existing| past| physical| mental)*(?: (?:health|medical|psychological|psychiatric|emotional|physical|"
        r"back|heart|drinking|drug|alcohol))? ?(?:conditions?|illness(?:es)?|diseases?|ailments?|allerg(?:y|ies)|"
        r"injur(?:y|ies)|health (?:problems?|issues?|concerns?)|(?:health|medical|mental|psychological|psychiatric|"
        r"back|heart|drinking|alcohol) (?:problems?|issues?|concerns?)|surger(?:y|ies)|operations?|breakdowns?|"
        rf"{ILLNESSES})\b(?! (?:patients?|ward|data|cases?|clinic|module|team|research|come|at work among|"
        r"in your (?:team|ward|patients)))",
        rf"{ARE_YOU}(?:\w+ )?(?:healthy|sick|ill|unwell|in good health|fit and well|physically fit|overweight|obese|"
        r"vaccinated|a smoker|smoker|drinker|sober|contagious|infectious|burn(?:ed|t)[- ]out|mentally (?:ill|"
        rf"stable|well)|off sick|signed off|hospitali[sz]ed|{ILL})\b(?=\s*(?:[?.!,;]|$|or\b|and\b|at\b|during|"
        r"in (?:that|20|19|the past)|then|with|for|when|again|enough|last|now))",
        r"\b(?:how many|how often|number of)\b[^?.]{0,25}(?:sick(?:ness)?|illness|medical)[ -]?(?:days|leave|"
        r"absences?|notes?)?\b(?=[^?.]{0,30}\byou\b)",
        r"how (?:often|many days|many times)[^?.]{0,15}(?:were|are|have been|have|been|did) you (?:been |"
        r"call(?:ed)? in |get |take )?(?:sick|ill|off sick|unwell|absent)",
        r"days (?:off|of work)[^?.]{0,20}(?:sick|ill(?:ness)?)\b(?=[^?.]*(?:you\b|\?))",
        r"\b(?:do|did|are|have|were) you (?:ever |currently |regularly |still |been )?(?:tak(?:e|ing|en)|on|using|"
        r"use|used|need|prescribed) (?:any |some |prescription |prescribed |illegal |recreational |"
        r"regular )*(?:medications?|medicines?|drugs|tablets|pills|antidepressants|painkillers|insulin|cannabis|"
        r"marijuana|cocaine|substances)\b(?=\s*(?:[?.!,;]|$|or\b|and\b|for (?:any|your|a condition|anxiety|"
        r"depression)|that (?:could|might|affect)|regularly|at the moment|every|to (?:help|cope|sleep)|"
        r"recreationally|in (?:the past|your)))",
        r"\bdo you (?:ever |still |currently |regularly )?(?:smoke|vape|drink(?: alcohol)?|sleep well|"
        r"eat healthily|exercise regularly)\b(?=\s*(?:[?.!,;]|$|or\b|and\b|a lot|much|often|at all|regularly|"
        r"every))",
        r"how (?:much|often|many \w+) do you (?:drink|smoke|weigh|sleep)\b",
        r"how much alcohol",
        r"how (?:tall|heavy) are you",
        r"\b(?:have|did|do|are) you (?:ever |currently |still |been |recently )*(?:seen?|seeing|gone? to|been to|"
        r"visit(?:ed)?|talk(?:ed)? to|in|had|having|been in|attend(?:ed)?|need(?:ed)?) (?:a |an |any |"
        r"your )?(?:therapist|psychiatrist|psychologist|therapy|rehab|counselling|counseling|psychotherapy|shrink|"
        r"psychiatric (?:care|treatment|help)|mental health (?:treatment|care|help))\b(?! (?:for|with) (?:a |the |"
        r"your )?(?:patient|client|pupil|student|resident))",
        r"workers'? comp(?:ensation)?(?= (?:claim|case|benefit|before|in the past)|"
        r"\s*[?.])(?=.*\byou(?! (?:process|handle|manage|review|assess)))",
        r"filed? (?:for )?(?:a )?workers'? comp\w*",
        r"have you (?:ever )?been (?:injured|hurt) (?:at work|on the job)",
        rf"{HAVE_YOU}(?:hospitali[sz]ed|had a nervous)",
        r"\b(?:sorry (?:to hear )?(?:about|for|that)|glad (?:to hear )?(?:that )?|hope|good that) you(?:r| are|"
        r" were| have)? (?:\w+ ){0,4}(?:ill(?:ness)?|sick|diagnos\w+|cancer|burn-?out|depress\w+|signed off|unwell|"
        r"hospital|recover\w*|feel better|health|better now|condition)\b",
        r"wish(?:ing)? you (?:a )?(?:speedy|quick|full) recovery",
        r"get well",
        r"\b(?:after|since|despite|during|given|with|through|because of) (?:your |the |a |that )?(?:burn-?out|"
        r"breakdown|sick leave|depression|cancer|illness|time off sick|being (?:ill|signed off|sick|"
        r"off sick))\b(?=[^?.]*\byou\b)",
        r"\b(?:illness|health|medical|sickness)(?: (?:issue|reason|problem|condition)s?)?\b[^?.]{0,25}\b(?:behind|"
        r"explain|cause|reason for)\b[^?.]{0,25}\b(?:gap|break|absence)\b",
        r"\b(?:gap|break|absence|time (?:off|out|away))\b[^?.]{0,30}\b(?:because of|due to|for|a|about|"
        r"related to) (?:\w+ )?(?:illness|health|medical|sickness|ill health)",
    ),
    # Americans with Disabilities Act of 1990; a voluntary request for adjustments is the candidate's to make.
    "disability": (
        r"\b(?:do|did|have) you (?:have|had|got|suffer from|live with)(?: any| a| an| some| kind of| sort of|"
        r" form of| physical| mental| hidden| invisible| learning| registered)*(?: of)? ?(?:disabilit(?:y|ies)|"
        r"handicaps?|impairments?|special needs|hearing loss|vision loss|limitations?(?= (?:that would|"
        r"physically))|physical limitations?)\b",
        r"\byour (?:own )?(?:physical |mental |hidden |learning |visual |hearing )*(?:disabilit(?:y|ies)|handicap|"
        r"impairment|wheelchair|hearing aids?|prosthe\w+|guide dog|service (?:dog|animal)|walking stick|crutches|"
        r"stammer|stutter|limp|poor sight|eyesight|eye sight|hearing|dyslexia|autism|adhd|missing (?:arm|leg|hand)|"
        r"cane)\b(?! (?:technology|product|app|research|project|ramp|test suite|users?))",
        rf"{ARE_YOU}(?:\w+ )?(?:{IMPAIRED})\b(?! (?:to|spot))",
        rf"{YOU_ARE}(?:{IMPAIRED})\b(?! (?:to|spot))",
        r"\b(?:do|would|will|might) you (?:need|require|want|use) (?:any |a |special |some |reasonable |workplace |"
        r"particular )*(?:accommodations?|adjustments?|wheelchair|hearing aid|guide dog|assistive \w+|"
        r"walking (?:aid|stick|frame)|ramp|cane)\b(?! (?:for|in|during|to get through|with|"
        r"to take part in) (?:this|the|today's|our) (?:interview|conversation|call|talk|chat))",
        r"\b(?:what|which) (?:accommodations?|adjustments?) (?:would|do|will) you (?:need|require) (?:to|for|"
        r"in) (?:do|perform|the (?:job|role)|this (?:job|role)|work)",
        r"\bwith (?:poor|bad|weak|limited|one|failing|no) (?:sight|eyesight|hearing|vision|eye|arm|leg|hand|"
        r"mobility)\b(?=[^?.]*\byou)",
        r"(?:what|how) (?:happened|did) (?:to |you (?:hurt|lose|injure) )your (?:arm|leg|hand|eye|eyes|face|back|"
        r"foot|hearing|sight)",
        r"\bwere you born (?:with|like|that way|deaf|blind)",
        rf"{DO_YOU}(?:walk with a|use a wheelchair|use sign language yourself|have trouble (?:hearing|seeing|"
        r"walking|standing)|receive disability|get disability|claim disability)",
        r"disability (?:benefits?|pension|allowance|status)(?=.*\byou)",
        r"registered disabled",
        r"neurodiver\w+(?=[^?.]*\byou(?:rself)?\b(?= (?:are|identify|yourself|consider)|[?.]))",
        r"identify as (?:disabled|neurodiver\w+)",
        r"(?:are|on the) (?:you )?(?:on )?the (?:autism |autistic )?spectrum",
    ),
    # Genetic Information Nondiscrimination Act of 2008: family medical history counts as genetic information.
    "genetic": (
        r"\b(?:illness\w*|diseases?|conditions?|cancer|disorders?)\b[^?.]{0,50}\bin (?:your|the) (?:own )?family\b",
        r"\b(?:your )?family(?:'s)? (?:medical )?history (?:of|with|include)\b[^?.]{0,40}",
        r"family medical history",
        r"(?:anyone|anybody|someone|members?|any relatives?|relatives?|parents?|grandparents?|siblings?|"
        r"any of them) (?:in|of) (?:your|the) (?:\w+ )?family[^?.]{0,20}\b(?:had|have|has|suffer\w*|die[ds]?|"
        r"with|ill|sick|disabled|diagnosed|get|carry|inherit)\b",
        r"run(?:s)? in (?:your|the) family",
        r"(?:in|of) your (?:own )?(?:genes|genetics|dna|bloodline)\b",
        r"your (?:genetic \w+|genes|dna|genome)\b(?! (?:project|lab|model|sample|sequenc|pipeline|work|research))",
        rf"{HAVE_YOU}(?:had|taken|done|been) (?:a |an |any |tested for )*(?:genetic|dna|brca|23andme|hereditary|"
        r"ancestry)\b",
        r"(?:did|do) (?:any|either|one) of your (?:parents|relatives|grandparents|siblings)[^?.]{0,20}(?:die|"
        r"have|had|suffer|get)",
        r"(?:hereditary|inherited|genetic) (?:conditions?|diseases?|illness\w*|disorders?|risks?|"
        r"predisposition)\b(?=[^?.]*\b(?:your family|you have|you carry|do you|are you|in you)\b)",
        r"what did your (?:parents|mother|father|grandparents) die (?:of|from)",
        r"carry (?:the|a|any) (?:gene|mutation)",
    ),
}
