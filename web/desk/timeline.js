/** @file When the interview was about what: a picture, and the same as a table. */

import { disclosure, drawn, made, to } from "./made.js";
import { capital, clock } from "./moments.js";
import { phases, rows, ticks } from "./stretches.js";
import { KINDS, PHASES, inWords } from "./words.js";

/** @param {Record<string, any>} review */
export function timeline(review) {
  const total = Math.max(0, ...review.timeline.map(({ ended }) => ended));
  if (!total) return [];
  return [
    made("h2", { tabindex: -1, id: "timeline" }, "Timeline"),
    made("div", { class: "timeline", "aria-hidden": "true" }, track("Parts", phases(review.timeline), total, "part"), rows(review.timeline).filter(({ area }) => area).map(({ area, stretches }) => track(area, stretches, total)), axis(total)),
    disclosure("The timeline as a table", table(review)),
  ];
}

function track(name, stretches, total, kind = "") {
  const at = (seconds) => `${(100 * seconds) / total}%`;
  const bars = stretches.map(({ phase, started, ended, turn }) => {
    const width = `${Math.max((100 * (ended - started)) / total, 0.6)}%`;
    const words = [turn ? `Question ${turn}` : capital(inWords(PHASES, phase)), `${clock(started)} to ${clock(ended)}`].join(", ");
    return drawn("rect", { class: `stretch ${phase}`, x: at(started), y: 3, width, height: 12, rx: 2 }, drawn("title", {}, words));
  });
  const named = kind ? stretches.map(({ phase }) => made("span", { class: `key ${phase}` }, capital(inWords(PHASES, phase)))) : name;
  return made("div", { class: `track ${kind}` }, made("span", { class: "track-name" }, named), drawn("svg", { height: 18, focusable: "false" }, lines(total), bars));
}

const lines = (total) => ticks(total).map((tick) => drawn("line", { x1: `${(100 * tick) / total}%`, x2: `${(100 * tick) / total}%`, y1: -3, y2: 22 }));

function axis(total) {
  const marks = ticks(total).map((tick) => {
    const share = tick / total;
    return drawn("text", { x: `${100 * share}%`, y: 13, "text-anchor": share < 0.04 ? "start" : share > 0.96 ? "end" : "middle" }, clock(tick));
  });
  return made("div", { class: "track axis" }, made("span", {}), drawn("svg", { height: 18, focusable: "false" }, marks));
}

function table(review) {
  const body = review.timeline.map(({ phase, area, kind, started, ended, turn }) =>
    made("tr", {}, made("td", {}, to(`Question ${turn}`, "interviews", review.id, `turn-${turn}`)), [`${clock(started)} to ${clock(ended)}`, inWords(PHASES, phase), area ?? "", inWords(KINDS, kind)].map((words) => made("td", {}, words))));
  const head = ["Question", "When", "Part", "Area", "Kind"].map((words) => made("th", { scope: "col" }, words));
  return made("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Timeline as a table" }, made("table", {}, made("thead", {}, made("tr", {}, head)), made("tbody", {}, body)));
}
