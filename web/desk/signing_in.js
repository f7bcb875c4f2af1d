/** @file Who sits at the desk: a token, kept in this tab alone. What was being written waits behind the question. */

import { asked } from "./server.js";
import { made } from "./made.js";

const KEY = "openhire.desk";
const NAMED = ["subject", "role", "organisation"];
const AT_THE_DESK = ["recruiter", "admin"];

export function keptToken() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off
  }
}

function keep(token) {
  try {
    if (token) sessionStorage.setItem(KEY, token);
    else sessionStorage.removeItem(KEY);
  } catch {
    // The token is known until the page is loaded anew.
  }
}

/** Nothing of whoever sat here stays, in memory neither. */
export function signOut() {
  keep(null);
  document.getElementById("view").replaceChildren();
  location.hash = "";
  location.reload();
}

/**
 * Ask for a token in `place` until the server knows it, while `behind` is hidden. One question at a time, whoever asks.
 * @param {HTMLElement} place @param {HTMLElement} behind
 * @param {() => Record<string, any> | null} identity Who sat here so far. Somebody else begins with an empty desk.
 * @returns {(why: string) => Promise<string>}
 */
export function gatekeeper(place, behind, identity) {
  let asking = null;
  return (why) => (asking ??= ask(place, behind, identity, why).finally(() => (asking = null)));
}

function ask(place, behind, identity, why) {
  const before = document.activeElement;
  const had = keptToken();
  keep(null);
  return new Promise((known) => {
    const trouble = made("p", { class: "alert", role: "alert", hidden: true });
    const field = made("textarea", { id: "token", rows: 4, required: true, autocomplete: "off", spellcheck: "false", "aria-describedby": "token-hint" });
    const form = made(
      "form",
      { class: "form" },
      made("label", { for: "token" }, "Access token"),
      field,
      made("p", { id: "token-hint", class: "hint" }, "A JSON Web Token with the role recruiter or admin, from whoever runs this server or from your sign-in service. It is kept in this tab until you close it or sign out."),
      made("div", { class: "actions" }, made("button", { class: "primary" }, "Sign in")),
      trouble,
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const token = field.value.trim().replace(/^Bearer\s+/i, "");
      const { me, refused } = await recognised(token);
      trouble.hidden = !refused;
      trouble.textContent = refused;
      if (refused) return field.focus();
      keep(token);
      if (identity() && NAMED.some((name) => identity()[name] !== me[name])) {
        behind.replaceChildren();
        return location.reload();
      }
      place.replaceChildren();
      place.hidden = true;
      behind.hidden = false;
      if (before?.isConnected) before.focus();
      known(token);
    });
    const lead = had || behind.hasChildNodes() ? why : "This server has a key, so it asks who you are.";
    place.replaceChildren(made("h1", { tabindex: -1 }, "Sign in to the desk"), made("p", { class: "lead" }, lead), form);
    behind.hidden = true;
    place.hidden = false;
    document.title = "Sign in: recruiter desk";
    place.querySelector("h1").focus();
  });
}

/** Whose it is, and why it is of no use here ("": it is). @returns {Promise<{me?: any, refused: string}>} */
async function recognised(token) {
  if (!/^[\x21-\x7e]+$/.test(token)) return { refused: "This is no token: a token is one word of letters, digits, dots and dashes." };
  try {
    const response = await asked("GET", "me", {}, token);
    const told = await response.json().catch(() => ({}));
    if (!response.ok) return { refused: told.detail ?? `The server refused this (${response.status}).` };
    if (AT_THE_DESK.includes(told.role)) return { me: told, refused: "" };
    return { refused: `This token has the role ${told.role}. The desk is for recruiters and administrators.` };
  } catch (unreachable) {
    return { refused: unreachable.message };
  }
}
