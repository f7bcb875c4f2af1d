/** @file The question before something that cannot be taken back. */

import { made } from "./made.js";

/**
 * @param {{heading: string, content: (Node | string)[], yes: string, no?: string}} question
 * @returns {Promise<boolean>} Whether it was answered with yes; Escape is a no.
 */
export function confirmed({ heading, content, yes, no = "Keep it" }) {
  const dialog = made(
    "dialog",
    { "aria-labelledby": "confirm-heading" },
    made(
      "form",
      { method: "dialog" },
      made("h2", { id: "confirm-heading" }, heading),
      content,
      made("div", { class: "actions" }, made("button", { value: "no", class: "primary", autofocus: true }, no), made("button", { value: "yes", class: "grave" }, yes)),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answered) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answered(dialog.returnValue === "yes");
    });
  });
}
