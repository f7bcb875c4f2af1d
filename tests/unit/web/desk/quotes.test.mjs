import assert from "node:assert/strict";
import { test } from "node:test";

import { cut } from "../../../../web/desk/quotes.js";

const quoted = (answer, ...evidence) => cut(answer, evidence).filter((piece) => piece.quoted).map(({ words }) => words);
const whole = (answer, ...evidence) => cut(answer, evidence).map(({ words }) => words).join("");

test("an answer without evidence is one piece", () => {
  assert.deepEqual(cut("I bake.", []), [{ words: "I bake.", quoted: false }]);
  assert.deepEqual(cut("", []), []);
});

test("quotes are cut out where they begin and end, and nothing gets lost", () => {
  const answer = "Well, I bake. And I sell.";
  const claims = [{ start: 6, end: 12 }, { start: 18, end: 24 }];
  assert.deepEqual(quoted(answer, ...claims), ["I bake", "I sell"]);
  assert.equal(whole(answer, ...claims), answer);
});

test("quotes that overlap are one", () => {
  assert.deepEqual(quoted("I bake and sell.", { start: 0, end: 10 }, { start: 7, end: 15 }), ["I bake and sell"]);
});

test("characters are counted as the record counts them, whatever they take in UTF-16", () => {
  const answer = "🥐🥐 I bake 👩‍🍳.";
  assert.deepEqual(quoted(answer, { start: 3, end: 9 }), ["I bake"]);
  assert.equal(whole(answer, { start: 3, end: 9 }), answer);
});
