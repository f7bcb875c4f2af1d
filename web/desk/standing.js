/** @file How far the interview got with one area, in words. Pure. */

import { ASKED, NOT_ASSESSED, STANDINGS } from "./words.js";

/**
 * `kind`: as it is drawn, "unknown" where nobody read the answers or nothing was asked at all yet.
 * `none`: what stands in place of evidence.
 * @param {{status: string | null, assessed: boolean, questions: number}} area
 */
export function standing({ status, assessed, questions }) {
  if (status === "open") {
    const [word, meaning] = questions ? ASKED : STANDINGS.open;
    return { kind: "open", word, meaning, none: questions ? "Not answered." : "Not asked." };
  }
  if (!assessed || !(status in STANDINGS)) {
    const [word, meaning] = NOT_ASSESSED;
    return { kind: "unknown", word, meaning, none: "Not assessed." };
  }
  const [word, meaning] = STANDINGS[status];
  return { kind: status, word, meaning, none: "No evidence." };
}
