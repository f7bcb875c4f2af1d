/** @file Forms: fields with labels, what they hold, and what the server says about each of them. */

import { act, tell, troubleHere } from "./acting.js";
import { made } from "./made.js";
import { newKey } from "./server.js";

/**
 * @typedef {object} Field
 * @property {string} name As the server calls it.
 * @property {string} label
 * @property {"text" | "email" | "number" | "area" | "lines" | "select" | "check" | "file"} [kind]
 *   `lines`: a list, one a line. `check`: true or false. `file`: a File or null.
 * @property {any} [value]
 * @property {string | Node} [hint]
 * @property {[string, string][]} [options] Of a select: value and words.
 * @property {Record<string, any>} [more] Attributes.
 */

let forms = 0; // ids are of one page, whatever forms it has

export class Form {
  /**
   * @param {(Field | Node)[]} fields Nodes stand where they stand.
   * @param {{submit: string, busy?: string, beside?: Node[],
   *   send: (values: Record<string, any>, key: string) => Promise<boolean | void>}} how
   *   `send`: `key` is of a request with these values, so that none is done twice; false: nothing is saved yet.
   */
  constructor(fields, { submit, busy = "One moment…", send, beside = [] }) {
    this.prefix = `form${(forms += 1)}`;
    this.fields = fields.filter((field) => !(field instanceof Node));
    this.trouble = troubleHere();
    this.button = made("button", { class: "primary" }, submit);
    this.node = made(
      "form",
      { class: "form" },
      fields.map((field) => (field instanceof Node ? field : this.#shown(field))),
      made("div", { class: "actions" }, this.button, beside),
      this.trouble,
    );
    let key = newKey();
    this.node.addEventListener("input", () => {
      key = newKey(); // other words are another request
      this.node.dataset.unsaved = "";
    });
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#clear();
      act(this.button, this.trouble, async () => {
        this.button.textContent = busy;
        try {
          if ((await send(this.values(), key)) === false) return;
          delete this.node.dataset.unsaved;
          key = newKey();
        } catch (refusal) {
          this.#tellFields(refusal.errors ?? []);
          throw refusal;
        } finally {
          this.button.textContent = submit;
        }
      });
    });
  }

  /** @param {string} name @returns {any} */
  input(name) {
    return this.node.elements.namedItem(name);
  }

  values() {
    return Object.fromEntries(this.fields.map((field) => [field.name, held(this.input(field.name), field.kind)]));
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    const { kind } = this.fields.find((field) => field.name === name);
    if (kind === "check") this.input(name).checked = value;
    else this.input(name).value = kind === "lines" ? value.join("\n") : value;
  }

  #shown({ name, label, kind = "text", value = "", hint, options = [], more = {} }) {
    const id = `${this.prefix}-${name}`;
    const shared = { id, name, "aria-describedby": listedIds(hint && `${id}-hint`, `${id}-wrong`), ...more };
    const words = made("label", { for: id }, label, more.required && kind !== "number" && made("span", { class: "needed" }, " required"));
    const below = [hint && made("p", { id: `${id}-hint`, class: "hint" }, hint), made("p", { id: `${id}-wrong`, class: "wrong", hidden: true })];
    if (kind === "check") {
      const box = made("input", { type: "checkbox", checked: Boolean(value), ...shared });
      return made("div", { class: "field" }, made("label", { class: "switch", for: id }, box, label), below);
    }
    return made("div", { class: `field ${kind}` }, words, control(kind, shared, value, options), below);
  }

  #tellFields(errors) {
    for (const { field, message } of errors) {
      const name = this.fields.find((known) => field.split(".").includes(known.name))?.name;
      if (!name) continue;
      this.input(name).setAttribute("aria-invalid", "true");
      tell(this.node.querySelector(`#${this.prefix}-${name}-wrong`), message);
    }
    this.node.querySelector("[aria-invalid]")?.focus();
  }

  #clear() {
    for (const input of this.node.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    for (const wrong of this.node.querySelectorAll(".wrong")) tell(wrong, "");
  }
}

function control(kind, attributes, value, options) {
  if (kind === "area" || kind === "lines") {
    const area = made("textarea", { rows: kind === "lines" ? 3 : 6, ...attributes });
    area.value = kind === "lines" ? (value || []).join("\n") : value;
    return area;
  }
  if (kind === "select") {
    const select = made("select", attributes, options.map(([each, words]) => made("option", { value: each }, words)));
    if (value) select.value = value;
    return select;
  }
  const input = made("input", { type: kind, ...attributes });
  if (kind !== "file") input.value = value;
  return input;
}

function held(input, kind) {
  if (kind === "check") return input.checked;
  if (kind === "number") return input.valueAsNumber;
  if (kind === "file") return input.files[0] ?? null;
  if (kind === "lines") return input.value.split("\n").map((line) => line.trim()).filter(Boolean);
  return input.value;
}

const listedIds = (...ids) => ids.filter(Boolean).join(" ");
