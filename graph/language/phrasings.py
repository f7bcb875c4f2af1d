"""How people put a wish, a refusal or a doubt to an interviewer: patterns over `plain` text.

Plain text is lower case without apostrophes, fillers gone and the common long forms shortened ("do not" is "dont"), so
that one pattern covers careful, hurried and non-native speech.
"""

import re

from graph.language.manipulation import visible

_SHORT = (
    (r"\bdo not\b", "dont"),
    (r"\bdoes not\b", "doesnt"),
    (r"\bdid not\b", "didnt"),
    (r"\bcan ?not\b", "cant"),
    (r"\bcould not\b", "couldnt"),
    (r"\bwould not\b", "wouldnt"),
    (r"\bhave not\b", "havent"),
    (r"\bhas not\b", "hasnt"),
    (r"\bwill not\b", "wont"),
    (r"\bi am\b", "im"),
    (r"\bi have (?=got|never|been|done|used|no\b)", "ive "),
    (r"\bi (?:would|had)\b(?= (?:rather|like|prefer|sooner))", "id"),
    (r"\byou are\b", "youre"),
    (r"\bthat is\b", "thats"),
    (r"\blet us\b", "lets"),
    (r"\bgonna\b", "going to"),
    (r"\bwanna\b", "want to"),
    (r"\bgotta\b", "got to"),
)
_FILLERS = re.compile(
    r"\b(?:u+m+|u+h+|er+m?|h+m+|ah+|oh+|eh|mm+|well|okay|ok|please|pls|sorry|actually|honestly|basically|really"
    r"|just|maybe"
    r"|kind of|sort of|like(?=,)|i mean|you know|to be honest|if im honest|im afraid|unfortunately)\b[,.]?\s*"
)


def plain(text: str) -> str:
    """`text` as the patterns below expect it."""
    low = re.sub(r"\s+", " ", re.sub(r"['’`´]", "", visible(text).lower())).strip()
    for long, short in _SHORT:
        low = re.sub(long, short, low)
    return re.sub(r"\s+", " ", _FILLERS.sub("", low)).strip(" ,")


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns))


REPEAT = _any(
    r"^wha+t?\W*$|\bthe whole (?:thing|question) again\b",
    r"\bi beg your pardon\b|\bi (?:only )?heard (?:only|just|half|nothing)\b",
    r"\bacoustic\w*",
    r"^(?!we |they |it |he |she |you )(?:\S+ ){0,9}again\W*$",
    r"^again\b.{0,40}$|^what was (?:that|it)\W*$|\b(?:sound|audio|line|voice) (?:is|was) (?:gone|off|bad|too"
    r" quiet)\b",
    r"\bi lost you\b|\b(?:i )?(?:wasnt|was not) (?:listening|paying attention)\b|\bzoned out\b",
    r"\b(?:say|ask|read|repeat|hear|state) (?:me )?(?:that|it|this|the (?:last )?(?:question|bit|part|one)|your"
    r" question|again"
    r"|what you (?:said|asked))(?: \w+){0,2} (?:again|once more|one more time|a second time)\b",
    r"\b(?:can|could|would|will|may|might) (?:you|u|i)\b.{0,20}\b(?:repeat|say again|hear (?:that|it|the"
    r" question) again)\b",
    r"^(?:please )?say again\b.{0,40}$",
    r"^(?:repeat|again|come again|say again|pardon(?: me)?|what|huh|excuse me|once more|one more time)\W*$",
    r"^repeat\b.{0,25}$|\brepeat (?:the|that|your|last) question\b(?!.{0,20}\bto\b)",
    r"\b(?:i )?(?:didnt|dont|couldnt|cant|did nt) (?:quite |fully |properly |all )?(?:catch|hear|get) (?:that|it"
    r"|you|the (?:question|"
    r"last|end|first|whole)|your question|what you (?:said|asked)|all of|everything)",
    r"\b(?:you|it|the (?:sound|line|audio|connection|voice)|my (?:sound|connection|internet)) (?:(?:cut|broke"
    r"|breaks?|cuts|went|(?:is|are|was|were) (?:cutting|"
    r"breaking)) (?:out|up|off|away|silent)|youre breaking up|dropped|froze|drops)\b.{0,25}$",
    r"\b(?:what was|whats|what is|what were) (?:the|your) (?:last )?question\b",
    r"\bwhat did you (?:say|ask)\b",
    r"\bi (?:missed|lost|forgot) (?:that|the (?:question|last|end|first)|your question|what you|part of)",
    r"\bonce (?:more|again)\?$",
    r"\bcome again\?",
)
CLARIFY = _any(
    r"\b(?:does|must|should|has|can|could) (?:it|this|that|the (?:example|story|case)) (?:have to |need to"
    r" )?be\b.{0,60}\?$|\bim confused\b",
    r"\bis (?:this|that|it) about\b.{0,40}\?$",
    r"\bdo you mean\b.{0,80}\?$|\bdo you want (?:me )?(?:to|a|an|the)\b.{0,60}\?$|\bwhat (?:do )?you want from me\b",
    r"^(?!what|when|where|who|how|why|is there|are there|can we|could we).{3,90}, or .{2,60}\?$",
    r"\b(?:what|how) (?:exactly )?(?:do|did) you (?:exactly )?mean\b",
    r"^(?:so )?(?:and )?(?:by \w+ )?(?:do|did) you mean\b|^(?:so )?(?:you mean|meaning)\b.{0,80}\?$",
    r"\bwhat (?:is|are) (?:you )?(?:meant|asking|looking for)\b|\bwhat youre (?:asking|looking for)\b.{0,10}\?$",
    r"\b(?:explain|clarify|rephrase|reword|simplify)\b.{0,30}\b(?:question|that|it|what|this|differently|please"
    r"|bit|for me)?\W*\?$",
    r"^(?:can|could|would) you (?:explain|clarify|rephrase|reword|simplify|put (?:that|it)|be (?:a (?:bit|little)"
    r" )?more specific"
    r"|give (?:me )?an example|elaborate|narrow)",
    r"^(?:explain|clarify|rephrase|reword|simplify)\b.{0,30}$",
    r"\b(?:i )?(?:dont|didnt|cant|not|no) (?:quite |fully |really |completely )?(?:understand|understood|follow"
    r"|get|sure i (?:understand"
    r"|follow))(?: (?:the|your|this|that|what) ?(?:question|you|word|mean|is|exactly|youre|one)?\b.{0,40}|\W*)$",
    r"\b(?:not|im not|i am not) (?:quite |entirely |totally )?sure what (?:you|the question|is|thats|kind|that)\b",
    r"^what (?:does|do) .{1,40} mean\b",
    r"\bin what (?:sense|way|context|regard)\b.{0,20}\?$",
    r"^(?:are|were) you (?:asking|talking|referring|looking|thinking|interested)\b",
    r"^(?:which|what) (?:one|kind|sort|type|project|job|situation|example|part|level|role|time|team"
    r"|system)\b.{0,60}\b(?:do you"
    r"|you mean|should i|shall i|are you|would you)\b",
    r"^(?:which|what) .{1,60}\bdo you mean\b",
    r"^(?:should|shall|can|may) i (?:talk|speak|tell|take|use|pick|choose|answer|give|start|describe)\b.{0,80}\?$",
    r"^(?:is|does) (?:that|this|the question|it) (?:about|for|only|mean|count|in general|include)\b.{0,60}\?$",
    r"\bmake (?:the question|it|that) (?:clearer|simpler|more clear)\b",
    r"\b(?:in|with|use) (?:simpler|easier|other|different|plain) words\b",
)
NEED_TIME = _any(
    r"\bi (?:need|have) to think\W*$|\b(?:give|need|take|want)\b.{0,8}\b(?:\d+|five|ten|thirty) (?:seconds?|secs?"
    r"|minutes?)\b.{0,20}$",
    r"\b(?:give|have|need|take|get|allow|want|wait|just)\b.{0,12}\b(?:a|one|another|two|some|few|couple of"
    r"|half a) ?(?:\w+ )?"
    r"(?:second|seconds|sec|secs|moment|moments|minute|minutes|mins?|bit of time)\b(?: (?:to|and) (?:think"
    r"|collect|gather|recall|"
    r"remember|breathe|consider))?.{0,20}$",
    r"\b(?:give|need|have|want)\b.{0,10}\b(?:some|more|a little|a bit of|a bit more|extra) time\b.{0,30}$",
    r"^(?:one|just a|a|wait a|hang on a|hold on a|half a) (?:second|sec|moment|minute|min)\b(?:\W*$|,.{0,40}$)",
    r"\blet me (?:\w+ )?(?:think|gather|collect|consider|recall|remember)\b",
    r"^(?:hold on|hang on|bear with me|wait|thinking|im thinking|still thinking|let me see)\b.{0,40}$",
    r"\b(?:can|could|may|let) (?:i|me) (?:\w+ )?think\b",
    r"\bi (?:need|have) to think (?:about|for|a|on|it)\b.{0,20}$",
    r"\bneed to (?:collect|gather) my thoughts\b",
    r"\btake a (?:short |quick |little )?(?:break|breath|pause)\b.{0,20}\?$|\b(?:can|could|may) (?:we|i) (?:have"
    r"|take|get) a .{0,10}break\b",
    r"\bback in (?:a|one|two|five) (?:second|sec|moment|minute|minutes)\b",
)
REFUSE = _any(
    r"\bdont think i (?:want|should|can|would like|wish)(?: to)? (?:share|say|answer|talk|discuss|tell|go)\b",
    r"\b(?:too|rather|very|quite) (?:personal|private)\b.{0,20}$",
    r"\b(?:id|i would|i) (?:rather|prefer to|prefer|sooner|like to) (?:leave|skip|pass|keep)\b.{0,30}\b(?:out"
    r"|that|this|one|private|to myself)\b",
    r"\b(?:id|i would|would|i) (?:much )?(?:rather|prefer|sooner) (?:to )?not(?: to)?(?: (?:say|answer|talk"
    r"|discuss|go|share|get|speak|"
    r"tell|be asked|do|comment|disclose|touch|reply|respond)\b|\W*$)",
    r"\bprefer (?:to )?not (?:to )?(?:say|answer|talk|discuss|share|go|speak|tell|comment|disclose)?",
    r"\b(?:dont|do nt|not going to|wont|refuse to|decline to|not willing to|dont wish to|wouldnt like to|wouldnt"
    r" want to) (?:want to |like"
    r" to |wish to |feel like |care to |think i should )?(?:talk|answer|answering|say|discuss|go into|share"
    r"|sharing|talking|speak|get into|"
    r"comment|disclose|discussing)\b.{0,60}$",
    r"\b(?:not|dont feel|im not|isnt something im) comfortable\b.{0,12}\b(?:talk|answer|shar|discuss|say|going"
    r"|speak|with (?:this|that))",
    r"\b(?:under|signed|bound by|breach) (?:an? |the |my )?(?:nda|non.?disclosure|confidential\w*)\b",
    r"\b(?:cant|not allowed to|im not free to|not permitted to) (?:talk about|discuss|share|disclose|say (?:more"
    r"|anything)|go into)\b",
    r"\bthats (?:confidential|private|personal|none of your)\b|\bnone of your (?:business|concern)\b|^no comment\b",
    r"\b(?:can|could|may|shall|lets|i want to|id like to|id rather|let me) ?(?:we |i )?(?:\w+ )?(?:skip|pass on"
    r"|leave out|leave) (?:this|that|"
    r"it|the) ?(?:one|question|topic|out)?\W*$",
    r"^(?:skip|pass) (?:this|that|on (?:this|that|it))(?: one| question)?\W*$|^pass\W*$|^ill pass\b",
    r"\b(?:a|this) question i (?:dont|wont) (?:want to )?answer\b",
)
NO_KNOWLEDGE = _any(
    r"^nothing like (?:that|this)\b|\bwould have to look (?:that|it|this) up\b|\bid have to look (?:that|it|this)"
    r" up\b",
    r"^(?:that |it |this |this has |that has |it has )?(?:has )?never (?:happened|came up|come up|had"
    r"|needed)\b.{0,25}$|^never\W*$|^nothing\W*$|^none\W*$",
    r"\b(?:i )?(?:dont|do nt|didnt|wouldnt|couldnt) (?:even |yet |quite )?know\b(?! (?:what you|if (?:this|that)"
    r"|why its))",
    r"\bdunno\b|\bno (?:idea|clue)\b|\bnot a clue\b|\bidk\b|\bhavent (?:a|the) (?:clue|faintest)\b",
    r"\b(?:i )?(?:cant|couldnt) (?:think of|remember|recall|answer|say(?: much| for sure|\W*$)|tell you|come up"
    r" with|help you there)\b",
    r"\b(?:dont|cant) (?:remember|recall)\b",
    r"^(?:im )?not (?:so |too |very |quite |\w+ )?sure(?: (?:about|how|what i|to be|i can|i know|which"
    r"|,).{0,60})?\W*$",
    r"\b(?:ive|i|we|weve) (?:have )?(?:never|not|not yet|no) (?:really |ever |yet |personally )?(?:done|used|did"
    r"|do|use|had|have|worked|work|"
    r"tried|try|been|built|build|dealt|deal|come|came|touched|needed|handled|seen|heard|faced|met|learned"
    r"|experienced?|"
    r"set|made|run|managed|experience)\b",
    r"\b(?:havent|hadnt|didnt|hasnt) (?:really |ever |yet |personally |actually |had to )?(?:done|do|used|use|had"
    r"|worked|work|tried|try|been|built"
    r"|dealt|deal|come|touched|handled|seen|heard|got|faced|learned|experience|have|put|run|made|managed|needed)\b",
    r"\b(?:dont|didnt|do nt|have|ive|with|got|had) (?:really )?(?:have )?(?:got )?(?:any|much|no|zero|enough"
    r"|little|an?)(?: real| good| such| "
    r"hands.on| direct| practical)? (?:experience|example|knowledge|answer|idea|clue|story|case)\b(?! (?:of|where"
    r" i) )",
    r"\bno (?:real |direct |practical |such )?(?:experience|knowledge)\b",
    r"\bnothing (?:comes|springs) to mind\b|\bnext to nothing\b|\bmy mind (?:is|has|went|goes) (?:gone )?blank\b"
    r"|\bim (?:drawing a )?blank\b",
    r"\b(?:not|im not|un) ?familiar\b|\bnever heard (?:of|about)\b|\bnot something ive\b|\bnot my (?:area|field"
    r"|thing)\b|\bnew to me\b",
    r"\b(?:id|i would) (?:only )?(?:be|have to be) (?:guessing|making|lying|bluffing)\b|\bi would have to guess\b",
    r"\byouve (?:got|lost) me\b|\bbeyond me\b|\bi give up\b|\bdoesnt ring a bell\b|\byou have me there\b",
)
LEAVE = _any(
    r"\blets (?:end|stop|finish|quit)\b(?: (?:it|this|now|here|there))?\W*$",
    r"\bcall it (?:a day|quits)\b|\bwrap (?:it |this )?up (?:here|now)\b|\b(?:ill|i will|lets) (?:stop|finish|end"
    r"|leave it) (?:here|now|there|at that)\b",
    r"\b(?:want|like|wish|prefer|need|have|got|decided|going|rather) (?:to )?(?:stop|end|quit|finish|cancel|abort"
    r"|terminate|withdraw|break off)"
    r"(?:\W*$| (?:now|here|there|it here|this|the (?:interview|call|session|conversation|chat|process)|at this"
    r" point|today|for today"
    r"|my application|right)\b(?! \w+ (?:early|before)).{0,30}$)",
    r"^(?:(?:can|could|may|shall) (?:we|i|you) |lets |i |and |so |now |then )?(?:\w+ )?(?:stop|end|quit|finish"
    r"|terminate|cancel|abort|close)"
    r" (?:here|now|there|this|it (?:here|now|there)|(?:the|this|my) (?:interview|call|session|conversation|chat"
    r"|application))\b.{0,25}$",
    r"\b(?:dont|do nt|no longer) (?:want|wish|like) to (?:continue|go on|carry on|do this|be here|proceed|keep"
    r" going)\b",
    r"\b(?:i )?(?:cant|wont) (?:continue|go on|carry on|do this)(?: (?:any ?more|now|today|with this))?\W*$",
    r"\bthats (?:enough|it|all) (?:for )?(?:me|today|now) ?(?:for today)?,? ?(?:i(?:m| am) (?:out|done"
    r"|leaving))?\W*$",
    r"\bim (?:done|out|finished) ?(?:here|now|with this(?: interview)?|with the interview|with you)?\W*$",
    r"\bi (?:quit|withdraw|give up on this)\W*$|\bwithdraw (?:from (?:the|this)|my application)\b|\bim (?:leaving"
    r"|logging off|hanging up)\b",
    r"\b(?:im )?no longer interested\b|\bnot interested (?:in (?:this|the) (?:job|role|interview|position)|any"
    r" ?more)\b",
    r"^(?:stop|quit|exit|end|terminate|end interview|stop interview|stop it|stop this)\W*$",
)
GO = _any(
    r"\b(?:i|ive|ill) (?:really )?(?:have|got|need|must|had better)(?: got)?(?: to)? (?:go|run|leave|dash|hang up"
    r"|log off)(?: (?:now|right now|immediately|home|already))?,? (?:the|my|someone|somebody|there|because|since"
    r"|as|sorry|thanks|thank|bye)\b.*$",
    r"\b(?:i|ive|ill) ?(?:really |do )?(?:have|got|need|must|has|had better|ought|will have)(?: got)?(?: to)?"
    r" (?:go|run|leave|dash|head off|be off|hang up|"
    r"get going|log off|rush|catch)\b(?: ?(?:now|right now|straight away|immediately|at once|my (?:train|bus"
    r"|flight)|a (?:train|bus)|"
    r"home|already|to (?:work|a meeting|pick up .{1,20})|,? ?(?:thanks|thank you|bye|sorry).*|, (?:my|the|someone"
    r"|somebody|there|i|because) .*))?\W*$",
    r"^(?:good ?bye|bye|bye bye|see you|see ya|talk later)\b.{0,15}$",
    r"\b(?:have|need|got) to (?:go|leave|stop|finish)\b.{0,30}\b(?:before the end|early|earlier|sooner)\b",
    r"\bsomething (?:has )?(?:came|come) up\b.{0,20}$|\bmy (?:shift|bus|train) (?:is|starts|leaves) .{0,12}(?:now"
    r"|here)\W*$",
)
PERSON = _any(
    r"\b(?:connect|transfer|put|pass|forward) me\b.{0,20}\b(?:human|person|someone|somebody|recruiter|agent"
    r"|colleague)\b",
    r"\b(?:want|rather|prefer|like|can|could|may)\b.{0,20}\b(?:talk|speak|chat) (?:to|with) (?:someone|somebody"
    r"|the (?:recruiter|hiring manager|manager|team)|your (?:team|colleagues?|boss|manager)|hr)\b",
    r"\bnot (?:with|to|by) (?:a|an|the|this) (?:bot|machine|robot|computer|ai)\b",
    r"\b(?:rather|want|prefer|like|can|could|may|please|need|possible|is there|how do i|connect|transfer|let|get"
    r"|ask for|request)\b.{0,40}"
    r"\b(?:(?:talk|speak|chat|spoken?|interviewed|connect\w*|transfer\w*|put|do (?:this|it)|have (?:this|it|the"
    r" interview)|meet|get|ask for|"
    r"request|interview)\b.{0,20}\b(?:a|an|some|any|actual|real|live|the)? ?(?:actual |real |live |human"
    r" )?(?:person|human|human being|"
    r"someone real|somebody real|recruiter|people)\b(?! (?:who|that|in|about|than|with|on|from)\b))",
    r"\b(?:real|actual|live|human) (?:person|human|being|interviewer|recruiter)(?:\b.{0,30}\b(?:instead|rather"
    r"|talk|speak)\b|\W*$)",
    r"\b(?:dont|not|rather not|no) (?:want to |like to |like |wish to |going to )?(?:talk|talking|speak|speaking"
    r"|do this|answer|be interviewed|being interviewed)"
    r" (?:to|with|by|questions from) (?:a|an|some|this) (?:machine|bot|ai|robot|computer|program|chatbot)\b",
    r"\b(?:a|an) (?:human|person) (?:instead|please)\b|^(?:human|person|agent)\W*$",
)
COMMAND = _any(
    r"\b(?:write|note|put) (?:that|this|it) down\b|\bi deserve (?:\w+ ){0,3}(?:ten|10|full|best|highest|top|job"
    r"|marks?|points?|100)\b",
    r"^(?:and |but |so |now )?(?:i (?:want|need|order|command|expect|require) you to|you (?:must|have to|need to"
    r"|should) (?:\w+ )?(?:ask|skip|give|stop|rate|score|pass|let me|finish|end|move|hire|write|say|mark))\b",
    r"\b(?:finish|end|close) (?:the|this) (?:interview|conversation|session) (?:with|by|as)\b",
    r"\b(?:skip|jump|go|move|proceed|advance|take me|bring me|fast.?forward|get) (?:on |ahead |straight |directly"
    r" |right |me )?(?:to|on to|onto) (?:the )?"
    r"(?:end|next|conclusion|last|final|feedback|results?|wrap.?up|behaviou?ral|technical|closing|following|score)\b",
    r"^(?:and |now |so )?(?:the )?next (?:question|one|topic|section|phase)\b.{0,15}$|^next\W*$|^(?:continue"
    r"|proceed|go on|move on|carry on)\b.{0,12}$",
    r"\b(?:give|award|grant|assign|get) me (?:the |a |an |full |all |some |your )?(?:\w+ )?(?:marks?|points?"
    r"|score|grade|rating|job|offer|pass|10|100|"
    r"stars?|top|perfect|answers?|hint|correct answer|solution|position|easier|harder|different|another|other|new"
    r"|simpler)\b",
    r"^(?:can you |could you |now |then |so |instead |but |and |you should |you must |better )?(?:ask|quiz|test"
    r"|interview) me\b",
    r"^(?:can (?:we|you) |could (?:we|you) |lets |now )?(?:change|switch) (?:the |to |to another |to a different"
    r" )?(?:topic|subject|language|question|"
    r"\w+ (?:topic|subject|language|question)|something|german|spanish|french|english)\b",
    r"^(?:lets|can we|could we|we should) (?:\w+ )?(?:talk|speak|chat) about .{1,60}\b(?:instead|rather)\b",
    r"^(?:now )?(?:rate|score|grade|mark|hire|pass|recommend|approve|evaluate) (?:me|my|this)\b",
    r"^(?:so )?(?:tell me|give me|show me) (?:the |your )?(?:right |correct |best |model |expected )?(?:answers?"
    r"|solution|what to say|my score|my result)\b",
    r"\b(?:speak|talk|answer|reply|respond|continue|ask|write)\b.{0,20} in (?:german|spanish|french|polish|hindi"
    r"|arabic|chinese|portuguese|"
    r"italian|dutch|turkish|russian|ukrainian|romanian|rhyme|json|pirate|capital letters)\b",
    r"\bmake (?:it|them|the (?:next )?questions?|this) (?:\w+ )?(?:easier|harder|shorter|simpler|quicker|faster)\b",
    r"\b(?:go|take me) back to (?:the )?(?:previous|first|last|earlier|start|beginning|question)\b|^(?:start"
    r"|begin) (?:over|again|from the)\b|^restart\b",
    r"^(?:end|finish|close|mark) (?:the interview|this|it) (?:as|with|and (?:mark|give|rate|score|say))\b|\bmark"
    r" (?:me|this|it|my) (?:as )?(?:passed|correct|complete)",
    r"^(?:say|write|note|record|put down|conclude|report) that i(?:m|ve|d)?\b",
    r"^(?:stop|quit) asking\b|^no more questions\b|^(?:only )?ask (?:easier|simple|other|about)\b",
)
HOSTILE = _any(
    r"\byou (?:\w+ )?(?:suck|stink)\b",
    r"\b(?:youre|you|are you|is this) (?:\w+ )?(?:an? |the |so |really |completely )?(?:\w+ )?(?:worst|stupid"
    r"|idiot|dumb|moron|insane|nuts|brainless)\b",
    r"\b(?:fuck|screw|damn|bugger|piss) (?:you|off|this|that|it)\b|\bgo to hell\b|\bshut (?:up|it|the)\b|\bkiss"
    r" my\b|\bgo fuck\b|\bget lost\b|\bdrop dead\b",
    r"\byoure (?:\w+ )?(?:an? |such an? |so |a \w+ |just an? |nothing but an? |too )?(?:\w+ )?(?:stupid|useless"
    r"|idiot|idiotic|dumb|moron|worthless|garbage|trash|"
    r"pathetic|piece of|joke|waste|terrible|rubbish|clueless|incompetent|clown|fool|toaster)\b",
    r"^(?:you )?(?:stupid|dumb|useless|bloody|fucking|damn|worthless|idiotic|pathetic|crappy) (?:\w+ )?(?:bot"
    r"|machine|ai|question|questions|robot|computer|program|thing|"
    r"interview|system)\b|\b(?:stupid|dumb|useless|idiotic) (?:bot|ai|robot|machine)\b",
    r"\bwhat a (?:stupid|dumb|idiotic|ridiculous|pathetic|moronic|waste|load|joke|pile)\b",
    r"^(?:this|that|it)(?:s| is| was)? (?:\w+ ){0,2}(?:bullshit|bs|crap|stupid|a joke|ridiculous|(?:a )?waste of"
    r" (?:my )?time|pathetic|insulting|idiotic|garbage|moronic)\b",
    r"\bi hate (?:this (?:interview|thing|machine|bot)|you|talking to (?:a )?(?:machine|bot|robot))\b|\bhope you"
    r" (?:all )?(?:rot|die|burn|fail)\b|\bi will (?:find|hurt|kill) you\b",
    r"^(?:idiot|moron|stupid|asshole|bastard|bitch|bullshit)s?\W*$|\byou (?:idiot|moron|asshole|bastard|bitch"
    r"|clown|fool)s?\b|\bwasting my time\b",
)
OFF_TOPIC = _any(
    r"\b(?:tell|sing|write|make|give|compose)\b.{0,12}\b(?:me )?(?:a |an |us )?(?:\w+ )?(?:joke|poem|song|story"
    r" about|limerick|haiku|recipe|riddle|essay)\b",
    r"^(?:whats|what is|hows|how is) (?:the |your )?(?:weather|favou?rite|capital|time|score of|meaning of life"
    r"|sign|name of your)\b",
    r"\b(?:did you (?:see|watch|catch)|who won|have you (?:seen|watched))\b.{0,30}\b(?:game|match|film|movie"
    r"|episode|show|final|news|race)\b",
    r"\blorem ipsum\b|\b(?:buy|get|check out|click)\b.{0,30}\b(?:crypto|bitcoin|followers|viagra|discount|promo"
    r"|my (?:channel|shop|website))\b",
    r"\bdo you (?:like|love|prefer|eat|dream|have (?:a )?(?:girlfriend|boyfriend|pets?|feelings))\b",
    r"\b(?:my|the) (?:cat|dog|neighbou?rs?|horoscope|football team|pizza|sandwich|lunch|breakfast|dinner) (?:is"
    r"|was|are|has|did|just|keeps?|loves?|barks?|tastes?|looks?)\b",
    r"^(?:la ?){3,}|^(?:ha ?){3,}|^(?:blah ?){2,}|^test(?:ing)?(?: test(?:ing)?)*(?: 1 2 3| one two three)?\W*$"
    r"|^(?:one two three|1 2 3)\b",
    r"\bwho (?:will|should|do you think will) (?:win|i vote for)\b|\bvote for\b",
    r"\bthe moon landing\b|\bflat earth\b|\bconspiracy\b|\blottery numbers\b",
)
# The end or the beginning of a sentence that also tells of something done ("I only did services, so I don't know").
UNKNOWN_ALL_THE_SAME = _any(
    r"^(?:no idea|no clue|not a clue|dunno)\b",
    r"\b(?:dont|do nt|wouldnt) (?:\w+ )?know\W*$",
    r"\b(?:no idea|no clue|not sure|id be guessing)\W*$",
)
EVASIVE = _any(
    r"\bstay (?:calm|professional|positive|polite)\b|\brespect (?:the |other |every|all )",
    r"\b(?:follow|apply|use|stick to|adhere to|go by|according to)\b.{0,15}\b(?:best practices?|the (?:usual"
    r"|standard|normal|company|required|correct|right) (?:\w+ )?(?:process\w*|"
    r"procedures?|steps?|polic\w+|protocols?|way)|industry standards?|standard (?:procedure|practice|process\w*)"
    r"|the (?:rules?|book|guidelines?|procedures?|process|protocols?))\b",
    r"\bi (?:always |just |usually )?(?:do|try|give|did) my (?:very )?best\b|\b(?:work|communicat\w+) (?:very"
    r" )?(?:hard|well|effectively|closely) (?:with|together|in|under)\b",
    r"\bit (?:all |always |very much |totally )?depends\b|\bcommon sense\b|\bteam ?player\b|\bcommunication is"
    r" (?:key|important|everything)\b|\bwhatever (?:is needed|it takes|works)\b",
    r"\b(?:quality|safety|the customer|teamwork|communication) (?:is|comes) (?:always |very )?(?:first|important"
    r"|key|everything|my (?:top )?priority)\b|\bthe usual\b|\bthis and that\b",
    r"\bi (?:am|m) (?:very |really |quite |a )?(?:good|great|excellent|experienced|strong|skilled|reliable"
    r"|organi[sz]ed|hard ?working|fast learner|quick learner)\b|\bim (?:very |really |quite |a )?(?:good|great|"
    r"excellent|experienced|strong|skilled|reliable|organi[sz]ed|hard ?working|fast learner|quick learner)\b",
)
