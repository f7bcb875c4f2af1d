import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Clock } from "../../../../web/room/clock.js";

let now, clock;

beforeEach(() => {
  now = 0;
  clock = new Clock(0, () => now);
  clock.within(30);
});

const minutes = (count) => (now += count * 60_000);

test("it stands until the server has said how late it is", () => {
  minutes(5);
  assert.equal(clock.left, "30 minutes left");
});

test("it goes on from what the server said, and the server is right", () => {
  clock.set(2);
  minutes(5);
  assert.equal(clock.elapsed, 7);
  assert.equal(clock.left, "23 minutes left");
  clock.set(6.5);
  assert.equal(clock.left, "24 minutes left");
});

test("stopped it stands", () => {
  clock.set(2);
  minutes(5);
  clock.stop();
  minutes(5);
  assert.equal(clock.elapsed, 7);
});

test("nobody is hurried by seconds", () => {
  for (const [elapsed, left] of [[28.5, "2 minutes left"], [29, "Last minute"], [29.9, "Last minute"], [30, "Time is up"], [31, "Time is up"]]) {
    clock.set(elapsed);
    assert.equal(clock.left, left);
  }
});

test("where the length is not known it says nothing", () => {
  assert.equal(new Clock().left, "");
});
