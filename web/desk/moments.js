/** @file Moments, lengths and numbers in words. Pure. */

const LANGUAGE = "en";

/** @param {string} iso */
export const day = (iso) => new Date(iso).toLocaleDateString(LANGUAGE, { dateStyle: "long" });
/** @param {string} iso */
export const moment = (iso) => new Date(iso).toLocaleString(LANGUAGE, { dateStyle: "medium", timeStyle: "short" });
/** @param {string} iso */
export const hour = (iso) => new Date(iso).toLocaleTimeString(LANGUAGE, { timeStyle: "short" });

/** 75 is "1:15". @param {number} seconds */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** From the first moment to the second one; null: it lasts. @param {string} started @param {string | null} ended */
export function span(started, ended) {
  if (!ended) return `${moment(started)}, still running`;
  return `${moment(started)} to ${day(started) === day(ended) ? hour(ended) : moment(ended)}`;
}

/** "1 question", "2 questions". @param {number} number @param {string} noun */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** @param {string} words */
export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** Those that are not empty, one after another. */
export const listed = (...parts) => parts.filter(Boolean).join(", ");
