import assert from "node:assert/strict";
import { test } from "node:test";

import { route, sameView } from "../../../../web/desk/route.js";

test("an address names a view, a thing, a place in it and a query", () => {
  const { name, id, place, query } = route("#/interviews/a:b.c-1/turn-3?status=running");
  assert.deepEqual([name, id, place, query.get("status")], ["interviews", "a:b.c-1", "turn-3", "running"]);
});

test("what is not there is empty", () => {
  for (const hash of ["", "#", "#/"]) assert.deepEqual([route(hash).name, route(hash).id, route(hash).place], ["", "", ""]);
});

test("ids are read as they were written, and a lone percent sign breaks nothing", () => {
  assert.equal(route(`#/jobs/${encodeURIComponent("a/b?c")}`).id, "a/b?c");
  assert.equal(route("#/jobs/100%").id, "100%");
});

test("another place is the same view, another thing or query is not", () => {
  const one = route("#/interviews/1/turn-1");
  assert.ok(sameView(one, route("#/interviews/1/turn-2")));
  assert.ok(!sameView(one, route("#/interviews/2/turn-1")));
  assert.ok(!sameView(one, route("#/interviews/1/turn-1?job_id=3")));
});
