import assert from "node:assert/strict";
import { test } from "node:test";

import { Answers } from "../../../../web/client/answers.js";

const answer = (id, to, sent) => ({ id, to, sent, text: `answer ${id}` });
const ids = (answers) => answers.unconfirmed.map(({ id }) => id);

test("a reply to one answer confirms it and what was said before it", () => {
  const answers = new Answers([answer("a", 1, true), answer("b", 1, true), answer("c", 1, true)]);
  answers.confirm("b");
  assert.deepEqual(ids(answers), ["c"]);
});

test("a reply to something else confirms nothing", () => {
  const answers = new Answers([answer("a", 1, true)]);
  answers.confirm("start");
  answers.confirm(undefined);
  assert.deepEqual(ids(answers), ["a"]);
});

test("what never left and was meant for an earlier question is given back", () => {
  const answers = new Answers([answer("a", 1, true), answer("b", 1, false), answer("c", 2, false)]);
  assert.deepEqual(answers.outdated(2), ["answer b"]);
  assert.deepEqual(ids(answers), ["a", "c"]);
});

test("a refused answer is given back alone", () => {
  const answers = new Answers([answer("a", 1, true), answer("b", 1, true)]);
  assert.deepEqual(answers.refuse("a"), ["answer a"]);
  assert.deepEqual(answers.refuse(undefined), []);
  assert.deepEqual(ids(answers), ["b"]);
});

test("the message carries the id that makes it count once", () => {
  assert.deepEqual(Answers.message(answer("a", 1, false)), { type: "candidate_response", id: "a", data: { response: "answer a" } });
});
