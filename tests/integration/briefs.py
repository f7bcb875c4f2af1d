"""One interview's briefs, with words of candidate, resume and job that can be found again wherever they go."""

from graph.interviewers.skills import AskBrief, FeedbackBrief, ReadBrief
from graph.subjects import Area, Evidence, Exchange, Job, Source
from graph.vocabulary import AreaStatus, Comfort, Difficulty, Gap, Intent, Phase, QuestionKind, ResumeMatch, Strength

JOB = Job(
    id="job-1",
    title="Tram Driver Trainer",
    company="Linden Tramways",
    requirements=(
        "Drives all of our tram types safely in winter traffic\n"
        "Plans the first four weeks of a new driver\n"
        "Explains the signalling of the inner ring to beginners\n"
        "Tells a colleague plainly when a mistake was dangerous\n"
        "Keeps calm with passengers who are angry"
    ),
    description="You will train twelve drivers a year. We write to everyone within eight days.",
    skills_required=("signalling", "teaching"),
)
ANSWER = (
    "Well, I started with the braking table. I rode behind each of them for a week, and I wrote down “every” late "
    "brake. After that we had two door incidents instead of nine."
)
RESUME = Source(
    chunk_id="resume:aaaa", document="resume", text="Trained nine drivers at the Alder depot", employer="Alder Depot"
)
NEED = Source(chunk_id="job:bbbb", document="job", text="Plans the first four weeks of a new driver")
AREA = Area(
    name="Planning the first weeks",
    phase=Phase.TECHNICAL,
    weight=0.6,
    need="Plans the first four weeks of a new driver",
    why="The job asks for a plan; the resume mentions nine drivers.",
    resume=ResumeMatch.MENTIONED,
    sources=(RESUME, NEED),
    status=AreaStatus.EVIDENCED,
    questions=1,
    evidence=(
        Evidence(
            area="Planning the first weeks",
            quote="I rode behind each of them for a week",
            turn=3,
            start=42,
            end=79,
            strength=Strength.SHOWN,
        ),
    ),
)
OTHER = Area(
    name="Hard words",
    phase=Phase.BEHAVIORAL,
    weight=0.4,
    need="Tells a colleague plainly when a mistake was dangerous",
    why="The job asks for it; the resume lacks it.",
    resume=ResumeMatch.MISSING,
)
EXCHANGE = Exchange(
    turn=3,
    phase=Phase.TECHNICAL,
    area=AREA.name,
    kind=QuestionKind.NEW_AREA,
    question="How did the nine drivers at Alder spend their first week?",
    answer=ANSWER,
)
ASK = AskBrief(
    job=JOB,
    first_name="Wilhelmina",
    phase=Phase.TECHNICAL,
    entering_phase=False,
    kind=QuestionKind.FOLLOW_UP,
    area=AREA,
    difficulty=Difficulty.MEDIUM,
    comfort=Comfort.NEUTRAL,
    intent=Intent.ANSWER,
    gap=Gap.METHOD,
    exchanges=(EXCHANGE,),
    asked=("Where did your path begin?", EXCHANGE.question),
    responses=("From conductor to trainer.",),
    sources=(RESUME, NEED),
    turn=4,
    minutes_left=17.4,
)
READ = ReadBrief(exchange=EXCHANGE, intent=Intent.ANSWER, area=AREA, areas=(AREA, OTHER))
FEEDBACK = FeedbackBrief(
    job=JOB,
    first_name="Wilhelmina",
    areas=(AREA, OTHER),
    answers=6,
    left_early=False,
    next_steps=(Source(chunk_id="job:cccc", document="job", text="We write to everyone within eight days."),),
)

WORDS_OF_OTHERS = (
    "Wilhelmina",
    "Linden",
    "braking table",
    "Alder",
    "first four weeks",
    "eight days",
    "signalling",
    "Hard words",
)
