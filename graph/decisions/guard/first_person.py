"""How candidates speak of themselves: pieces of regular expressions that end where the fact begins."""

from graph.decisions.guard.peoples import KIN

I_AM = (
    r"\bi (?:am|was|have been|became|got) (?:also |actually |still |myself |openly |currently |only |just |nearly |"
    r"almost |already |about to be |about |turning |now |happily |recently |newly |a |an |the )*"
)
I_HAVE = (
    r"\bi (?:have|had|have got|have had|suffer(?:ed)? from|live with|lived with|(?:have )?struggled? with|"
    r"struggle with|was diagnosed with|have been diagnosed with|got|developed|am recovering from|recovered from|"
    r"was treated for|am being treated for|went through)(?: also| always| already| really| quite| some| severe|"
    r" bad| mild| chronic| a bit of| my own| terrible| type (?:one|two|1|2))* "
)
ENDS = (
    r"(?=\s*(?:[?.!,;:]|$|and\b|so\b|but\b|which\b|then\b|at the time|now\b|myself\b|too\b|or\b|because\b|since\b|"
    r"these days|when\b|like\b))"
)
KINFOLK = (
    rf"(?:{KIN}|ex|partner(?= (?:and i|is (?:pregnant|ill|from|expecting|travel|away)|got|moved|works?|lost|has|"
    r"lives|was (?:ill|diagnosed)))|(?:elderly )?parents?|family|child|children|baby|twins|boys|girls|wife's|uncle|"
    r"aunt|nephew|niece|cousin|grandma|grandpa)"
)
WORKPLACES = (
    r"(?! (?:ward|unit|hospital|nurs\w+|class\w*|group|team|clinic|department|services|book\w*|club|programme?|"
    r"section|home|theatre|app|component|node|process|theme|element|company|companies|table|page|store))"
)
