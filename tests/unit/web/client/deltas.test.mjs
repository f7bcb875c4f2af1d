import assert from "node:assert/strict";
import { test } from "node:test";

import { merge } from "../../../../web/client/deltas.js";

/** Pieces as "turn.attempt field text". */
function merged(...pieces) {
  return pieces.reduce((draft, piece) => {
    const [, turn, attempt, field, text] = piece.match(/^(\d)\.(\d) (\w+) (.*)$/);
    return merge(draft, { turn: Number(turn), attempt: Number(attempt), field, text });
  }, null);
}

test("pieces are appended to their field", () => {
  const draft = merged("2.1 response You moved", "2.1 response  the kiln.", "2.1 question Why", "2.1 question  there?");
  assert.deepEqual(draft, { turn: 2, attempt: 1, response: "You moved the kiln.", question: "Why there?" });
});

test("a higher attempt throws the older text away", () => {
  const draft = merged("2.1 response You moved", "2.1 question Why", "2.2 response You sold");
  assert.deepEqual(draft, { turn: 2, attempt: 2, response: "You sold", question: "" });
});

test("a piece of a lower attempt comes too late", () => {
  assert.equal(merged("2.2 response You sold", "2.1 response  the kiln").response, "You sold");
});

test("the next turn begins anew whatever its attempt", () => {
  assert.deepEqual(merged("2.3 question Why?", "3.1 question Who?"), { turn: 3, attempt: 1, response: "", question: "Who?" });
});

test("a piece of an earlier turn changes nothing", () => {
  assert.equal(merged("3.1 question Who?", "2.9 question Why?").question, "Who?");
});

test("what was merged before is left as it was", () => {
  const before = merged("2.1 response You");
  merge(before, { turn: 2, attempt: 1, field: "response", text: " moved" });
  assert.equal(before.response, "You");
});
