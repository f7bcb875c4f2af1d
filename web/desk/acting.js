/** @file Buttons that ask the server for something: one request at a time, and what went wrong told beside them. */

import { made } from "./made.js";

/**
 * Do it, unless it is being done. What the server refuses is told in `trouble`.
 * @param {HTMLElement} button It keeps the focus meanwhile, which `disabled` would take from it.
 * @param {HTMLElement} trouble @param {() => Promise<void> | void} what
 */
export async function act(button, trouble, what) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  tell(trouble, "");
  try {
    await what();
  } catch (refusal) {
    if (refusal.status === undefined) throw refusal;
    tell(trouble, refusal.message);
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

/** @param {HTMLElement} trouble @param {string} words "": all is well. */
export function tell(trouble, words) {
  trouble.hidden = !words;
  trouble.textContent = words;
  if (words) trouble.scrollIntoView({ block: "nearest" });
}

export const troubleHere = () => made("p", { class: "alert", role: "alert", hidden: true });

/**
 * Buttons and links beside each other, and below them what went wrong.
 * @param {(HTMLElement | {words: string, kind?: string, what: (button: HTMLElement) => Promise<void> | void} | null | false)[]} all
 */
export function actions(...all) {
  const trouble = troubleHere();
  const shown = all.filter(Boolean).map((one) => {
    if (one instanceof Node) return one;
    const button = made("button", { type: "button", class: one.kind }, one.words);
    button.addEventListener("click", () => act(button, trouble, () => one.what(button)));
    return button;
  });
  return made("div", {}, made("div", { class: "actions" }, shown), trouble);
}
