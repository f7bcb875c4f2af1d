"""Genes, family and body: what candidates tell of themselves and those close to them.

Regular expressions for text that `wording.plain` made plain; the first category that fits counts.
"""

from graph.decisions.guard.first_person import I_AM, I_HAVE, KINFOLK, WORKPLACES
from graph.decisions.guard.peoples import ILL, ILLNESSES, IMPAIRED, KIN, NUMBER_WORDS

TOLD_OF_LIFE: dict[str, tuple[str, ...]] = {
    "genetic": (
        r"\b(?:runs?|it is|is) in (?:my|our|the) family\b(?! (?:room|practice|business|law))",
        r"\b(?:runs|run) in my (?:genes|blood)",
        r"\bi (?:carry|have|tested (?:positive )?for|inherited) (?:the |a |an )*(?:\w+ )?(?:brca\w*|gene|mutation|"
        r"genetic (?:condition|disease|disorder|risk|mutation|predisposition)|hereditary \w+)\b(?! (?:data|panel|"
        r"expression|sequenc|code|list))",
        r"\bmy (?:own )?(?:genes|dna|genetic (?:test|condition|risk|disorder|disease)|"
        r"family(?:'s)? (?:medical )?history)\b(?! (?:lab|project|work|research|pipeline))",
        rf"\b(?:both |my |our |of )+(?:\w+ )?(?:{KIN}|family|parents?|aunt|uncle|cousin) (?:\w+ ){{0,3}}(?:died of|"
        rf"has|had|have|is ill with|suffers? from|was diagnosed with|carries) (?:{ILLNESSES}|"
        r"huntington\w*)(?! (?:and lives|and needs))",
    ),
    "pregnancy": (
        r"\bi (?:will be|will go|am going|am going to be|plan to be) (?:away )?on (?:maternity|paternity|"
        r"parental) leave",
        r"\b(?:weeks|months) (?:along|pregnant)\b",
        r"\b(?:our|my) (?:first|second|third) (?:child |baby )?(?:is )?(?:due|on the way|arrives|was born)",
        r"\b(?:along|pregnant) with (?:our|my)\b",
        rf"{I_AM}(?:\w+ )?(?:pregnant|expecting(?=\s*(?:[.!,;]|$|a (?:baby|child)|our|my|twins|again|in (?:spring|"
        r"the spring|may|june|july|march|april|autumn|summer|winter)))|breast-?feeding|due in (?:spring|the spring|"
        r"january|february|march|april|may|june|july|august|september|october|november|december)|"
        r"trying for a (?:baby|child)|on (?:maternity|paternity|parental) leave|having a baby|having ivf)",
        r"\b(?:i|we) (?:have|had|have got|are having|are expecting|were expecting|lost)(?: just had)? (?:a |our |"
        r"another |my )?(?:first |second |third )?(?:baby|child|miscarriage|little one)(?: is)?(?: due| on the way|"
        r" coming| in the| next| last|\s*[.,!;]|$| and)",
        r"\b(?:my|our) (?:\w+ )?(?:pregnanc(?:y|ies)|due date(?= is in)|miscarriage|abortion|ivf|maternity leave|"
        r"paternity leave|parental leave|baby shower)\b",
        r"\b(?:i|we) (?:want|plan|hope|would like|are trying|are hoping|are planning) to (?:have (?:a |more |"
        r"another )?(?:kids|children|baby|family|child)|start a family|conceive)",
        r"\bi (?:took|went on|came back from|returned from|had|am back from|go on) (?:\w+ )?(?:\w+ )?(?:maternity|"
        r"paternity|parental) leave\b(?! cover)",
        r"\b(?:when|after|before|while) i (?:was pregnant|gave birth|had (?:my|our) (?:baby|son|daughter|first|"
        r"second|kids))",
    ),
    "age": (
        r"\bi (?:turned|turn|will turn|have turned|am turning|hit) (?:[2-7]\d|"
        rf"{NUMBER_WORDS})(?:[- ]\w+)?(?=\s*(?:[.,;]|$|in\b|this\b|last\b|next\b|soon\b|on\b|and\b|"
        r"when\b))(?! (?:tickets|pages|in\b [^.?!]*(?:tests|tickets)))",
        rf"{I_AM}(?:(?:[2-7]\d|{NUMBER_WORDS})(?:[- ](?:one|two|three|four|five|six|seven|eight|"
        r"nine))?)(?: years old| years of age)?(?=\s*(?:[.!,;]|$|now\b|and (?:i|not|still|people|nobody|they)\b|"
        r"so\b|but\b|this year|next (?:year|month|week)|in (?:may|june|march|april|july|august)))",
        r"\bat my age\b",
        r"\bmy (?:\d\dth|fiftieth|sixtieth|fortieth|thirtieth|seventieth) birthday",
        r"\bi was born in (?:19|20)\d\d",
        r"\bi (?:retire|will retire|am retiring|could retire|am due to retire|plan to retire)\b",
        r"\b(?:people|somebody|someone|a (?:man|woman)) (?:of|at) my age\b",
        r"\bi am (?:too old|getting old|close to retirement|near retirement|in my (?:early |late |mid |"
        r"mid-)?(?:twenties|thirties|forties|fifties|sixties|\d0s))",
    ),
    "family": (
        r"\bmy (?:little|big|baby|only) (?:girl|boy|one|brother|sister)\b",
        r"\b(?:i|we) (?:have|had|have got|got) (?:twins|triplets|(?:a |two |three )?teenagers)\b",
        r"\b(?:custody of|alimony|child support|stay-at-home (?:mum|mom|dad|parent))\b",
        r"\bmy (?:better|other) half\b",
        r"\bmy (?:own |late |eldest |oldest |youngest |younger |older |little |two |three |four |elderly |then |"
        rf"first |second |\w+-year-old )*{KINFOLK}\b{WORKPLACES}(?!'s (?:ward|unit|hospital|nurs|class|book|home))",
        rf"{I_AM}(?:single (?:mum|mom|mother|father|dad|parent)|married(?! to (?:no|a (?:tool|framework|method|"
        r"language)|any|one))|divorced|widowed|widower|widow|separated|engaged to|father of|mother of|parent\b|"
        r"mum\b|mom\b|dad\b|newly wed|getting (?:married|divorced)|going through a divorce|expecting our|"
        r"carer for my|caring for my)",
        r"\b(?:i|we) (?:have|had|have got|got|adopted|foster(?:ed)?|am raising|are raising|raised|"
        r"look after) (?:a |an |two |three |four |five |the |our |my |one |another |young |small |little |"
        r"grown-up |grown |teenage )+(?:own )?(?:sons?|daughters?|kids?|children|child|boys|girls|baby|toddler|"
        r"twins|teenagers?|little ones?|grandchildren|family)\b(?! (?:in (?:my|our|the|a|each|every) (?:class|ward|"
        r"group|unit|care|school)|at (?:the|our|my) (?:school|clinic|nursery|centre)|with|who (?:came|was brought|"
        r"needed|had been|could|would|did|had|presented|refused|would not)|on (?:the|my|our)|come|came|came in|"
        r"brought|app|plan|per|to (?:a|each) (?:class|group)|under my care|patients?|component|process|waiting|"
        r"admitted))",
        r"\bi (?:have|had)(?: also)? the (?:two |three |four )?(?:boys|girls|kids|children)(?: at home| as well|"
        r" too| to look after|,)",
        r"\bas a (?:single |working |new |young )*(?:mother|father|mum|mom|dad|parent)\b",
        r"\bi (?:left|split up with|divorced|lost|married|live with|moved in with|cared for|care for|nursed|"
        r"looked after|moved (?:here |back )?(?:for|to be with)) my (?:\w+ )?(?:husband|wife|partner|parents?|"
        r"mother|father|mum|dad|mom|girlfriend|boyfriend|ex|family|son|daughter)",
        r"\b(?:our|the) (?:divorce|wedding|custody|school run|au pair|nanny|childminder|"
        r"babysitter)\b(?! (?:planner|business|guest|photo|package|app|venue|case))",
    ),
    "disability": (
        r"\bi (?:can )?only (?:hear|see) (?:on|with|in|from|out of)\b",
        r"\bi (?:have been|was|am) in a wheelchair\b",
        r"\bi (?:hear|see) (?:badly|poorly|very little|nothing|little|almost nothing)\b",
        r"\bi read lips\b",
        r"\bi am (?:legally|partially|half|nearly|almost) (?:blind|deaf)",
        rf"{I_AM}(?:\w+ )?(?:{IMPAIRED})\b(?! (?:to|spot|by|user|customer|patient|pupil|student|and (?:deaf|"
        r"blind) (?:users|people)))",
        rf"{I_AM}(?:born (?:deaf|blind|with (?:one|a|no))|on the (?:autism |autistic )?spectrum|missing (?:a|an|"
        r"two) (?:hand|arm|leg|finger)|registered disabled|a wheelchair user|wheelchair user|disabled person)",
        r"\bi (?:have|had|have got|live with|was born with|get by with|use|need|wear|walk with|see|hear|lost|"
        r"rely on)(?: got)? (?:(?:a|an|one|two|my|the|very|only|poor|bad|some|no|quite|slight|mild|hidden|physical|"
        r"mental|learning|left|right|half|badly|little|visual|hearing|a bit of a) )*(?:disabilit(?:y|ies)|"
        r"impairments?|wheelchair|hearing aids?|guide dog|prosthe\w+|walking stick|crutches|sight in (?:one|my|"
        r"both)|eyesight|vision in|hearing loss|hearing in (?:one|my|both)|stammer|stutter|limp|cane|dyslexia|"
        r"autism|adhd|add\b|dyspraxia|tourettes?|special needs|blind in one|leg|arm(?= in)|hand(?= in)|"
        r"eye(?= (?:in|as|when)))\b(?! (?:users?|patients?|tests?|support|service\w*|pupils?|students?|clients?|"
        r"training|module|specialist|library|framework|technology))",
        r"\bmy (?:own )?(?:\w+ )?(?:disability|dyslexia|autism|adhd|wheelchair|hearing aids?|hearing(?= (?:is|loss|"
        r"has|got))|eyesight|poor sight|sight(?= (?:is|has|got))|stammer|stutter|impairment|blindness|deafness|"
        r"prosthe\w+|guide dog|assistance dog|bad (?:leg|knee|hip|eye|ear|hand)|tourettes?|cerebral palsy|"
        r"neurodiver\w+)\b",
        r"\bmy (?:left|right|bad) (?:ear|eye|leg|hand|arm) (?:is|does not|has|was|never)",
        r"\bi can not (?:see|hear|walk|stand|lift|use my) (?:\w+ ){0,3}(?:with my|in my|on my|without|properly|"
        r"well|far|long|out of|heavy|for long)",
        r"\bi am (?:deaf|blind) (?:in|on) (?:one|my)",
    ),
    "health": (
        r"\bi (?:have had|had) (?:\w+ ){0,2}(?:operations?|surger(?:y|ies)) on my\b",
        r"\bi (?:take|took|need|needed|still take) (?:medication|medicines?|antidepressants|tablets|pills|"
        r"insulin)(?! (?:to|from|round|out|down|for (?:the|a|my) (?:patient|resident|client)))(?=\s*(?:[.,;]|$|"
        r"for (?:it|that|my)|every|daily|and\b|so\b))",
        r"\b(?:anxiety|depression|panic attacks?|insomnia|migraines?|burn-?out) (?:has|have|had) (?:been|always|"
        r"followed|hit|taken|stopped|kept|caught|struck)[^.?!]{0,20}\b(?:me|my)\b",
        r"\bi (?:was|am|felt|have been) [^.?!]{0,15}\b(?:mentally|psychologically|physically) (?:ill|unwell|"
        r"unstable|exhausted|broken|in|and)",
        r"\bin a bad (?:way|place) mentally",
        r"\btook [^.?!]{0,20} off (?:sick|for my (?:mental )?health|to recover)",
        r"\b(?:doctors?|gp|psychiatrist|therapist|hospital) (?:put|told|signed|sent|advised|diagnosed|prescribed|"
        r"kept) me\b(?! (?:to give|the chart|about (?:a|the|his|her) patient))",
        r"\bin hospital (?:with|for) my\b",
        r"\bi (?:was|spent|lay|ended up) [^.?!]{0,30}\bin (?:a |the )?(?:psychiatric |rehab )?(?:hospital|clinic|"
        r"rehab) (?:with|for|after|because|myself)\b(?! (?:a (?:job|contract|project|year as|placement)|"
        r"the (?:shift|training|audit|project)))",
        r"\bi (?:have been|was|got) (?:sober|clean)(?: (?:for|since)|(?=\s*[.,;]))",
        r"\bmy (?:nerves|mental breakdown)\b(?! (?:of steel|before|when|about))",
        r"\bi could not (?:work|get out of bed|leave the house) for (?:\w+ )?(?:months|weeks)",
        rf"{I_HAVE}(?:{ILLNESSES}|surgery|an operation(?= on my)|therapy|counselling|panic attacks?|"
        r"a (?:mental health|health|medical|heart|back|drinking|drug) (?:problem|issue|condition|scare|"
        r"crisis))\b(?! (?:patients?|ward|clinic|cases?|nurs\w+|data|team|come|came|in (?:bed|bay|room|cubicle)|"
        r"research|service|call|unit|module|victims?|on (?:the|my) (?:ward|unit)|specialist|training|courses?|"
        r"awareness|(?:and \w+ )?(?:residents?|clients?|pupils?|users?)))(?! and \w+ (?:patients?|residents?|"
        r"clients?))",
        rf"{I_AM}(?:\w+ )?(?:signed off(?= (?:sick|work|ill|for|with|myself|by (?:my|the) (?:doctor|gp)|last|in|"
        r"then))|signed off\.|off (?:sick|ill|work (?:with|for|because))|on (?:sick leave|long-term sick|tablets|"
        r"antidepressants|medication|insulin|chemo\w*)|burn(?:ed|t)[- ]out|in (?:hospital|therapy|rehab|recovery|"
        r"remission)(?= (?:for|with|myself|after|because|from|last|in|at)|\s*[.,;]|$)|hospitali[sz]ed|"
        rf"diagnosed with|{ILL}|ill(?=\s*(?:[.,;]|$|for|last|in|with|and (?:could|had|was|missed))|\s*myself)|"
        r"sick(?= for (?:a|two|three|four|five|six|several|months|weeks|most))|recovering from|"
        r"in a (?:car )?accident|suicidal|vaccinated|sober|immunocompromised|colour-?blind)\b",
        r"\bmy (?:own )?(?:\w+ )?(?:burn-?out|depression|anxiety(?! (?:about|over|that|level|when))|illness|cancer|"
        r"diagnosis|diabetes|epilepsy|asthma|adhd|ptsd|ocd|bad back|heart condition|back problems?|operation|"
        r"surgery|chemo\w*|therapist|therapy|psychiatrist|psychologist|medication(?! (?:round|chart|trolley|error|"
        r"competenc|training|management|assessment|module|app|checks?))|antidepressants|tablets(?= (?:make|made|"
        r"help|for my))|breakdown|mental health|addiction|alcoholism|sobriety|panic attacks|sick leave|migraines?|"
        r"insomnia|health(?= (?:problems?|issues?|was|is|got|has|had|condition|suffered|failed|comes|scare|"
        r"and my family)|\s*[.,;]|$)|stroke|heart attack|hip replacement|knee (?:operation|surgery)|"
        r"blood pressure(?= is)|hospital stay|recovery(?= (?:took|from|was)))\b",
        r"\b(?:i|it) (?:had|have|was|suffered|got|went through|needed) (?:to have )?(?:\w+ )?(?:burn-?out|"
        r"nervous breakdown|mental breakdown|chemo\w*|cancer treatment|a breakdown(?=\s*(?:[.,;]|$|and (?:i|was)|"
        r"in 20))|a burn-?out|a miscarriage|open-heart|knee surgery|back surgery|a transplant)\b(?! (?:among|"
        r"in (?:my|the|our) (?:team|ward|staff)))",
        r"\bi (?:drank too much|used to drink|used to smoke|stopped drinking|do not drink any ?more|"
        r"see a (?:therapist|psychiatrist|psychologist|counsell?or)|saw a (?:therapist|psychiatrist|psychologist|"
        r"counsell?or)|took (?:\w+ )?(?:sick leave|antidepressants|time off (?:sick|for my health|with stress))|"
        r"lost (?:\w+ )?(?:kilos|weight))\b",
        r"\bi (?:smoke|weigh)\b(?! (?:it|the|them|up|each|every))",
        r"\bfor (?:my )?(?:health|medical) reasons\b",
        r"\bi burn(?:ed|t) out\b",
        r"\b(?:i|and) (?:nearly |almost )?collapsed (?:at work|from|with)",
    ),
}
