/**
 * @file Messages in the order of their numbers, none twice and none left out, also over a broken connection.
 *
 * Who comes back is greeted before the server has read `resume`, so newer messages arrive before the missed ones.
 */

/** @import { MessageId, ServerMessage } from "./messages.js" */

/**
 * Up to where everything was taken.
 * @typedef {object} Position
 * @property {string} epoch
 * @property {number} last_seq
 */

export class Order {
  /** @type {Position | null} */
  position;
  /** @type {Map<number, ServerMessage>} */
  #held = new Map();
  /** @type {MessageId | null} Of the `resume` whose outcome is awaited. */
  #resume = null;

  /** @param {Position | null} [position] */
  constructor(position = null) {
    this.position = position;
  }

  /** Whether messages that were missed may still be on their way. */
  get resuming() {
    return this.#resume !== null;
  }

  /**
   * A new connection.
   * @param {MessageId | null} resume `id` of the `resume` that is sent over it, null where none is.
   */
  reopened(resume) {
    this.#held.clear();
    this.#resume = resume;
  }

  /**
   * @param {ServerMessage} message
   * @returns {ServerMessage[]} What is due now, in order.
   */
  take(message) {
    const { seq, epoch } = message;
    if (seq === undefined || epoch === undefined) return [message];
    if (this.position?.epoch !== epoch) this.#begin({ epoch, last_seq: seq - 1 });
    if (message.type === "resumed" && !message.data.recovered) this.#nothingBefore(message.data.from_seq);
    if (message.type === "error" && message.in_reply_to === this.#resume) this.#nothingBefore(seq);
    if (!this.resuming) this.#nothingBefore(seq);
    if (seq > this.#last) this.#held.set(seq, message);
    return this.#due();
  }

  get #last() {
    return this.position?.last_seq ?? 0;
  }

  #due() {
    const due = [];
    for (let next; (next = this.#held.get(this.#last + 1)) !== undefined; ) {
      this.#goOn();
      this.#held.delete(this.#last);
      if (next.in_reply_to !== undefined && next.in_reply_to === this.#resume) this.#resume = null;
      due.push(next);
    }
    return due;
  }

  #goOn(last = this.#last + 1) {
    if (this.position) this.position = { ...this.position, last_seq: last };
  }

  /** @param {number} seq What is older than this does not come any more. */
  #nothingBefore(seq) {
    for (const held of this.#held.keys()) if (held < seq) this.#held.delete(held);
    if (seq - 1 > this.#last) this.#goOn(seq - 1);
  }

  /** @param {Position} position In another numbering: the server lost the one before. */
  #begin(position) {
    this.#held.clear();
    this.position = position;
  }
}
