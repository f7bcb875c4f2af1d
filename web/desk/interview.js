/** @file One interview: how far it got, what was said and on what it rests, and what people decided. */

import { act, actions, troubleHere } from "./acting.js";
import { turn } from "./conversation.js";
import { coverage } from "./coverage.js";
import { decisions } from "./decisions.js";
import { eraseInterview } from "./erasing.js";
import { Kept, steadily } from "./kept.js";
import { address, facts, heading, made, to } from "./made.js";
import { clock, count, listed, span } from "./moments.js";
import { agreed, askedBy, feedback, resume, wentOtherwise } from "./papers.js";
import { save } from "./saving.js";
import { timeline } from "./timeline.js";
import { watch } from "./watching.js";
import { ENDINGS, inWords } from "./words.js";

const PARTS = { coverage: "Coverage", timeline: "Timeline", conversation: "Conversation", feedback: "Feedback", otherwise: "Otherwise than planned", decisions: "Decision", consent: "Consent", resume: "Resume" };

export async function interview(desk, { id }) {
  const path = `interviews/${encodeURIComponent(id)}`;
  const { body: first, tag } = await desk.server.readTagged(path);
  const kept = new Kept();
  const page = made("div", { class: "interview" });
  const notes = decisions(desk.server, path, first); // a note that is being written is never made anew
  let review = first;

  const show = () => {
    const turns = made("ol", { class: "conversation" });
    const parts = [
      kept.part("facts", head(review), () => [told(review)], "div"),
      kept.part("coverage", review.plan, () => coverage(review)),
      kept.part("timeline", [review.timeline, review.status], () => timeline(review)),
      page.querySelector(".turns") ?? made("section", { class: "turns" }, made("h2", { tabindex: -1, id: "conversation" }, "Conversation"), turns),
      kept.part("feedback", [review.feedback, review.farewell, review.status], () => feedback(review)),
      kept.part("otherwise", [review.fallbacks, review.turns.map((each) => each.guard_hits), askedBy(review)], () => wentOtherwise(review)),
      notes,
      kept.part("consent", review.consent, () => agreed(review)),
      kept.part("resume", review.resume_text, () => resume(review)),
    ];
    for (const part of parts.filter((part) => part.parentNode !== page)) page.append(part);
    const list = page.querySelector(".conversation");
    for (const each of review.turns) {
      const waits = review.status === "running" && each === review.turns.at(-1);
      const item = kept.part(`turn-${each.number}`, [each, waits], () => turn(review, each, waits), "li");
      if (item.parentNode !== list) list.append(item);
    }
  };
  show();

  const live = first.status === "running" ? watched(desk, path, tag, (changed) => {
    review = changed;
    steadily(page, show);
    return review.status === "running";
  }, () => review) : null;
  const over = [to("Interviews", "interviews"), " · ", to(first.job_title, "jobs", first.job_id), first.company && `, ${first.company}`];
  const lead = "An AI asked the questions; a person decides. There is no score here, and no ranking.";
  return {
    title: first.candidate_name || "Interview",
    content: [heading(first.candidate_name || first.candidate_id, { over, lead }), live?.strip, exports(desk, path, () => review), contents(id), page],
    go: (place) => goTo(page, place),
    leave: () => live?.stop(),
  };
}

function contents(id) {
  const links = Object.entries(PARTS).map(([place, words]) => made("li", {}, to(words, "interviews", id, place)));
  return made("nav", { class: "contents", "aria-label": "On this page" }, made("ul", {}, links));
}

/** A place on the page that an address names: a turn, or a section. */
function goTo(page, place) {
  const target = page.querySelector(`#${CSS.escape(place || "conversation")}`);
  (target?.closest("li") ?? target)?.scrollIntoView({ block: "start" }); // of a turn, with what was said before it
  target?.focus({ preventScroll: true });
}

const head = ({ status, end_reason, phase, questions_asked, elapsed, ended_at }) => [status, end_reason, phase, questions_asked, status === "running" ? 0 : elapsed, ended_at];

function told(review) {
  const { status, end_reason, started_at, ended_at, elapsed, questions_asked, preferences } = review;
  const length = `${count(questions_asked, "question")} in ${clock(elapsed)} of ${count(preferences.max_duration, "minute")}`;
  return facts([
    ["Held", span(started_at, ended_at)],
    ["Length", status === "running" ? count(questions_asked, "question") : length],
    ["End", end_reason && inWords(ENDINGS, end_reason)],
    ["Asked for", listed(`${preferences.difficulty_level} difficulty`, preferences.focus_areas.length > 0 && `also about ${preferences.focus_areas.join(", ")}`, preferences.breaks && "breaks offered")],
  ]);
}

function exports(desk, path, review) {
  const of = (format) => ({
    words: `Export ${format.toUpperCase()}`,
    what: async () => void (await save(await desk.server.call("GET", `${path}/transcript?format=${format}`))),
  });
  const { candidate_id } = review();
  return actions(made("a", { class: "button", href: address("candidates", candidate_id) }, "Candidate's profile"), of("pdf"), of("csv"), of("json"), { words: "Erase", kind: "grave", what: () => eraseInterview(desk, review()) });
}

/** The strip that says that this is live, quietly, and lets one stop it. */
function watched(desk, path, tag, shown, review) {
  const standing = made("p", { role: "status" });
  const trouble = troubleHere();
  const button = made("button", { type: "button", class: "plain", "aria-pressed": "false" }, "Pause watching");
  const strip = made("div", { class: "live", tabindex: -1 }, made("span", { class: "state running" }, "Live, read only"), standing, button, trouble);
  const say = (words) => standing.textContent !== words && (standing.textContent = words);
  const where = () => (review().status === "running" ? `Question ${review().turns.length} is being answered.` : "The interview has ended.");
  const watching = watch({
    server: desk.server,
    path,
    tag,
    changed: (body) => {
      const goes = shown(body);
      say(where());
      if (!goes && document.activeElement === button) strip.focus({ preventScroll: true });
      button.hidden = !goes;
      strip.classList.toggle("over", !goes);
      if (!goes) strip.querySelector(".state").replaceWith(made("span", { class: "state ended" }, "Ended"));
      return goes;
    },
    told: (words) => {
      trouble.hidden = !words;
      trouble.textContent = words;
    },
  });
  let paused = false;
  button.addEventListener("click", () => act(button, trouble, () => {
    paused = !paused;
    watching.pause(paused);
    button.setAttribute("aria-pressed", String(paused));
    say(paused ? "Paused: what comes meanwhile is not shown." : where());
  }));
  say(where());
  return { strip, stop: watching.stop };
}
