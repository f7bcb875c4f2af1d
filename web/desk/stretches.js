/** @file The timeline as rows and ticks, before it is drawn. Pure. */

/**
 * @typedef {{phase: string, area: string | null, started: number, ended: number, turn: number}} Stretch
 */

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600]; // seconds

/** @param {Stretch[]} stretches @returns {{phase: string, area: string | null, stretches: Stretch[]}[]} As first asked about. */
export function rows(stretches) {
  const found = new Map();
  for (const stretch of stretches) {
    const name = JSON.stringify([stretch.phase, stretch.area]);
    if (!found.has(name)) found.set(name, { phase: stretch.phase, area: stretch.area, stretches: [] });
    found.get(name).stretches.push(stretch);
  }
  return [...found.values()];
}

/** Each phase from its first question to its last answer. @param {Stretch[]} stretches */
export function phases(stretches) {
  const found = new Map();
  for (const { phase, started, ended } of stretches) {
    const known = found.get(phase);
    found.set(phase, { phase, started: known?.started ?? started, ended });
  }
  return [...found.values()];
}

/** Moments to mark, in seconds: at most seven, at even distances. @param {number} total */
export function ticks(total) {
  const step = STEPS.find((each) => total / each <= 6) ?? total;
  return Array.from({ length: Math.floor(total / step) + 1 }, (_, number) => number * step);
}
