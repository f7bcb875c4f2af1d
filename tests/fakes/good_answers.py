"""What a sensible model would answer to our five prompts, made from the request alone: enough for a whole interview."""

import json
import re
from typing import Any

LEADS = (
    "Your papers mention {thing}. What was the first step you took yourself there?",
    "With {thing} in mind, how did you notice that something had to change?",
    "When you think back to {thing}, which decision cost you the most sleep?",
    "How would a colleague who stood beside you describe your share in {thing}?",
    "What went differently from the plan when you worked on {thing}?",
    "Where did {thing} leave you short of time, and how did you deal with that?",
    "Suppose you began {thing} again on Monday. What would you leave out this time?",
    "Who had to be persuaded before {thing} could happen, and how did you go about it?",
    "How did you find out whether {thing} had made any difference?",
    "Which part of {thing} did you have to learn from scratch?",
    "What did you check by hand during {thing} that nobody had asked for?",
    "At what point in {thing} did you ask somebody for help?",
)
FOLLOW_UPS = (
    "You said {words}. What happened in the days after that?",
    "I'd like to stay with {words} for a moment. How exactly did you do it?",
    "And where you say {words}, which piece of it was your own work?",
)
REPHRASES = (
    "Put more simply, where would you begin if {thing} landed on your desk tomorrow morning?",
    "Let me ask it from another side: what in your own work comes closest to {thing}?",
)
HEARD = (
    "So {words}, as you tell it.",
    "I noted {words} from your answer.",
    "The part about {words} stays with me.",
    "That puts {words} at the centre.",
    "I can picture {words} from here.",
)


def good_answer(skill: str | None, user: str) -> str:
    """JSON for the schema of that name. Raises `KeyError` for one it does not know."""
    return json.dumps(ANSWERS[skill](user)) if skill in ANSWERS else "{}"


def block(user: str, name: str) -> str:
    """What stands in the fence of that name; empty where there is none."""
    found = re.search(rf"<{name} ([0-9a-f]+)>\n(.*?)\n</{name} \1>", user, re.DOTALL)
    return found[2] if found else ""


def words_of(text: str, most: int) -> str:
    """The first words of the first sentence, as they would stand in the middle of another one."""
    first = re.split(r"(?<=[.!?])\s", text.strip())[0].rstrip(".!?")
    words = [word for word in re.sub(r"[\"“”?]", "", first).split() if word]
    return " ".join(words[:most]).rstrip(",;:")


def plan(user: str) -> dict[str, Any]:
    lines = [line.strip(" -•") for line in re.split(r"\n|(?<=\.)\s", block(user, "job"))]
    needs = [line for line in dict.fromkeys(lines) if 4 <= len(line.split()) <= 30][:8]
    half = max(1, len(needs) * 2 // 3)
    areas = [
        {
            "need": need,
            "name": words_of(need, 4),
            "phase": "technical" if number < half else "behavioral",
            "weight": 9 - number,
        }
        for number, need in enumerate(needs)
    ]
    return {"areas": areas}


def ask(user: str) -> dict[str, Any]:
    kind = re.search(r"Kind: (\w+)", user)
    turn = int(re.search(r"Turn (\d+)", user)[1])  # type: ignore[index]
    texts = re.findall(r"^\[([RJ]\d+)\] [^:]*: (.*)$", block(user, "texts"), re.MULTILINE)
    name, text = texts[turn % len(texts)] if texts else ("", block(user, "area").split("\n")[0] or "your work")
    thing = f"“{words_of(text, 9)}”"
    said = block(user, "conversation").rsplit("Candidate:", 1)[-1]
    words = f"“{words_of(said, 7)}”" if said.strip() else "that"
    match kind[1] if kind else "":
        case "opening":
            question = (
                "Hello, I'm the AI interviewer here and you can ask for a person at any time. "
                f"How did you come to {thing}?"
            )
        case "follow_up":
            question = FOLLOW_UPS[turn % len(FOLLOW_UPS)].format(words=words)
        case "rephrase" | "answer_to_candidate":
            question = REPHRASES[turn % len(REPHRASES)].format(thing=thing)
        case "confirm_leave":
            question = "Would you like to end here, or shall we go on?"
        case "closing":
            question = "What would you like to ask about the role, or add to what you told me?"
        case _:
            question = LEADS[turn % len(LEADS)].format(thing=thing)
    response = HEARD[turn % len(HEARD)].format(words=words)
    return {"response": response, "question": question, "source_ids": [name] if name else []}


def comfort(user: str) -> dict[str, Any]:
    nervous = re.search(r"\b(sorry|nervous|um)\b", block(user, "answer"), re.IGNORECASE)
    return {"comfort": "nervous" if nervous else "neutral"}


def evidence(user: str) -> dict[str, Any]:
    answer = block(user, "answer")
    area = block(user, "asked_about") or re.sub(
        r"^- (.*?) \(the job says:.*", r"\1", block(user, "areas").split("\n")[0]
    )
    longest = max(re.split(r"(?<=[.!?])\s+", answer), key=len)
    enough = len(answer.split()) >= 25
    found = [{"quote": longest, "area": area, "strength": "shown"}] if enough else []
    return {"evidence": found, "gap": "none" if enough else "example", "sufficient": enough}


def feedback(user: str) -> dict[str, Any]:
    told = re.findall(r'^  \w+: "(.*)"$', block(user, "areas"), re.MULTILINE)
    name = block(user, "first_name")
    parts = [f"Thank you{', ' + name if name else ''}, for the conversation."]
    parts += [f"You told me: “{quote}”" for quote in told[:3]]
    parts.append("For a next conversation, think of one more example of your own. People read this now.")
    return {"feedback": " ".join(parts)}


ANSWERS = {
    "plan_job": plan,
    "ask": ask,
    "assess_comfort": comfort,
    "find_evidence": evidence,
    "give_feedback": feedback,
}
