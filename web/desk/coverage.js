/** @file How far the interview got with each area of its plan, as bars with words, and the quotes beside each. */

import { disclosure, drawn, made, to } from "./made.js";
import { capital, count, listed } from "./moments.js";
import { standing } from "./standing.js";
import { STRENGTHS, inWords } from "./words.js";

/** @param {Record<string, any>} review */
export function coverage(review) {
  if (!review.plan.length) return [];
  const widest = Math.max(...review.plan.map(({ weight }) => weight ?? 0));
  return [
    made("h2", { tabindex: -1, id: "coverage" }, "Coverage of the plan"),
    made("p", { class: "hint" }, "The longer a bar, the larger the area's share of the plan. All candidates of a job have the same plan, but for focus areas. The filling says how far the interview got. Neither is a rating."),
    hatching(),
    made("ul", { class: "areas" }, review.plan.map((area) => item(review, area, widest))),
  ];
}

function item(review, area, widest) {
  const { kind, word, meaning, none } = standing(area);
  const share = area.weight === null ? "" : `${Math.round(area.weight * 100)} % of the plan`;
  return made(
    "li",
    {},
    made(
      "div",
      { class: "area" },
      made("h3", {}, area.area),
      bar(widest && (area.weight ?? 0) / widest, kind),
      made("p", { class: "standing" }, made("strong", {}, capital(word)), `: ${meaning}`),
      made("p", { class: "hint" }, listed(area.questions ? count(area.questions, "question") : "no question", share)),
      (area.need || area.why) && disclosure("What the job asks for", area.need && made("blockquote", {}, area.need), area.why && made("p", {}, `${capital(area.why)}.`)),
    ),
    made("ul", { class: "quotes", "aria-label": `Evidence on ${area.area}` }, area.evidence.length ? area.evidence.map((each) => quote(review, each)) : made("li", { class: "none" }, none)),
  );
}

function quote(review, { turn, quote: words, strength }) {
  return made(
    "li",
    {},
    made("blockquote", {}, words),
    made("p", { class: "hint" }, capital(inWords(STRENGTHS, strength)), ", ", to(`answer ${turn}`, "interviews", review.id, `turn-${turn}`)),
  );
}

function bar(share, kind) {
  const width = `${Math.max(share * 99, 3)}%`;
  return drawn("svg", { class: `bar ${kind}`, height: 12, "aria-hidden": "true", focusable: "false" }, drawn("rect", { x: 1, y: 1, width, height: 10, rx: 2 }));
}

/** The pattern that bars of exhausted areas are filled with: more than a colour tells them from the rest. */
function hatching() {
  const line = drawn("path", { d: "M0 6 6 0" });
  return drawn("svg", { class: "patterns", width: 0, height: 0, "aria-hidden": "true", focusable: "false" }, drawn("defs", {}, drawn("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse" }, line)));
}
