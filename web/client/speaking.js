/** @file The interviewer's words read aloud, where the browser can speak (speech synthesis of the Web Speech API). */

/** @typedef {"said" | "stopped" | "failed" | "not_supported"} Outcome */

export class Speaking {
  /** @type {((outcome: Outcome) => void) | null} */
  #finish = null;
  #lang;
  #rate;

  /** Whether this browser can speak. */
  static get supported() {
    return "speechSynthesis" in globalThis && "SpeechSynthesisUtterance" in globalThis;
  }

  /** @param {{lang?: string, rate?: number}} [options] `rate`: 1 is the voice's own speed. */
  constructor({ lang = "en-US", rate = 1 } = {}) {
    this.#lang = lang;
    this.#rate = rate;
  }

  /** Whether something is being said. */
  get on() {
    return this.#finish !== null;
  }

  /**
   * Say this, in place of what is being said.
   * @param {string} text
   * @returns {Promise<Outcome>} When it is over, and how; never rejected. Browsers stay silent ("failed") until the
   *   candidate has clicked or typed something on the page.
   */
  say(text) {
    this.stop();
    if (!Speaking.supported) return Promise.resolve("not_supported");
    if (!text.trim()) return Promise.resolve("said");
    return new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(text);
      /** @param {Outcome} outcome */
      const finish = (outcome) => {
        if (this.#finish === finish) this.#finish = null;
        resolve(outcome);
      };
      this.#finish = finish;
      utterance.lang = this.#lang;
      utterance.rate = this.#rate;
      utterance.onend = () => finish("said");
      utterance.onerror = () => finish("failed");
      speechSynthesis.speak(utterance);
    });
  }

  /** Be quiet now. */
  stop() {
    if (!this.#finish) return;
    this.#finish("stopped");
    speechSynthesis.cancel();
  }
}
