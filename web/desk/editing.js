/** @file One thing that is edited: a change rests on the version it was made from, and nobody's change is lost. */

import { actions } from "./acting.js";
import { Form } from "./form.js";
import { made } from "./made.js";

const MISSED = 412;

export class Edited {
  #server;
  #path;
  #fields;
  #tag;

  /**
   * @param {import("./server.js").Server} server @param {string} path
   * @param {import("./form.js").Field[]} fields @param {{body: any, tag: string}} read
   */
  constructor(server, path, fields, { body, tag }) {
    this.#server = server;
    this.#path = path;
    this.#fields = fields;
    this.#tag = tag;
    this.known = body;
    this.form = new Form(fields.map((field) => ({ ...field, value: body[field.name] })), {
      submit: "Save changes",
      send: (values) => this.#save(values),
    });
    this.told = made("p", { class: "hint", role: "status" });
    this.missed = made("div", { class: "missed", tabindex: -1, hidden: true });
    this.node = made("div", {}, this.missed, this.form.node, this.told);
  }

  /** It was changed otherwise, from here. @param {{body: any, tag: string}} changed @param {string[]} names Fields. */
  changed({ body, tag }, names) {
    this.known = body;
    this.#tag = tag;
    for (const name of names) this.form.set(name, body[name]);
  }

  async #save(values) {
    this.told.textContent = "";
    try {
      const saved = await this.#server.send("PUT", this.#path, { body: values, ifMatch: this.#tag });
      this.missed.hidden = true;
      this.changed(saved, this.#fields.map(({ name }) => name));
      this.told.textContent = "Saved.";
      return true;
    } catch (refusal) {
      if (refusal.status !== MISSED) throw refusal;
      await this.#showTheirs();
      return false;
    }
  }

  /** Somebody saved something else since this was read: both are shown, and a person chooses. */
  async #showTheirs() {
    const theirs = await this.#server.readTagged(this.#path);
    const mine = this.form.values();
    const names = this.#fields.filter(({ name }) => same(theirs.body[name]) !== same(mine[name]));
    const take = () => this.#settle(theirs, names.map(({ name }) => name));
    const keep = () => this.#settle(theirs, []);
    this.missed.replaceChildren(
      made("h2", {}, "Somebody else has changed this meanwhile"),
      made("p", {}, names.length ? "Nothing of yours is saved yet. This is what they have now:" : "They saved the same as you."),
      made("dl", { class: "facts" }, names.map(({ name, label }) => made("div", {}, made("dt", {}, label), made("dd", { class: "words" }, shown(theirs.body[name]))))),
      actions({ words: "Take theirs into the form", what: take }, { words: "Keep mine, and save over theirs", what: keep }),
    );
    this.missed.hidden = false;
    this.missed.focus();
  }

  #settle(theirs, names) {
    this.changed(theirs, names);
    this.missed.hidden = true;
    if (names.length) return this.form.button.focus();
    return this.form.node.requestSubmit();
  }
}

const same = (value) => JSON.stringify(value ?? "").replaceAll("\\r", "");
const shown = (value) => (Array.isArray(value) ? value.join(", ") : value) || "(empty)";
