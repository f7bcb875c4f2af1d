/** @file Which view an address names. Pure. */

/**
 * `#/interviews/ID/turn-3?x=1`: a name, the id of one thing, a place in it, and a query.
 * @typedef {{name: string, id: string, place: string, query: URLSearchParams}} Route
 */

/** @param {string} hash @returns {Route} */
export function route(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const [name = "", id = "", place = ""] = path.split("/").map(decoded);
  return { name, id, place, query: new URLSearchParams(query) };
}

/** Two that differ in nothing but the place are one view. @param {Route} one @param {Route} other */
export function sameView(one, other) {
  return one.name === other.name && one.id === other.id && String(one.query) === String(other.query);
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // somebody typed a lone %
  }
}
