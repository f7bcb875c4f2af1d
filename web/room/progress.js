/** @file How far the interview has got: its parts and the time, in the head of the page. Never read out by itself. */

import { element, piece, say } from "./page.js";

const PARTS = { introduction: "Introduction", technical: "Your field", behavioral: "How you work", conclusion: "Closing" };

/** @param {string | null} phase The one it is in; null: none, and nothing is shown. */
export function showParts(phase) {
  const list = element("parts");
  list.hidden = !phase;
  const names = Object.keys(PARTS);
  if (list.dataset.phase === phase) return;
  list.dataset.phase = phase;
  list.replaceChildren(
    ...names.map((name, place) => {
      const item = piece("li", "");
      item.append(piece("span", PARTS[name]));
      if (name === phase) item.setAttribute("aria-current", "step");
      if (place < names.indexOf(phase)) item.className = "done";
      return item;
    }),
  );
}

/** @param {string} left "": nothing is shown. */
export function showTime(left) {
  element("time").hidden = !left;
  say("time", left);
}
