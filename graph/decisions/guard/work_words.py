"""Words that look like a private topic and are work."""

import re

# "Would my grandmother understand it?" is about the text, not about her.
_ELDER = r"(?:grand(?:mother|father|parents?|ma|pa|ad|dad)|gran|granny|nan|nana|mother|mum|mom|dad|father|parents)"
_LISTENER = rf"(?:my|your|our|their|his|her|the|somebody's|someone's) (?:own )?(?:{_ELDER}|kids)\b"
_NO_REASON = r"(?! (?:why|that|when|because|if)\b)"
_GRASPS = (
    r"(?:understands?|understood|follow|followed|use|used|open|opened|read|manage|managed|get|got|see|saw|make|find|"
    r"found|try|tried|think of (?:it|that|the)|say to (?:it|that|the))\b"
    r"(?! (?:why|your?|(?:if|that|when) (?:you|i|we|your|my))\b)"
)

WORK = re.compile(
    "|".join(
        (
            r"(?:caught|catch|catches|catching|met) your eye|an eye (?:on|for|to)|keep(?:ing)? an eye|eye to eye|"
            r"on the (?:one|other) hand|(?:first|second)[- ]hand|your hands? (?:full|free|dirty|up)|at hand|hands-on",
            r"race (?:condition|hazard|day|track|car|engineer)s?",
            r"human race",
            r"arms race",
            r"drag race",
            r"(?:right|authori[sz]ed|authori[sz]ation|eligible|eligibility|permitted|permission|allowed|"
            r"legally able) to work(?: and live)?(?: (?:in|within) (?:this country|the (?:country|us|usa|uk|eu|"
            r"united states|united kingdom)|\w+))?",
            r"(?:require|need) (?:\w+ )?(?:visa )?sponsorship(?: to work)?",
            r"(?:union|intersection) types?",
            r"type unions?",
            r"(?:european|credit|student'?s?|students'|soviet|tagged|discriminated|set|sql) unions?",
            r"union (?:all|query|operator|find|clause|square)",
            r"(?:parent|child|sibling)(?:-\w+)? (?:component|node|process|element|class|theme|table|page|compan|"
            r"record|window|task|job|ticket|workflow|route|container|issue|account|span|row|key|selector|module|"
            r"frame)\w*",
            r"(?:product|font|type|op-amp|chip|vehicle|engine|aircraft|model|column|instrument) famil(?:y|ies)",
            r"family (?:of|practice|law|lawyer|medicine|room|rooms|court|therap\w*|support|doctor|physician|"
            r"business|liaison|nurs\w*|cent(?:re|er)|resource\w*|services?|engagement|worker\w*|day|tree|office|"
            r"foundation|learning|restaurant|farm|meeting\w*|conference\w*|visit\w*|members of)",
            r"orientation (?:program\w*|week|day|session\w*|pack|material\w*|module\w*|sensor\w*|course\w*|"
            r"guide\w*|of)",
            r"(?:new[- ]hire|new starter|staff|employee|student|object|screen|page|portrait|landscape|service|"
            r"customer|image|camera|device) orientation\w*",
            r"children'?s? (?:ward|unit|hospital|nurs\w*|books?|home|services|department|team|clinic|programme?|"
            r"museum|cent(?:re|er)|section|theatre|menu)",
            r"kids'? (?:club|camp|menu|programme?|zone|section|classes)",
            r"parents'? (?:evenings?|association|meetings?|council|night)",
            r"baby (?:food|clinic|unit|product\w*|monitor\w*|steps)",
            r"family health visit\w*",
            r"mother(?:'s day| tongue speakers|board)",
            r"daughter (?:board|cell|compan)\w*",
            r"health(?: and|[- &]+) ?safety\w*",
            r"health ?(?:care|tech|service\w*|system\w*|visitor\w*|data|records?|checks?|endpoint\w*|app\w*|"
            r"cent(?:re|er)|board|department|insurer|plan data|coach\w*|education|promotion|informatics|"
            r"authorit\w*|project\w*|team|report\w*|dashboard\w*|score\w*|metric\w*)",
            r"(?:mental|public|occupational|community|sexual|maternal) health (?:nurs\w*|ward|unit|team|service\w*|"
            r"patients|support|act|first aid\w*|campaign\w*|awareness|work\w*|programme?\w*|charit\w*|app|clinic)",
            r"(?:your|the) (?:servers?|systems?|services?|clusters?|pipelines?|projects?|teams?|accounts?|codebase|"
            r"network|soil|forest|machine|fleet|engine|customers?|patients?|residents?|pupils|animals?|cows?|herd|"
            r"horses?)'s health",
            r"disability (?:support|services?|team|cent(?:re|er)|charit\w*|access|insurance claims|rights|"
            r"inclusion|law|studies|advis\w*|officer)",
            r"religious (?:studies|education|art|texts?|leaders|charit\w*)",
            r"religion (?:teacher|department|lessons?)",
            r"office politics",
            r"political (?:science|campaign\w*|econom\w*|reporting|desk|editor|risk|theory|advert\w*)",
            r"politics (?:degree|desk|lessons?|teacher|of)",
            r"pay[- ](?:per|roll|ment|back|load|wall|gap|scale|grade|equity|as)\w*",
            r"(?:minimum|living) wage",
            r"salary (?:band|structure|review|survey)\w*",
            r"age (?:of (?:the|a|this|that|those|our|data)|verification|group\w*|range\w*|gate|rating\w*|band\w*|"
            r"column|field|distribution|structure|appropriate)",
            r"marriage of",
            r"(?:gene|genetic|genome) (?:sequencing|engineering|algorithm\w*|data|analys\w*|research|counsel\w*|"
            r"editing|expression|panel\w*|lab\w*|programming|screening programme|variants?|markers?|studies)",
            r"(?:cardiac|heat|house|citizen'?s) arrests?",
            r"arrest (?:rate|report|procedure|team|call|bell|trolley|record system)\w*",
            r"conviction rates?",
            r"discharge (?:planning|letter\w*|summar\w*|process|papers for patients|lounge|home|of (?:a |"
            r"the )?patients?|note\w*|rate\w*|coordinator|meeting\w*)",
            r"maternity (?:ward|unit|hospital|services|care|suite|team|nurs\w*|department|cover)",
            r"pregnan\w+ (?:patients?|wom[ae]n|clients?|users?|mothers|cows?|mares?|ewes?|colleagues?|employees?|"
            r"app)",
            r"pregnancy (?:test kit|app|care|clinic|advice line)\w*",
            r"accent (?:colou?r|wall|lighting|mark|recognition|pieces?|furniture)\w*",
            r"native (?:app\w*|code|module\w*|mobile|language (?:speakers|models?)|plants?|species|trees|ads?)",
            r"white (?:paper|board|label|box|list|space|goods|wine|hat|balance)\w*",
            r"black (?:box|list|belt|friday|hat)\w*",
            r"black-box",
            r"white-box",
            r"straight (?:away|line|through|from|to|into|edge|after|forward)",
            r"green (?:energy|field|belt|building\w*|tests?|roof\w*|space\w*|infrastructure|build)",
            r"(?:conservative|liberal) (?:estimat\w*|with|about|arts|treatment|approach|management|in your|on)",
            r"deaf (?:pupils?|students?|people|patients?|users?|clients?)",
            r"blind (?:spots?|trials?|tests?|users?|people|customers|review\w*|tasting|date|hiring|study|students?|"
            r"pupils?|to)",
            r"double-blind",
            r"disabled (?:people|users?|students?|pupils?|customers?|clients?|passengers?|visitors?|residents?|"
            r"access|button\w*|state|flag|account\w*|by default)",
            r"(?:explain|describe|teach|show|put)\b[^.?!]{0,80}\b(?:to|for) (?:your |a |somebody's |"
            r"someone's )?(?:grand(?:mother|father|parents|ma)|mother|mum|mom|parents|a child|a kid|kids)",
            r"(?:would|could|can|might|should|as if|like|way|try|tried)\b[^.?!]{0,30}\b(?:explain|describ|put|tell|"
            rf"pitch|teach|show|sell|talk|read)\w*\b[^.?!]{{0,40}}\b(?:to|for) {_LISTENER}{_NO_REASON}",
            rf"as (?:i|you|one|we) would (?:\w+ ){{0,3}}(?:to|for) {_LISTENER}{_NO_REASON}",
            rf"(?:as if|like \w+ing)(?: \w+){{0,5}} to {_LISTENER}{_NO_REASON}",
            rf"(?:so|so that|whether|if|that|even|could|would|can|imagine|until) (?:my|your|our|their|his|her) "
            rf"(?:own )?{_ELDER} (?:(?:would|could|can|will|should|must|has to|have to|had to|need to) )?"
            rf"(?:have |be able to )?{_GRASPS}",
            r"(?:your|the) (?:kids|children|boys|girls)\b(?= (?:[\w']+ ){0,3}(?:in|at|on|from) (?:the |your |"
            r"their )?(?:class\w*|ward|unit|school|group|nursery|camp|clinic|team|lessons?|pool|library|playground|"
            r"reception))",
            r"\bpresumably\b",
            r"voting (?:system|machine|rights|record of|algorithm|app)\w*",
            r"strike (?:price|rate|through|team)\w*",
            r"(?:lightning|bird) strikes?",
        )
    )
)
