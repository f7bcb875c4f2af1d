/** @file What people decided: notes under their names, which are added and never changed. */

import { Form } from "./form.js";
import { made } from "./made.js";
import { moment } from "./moments.js";

/** @param {import("./server.js").Server} server @param {string} path Of the interview. @param {Record<string, any>} review */
export function decisions(server, path, { decisions: known }) {
  const list = made("ol", { class: "notes" }, known.map(note));
  const none = made("p", { class: "hint", hidden: known.length > 0 }, "No decision is written down yet.");
  const told = made("p", { class: "hint", role: "status" });
  const form = new Form(
    [
      { name: "author", label: "Your name", more: { required: true, maxlength: 500, autocomplete: "name" } },
      { name: "text", label: "Decision and reasons", kind: "area", more: { required: true, rows: 4, maxlength: 200_000 }, hint: "It cannot be changed later; a further note may take it back." },
    ],
    {
      submit: "Write it down",
      send: async (values, key) => {
        list.append(note((await server.send("POST", `${path}/decisions`, { body: values, key })).body));
        none.hidden = true;
        form.set("text", "");
        told.textContent = "Written down.";
      },
    },
  );
  return made(
    "section",
    { class: "decisions", "data-part": "decisions" },
    made("h2", { tabindex: -1, id: "decisions" }, "Decision"),
    made("p", {}, "The decision is a person's. This desk gives no score and no ranking, and suggests nothing: read what was said, and write down what you decide and why, under your name."),
    none,
    list,
    form.node,
    told,
  );
}

function note({ author, at, text }) {
  return made("li", {}, made("p", { class: "over" }, made("strong", {}, author), ", ", moment(at)), made("p", { class: "words" }, text));
}
