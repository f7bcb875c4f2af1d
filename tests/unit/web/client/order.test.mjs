import assert from "node:assert/strict";
import { test } from "node:test";

import { Order } from "../../../../web/client/order.js";

const numbered = (seq, epoch = "a") => ({ type: "status_update", seq, epoch, data: {} });
const resumed = (seq, recovered, from_seq, epoch = "a") => ({
  type: "resumed", seq, epoch, in_reply_to: "r", data: { recovered, from_seq },
});

/** An order at the position, which has asked for what it missed. */
function resuming(position) {
  const order = new Order(position);
  order.reopened("r");
  return { order, take: (...messages) => messages.flatMap((message) => order.take(message)).map((due) => due.seq) };
}

test("a message without a number is due at once", () => {
  assert.equal(new Order().take({ type: "status_update", data: {} }).length, 1);
});

test("who is new begins wherever the server is", () => {
  const order = new Order();
  assert.deepEqual(order.take(numbered(57)).map((due) => due.seq), [57]);
  assert.deepEqual(order.position, { epoch: "a", last_seq: 57 });
});

test("nothing is taken twice", () => {
  const order = new Order({ epoch: "a", last_seq: 4 });
  assert.deepEqual(order.take(numbered(4)), []);
  assert.equal(order.take(numbered(5)).length, 1);
});

test("the greeting waits for what was missed", () => {
  const { order, take } = resuming({ epoch: "a", last_seq: 4 });
  assert.deepEqual(take(numbered(7), numbered(8), resumed(9, true, 5)), []);
  assert.equal(order.resuming, true);
  assert.deepEqual(take(numbered(5), numbered(6)), [5, 6, 7, 8, 9]);
  assert.equal(order.resuming, false);
});

test("where nothing was missed nothing waits", () => {
  const { order, take } = resuming({ epoch: "a", last_seq: 4 });
  assert.deepEqual(take(numbered(5), resumed(6, true, 5)), [5, 6]);
  assert.equal(order.resuming, false);
});

test("where the history is gone it goes on with what follows", () => {
  const { order, take } = resuming({ epoch: "a", last_seq: 4 });
  assert.deepEqual(take(numbered(700), numbered(701), resumed(702, false, 702), numbered(703)), [702, 703]);
  assert.equal(order.resuming, false);
});

test("a server that began to number anew is heard at once", () => {
  const { order, take } = resuming({ epoch: "a", last_seq: 40 });
  assert.deepEqual(take(numbered(1, "b"), resumed(2, false, 2, "b"), numbered(3, "b")), [1, 2, 3]);
  assert.equal(order.resuming, false);
});

test("a refused resume waits for nothing", () => {
  const { order, take } = resuming({ epoch: "a", last_seq: 4 });
  assert.deepEqual(take({ type: "error", seq: 9, epoch: "a", in_reply_to: "r", data: {} }, numbered(10)), [9, 10]);
  assert.equal(order.resuming, false);
});

test("what waited on a line that broke as well comes again on the next", () => {
  const { order, take } = resuming({ epoch: "a", last_seq: 4 });
  take(numbered(7));
  order.reopened("r");
  assert.deepEqual(take(numbered(8), resumed(9, true, 5), numbered(5), numbered(6)), [5, 6]);
  assert.deepEqual(take(numbered(7)), [7, 8, 9]);
});
