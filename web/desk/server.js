/** @file What the desk asks of the server: `/api/v1`, with the token of whoever signed in. */

import { Refusal } from "../room/door.js";

/**
 * @typedef {object} Sent
 * @property {any} [body] JSON, or FormData.
 * @property {string} [ifMatch] ETag of what the change rests on.
 * @property {string} [ifNoneMatch] ETag of what is known already.
 * @property {string} [key] Of a request that must not be done twice.
 */

export class Server {
  #token;
  #unknown;

  /**
   * @param {string | null} token
   * @param {(why: string) => Promise<string>} unknown Asks who is there, until a token is taken; the request goes on then.
   */
  constructor(token, unknown) {
    this.#token = token;
    this.#unknown = unknown;
  }

  /** @param {string} path @param {Record<string, string>} [query] Those that are empty are left out. */
  read = async (path, query = {}) => (await this.call("GET", withQuery(path, query))).json();

  /** One thing, and the version of it that a change rests on. @param {string} path */
  readTagged = async (path) => tagged(await this.call("GET", path));

  /** All pages of a list. @param {string} path @param {Record<string, string>} [query] */
  async readAll(path, query = {}) {
    const items = [];
    let cursor = "";
    do {
      const page = await this.read(path, { ...query, limit: "100", cursor });
      items.push(...page.items);
      cursor = page.next ?? "";
    } while (cursor);
    return items;
  }

  /** @param {string} method @param {string} path @param {Sent} [sent] */
  send = async (method, path, sent) => tagged(await this.call(method, path, sent));

  /**
   * Answers 2xx and 304 alone. Raises Refusal, with `errors` of fields where the server names some.
   * @param {string} method @param {string} path @param {Sent} [sent] @returns {Promise<Response>}
   */
  async call(method, path, sent = {}) {
    for (;;) {
      const token = this.#token;
      const response = await asked(method, path, sent, token);
      if (response.ok || response.status === 304) return response;
      const problem = await response.json().catch(() => ({}));
      const why = problem.detail ?? `The server refused this (${response.status}).`;
      if (response.status !== 401) {
        throw Object.assign(new Refusal(response.status, problem.code ?? "", why), { errors: problem.errors ?? [] });
      }
      if (token === this.#token) this.#token = await this.#unknown(why);
    }
  }
}

/** @param {string} method @param {string} path @param {Sent} sent @param {string | null} token */
export async function asked(method, path, { body, ifMatch, ifNoneMatch, key }, token) {
  const json = body !== undefined && !(body instanceof FormData);
  const headers = Object.entries({
    authorization: token && `Bearer ${token}`,
    "content-type": json && "application/json",
    "if-match": ifMatch,
    "if-none-match": ifNoneMatch,
    "idempotency-key": key,
  }).filter(([, value]) => value);
  const how = { method, headers: Object.fromEntries(headers), cache: "no-store", body: json ? JSON.stringify(body) : body };
  try {
    return await fetch(new URL(`api/v1/${path}`, document.baseURI), how);
  } catch {
    throw new Refusal(0, "Unreachable", "The server cannot be reached just now.");
  }
}

async function tagged(response) {
  const text = await response.text();
  return { body: text ? JSON.parse(text) : null, tag: response.headers.get("etag") };
}

function withQuery(path, query) {
  const given = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return String(given) ? `${path}?${given}` : path;
}

/** For one request that may be sent again. Works where the page is not served securely, too. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
