"""How a sentence turns to the candidate: pieces of regular expressions that end where the topic begins."""

ARE_YOU = (
    r"(?:are|were) you (?:currently |still |actually |really |perhaps |maybe |by any chance |also |a |an |happily |"
    r"legally |openly )*"
)
YOU_ARE = r"(?:you are|you were|your being|you being|given that you are|being) (?:a |an |also )*"
HAVE_YOU = r"have you (?:ever |recently |previously |yet |already )?"
DO_YOU = (
    r"(?:do|did|would|will|can|could|may|might) you (?:ever |still |currently |also |happen to |plan to |"
    r"intend to |personally |have to |need to )*"
)
