"""Names of faiths, origins, illnesses and parties, shared by what an interviewer asks and what a candidate tells.

Regular expressions for text that `wording.plain` made plain; alternatives only, to be put inside a group.
"""

FAITHS = (
    "muslim|christian|catholic|protestant|jewish|hindu|sikh|buddhist|mormon|jehovah'?s witness|atheist|agnostic|"
    "evangelical|orthodox|baptist|methodist|quaker|pagan|religious|believer|churchgoer|jew"
)

RACES = (
    "black|white|asian|hispanic|latin[oax]|latinx|african[- ]american|caucasian|mixed[- ]race|biracial|native american|"
    "indigenous|arab|person of colou?r|people of colou?r|roma|bame"
)

ORIGINS = (
    "polish|german|french|spanish|italian|portuguese|romanian|bulgarian|hungarian|ukrainian|russian|turkish|greek|"
    "irish|scottish|welsh|british|english|american|canadian|mexican|brazilian|colombian|chinese|japanese|korean|"
    "vietnamese|filipin[oa]|indian|pakistani|bangladeshi|iranian|iraqi|syrian|afghan|egyptian|nigerian|ghanaian|kenyan|"
    "somali|ethiopian|south african|moroccan|algerian|jamaican|cuban|haitian|dutch|swedish|danish|norwegian|finnish|"
    "swiss|austrian|czech|slovak|serbian|croatian|lithuanian|latvian|estonian|israeli|lebanese|puerto rican|"
    "european|african"
)

COUNTRIES = (
    "poland|germany|france|spain|italy|portugal|romania|bulgaria|hungary|ukraine|russia|turkey|greece|ireland|scotland|"
    "wales|england|britain|america|canada|mexico|brazil|colombia|china|japan|korea|vietnam|the philippines|philippines|"
    "india|pakistan|bangladesh|iran|iraq|syria|afghanistan|egypt|nigeria|ghana|kenya|somalia|ethiopia|"
    "south africa|morocco|"
    "algeria|jamaica|cuba|haiti|the netherlands|sweden|denmark|norway|finland|switzerland|austria|serbia|"
    "croatia|lithuania|"
    "latvia|estonia|israel|lebanon|puerto rico|venezuela|argentina|chile|peru|el salvador|guatemala|honduras|sri lanka|"
    "nepal|sudan|eritrea|zimbabwe|uganda|cameroon|senegal|thailand|indonesia|malaysia|albania|kosovo|bosnia|"
    "moldova|georgia"
)

ILLNESSES = (
    "depression|anxiety|burn ?-?out|cancer|leuka?emia|diabetes|epilepsy|asthma|hiv|ptsd|adhd|autism|aspergers?|"
    "dyslexia|dyspraxia|dyscalculia|tourettes?|ocd|bipolar disorder|schizophrenia|eating disorder|anorexia|bulimia|"
    "panic attacks|chronic pain|chronic fatigue|long covid|arthritis|lupus|crohn'?s|colitis|endometriosis|"
    "multiple sclerosis|parkinson'?s|alzheimer'?s|dementia|hepatitis|migraines?|seizures|insomnia|heart disease|"
    "(?:a |an )?(?:heart condition|heart attack|stroke|tumou?r|chronic illness|mental illness|nervous breakdown|"
    "mental breakdown|bad back|back problem|stammer|stutter|addiction|drinking problem|drug problem|miscarriage|"
    "abortion|learning disability|hearing loss)"
)

IMPAIRED = (
    "disabled|deaf|hard of hearing|blind|partially sighted|colou?r-?blind|autistic|neurodivergent|"
    "neurodiverse|dyslexic|"
    "dyspraxic|bipolar|schizophrenic|paraly[sz]ed|wheelchair[- ]bound|in a wheelchair|an amputee|handicapped"
)

ILL = (
    "diabetic|epileptic|asthmatic|hiv[- ]positive|depressed|chronically ill|anorexic|bulimic|(?:an )?alcoholic|"
    "(?:an )?addict(?:ed)?|in recovery|in remission|in therapy|on medication|on antidepressants|on tablets"
)

LOVES = (
    "gay|lesbian|bisexual|bi|straight|heterosexual|homosexual|queer|trans|transgender|transsexual|non-?binary|"
    "lgbtq?\\+?|"
    "asexual|intersex|genderfluid"
)

PARTIES = (
    "democrat|republican|conservative|liberal|tory|labour|socialist|communist|marxist|libertarian|green|leftist|"
    "right-?wing|left-?wing|remainer|brexiteer|maga"
)

KIN = (
    "husband|wife|spouse|fiancee?|boyfriend|girlfriend|mother|mum|mom|mummy|father|dad|sons?|daughters?|"
    "kids|toddler|grandchildren|grandson|granddaughter|grandmother|grandfather|siblings?|sister|brother|in-laws|"
    "mother-in-law|ex-husband|ex-wife|little ones?|newborn"
)

NUMBER_WORDS = "twenty|thirty|forty|fifty|sixty|seventy"
