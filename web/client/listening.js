/**
 * @file Answers by voice, where the browser recognises speech (Web Speech API).
 *
 * What is being said goes out as `live_transcript`; each finished sentence as a final one and, with the same words,
 * as an answer. The server joins the sentences of one answer (decisions 2 and 3 of docs/protocol.md).
 */

/** @import { Interview } from "./interview.js" */

/** @typedef {"not_supported" | "not_allowed" | "no_microphone" | "failed"} Trouble */

/**
 * @typedef {object} ListeningListener
 * @property {(text: string) => void} [interim] What is being said; "" once it is finished.
 * @property {(text: string) => void} [said] A finished sentence. It is sent already.
 * @property {(on: boolean) => void} [changed]
 * @property {(trouble: Trouble) => void} [failed] Nothing is heard; it is off.
 */

/**
 * The part of the browser's SpeechRecognition that is used, which TypeScript does not know.
 * @typedef {object} Recognition
 * @property {boolean} continuous
 * @property {boolean} interimResults
 * @property {string} lang
 * @property {((event: {resultIndex: number, results: ArrayLike<{isFinal: boolean, 0: {transcript: string}}>}) => void) | null} onresult
 * @property {((event: {error: string}) => void) | null} onerror
 * @property {(() => void) | null} onend
 * @property {() => void} start
 * @property {() => void} stop
 */

/** What the browser calls it, and what it is called here. @type {Record<string, Trouble>} */
const TROUBLES = {
  "not-allowed": "not_allowed",
  "service-not-allowed": "not_allowed",
  "audio-capture": "no_microphone",
  "language-not-supported": "not_supported",
};
/** The candidate was silent, or the page stopped it: no trouble. */
const SILENCE = ["no-speech", "aborted"];

/** @returns {(new () => Recognition) | undefined} */
function recognition() {
  const browser = /** @type {any} */ (globalThis);
  return browser.SpeechRecognition ?? browser.webkitSpeechRecognition;
}

export class Listening {
  /** @type {Recognition | null} */
  #recognition = null;
  #interim = "";
  #interview;
  #listener;
  #lang;

  /** Whether this browser recognises speech. */
  static get supported() {
    return recognition() !== undefined;
  }

  /**
   * @param {Pick<Interview, "transcript" | "answer">} interview Or whatever else is to have the words.
   * @param {ListeningListener} [listener]
   * @param {{lang?: string}} [options] `lang`: such as "en-US".
   */
  constructor(interview, listener = {}, { lang = "en-US" } = {}) {
    this.#interview = interview;
    this.#listener = listener;
    this.#lang = lang;
  }

  get on() {
    return this.#recognition !== null;
  }

  /** Listen; where the browser cannot, `failed("not_supported")` is called and nothing else happens. */
  start() {
    if (this.on) return;
    const Recognition = recognition();
    if (!Recognition) {
      this.#listener.failed?.("not_supported");
      return;
    }
    const listening = new Recognition();
    listening.continuous = true;
    listening.interimResults = true;
    listening.lang = this.#lang;
    listening.onresult = ({ results, resultIndex }) => this.#heard(Array.from(results).slice(resultIndex));
    listening.onerror = ({ error }) => {
      if (this.#recognition !== listening || SILENCE.includes(error)) return;
      this.stop();
      this.#listener.failed?.(TROUBLES[error] ?? "failed");
    };
    // Browsers end the recognition after a silence; the candidate has not.
    listening.onend = () => {
      if (this.#recognition === listening) listening.start();
    };
    this.#recognition = listening;
    listening.start();
    this.#listener.changed?.(true);
  }

  /** What was being said when it is stopped still comes. */
  stop() {
    const listening = this.#recognition;
    this.#recognition = null;
    listening?.stop();
    if (listening) this.#listener.changed?.(false);
  }

  /** @param {{isFinal: boolean, 0: {transcript: string}}[]} results */
  #heard(results) {
    const interim = [];
    for (const result of results) {
      const text = result[0].transcript.trim();
      if (!text) continue;
      if (result.isFinal) this.#finished(text);
      else interim.push(text);
    }
    this.#hearing(interim.join(" "));
  }

  /** @param {string} text */
  #finished(text) {
    this.#interview.transcript(text, true);
    this.#interview.answer(text);
    this.#listener.said?.(text);
  }

  /** @param {string} text */
  #hearing(text) {
    if (text === this.#interim) return;
    this.#interim = text;
    if (text) this.#interview.transcript(text, false);
    this.#listener.interim?.(text);
  }
}
