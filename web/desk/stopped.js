/** @file What the question guard stopped, in plain words. The stopped sentence itself was never said. */

import { inWords } from "./words.js";

const WHAT = { question: "a question", response: "an acknowledgement", feedback: "a sentence of the feedback" };

/** @param {{kind: string, categories: string[]}[]} hits @returns {string[]} */
export function stopped(hits) {
  return hits.map(({ kind, categories }) => `The question guard stopped ${WHAT[kind] ?? kind} before it was said: ${categories.map((each) => inWords({}, each)).join(", ")}.`);
}
