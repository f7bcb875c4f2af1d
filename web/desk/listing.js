/** @file Lists that come a page at a time, and the search in them. */

import { actions } from "./acting.js";
import { made } from "./made.js";

/**
 * @param {{load: (cursor: string) => Promise<{items: any[], next: string | null}>, row: (item: any) => HTMLElement,
 *   empty: string | Node}} list `row`: a list item.
 * @returns {Promise<HTMLElement>} With its first page.
 */
export async function listing({ load, row, empty }) {
  const rows = made("ul", { class: "rows" });
  const place = made("div", {});
  let next = "";
  const more = async () => {
    const page = await load(next);
    next = page.next;
    const added = page.items.map(row);
    rows.append(...added);
    return added;
  };
  await more();
  if (!rows.childElementCount) return made("p", { class: "empty" }, empty);
  place.append(rows);
  if (next) {
    const further = actions({
      words: "Show more",
      what: async () => {
        const [first] = await more();
        if (!next) further.remove();
        const link = first?.querySelector("a, button");
        link?.focus();
      },
    });
    place.append(further);
  }
  return place;
}

/**
 * A list under a field that searches in it, after a pause or at once with Enter.
 * @param {{label: string, found: (words: string) => Promise<HTMLElement>}} search
 * @returns {Promise<HTMLElement>}
 */
export async function searched({ label, found }) {
  const place = made("div", {});
  const told = made("p", { class: "unseen", role: "status" });
  const field = made("input", { id: "search", type: "search", autocomplete: "off" });
  let asked = 0;
  let waiting = 0;
  const look = async (silent = false) => {
    clearTimeout(waiting);
    const mine = (asked += 1);
    const list = await found(field.value.trim()).catch((refusal) => made("p", { class: "alert" }, refusal.message));
    if (mine !== asked) return; // something else was typed meanwhile
    place.replaceChildren(list);
    if (!silent) told.textContent = list.className === "empty" ? list.textContent : `${list.querySelectorAll("li").length} found${list.querySelector("button") ? ", and there are more" : ""}`;
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 300);
  });
  const form = made("form", { class: "search", role: "search" }, made("label", { for: "search" }, label), field);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  place.append(await found(""));
  return made("div", {}, form, told, place);
}

/** A row: a link, what it is about, and what is beside it; null keeps a place empty, so that rows stand in columns. */
export function row(link, about, ...beside) {
  return made("li", {}, made("div", { class: "row-main" }, link, about && made("p", { class: "about" }, about)), beside.map((each) => made("div", { class: "row-side" }, each)));
}

/** A state in a word, with a mark that is not colour alone. @param {string} name @param {string} words */
export const state = (name, words) => made("span", { class: `state ${name}` }, words);
