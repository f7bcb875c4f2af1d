import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Connection, waitBefore } from "../../../../web/client/connection.js";
import { Socket } from "./socket.mjs";

let newest, calls, connection;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  newest = Socket.install();
  calls = [];
  const note = (name) => (value) => calls.push(value === undefined ? [name] : [name, value]);
  connection = new Connection(new URL("ws://localhost/ws/interview/x"), {
    opened: note("opened"), received: note("received"), broken: note("broken"), lost: note("lost"),
  });
  connection.open();
});

test("each wait is longer than the one before, up to fifteen seconds, and no two clients wait the same", () => {
  const random = mock.method(Math, "random", () => 1);
  assert.deepEqual([0, 1, 2, 5, 11].map(waitBefore), [500, 1000, 2000, 15_000, 15_000]);
  random.mock.mockImplementation(() => 0);
  assert.equal(waitBefore(0), 250);
  random.mock.restore();
});

test("a broken line is taken up again at the same address", () => {
  newest().accept().break();
  assert.equal(calls.at(-1)[0], "broken");
  mock.timers.tick(500);
  assert.equal(Socket.all.length, 2);
  assert.equal(newest().address, "ws://localhost/ws/interview/x");
});

for (const code of [1006, 1011, 1012, 1013, 4429]) {
  test(`after ${code} it comes back`, () => {
    newest().accept().break(code);
    mock.timers.tick(500);
    assert.equal(Socket.all.length, 2);
  });
}

for (const [code, loss] of [[1000, "finished"], [4401, "not_allowed"], [4404, "no_such_interview"], [4409, "replaced"]]) {
  test(`after ${code} it does not come back: ${loss}`, () => {
    newest().accept().break(code);
    mock.timers.tick(60_000);
    assert.deepEqual(calls.at(-1), ["lost", loss]);
    assert.equal(Socket.all.length, 1);
  });
}

test("nobody there in twelve tries is said to be unreachable, and it can be tried again", () => {
  for (let tries = 0; tries < 13; tries += 1) {
    newest().break();
    mock.timers.tick(15_000);
  }
  assert.deepEqual(calls.at(-1), ["lost", "unreachable"]);
  assert.equal(Socket.all.length, 13);
  connection.open();
  assert.equal(Socket.all.length, 14);
});

test("a line that served is given all tries again", () => {
  for (let tries = 0; tries < 12; tries += 1) {
    newest().break();
    mock.timers.tick(15_000);
  }
  connection.proven();
  newest().accept().break();
  assert.equal(calls.at(-1)[0], "broken");
});

test("nothing is heard from a connection that was closed or replaced", () => {
  const first = newest().accept();
  connection.open();
  const before = calls.length;
  first.say("status_update", {});
  first.break();
  connection.close();
  newest().break(1000);
  mock.timers.tick(60_000);
  assert.equal(calls.length, before);
  assert.equal(Socket.all.length, 2);
});

test("what is sent while there is no line is not said to be sent", () => {
  assert.equal(connection.send({ type: "get_status" }), false);
  newest().accept();
  assert.equal(connection.send({ type: "get_status" }), true);
  assert.deepEqual(newest().sent, [{ type: "get_status" }]);
});
