import assert from "node:assert/strict";
import { test } from "node:test";

import { phases, rows, ticks } from "../../../../web/desk/stretches.js";

const stretch = (turn, phase, area, started, ended) => ({ turn, phase, area, started, ended });
const STRETCHES = [
  stretch(1, "introduction", null, 0, 30),
  stretch(2, "technical", "dough", 30, 70),
  stretch(3, "technical", "waste", 70, 90),
  stretch(4, "technical", "dough", 90, 130),
];

test("a row for each area, in the order of its first question", () => {
  assert.deepEqual(rows(STRETCHES).map(({ area, stretches }) => [area, stretches.map(({ turn }) => turn)]), [[null, [1]], ["dough", [2, 4]], ["waste", [3]]]);
});

test("a phase lasts from its first question to its last answer", () => {
  assert.deepEqual(phases(STRETCHES), [{ phase: "introduction", started: 0, ended: 30 }, { phase: "technical", started: 30, ended: 130 }]);
});

test("the clock is marked at even distances, at most seven times", () => {
  assert.deepEqual(ticks(130), [0, 30, 60, 90, 120]);
  assert.deepEqual(ticks(0.5), [0]);
  for (const total of [3, 59, 1800, 10_800, 100_000]) assert.ok(ticks(total).length <= 7 && ticks(total).at(-1) <= total, String(total));
});
