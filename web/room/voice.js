/** @file Answers by voice, and questions read aloud; both where the browser can, and where the candidate wishes. */

import { Listening } from "../client/listening.js";
import { Speaking } from "../client/speaking.js";
import { alertUser, element, say } from "./page.js";

const TROUBLES = {
  not_allowed: "The browser does not let this page use the microphone. You can allow it in the browser, or type your answer.",
  no_microphone: "No microphone was found. You can type your answer.",
  failed: "Speech cannot be recognised just now. You can type your answer.",
};
const HINTS = {
  true: "What is heard goes into the field above. Nothing is sent until you send it.",
  false: "Each sentence is sent as you finish it.",
};
const MAKER = "Your browser may use its maker’s service to recognise speech.";

export class Voice {
  #words;
  #listening = null;
  #speaking = new Speaking();
  #interim = "";
  /** The microphone goes on once the question has been read. */
  #onAgain = false;

  /**
   * @param {{gather: (text: string) => void, heard: (text: string, isFinal: boolean) => void,
   *   answer: (text: string) => void, standing: () => string}} words Where they go: finished ones into the field
   *   (`gather`), or, sent as they are spoken, to the server (`heard`, `answer`). `standing`: what to read aloud.
   * @param {{textOnly: boolean, state: {editFirst?: boolean, readAloud?: boolean}, keep: () => void}} room
   */
  constructor(words, { textOnly, state, keep }) {
    this.#words = words;
    const speech = Listening.supported && !textOnly;
    element("speak").hidden = element("edit-first-label").hidden = !speech;
    element("read-aloud-label").hidden = !Speaking.supported;
    for (const [id, name, first] of [["edit-first", "editFirst", true], ["read-aloud", "readAloud", false]]) {
      element(id).checked = state[name] ?? first;
      element(id).onchange = () => {
        state[name] = element(id).checked;
        keep();
        this.#showHint();
      };
    }
    element("read-aloud").addEventListener("change", ({ target }) => (target.checked ? this.read(words.standing()) : this.#speaking.stop()));
    element("speak").onclick = () => (this.on ? this.stop() : this.start());
  }

  get on() {
    return this.#listening?.on ?? false;
  }

  start() {
    this.#onAgain = false;
    this.#speaking.stop(); // or it would hear the interviewer
    const current = () => this.#listening === listening;
    const editing = () => element("edit-first").checked;
    const sink = {
      transcript: (text, isFinal) => current() && !editing() && this.#words.heard(text, isFinal),
      answer: (text) => current() && (editing() ? this.#words.gather(text) : this.#words.answer(text)),
    };
    const listening = new Listening(sink, {
      interim: (text) => current() && this.#hearing(text),
      failed: (trouble) => alertUser(TROUBLES[trouble] ?? TROUBLES.failed),
      changed: () => current() && this.#show(),
    }, { lang: document.documentElement.lang });
    this.#listening = listening;
    listening.start();
  }

  /** What was being said goes into the field; sent as it is spoken, it goes out once the browser has finished it. */
  stop() {
    if (element("edit-first").checked) this.#words.gather(this.#take());
    else this.#listening?.stop();
  }

  /** Words that were heard and not finished are the candidate's too: take them, and listen on after them. */
  takeInterim() {
    const { on } = this;
    const taken = element("edit-first").checked ? this.#take() : "";
    if (on && !this.on) this.start();
    return taken;
  }

  /** Where that is wished. The microphone is off meanwhile. */
  async read(text) {
    if (!element("read-aloud").checked) return;
    const onAgain = this.on || this.#onAgain;
    this.stop();
    this.#onAgain = onAgain;
    const outcome = await this.#speaking.say(text);
    if (outcome !== "stopped" && this.#onAgain) this.start();
  }

  quiet() {
    this.#onAgain = false;
    this.stop();
    this.#speaking.stop();
  }

  /** Stop, and hear nothing of it any more. */
  #take() {
    const taken = this.#interim;
    const old = this.#listening;
    this.#listening = null;
    old?.stop();
    this.#show();
    return taken;
  }

  #hearing(text) {
    this.#interim = text;
    element("heard").hidden = !text;
    say("heard", text);
  }

  #show() {
    element("speak").setAttribute("aria-pressed", String(this.on));
    this.#hearing("");
    this.#showHint();
  }

  #showHint() {
    element("speech-hint").hidden = !this.on;
    say("speech-hint", `${HINTS[element("edit-first").checked]} ${MAKER}`);
  }
}
