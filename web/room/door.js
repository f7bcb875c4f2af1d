/** @file What the room asks of the server besides the interview itself: `/api/v1`, with the invitation as the key. */

/** The server said no, or said nothing. Its message is for people; `code` is stable ("Unreachable": nobody answered). */
export class Refusal extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export class Door {
  #token;

  /** @param {string | null} [token] Of an invitation. */
  constructor(token = null) {
    this.#token = token;
  }

  me = () => this.#json("me");
  /** The newest of them, at most a hundred. */
  jobs = () => this.#json("jobs?limit=100");
  candidates = () => this.#json("candidates?limit=100");
  /** @returns {Promise<{token: string}>} */
  invite = (terms) => this.#json("invitations", terms);

  invitation = () => this.#json("invitation");
  /** @param {string} hash Of the text that was agreed to. */
  consent = (hash) => this.#json("invitation/consent", { hash });
  transcript = () => this.#json("invitation/transcript?format=json");
  /** @param {"json" | "text" | "pdf"} format */
  transcriptFile = async (format) => (await this.#call(`invitation/transcript?format=${format}`)).blob();

  async #json(path, body) {
    return (await this.#call(path, body)).json();
  }

  async #call(path, body) {
    const headers = this.#token ? { authorization: `Bearer ${this.#token}` } : {};
    const how = { headers, cache: "no-store" };
    if (body) Object.assign(how, { method: "POST", body: JSON.stringify(body) });
    if (body) headers["content-type"] = "application/json";
    let response;
    try {
      response = await fetch(new URL(`api/v1/${path}`, document.baseURI), how);
    } catch {
      throw new Refusal(0, "Unreachable", "The server cannot be reached just now.");
    }
    if (response.ok) return response;
    const problem = await response.json().catch(() => ({}));
    throw new Refusal(response.status, problem.code ?? "", problem.detail ?? `The server refused this (${response.status}).`);
  }
}
