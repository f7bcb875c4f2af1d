/** @file One question with its answer, and in the margin what they rest on and how they were read. */

import { disclosure, made } from "./made.js";
import { capital, clock, count, listed } from "./moments.js";
import { cut } from "./quotes.js";
import { stopped } from "./stopped.js";
import { GAPS, INTENTS, KINDS, PHASES, STRENGTHS, inWords } from "./words.js";

/** @param {Record<string, any>} review @param {Record<string, any>} turn @param {boolean} waits The answer may come yet. */
export function turn(review, turn, waits) {
  return [
    made(
      "div",
      { class: "said" },
      made("p", { class: "over" }, `${turn.number} · ${listed(capital(inWords(PHASES, turn.phase)), turn.area, inWords(KINDS, turn.kind))} · ${clock(turn.elapsed)}`),
      turn.response && made("p", { class: "response" }, turn.response),
      made("h3", { class: "asked", tabindex: -1, id: `turn-${turn.number}` }, turn.question),
      answer(review, turn, waits),
    ),
    made("div", { class: "margin" }, why(turn), sources(turn.sources), read(turn), stopped(turn.guard_hits).map((words) => made("p", {}, words))),
  ];
}

function answer({ candidate_name }, { answer: words, evidence }, waits) {
  if (words === null) return made("p", { class: "no-answer" }, waits ? "The answer is awaited." : "No answer.");
  const pieces = cut(words, evidence).map(({ words: piece, quoted }) => (quoted ? made("mark", {}, piece) : piece));
  return made("div", { class: "answer" }, made("p", { class: "who" }, candidate_name || "Candidate"), made("p", { class: "words" }, pieces));
}

const why = ({ why: words }) => words && made("p", {}, made("strong", {}, "Why asked. "), words.replace(/\.?$/, "."));

function sources(all) {
  if (!all.length) return null;
  return disclosure(
    `Rests on ${count(all.length, "passage")}`,
    made("ul", { class: "quotes" }, all.map(({ document, section, role, employer, text }) => made("li", {}, made("blockquote", {}, text), made("p", { class: "hint" }, listed(capital(document), section, role, employer))))),
  );
}

/** How the answer was read. What nobody assessed is said to be so, and never that there was nothing. */
function read({ answer: words, intent, gap, sufficient, evidence, assessed }) {
  if (words === null) return null;
  const open = gap ? `open: ${inWords(GAPS, gap)}` : sufficient ? "nothing left open" : "";
  const claims = evidence.map(({ area, strength }) => `${area}: ${inWords(STRENGTHS, strength)}`);
  return [
    made("p", {}, made("strong", {}, "Read as. "), `${capital(listed(intent ? inWords(INTENTS, intent) : "intent not assessed", open))}.`),
    assessed
      ? evidence.length > 0 && made("p", {}, made("strong", {}, "Evidence. "), `${[...new Set(claims)].map(capital).join("; ")}. Marked in the answer.`)
      : made("p", {}, made("strong", {}, "Evidence. "), "Not assessed."),
  ];
}
