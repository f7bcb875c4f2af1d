/** @file Answers until the server has confirmed them: each is sent until it arrived, and counts once. */

/** @import { CandidateResponse, MessageId } from "./messages.js" */

/**
 * An answer nobody has confirmed yet.
 * @typedef {object} Unconfirmed
 * @property {string} id
 * @property {string} text
 * @property {number} to Number of the question it was given to.
 * @property {boolean} sent It left once, so it may have arrived.
 */

export class Answers {
  /** @param {Unconfirmed[]} [unconfirmed] In the order in which they were given. */
  constructor(unconfirmed = []) {
    this.unconfirmed = unconfirmed.map((answer) => ({ ...answer }));
  }

  /**
   * @param {Unconfirmed} answer
   * @returns {CandidateResponse}
   */
  static message({ id, text }) {
    return { type: "candidate_response", id, data: { response: text } };
  }

  /**
   * A reply came to the message with this id, so that one arrived and whatever was said before it.
   * @param {MessageId | undefined} id
   */
  confirm(id) {
    this.unconfirmed.splice(0, this.unconfirmed.findIndex((answer) => answer.id === id) + 1);
  }

  /**
   * Take out one that the server refused.
   * @param {MessageId | undefined} id
   * @returns {string[]} Its text, or nothing.
   */
  refuse(id) {
    return this.#takeOut((answer) => answer.id === id);
  }

  /**
   * Take out what never left and was meant for an earlier question: it is no answer to this one.
   * @param {number} question
   * @returns {string[]}
   */
  outdated(question) {
    return this.#takeOut((answer) => !answer.sent && answer.to !== question);
  }

  /** @param {(answer: Unconfirmed) => boolean} which */
  #takeOut(which) {
    const out = this.unconfirmed.filter(which);
    this.unconfirmed = this.unconfirmed.filter((answer) => !which(answer));
    return out.map((answer) => answer.text);
  }
}
