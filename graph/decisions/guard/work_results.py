"""Figures, contracts, inspections and rankings that are somebody's work and no word about the candidate's interview."""

import re

JUDGES = r"(?:interview\w*|panel|recruit\w*|hiring|selection|candidates?|applicants?|team here|company here)"
_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten)"
_OF_THE_INTERVIEW = (
    rf"(?:on|for|in|so|overall|here|today|and|or|but|with|at|match|fit|suitable|suited|correct|right|score|"
    rf"because|which|out|ready|qualified|likely|sure|candidate|{JUDGES}|of (?:the|all|our|my|your)? ?(?:score|points|"
    rf"marks|questions|answers|requirements|criteria|technical|{JUDGES}))\b"
)

RESULTS = re.compile(
    "|".join(
        (
            # "84 percent of the class", "15 percent faster": a share or a change of something.
            rf"\b(?:a |an |the )?\d[\d,.]* ?(?:%|percent) (?!{_OF_THE_INTERVIEW})(?=[a-z])",
            r"\breached \d[\d,.]* ?(?:%|percent)",
            rf"\btop (?:\d+|ten|five|one) ?(?:%|percent)? of (?:the |all |our |your )?(?!{JUDGES}|answers|people|"
            r"field|pool|those|everyone|everybody|them)\w+",
            r"\b(?:to|from) (?:well |just |far )?(?:above|below) (?:the )?average\b",
            rf"\bthan (?:any|most|many|the) other (?:\w+ ){{0,3}}(?:in|on|of|at) (?:the|your|our|that) (?!{JUDGES}|"
            r"pool|process|field|job\b|role\b)\w+",
            # Who gave the mark was not the interviewer.
            r"\b(?:audit\w*|inspect\w*|examiners?|jury|reviewers?|critics?|guests?|customers?|insurers?|regulators?|"
            r"passengers|patients|residents|users) (?:had |have )?(?:\w+ed|gave|put)\b[^.?!,]{0,60}",
            rf"\b(?:(?:high|top|full|low) marks|(?:score|rating|grade)s?(?: of [\w. ]{{1,15}})?|stars|points|marks) "
            rf"(?:from|by|among) (?:the|a|an|your|their) (?!{JUDGES}|team\b|company\b)[\w-]+",
            rf"\brated (?:as )?[\w-]+(?: [\w-]+){{0,3}} by (?:the|a|an|your|their|its|our) (?!{JUDGES})\w+",
            # The mark of a thing.
            r"\b(?:early warning|warning|credit|apgar|nps|net promoter|promoter|risk|lead|pain|safety|f1|bleu|quality|"
            r"satisfaction|hygiene|audit|exam|reading|maths?|energy|trust|review|guest|customer|app store|food|stock|"
            r"engagement|similarity|fraud|churn) (?:score|rating|grade)s?\b",
            r"\b(?:score|rating|grade)s? (?:of|from|between) (?:[\d.]+ |\w+ )?(?:to|and|up to) [\d.]+",
            r"\bfrom (?:a |an )?(?:\w+ )?(?:score|rating|grade) of [\w.]+ to\b",
            rf"\b(?:the|each|every|their|its) (?!answers?\b|score\b|communication\b|technical\b|overall\b|result\b|"
            rf"{JUDGES}|accessibility\b|area\b)\w+ (?:(?:was|were|is) (?:rated |graded |at )?|scored |got |stood at |"
            rf"had )(?:only |just |at )?{_NUMBER} (?:/|out of|of) (?:10|ten|5|five|100|a hundred)\b",
        )
    )
)
