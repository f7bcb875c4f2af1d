import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { forget, keep, read, takeToken, tokenIn } from "../../../../web/room/tab.js";

const TOKEN = `inv_${"Ab-_0".repeat(9).slice(0, 43)}`;
let shown;

beforeEach(() => {
  shown = null;
  globalThis.history = { replaceState: (...how) => (shown = how.at(-1)) };
  globalThis.location = { pathname: "/room/", search: "?lang=en", hash: `#${TOKEN}` };
});

test("a token is found in a link, and in nothing that is cut off", () => {
  assert.equal(tokenIn(` https://jobs.example/#${TOKEN} `), TOKEN);
  assert.equal(tokenIn(TOKEN.slice(0, -1)), null);
  assert.equal(tokenIn("https://jobs.example/"), null);
});

test("the token leaves the address, and the rest of it stays", () => {
  assert.equal(takeToken(), TOKEN);
  assert.equal(shown, "/room/?lang=en");
});

test("an address without a token is left alone", () => {
  location.hash = "#room";
  assert.equal(takeToken(), null);
  assert.equal(shown, null);
});

test("where storage is switched off nothing is kept and nothing fails", () => {
  Object.defineProperty(globalThis, "sessionStorage", { configurable: true, get: () => { throw new Error("denied"); } });
  keep({ token: TOKEN });
  assert.deepEqual(read(), {});
  forget();
});
