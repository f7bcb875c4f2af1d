import assert from "node:assert/strict";
import { test } from "node:test";

import { capital, clock, count, listed, span } from "../../../../web/desk/moments.js";
import { fileName } from "../../../../web/desk/saving.js";

test("seconds are told as minutes and seconds", () => {
  assert.deepEqual([0, 9.99, 75, 3600, -1].map(clock), ["0:00", "0:09", "1:15", "60:00", "0:00"]);
});

test("what lasts has no end yet", () => {
  assert.match(span("2026-11-26T13:16:29Z", null), /, still running$/);
});

test("the day is told once where it is the same", () => {
  assert.equal(span("2026-11-26T12:00:00Z", "2026-11-26T12:20:00Z").match(/2026/g).length, 1);
  assert.equal(span("2026-11-24T12:00:00Z", "2026-11-26T12:20:00Z").match(/2026/g).length, 2);
});

test("one is one, and everything else is many", () => {
  assert.deepEqual([0, 1, 2].map((number) => count(number, "question")), ["0 questions", "1 question", "2 questions"]);
});

test("what is empty is not listed", () => {
  assert.equal(listed("Lund", "", null, false, "Ystad"), "Lund, Ystad");
  assert.equal(capital(""), "");
});

test("a file has the name that the server gives it", () => {
  assert.equal(fileName('attachment; filename="interview-1a2b.pdf"'), "interview-1a2b.pdf");
  assert.equal(fileName("inline"), "");
});
