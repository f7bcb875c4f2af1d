import assert from "node:assert/strict";
import { test } from "node:test";

import { standing } from "../../../../web/desk/standing.js";

const said = (status, assessed, questions) => {
  const { kind, word, none } = standing({ status, assessed, questions });
  return [kind, word, none];
};

test("each standing has its word", () => {
  assert.deepEqual(said("evidenced", true, 2), ["evidenced", "evidenced", "No evidence."]);
  assert.deepEqual(said("probing", true, 1), ["probing", "probing", "No evidence."]);
  assert.deepEqual(said("exhausted", true, 3), ["exhausted", "exhausted", "No evidence."]);
});

test("what nobody read is not assessed, and never without evidence", () => {
  for (const status of ["probing", "exhausted"]) assert.deepEqual(said(status, false, 2), ["unknown", "not assessed", "Not assessed."]);
});

test("before the first question nothing is known", () => {
  assert.deepEqual(said(null, false, 0), ["unknown", "not assessed", "Not assessed."]);
});

test("an area that waits was either not asked about, or not answered", () => {
  assert.deepEqual(said("open", false, 0), ["open", "open", "Not asked."]);
  assert.deepEqual(said("open", false, 1), ["open", "open", "Not answered."]);
});
