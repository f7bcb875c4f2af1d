/** @file What this tab keeps, and forgets when it is closed: a reload loses neither the invitation nor a draft. */

const KEY = "openhire.room";
const TOKEN = /inv_[\w-]{43}/;

/** The token in an invitation link, or null. */
export function tokenIn(link) {
  return link.match(TOKEN)?.[0] ?? null;
}

/** The token in this page's address, which is taken out of it: nobody reads it there over a shoulder or in a history. */
export function takeToken() {
  const token = tokenIn(location.hash);
  if (token) history.replaceState(null, "", location.pathname + location.search);
  return token;
}

/**
 * `token`, `invitation` (as the server told it last), `talk` (what `Talk` keeps), `editFirst` and `readAloud` (switches).
 * @returns {Record<string, any>}
 */
export function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // storage is switched off, or holds something else: begin anew
  }
}

export function keep(state) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // Storage is switched off or full: the interview itself does not need it.
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // There was nothing.
  }
}
