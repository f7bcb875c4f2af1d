/** The candidate's page of the server at the address given: an interview with a reload in it. */

import assert from "node:assert/strict";

import { giveVoice, openPage, until } from "./document.mjs";

const server = process.argv[2];
const voice = giveVoice();
const html = await (await fetch(server)).text();

let page;

async function load(time) {
  page = openPage(html, `${server}/`);
  await import(`${server}/web/room.js?${time}`);
}

const text = (id) => page.element(id).words;
const question = (old) => until(`another question than "${old}"`, () => text("question") !== old && text("question"));

function answer(words) {
  page.element("answer").value = words;
  page.element("answer-form").do("submit");
}

await load(1);
assert.equal(page.element("talk").hidden, true);
page.element("start-form").do("submit");
const first = await question("");
assert.equal(page.element("talk").hidden, false);
assert.match(text("title"), / at /);

answer("I rebuilt the booking form last year, and half as many people gave up on it.");
const second = await question(first);
assert.match(text("history"), /booking form/);

page.element("answer").value = "Half an ans";
page.element("answer").do("input");
page.leave();
await load(2);
await until("the same question again", () => text("question") === second); // at once, unless it was still growing
assert.equal(page.element("answer").value, "Half an ans");
assert.match(text("history"), /booking form/);

await until("connected again", () => text("connection") === "Connected");
page.element("speak").do("click");
voice.hear("I watched five people", false);
assert.equal(text("heard-text"), "I watched five people");
voice.hear("I watched five people fill it in and cut what they skipped.", true);
await question(second);
assert.match(text("history"), /what they skipped/);
assert.equal(text("history").match(/booking form last year/g).length, 1);

page.element("confirm-end").returnValue = "end";
page.element("confirm-end").do("close");
await until("feedback", () => text("feedback"));
assert.equal(page.element("after").hidden, false);
assert.equal(text("alert"), "");
console.log("The interview was held.");
process.exit();
