/** @file The interview on the page: what the server says is shown, what the candidate says is sent and kept. */

import { Interview } from "../client/interview.js";
import { Clock } from "./clock.js";
import { alertUser, disable, disabled, element, hideAlert, open, say } from "./page.js";
import { Past } from "./past.js";
import { showParts, showTime } from "./progress.js";
import { Voice } from "./voice.js";

const LOSSES = {
  finished: "The server closed the connection.",
  not_allowed: "This invitation does not let you in any more. Ask whoever invited you.",
  no_such_interview: "The server knows no such interview.",
  replaced: "The interview goes on in another window. You can take it up here instead.",
  unreachable: "The connection is lost. What you said is kept, and the interview waits for you.",
};
const THINKING = "The interviewer is thinking…";
const WAITING = "Kept. It is sent once the connection is back.";
const AGAIN = "Could you repeat the question, please?";
/** Milliseconds before somebody who waits is told that they do. */
const SOON = 800;

const aloud = (asked) => [asked?.response, asked?.question].filter(Boolean).join(" ");

export class Talk {
  #interview = null;
  #voice;
  #clock;
  #past;
  #room;
  #kept;
  #timer;

  /**
   * @param {{state: Record<string, any>, keep: () => void, door: import("./door.js").Door,
   *   ended: () => void, refused: (error: {message: string, exception_type: string}) => void}} room `ended`: there is
   *   feedback. `refused`: the server would not begin.
   */
  constructor(room) {
    this.#room = room;
    this.#kept = room.state.talk ??= { client: null, lines: [], draft: "", elapsed: 0, phase: null, paused: false, over: false };
    const { invitation } = room.state;
    this.#past = new Past(this.#kept.lines);
    this.#clock = new Clock(this.#kept.elapsed);
    this.#clock.within(invitation.max_duration);
    const words = {
      gather: (text) => this.#gather(text),
      heard: (text, isFinal) => this.#interview?.transcript(text, isFinal),
      answer: (text) => this.#answer(text),
      standing: () => aloud(this.#interview?.asked),
    };
    this.#voice = new Voice(words, { textOnly: invitation.text_only, state: room.state, keep: room.keep });
    element("answer").value = this.#kept.draft;
    element("pause").hidden = !invitation.pauses;
    this.#listenToTheCandidate();
    addEventListener("pagehide", () => this.#keep());
    addEventListener("online", () => this.#interview?.connected === false && this.#interview.connect());
    setInterval(() => this.#showTime(), 5000);
  }

  /** Begin, or go on where it was. */
  async join() {
    if (this.#kept.paused) return this.#showPaused();
    const { invitation, token } = this.#room.state;
    if (!this.#kept.client && invitation.status === "running") await this.#fetchPast();
    this.#interview = new Interview(document.baseURI, invitation.id, this.#hearing, { kept: this.#kept.client, token });
    if (invitation.status === "open" && !this.#kept.client) {
      this.#interview.start({ job_id: invitation.job.id, candidate_id: invitation.candidate.id });
    }
    this.#connect();
    this.#show();
  }

  #joinAnew() {
    this.#forget();
    this.join();
  }

  /** Nothing has begun. */
  #forget() {
    this.#leave();
    this.#kept.client = null;
    this.#room.keep();
  }

  #connect() {
    say("connection", "Connecting…");
    this.#interview.connect();
  }

  /** This tab was not there: what was said is read from the record. */
  async #fetchPast() {
    try {
      const { turns } = await this.#room.door.transcript();
      this.#past = Past.of(turns);
    } catch {
      // The interview itself can go on without its past.
    }
  }

  // ---- what the server says

  #hearing = {
    connected: () => say("connection", "Connected"),
    broken: () => {
      say("connection", "Connecting again…");
      this.#lineIsGone();
    },
    lost: (loss) => {
      this.#lineIsGone();
      say("connection", "Not connected");
      this.#voice.quiet();
      if (element("alert").hidden || loss !== "not_allowed") alertUser(LOSSES[loss], () => this.#connect());
    },
    started: (data) => this.#progress({ time_elapsed: this.#clock.elapsed, ...data }),
    asked: (question) => {
      this.#past.asked(question);
      this.#answered();
      hideAlert();
      this.#keep();
      this.#show();
      this.#voice.read(aloud(question));
    },
    growing: (draft) => {
      if (draft) this.#answered();
      this.#showGrowing(draft);
    },
    replied: (data) => this.#progress(data),
    status: (data) => {
      hideAlert();
      this.#progress(data);
    },
    closing: (farewell) => {
      this.#kept.farewell = farewell;
    },
    ended: (data) => {
      Object.assign(this.#kept, { over: true, feedback: data.final_feedback });
      this.#leave();
      this.#room.ended();
    },
    returned: (texts) => this.#giveBack(texts),
    refused: (error) => {
      this.#answered();
      if (this.#interview.asked) {
        this.#show();
        alertUser(error.message);
      } else if (error.status_code >= 500) {
        alertUser(error.message, () => this.#joinAnew());
      } else {
        this.#forget();
        this.#room.refused(error);
      }
    },
  };

  #lineIsGone() {
    if (this.#room.state.invitation.pauses) this.#clock.stop();
  }

  #progress(data) {
    if (data.max_duration) this.#clock.within(data.max_duration);
    if (typeof data.time_elapsed === "number") this.#clock.set(data.time_elapsed);
    this.#kept.phase = data.interview_phase ?? this.#kept.phase;
    this.#keep();
    showParts(this.#kept.phase);
    this.#showTime();
  }

  /** Answers that were not taken go back into the field, so that nothing has to be said twice. */
  #giveBack(texts) {
    this.#past.takeBack(texts);
    this.#write([...texts, element("answer").value].filter(Boolean).join("\n"));
    this.#show();
    alertUser("What you said last was not taken. It is in the field again.");
  }

  // ---- what the candidate does

  #listenToTheCandidate() {
    const field = element("answer");
    field.addEventListener("input", () => this.#write(field.value));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) element("answer-form").requestSubmit();
    });
    element("answer-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#gather(this.#voice.takeInterim());
      const text = field.value.trim();
      field.focus();
      if (!text) return;
      this.#write("");
      this.#answer(text);
    });
    element("repeat").addEventListener("click", () => !disabled("repeat") && this.#answer(AGAIN));
    element("pause").addEventListener("click", () => this.#pause());
    element("go-on").addEventListener("click", () => this.#goOn());
    element("end").addEventListener("click", () => element("confirm-end").showModal());
    element("confirm-end").addEventListener("close", ({ target }) => {
      if (target.returnValue === "end") this.#end();
      target.returnValue = "";
    });
  }

  #write(text) {
    const field = element("answer");
    if (field.value !== text) field.value = text;
    this.#kept.draft = text;
    this.#keep();
  }

  #gather(text) {
    if (text) this.#write([element("answer").value.trimEnd(), text].filter(Boolean).join(" "));
  }

  #answer(text) {
    this.#interview.answer(text);
    this.#past.said(text);
    this.#keep();
    this.#await(this.#interview.connected ? THINKING : WAITING);
    this.#past.show(false);
  }

  /** Whoever gets a reply at once is not told that they wait for it. */
  #await(words) {
    clearTimeout(this.#timer);
    disable("repeat", true);
    this.#timer = setTimeout(() => say("thinking", words), SOON);
  }

  #answered() {
    clearTimeout(this.#timer);
    disable("repeat", false);
    say("thinking", "");
  }

  #pause() {
    this.#kept.paused = true;
    this.#leave();
    this.#showPaused();
  }

  #goOn() {
    this.#kept.paused = false;
    this.#keep();
    this.join();
  }

  #end() {
    this.#voice.quiet();
    this.#await("Ending the interview…");
    this.#interview.end();
    this.#keep();
  }

  /** Hear nothing more of the server; the interview itself waits. */
  #leave() {
    this.#voice.quiet();
    this.#answered();
    this.#keep();
    this.#interview?.close();
    this.#interview = null;
    this.#clock.stop();
    say("connection", "");
    hideAlert();
  }

  // ---- what is kept and shown

  #keep() {
    if (this.#interview) this.#kept.client = this.#interview.kept;
    Object.assign(this.#kept, { lines: this.#past.lines, elapsed: this.#clock.elapsed });
    this.#room.keep();
  }

  #show() {
    const { asked } = this.#interview;
    if (!asked) return; // nothing to be seen yet
    this.#showGrowing(null);
    say("response", asked.response);
    say("question", asked.question);
    showParts(this.#kept.phase);
    this.#showTime();
    this.#past.show(false);
    open("talk", "answer");
  }

  /** What grows is for the eyes; a screen reader is told the reply once it is whole. */
  #showGrowing(draft) {
    element("growing").hidden = !draft;
    element("now").classList.toggle("unseen", Boolean(draft));
    say("growing-response", draft?.response ?? "");
    say("growing-question", draft?.question ?? "");
  }

  #showPaused() {
    showParts(this.#kept.phase);
    this.#showTime();
    element("past").hidden = true;
    say("connection", "Paused");
    open("paused", "go-on");
  }

  #showTime() {
    showTime(this.#kept.over ? "" : this.#clock.left);
  }
}
