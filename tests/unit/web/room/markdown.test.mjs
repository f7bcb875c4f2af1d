import assert from "node:assert/strict";
import { test } from "node:test";

import { blocks, pieces } from "../../../../web/room/markdown.js";

const heading = (level, line) => ({ kind: "heading", level, lines: [line] });
const paragraph = (line) => ({ kind: "paragraph", level: 0, lines: [line] });
const list = (...lines) => ({ kind: "list", level: 0, lines });

test("headings, paragraphs and lists are told apart", () => {
  const text = "# What this is\n\nAn AI asks.\n\n## What is kept\n- Your words.\n- The questions.\n\nThat is all.\n";
  assert.deepEqual(blocks(text), [
    heading(1, "What this is"), paragraph("An AI asks."), heading(2, "What is kept"), list("Your words.", "The questions."),
    paragraph("That is all."),
  ]);
});

test("a line that goes on belongs to what it goes on with", () => {
  assert.deepEqual(blocks("An AI asks,\na person decides.\n\n- Your words\n  as you gave them.\n- The questions."), [
    paragraph("An AI asks, a person decides."), list("Your words as you gave them.", "The questions."),
  ]);
});

test("nothing is nothing", () => {
  assert.deepEqual(blocks("\n \n"), []);
});

test("two empty lines or none between blocks make no difference to a heading", () => {
  assert.deepEqual(blocks("Before.\n# Title\nAfter."), [paragraph("Before."), heading(1, "Title"), paragraph("After.")]);
});

test("strong words stand at odd places, and everything else stays as it is written", () => {
  assert.deepEqual(pieces("For **180 days**, then **gone**."), ["For ", "180 days", ", then ", "gone", "."]);
  assert.deepEqual(pieces("2 * 3 ** 4 <b>"), ["2 * 3 ** 4 <b>"]);
});
