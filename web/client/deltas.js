/** @file A reply that grows while it is made: the pieces of `ai_response_delta` put together. Pure. */

/** @import { AIResponseDeltaData } from "./messages.js" */

/**
 * What is known of a reply that is being made.
 * @typedef {object} Draft
 * @property {number} turn
 * @property {number} attempt
 * @property {string} response
 * @property {string} question
 */

/**
 * A higher attempt at the same turn throws the older text away; a lower one comes too late and changes nothing.
 * @param {Draft | null} draft
 * @param {AIResponseDeltaData} delta
 * @returns {Draft}
 */
export function merge(draft, delta) {
  const { turn, attempt, field, text } = delta;
  if (draft && (turn < draft.turn || (turn === draft.turn && attempt < draft.attempt))) return draft;
  const same = draft?.turn === turn && draft.attempt === attempt;
  const grown = same ? draft : { turn, attempt, response: "", question: "" };
  return { ...grown, [field]: grown[field] + text };
}
