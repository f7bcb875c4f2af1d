import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Listening } from "../../../../web/client/listening.js";

let recognition, sent, calls, listening;

class Recognition {
  starts = 0;
  constructor() {
    recognition = this;
  }
  start() {
    this.starts += 1;
  }
  stop() {
    this.onend();
  }
  /** Results from `resultIndex` on, final ones with a full stop at their end. */
  hear(resultIndex, ...texts) {
    this.onresult({ resultIndex, results: texts.map((transcript) => ({ isFinal: transcript.endsWith("."), 0: { transcript } })) });
  }
}

beforeEach(() => {
  globalThis.webkitSpeechRecognition = Recognition;
  sent = [];
  calls = [];
  const interview = { transcript: (text, final) => sent.push([final ? "final" : "interim", text]), answer: (text) => sent.push(["answer", text]) };
  const note = (name) => (value) => calls.push([name, value]);
  listening = new Listening(interview, { interim: note("interim"), said: note("said"), changed: note("changed"), failed: note("failed") }, { lang: "en-GB" });
});

test("where the browser does not recognise speech it says so", () => {
  delete globalThis.webkitSpeechRecognition;
  assert.equal(Listening.supported, false);
  listening.start();
  assert.equal(listening.on, false);
  assert.deepEqual(calls, [["failed", "not_supported"]]);
});

test("it listens on and tells what is being said, in the language that is asked for", () => {
  assert.equal(Listening.supported, true);
  listening.start();
  assert.equal(recognition.lang, "en-GB");
  assert.ok(recognition.continuous && recognition.interimResults);
  assert.deepEqual(calls, [["changed", true]]);
});

test("words go out while they are spoken, and once finished as final and as an answer", () => {
  listening.start();
  recognition.hear(0, "I ba");
  recognition.hear(0, "I bake.");
  assert.deepEqual(sent, [["interim", "I ba"], ["final", "I bake."], ["answer", "I bake."]]);
  assert.deepEqual(calls.slice(1), [["interim", "I ba"], ["said", "I bake."], ["interim", ""]]);
});

test("only what is new in a result counts, and the same words are not sent twice", () => {
  listening.start();
  recognition.hear(0, "I bake.", " and I");
  recognition.hear(1, "I bake.", " and I");
  recognition.hear(1, "I bake.", " and I", " sell");
  assert.deepEqual(sent, [["final", "I bake."], ["answer", "I bake."], ["interim", "and I"], ["interim", "and I sell"]]);
});

test("a silence ends the browser's recognition and not ours", () => {
  listening.start();
  recognition.onerror({ error: "no-speech" });
  recognition.onend();
  assert.equal(recognition.starts, 2);
  assert.equal(listening.on, true);
});

test("stopped it stays off", () => {
  listening.start();
  listening.stop();
  assert.equal(recognition.starts, 1);
  assert.deepEqual(calls.at(-1), ["changed", false]);
});

for (const [error, trouble] of [["not-allowed", "not_allowed"], ["audio-capture", "no_microphone"], ["network", "failed"]]) {
  test(`the browser's ${error} is ${trouble}, and it is off`, () => {
    listening.start();
    recognition.onerror({ error });
    assert.equal(listening.on, false);
    assert.deepEqual(calls.slice(1), [["changed", false], ["failed", trouble]]);
  });
}
