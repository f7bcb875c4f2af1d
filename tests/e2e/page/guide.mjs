/** A page of the guide: node guide.mjs PAGE.html SERVER. What a candidate would do on it, by what is on it. */

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

import { giveVoice, openPage, until } from "./document.mjs";

const [path] = process.argv.slice(2);
const html = await readFile(path, "utf8");
const [, script] = html.match(/<script type="module">\n(.*)<\/script>/s);
await writeFile(`${path}.mjs`, script);
const voice = giveVoice();

let page;

async function load(time) {
  page = openPage(html, "http://localhost:3000/interview.html");
  await import(`${pathToFileURL(`${path}.mjs`)}?${time}`);
}

const shown = () => page.element("question").textContent;
const whole = (old) => shown() !== old && shown().endsWith("?") && shown();
const question = (old) => until(`another question than "${old}"`, () => whole(old));

function answer(words) {
  if (html.includes('id="answer"')) {
    page.element("answer").value = words;
    page.element("form").do("submit");
  } else {
    voice.hear(words.slice(0, 10), false);
    voice.hear(words, true);
  }
}

await load(1);
const first = await question("");
if (html.includes('id="talk"')) {
  page.element("talk").do("click");
  assert.equal(page.element("talk").textContent, "Stop talking");
}
answer("I rebuilt the booking form last year, and half as many people gave up on it.");
const second = await question(first);
if (html.includes("Speaking")) {
  await until("the question said aloud", () => voice.said.at(-1).endsWith(second));
  await until("listening again", () => page.element("talk").textContent === "Stop talking");
}
if (html.includes("sessionStorage")) {
  page.leave();
  await load(2);
  await until("the same question again", () => shown() === second); // at once, unless it was still growing
}
answer("I watched five people fill it in and cut what they skipped.");
const third = await question(second);
page.element("end").do("click");
await until("feedback", () => shown() !== third && shown());
assert.equal(page.element("note").textContent, "");
console.log([first, second, third, shown()].join("\n"));
process.exit();
