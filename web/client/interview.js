/**
 * @file One interview from a browser: start, answer, end, and go on after a broken line as if it had held.
 *
 * Nothing that was said is lost and nothing counts twice: answers carry ids and are sent until the server confirms
 * them, and what the server said meanwhile is asked for again (docs/protocol.md).
 */

import { Answers } from "./answers.js";
import { Connection } from "./connection.js";
import { merge } from "./deltas.js";
import { Order } from "./order.js";

/** @import { AIResponse, AIResponseData, AIResponseDeltaData, EndedData, ErrorFields, MessageId } from "./messages.js" */
/** @import { ServerMessage, StartData, StartedData, StartInterview, StatusData, TranscriptEcho } from "./messages.js" */
/** @import { Unconfirmed } from "./answers.js" */
/** @import { Loss } from "./connection.js" */
/** @import { Draft } from "./deltas.js" */
/** @import { Position } from "./order.js" */

/**
 * A question as the candidate was asked it.
 * @typedef {object} Asked
 * @property {number} number From 1.
 * @property {string} response What the interviewer said to the answer before; "" at the first question.
 * @property {string} question
 */

/**
 * What a page may want to know; it names those it does.
 * @typedef {object} Listener
 * @property {(data: StartedData) => void} [started] The interview is begun, or said to be once more.
 * @property {(asked: Asked) => void} [asked] The next question, whole. Called once for each question.
 * @property {(draft: Draft | null) => void} [growing] The next reply as far as it is made; null: the line broke,
 *   and this reply comes whole.
 * @property {(data: AIResponseData) => void} [replied] Every whole reply, also one that came before.
 * @property {(data: TranscriptEcho) => void} [heard] What the server heard of the candidate's speech.
 * @property {(data: StatusData) => void} [status]
 * @property {(farewell: string) => void} [closing] The last words, before the feedback.
 * @property {(data: EndedData) => void} [ended] Over, with feedback.
 * @property {(texts: string[]) => void} [returned] Answers that were not taken: give them back to the candidate.
 * @property {(error: ErrorFields, about: MessageId | undefined) => void} [refused]
 * @property {() => void} [connected]
 * @property {(wait: number) => void} [broken] It comes back by itself, in `wait` milliseconds.
 * @property {(loss: Loss) => void} [lost] It does not come back by itself; `connect()` tries again.
 */

/**
 * All there is to know to go on after the page was loaded anew. JSON.
 * @typedef {object} Kept
 * @property {StartInterview | null} start
 * @property {boolean} started
 * @property {boolean} ending
 * @property {boolean} over
 * @property {Asked | null} asked
 * @property {Position | null} position
 * @property {Unconfirmed[]} unconfirmed
 */

/** `id` of every `end_interview`: once is enough. */
const END = "end";

/** An id for a session or a message. `crypto.randomUUID` exists only on https and on localhost. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Interview {
  /** @type {StartInterview | null} */
  #start;
  #started;
  #ending;
  #over;
  /** @type {Asked | null} */
  #asked;
  /** @type {Draft | null} */
  #draft = null;
  /** Pieces of the reply that is being made may be missing: while nobody is connected the server tells none. */
  #wholeOnly = true;
  #answers;
  #order;
  #connection;
  #listener;
  /** On this connection it is known where the interview stands. */
  #settled = false;

  /**
   * @param {string | URL} server Such as `http://localhost:8000`.
   * @param {string} session Names the interview: `newId()`, kept by the page for as long as it goes on.
   * @param {Listener} listener What the page wants to know.
   * @param {{streaming?: boolean, kept?: Kept | null, token?: string | null}} [options] `streaming`: replies grow word
   *   by word (default). `kept`: what an earlier page had as `kept`. `token`: of an invitation, or a JWT.
   */
  constructor(server, session, listener, { streaming = true, kept = null, token = null } = {}) {
    this.#listener = listener;
    this.#start = kept?.start ?? null;
    this.#started = kept?.started ?? false;
    this.#ending = kept?.ending ?? false;
    this.#over = kept?.over ?? false;
    this.#asked = kept?.asked ?? null;
    this.#answers = new Answers(kept?.unconfirmed);
    this.#order = new Order(kept?.position);
    const address = new URL(`ws/interview/${encodeURIComponent(session)}`, server);
    address.protocol = address.protocol.replace("http", "ws");
    address.searchParams.set("capabilities", streaming ? "streaming,resume" : "resume");
    const heard = {
      opened: () => this.#opened(),
      /** @param {ServerMessage} message */
      received: (message) => this.#order.take(message).forEach((due) => this.#receive(due)),
      /** @param {number} wait */
      broken: (wait) => this.#broken(() => this.#listener.broken?.(wait)),
      /** @param {Loss} loss */
      lost: (loss) => this.#broken(() => this.#listener.lost?.(loss)),
    };
    this.#connection = new Connection(address, heard, token);
  }

  /** The question that stands. */
  get asked() {
    return this.#asked;
  }

  get over() {
    return this.#over;
  }

  /** Whether an answer goes out at once. */
  get connected() {
    return this.#settled;
  }

  /** @returns {Kept} A copy; whenever it is taken, the interview can go on from it. */
  get kept() {
    return structuredClone({
      start: this.#start,
      started: this.#started,
      ending: this.#ending,
      over: this.#over,
      asked: this.#asked,
      position: this.#order.position,
      unconfirmed: this.#answers.unconfirmed,
    });
  }

  /** Connect, or try at once where the connection is broken. */
  connect() {
    this.#settled = false;
    this.#connection.open();
  }

  /**
   * Begin; kept until there is a connection.
   * @param {StartData} data
   */
  start(data) {
    this.#start = { type: "start_interview", id: newId(), data };
    this.#sendStart();
  }

  /**
   * Answer the question that stands; kept until it arrived.
   * @param {string} text
   * @returns {string} `id` of the message.
   */
  answer(text) {
    const answer = { id: newId(), text, to: this.#asked?.number ?? 0, sent: false };
    this.#answers.unconfirmed.push(answer);
    if (this.#settled) this.#sendAnswer(answer);
    return answer.id;
  }

  /**
   * Speech as it is recognised. It is not kept: of a final one, `answer` sends the words.
   * @param {string} transcript
   * @param {boolean} isFinal
   */
  transcript(transcript, isFinal) {
    if (this.#settled) this.#connection.send({ type: "live_transcript", data: { transcript, is_final: isFinal } });
  }

  /** End the interview now; kept until it has ended. */
  end() {
    this.#ending = true;
    if (this.#settled) this.#sendEnd();
  }

  /** Ask where the interview stands: `status` is called. */
  status() {
    this.#connection.send({ type: "get_status" });
  }

  /** Leave; the listener is told nothing more. The interview itself waits: only `end` ends it. */
  close() {
    this.#settled = false;
    this.#listener = {};
    this.#connection.close();
  }

  // ---- the connection comes and goes

  #opened() {
    this.#wholeOnly = true;
    this.#grow(null);
    const { position } = this.#order;
    const resume = this.#started && position ? newId() : null;
    this.#order.reopened(resume);
    if (resume && position) this.#connection.send({ type: "resume", id: resume, data: position });
    if (!this.#started) this.#sendStart();
    this.#listener.connected?.();
  }

  /** @param {() => void} tell */
  #broken(tell) {
    this.#settled = false;
    tell();
  }

  /** It is known which question stands: send what is not confirmed; what did arrive is not counted twice. */
  #settle() {
    if (this.#settled || this.#order.resuming) return;
    this.#settled = true;
    this.#connection.proven();
    this.#wholeOnly = this.#answers.unconfirmed.some((answer) => answer.sent);
    this.#giveBack(this.#answers.outdated(this.#asked?.number ?? 0));
    this.#answers.unconfirmed.forEach((answer) => this.#sendAnswer(answer));
    if (this.#ending) this.#sendEnd();
  }

  #sendStart() {
    if (this.#start) this.#connection.send(this.#start);
  }

  /** @param {Unconfirmed} answer */
  #sendAnswer(answer) {
    answer.sent = this.#connection.send(Answers.message(answer)) || answer.sent;
  }

  #sendEnd() {
    this.#connection.send({ type: "end_interview", id: END });
  }

  // ---- what the server says, in order

  /** @param {ServerMessage} message */
  #receive(message) {
    switch (message.type) {
      case "interview_started":
        this.#started = true;
        this.#listener.started?.(message.data);
        this.#ask({ number: 1, response: "", question: message.data.initial_question });
        this.#settle();
        break;
      case "ai_response_delta":
        this.#piece(message.data);
        break;
      case "ai_response":
        this.#reply(message);
        this.#settle();
        break;
      case "live_transcript_update":
        this.#listener.heard?.(message.data);
        break;
      case "status_update":
        this.#started = true;
        this.#listener.status?.(message.data);
        break;
      case "interview_ended":
        this.#end(message.data);
        break;
      case "resumed":
        // Where nothing was recovered, the question that stands comes after this.
        if (message.data.recovered && this.#asked) this.#settle();
        break;
      case "error":
        this.#refuse(message.data, message.in_reply_to);
        break;
    }
  }

  /** @param {AIResponse} message */
  #reply({ data, in_reply_to }) {
    this.#started = true;
    this.#answers.confirm(in_reply_to);
    this.#listener.replied?.(data);
    if (data.completed) {
      this.#draft = null;
      this.#listener.closing?.(data.response);
    } else {
      this.#ask({ number: data.questions_asked, response: data.response, question: data.question });
    }
  }

  /** @param {Asked} asked Of who repeats a start or an answer, an earlier one; of who comes back, the same again. */
  #ask(asked) {
    if (this.#asked && asked.number <= this.#asked.number) return;
    this.#asked = asked;
    this.#draft = null;
    if (this.#settled) this.#wholeOnly = false;
    this.#listener.asked?.(asked);
  }

  /** @param {AIResponseDeltaData} delta A late one of a reply that is there already, or one that makes no whole, is left. */
  #piece(delta) {
    if (!this.#wholeOnly && delta.turn > (this.#asked?.number ?? 0)) this.#grow(merge(this.#draft, delta));
  }

  /** @param {Draft | null} draft */
  #grow(draft) {
    if (draft === this.#draft) return;
    this.#draft = draft;
    this.#listener.growing?.(draft);
  }

  /** @param {EndedData} data */
  #end(data) {
    if (this.#over) return;
    this.#started = this.#over = true;
    this.#ending = false;
    this.#draft = null;
    this.#answers = new Answers();
    this.#listener.ended?.(data);
  }

  /**
   * @param {ErrorFields} error
   * @param {MessageId | undefined} about
   */
  #refuse(error, about) {
    if (about !== undefined && about === this.#start?.id) this.#start = null;
    if (about === END) this.#ending = false;
    this.#giveBack(this.#answers.refuse(about));
    this.#listener.refused?.(error, about);
    // Said to no message, but to whoever connects: the server is there, and what it needs to let us in is not.
    if (about === undefined && error.status_code >= 500 && !this.#settled) this.#connection.retry();
  }

  /** @param {string[]} texts */
  #giveBack(texts) {
    if (texts.length) this.#listener.returned?.(texts);
  }
}
