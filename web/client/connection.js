/**
 * @file A websocket that comes back: to the same address, waiting longer each time, unless the server said that
 * it is no use.
 */

/** @import { ClientMessage, ServerMessage } from "./messages.js" */

/** @typedef {"finished" | "not_allowed" | "no_such_interview" | "replaced" | "unreachable"} Loss */

/**
 * What happens to a connection, as it happens.
 * @typedef {object} ConnectionListener
 * @property {() => void} opened
 * @property {(message: ServerMessage) => void} received
 * @property {(wait: number) => void} broken It comes back by itself, in `wait` milliseconds.
 * @property {(loss: Loss) => void} lost It does not come back by itself.
 */

/** Close codes after which coming back is no use. After every other one it is. @type {Record<number, Loss>} */
const FINAL = { 1000: "finished", 4401: "not_allowed", 4404: "no_such_interview", 4409: "replaced" };

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** One to two minutes of trying. */
const MOST_TRIES = 12;

/**
 * Milliseconds before try number `tries` (from 0): doubled each time, and scattered so that the many who lost one
 * server do not all come back in the same moment.
 * @param {number} tries
 */
export function waitBefore(tries) {
  return Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT) * (0.5 + Math.random() / 2);
}

export class Connection {
  /** @type {WebSocket | null} */
  #socket = null;
  #tries = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #address;
  #listener;
  #protocols;

  /**
   * @param {URL} address
   * @param {ConnectionListener} listener
   * @param {string | null} [token] Says who is connecting. It goes as a subprotocol, since addresses end up in logs.
   */
  constructor(address, listener, token = null) {
    this.#address = address;
    this.#listener = listener;
    this.#protocols = token ? ["bearer", token] : [];
  }

  /** Connect now, in place of whatever there is. */
  open() {
    this.#tries = 0;
    this.#connect();
  }

  /** It serves: the next time it breaks, the tries are counted anew. */
  proven() {
    this.#tries = 0;
  }

  /** It is open and of no use: as if it had broken. */
  retry() {
    if (!this.#socket) return;
    this.close();
    this.#comeBack();
  }

  /**
   * @param {ClientMessage} message
   * @returns {boolean} Whether it was handed to an open socket; whether it arrives is known from a reply only.
   */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** For good: nothing more is heard from it. */
  close() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(1000);
  }

  #connect() {
    this.close();
    const socket = new WebSocket(this.#address, this.#protocols);
    this.#socket = socket;
    socket.onopen = () => {
      if (this.#socket === socket) this.#listener.opened();
    };
    socket.onmessage = (event) => {
      if (this.#socket === socket) this.#listener.received(JSON.parse(event.data));
    };
    socket.onclose = (event) => {
      if (this.#socket === socket) this.#closed(event.code);
    };
  }

  /** @param {number} code */
  #closed(code) {
    this.#socket = null;
    const loss = FINAL[code];
    if (loss) this.#listener.lost(loss);
    else this.#comeBack();
  }

  #comeBack() {
    if (this.#tries >= MOST_TRIES) {
      this.#listener.lost("unreachable");
      return;
    }
    const wait = waitBefore(this.#tries);
    this.#tries += 1;
    this.#timer = setTimeout(() => this.#connect(), wait);
    this.#listener.broken(wait);
  }
}
