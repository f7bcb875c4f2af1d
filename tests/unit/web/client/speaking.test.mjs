import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { Speaking } from "../../../../web/client/speaking.js";

let spoken, cancelled;

beforeEach(() => {
  spoken = [];
  cancelled = 0;
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  globalThis.speechSynthesis = { speak: (utterance) => spoken.push(utterance), cancel: () => (cancelled += 1) };
});

afterEach(() => {
  delete globalThis.speechSynthesis;
  delete globalThis.SpeechSynthesisUtterance;
});

test("where the browser cannot speak it says so", async () => {
  delete globalThis.speechSynthesis;
  assert.equal(Speaking.supported, false);
  assert.equal(await new Speaking().say("Why?"), "not_supported");
});

test("words are said in the voice's language and speed, and it tells when they are", async () => {
  const speaking = new Speaking({ lang: "en-GB", rate: 1.2 });
  const outcome = speaking.say("Why?");
  assert.equal(speaking.on, true);
  assert.deepEqual({ ...spoken[0], onend: undefined, onerror: undefined }, { text: "Why?", lang: "en-GB", rate: 1.2, onend: undefined, onerror: undefined });
  spoken[0].onend();
  assert.equal(await outcome, "said");
  assert.equal(speaking.on, false);
});

test("new words take the place of those being said", async () => {
  const speaking = new Speaking();
  const first = speaking.say("Why?");
  const second = speaking.say("Who?");
  assert.equal(await first, "stopped");
  assert.equal(cancelled, 1);
  spoken[0].onerror();
  assert.equal(speaking.on, true);
  spoken[1].onend();
  assert.equal(await second, "said");
});

test("a browser that stays silent is told of", async () => {
  const outcome = new Speaking().say("Why?");
  spoken[0].onerror();
  assert.equal(await outcome, "failed");
});

test("there is nothing to say in nothing", async () => {
  assert.equal(await new Speaking().say(" "), "said");
  assert.deepEqual(spoken, []);
});
