import assert from "node:assert/strict";
import { test } from "node:test";

import { Past } from "../../../../web/room/past.js";

const FIRST = { number: 1, response: "", question: "Q1?" };
const SECOND = { number: 2, response: "R2.", question: "Q2?" };

test("a question that is told again stands there once", () => {
  const past = new Past();
  past.asked(FIRST);
  past.asked(FIRST);
  past.asked(SECOND);
  assert.deepEqual(past.lines, [{ number: 1, text: "Q1?" }, { number: 2, text: "R2.\nQ2?" }]);
});

test("what is said to one question is one answer, in its parts", () => {
  const past = new Past();
  past.asked(FIRST);
  past.said("I bake.");
  past.said("I sell.");
  assert.deepEqual(past.lines[1], { parts: ["I bake.", "I sell."] });
});

test("what was not taken is taken back, and a line with nothing left goes", () => {
  const past = new Past();
  past.asked(FIRST);
  past.said("I bake.");
  past.said("I sell.");
  past.takeBack(["I sell."]);
  assert.deepEqual(past.lines[1], { parts: ["I bake."] });
  past.takeBack(["I bake."]);
  assert.equal(past.lines.length, 1);
});

test("from the record it is as if this tab had been there", () => {
  const seen = new Past();
  seen.asked(FIRST);
  seen.said("I bake.");
  seen.asked(SECOND);
  const { lines } = Past.of([{ ...FIRST, answer: "I bake." }, { ...SECOND, answer: null }]);
  assert.deepEqual(lines, seen.lines);
});
