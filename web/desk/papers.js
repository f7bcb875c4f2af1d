/** @file What goes with the conversation: the feedback, what went otherwise than planned, the consent, the resume. */

import { elements } from "../room/markdown.js";
import { disclosure, facts, made, to } from "./made.js";
import { capital, moment } from "./moments.js";
import { stopped } from "./stopped.js";
import { FALLBACKS, SKILLS, inWords } from "./words.js";

const section = (id, words) => made("h2", { tabindex: -1, id }, words);

export function feedback({ feedback: words, farewell, status }) {
  const none = status === "running" ? "It is given at the end." : "None was given.";
  return [
    section("feedback", "What the candidate was told at the end"),
    farewell && made("p", { class: "response" }, farewell),
    words ? made("p", { class: "words" }, words) : made("p", { class: "hint" }, none),
  ];
}

/** "rules", or names of models. */
export const askedBy = ({ turns }) => [...new Set(turns.flatMap(({ skills }) => skills.filter(({ skill }) => skill === "ask").map((skill) => skill.made_by)))];

/** Which steps the rules did in place of a model, and which sentences the guard stopped. */
export function wentOtherwise(review) {
  const by = askedBy(review);
  const fell = review.fallbacks.map(({ turn, skill, reason }) => [turn, `${capital(inWords(SKILLS, skill))}: ${inWords(FALLBACKS, reason)}, so the rules did it.`]);
  const hits = review.turns.flatMap(({ number, guard_hits }) => stopped(guard_hits).map((words) => [number, words]));
  const all = [...fell, ...hits].sort(([one], [other]) => (one ?? Infinity) - (other ?? Infinity));
  const item = ([turn, words]) => made("li", {}, turn === null ? "At the end" : to(`Question ${turn}`, "interviews", review.id, `turn-${turn}`), ". ", words);
  return [
    section("otherwise", "What went otherwise than planned"),
    by.length > 0 && made("p", { class: "hint" }, `Questions were made by ${by.join(", ")}.`),
    all.length ? made("ul", {}, all.map(item)) : made("p", {}, "Nothing: no step fell back to the rules, and the question guard stopped no sentence."),
  ];
}

export function agreed({ consent }) {
  const words = section("consent", "Consent");
  if (!consent) return [words, made("p", {}, "None is on record: it was begun without an invitation.")];
  return [
    words,
    facts([
      ["Given", moment(consent.given_at)],
      ["Hash of the text", made("code", {}, consent.hash)],
    ]),
    disclosure("The text that was agreed to", made("div", { class: "prose paper" }, elements(consent.text, 3))),
  ];
}

export function resume({ resume_text }) {
  return [section("resume", "Resume"), disclosure("The resume it was held on", made("p", { class: "words paper" }, resume_text))];
}
