/** @file Parts of a page that is watched: made anew only where what they show has changed, and nothing else moves. */

import { made } from "./made.js";

export class Kept {
  #parts = new Map();

  /**
   * The place of a part, filled by `build` where `data` is other than before. Open disclosures stay open, and the focus
   * stays where it was, if that is still there.
   * @param {string} name @param {any} data JSON. @param {() => (Node | string | null | false)[]} build
   * @param {string} [tag] Of the place. @returns {HTMLElement}
   */
  part(name, data, build, tag = "section") {
    const part = this.#parts.get(name) ?? { place: made(tag, { "data-part": name }) };
    this.#parts.set(name, part);
    const known = JSON.stringify(data);
    if (part.known === known) return part.place;
    part.known = known;
    const open = new Set([...part.place.querySelectorAll("details[open]")].map(label));
    const focused = part.place.contains(document.activeElement) ? label(document.activeElement) : null;
    part.place.replaceChildren(...build().filter(Boolean));
    for (const details of part.place.querySelectorAll("details")) details.open = open.has(label(details));
    if (focused) [...part.place.querySelectorAll("a, summary, button, h2, h3")].find((one) => label(one) === focused)?.focus({ preventScroll: true });
    return part.place;
  }
}

const label = (element) => (element.matches("details") ? element.querySelector("summary") : element).textContent;

/**
 * Change the page without moving what is being read: the first part that reaches into the window keeps its place.
 * @param {HTMLElement} page @param {() => void} change
 */
export function steadily(page, change) {
  const parts = [...page.querySelectorAll("[data-part]")].filter((part) => !part.querySelector("[data-part]"));
  const read = scrollY > 0 && parts.find((part) => part.getBoundingClientRect().bottom > 0);
  const before = read && read.getBoundingClientRect().top;
  change();
  if (read && read.isConnected) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" });
}
