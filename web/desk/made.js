/** @file Elements, made without markup: everybody's words go in as text. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element. Attributes that are null, undefined or false are left out, true is an empty one; a function under
 * `onclick` and the like listens. Children are nodes or texts, in arrays as deep as one likes; null and false are none.
 * @param {string} tag @param {Record<string, any>} [attributes] @returns {HTMLElement}
 */
export function made(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** The same, in a picture. @returns {SVGElement} */
export function drawn(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A link within the desk: `to("Jonas", "candidates", id)`. */
export function to(words, ...places) {
  return made("a", { href: address(...places) }, words);
}

/** Of a view; places that hold `?` are taken as they are. */
export function address(...places) {
  return `#/${places.map((place) => (String(place).includes("?") ? place : encodeURIComponent(place))).join("/")}`;
}

/** Names and what there is to say, those left out of which nothing is said. @param {[string, any][]} pairs */
export function facts(pairs) {
  const said = pairs.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== "");
  return made("dl", { class: "facts" }, said.map(([name, value]) => made("div", {}, made("dt", {}, name), made("dd", {}, value))));
}

export function disclosure(summary, ...content) {
  return made("details", {}, made("summary", {}, summary), content);
}

/** The head of a view: where it belongs, what it is, and what is said first. */
export function heading(title, { over = null, lead = null } = {}) {
  return made("div", { class: "heading" }, over && made("p", { class: "over" }, over), made("h1", { tabindex: -1 }, title), lead && made("p", { class: "lead" }, lead));
}
