/** @file An answer, cut where the quotes in it begin and end. Pure. */

/**
 * @param {string} answer
 * @param {{start: number, end: number}[]} evidence Counted in characters, as the record does, not in UTF-16 units.
 * @returns {{words: string, quoted: boolean}[]} All of the answer, in order.
 */
export function cut(answer, evidence) {
  const characters = Array.from(answer);
  const quoted = new Array(characters.length).fill(false);
  for (const { start, end } of evidence) quoted.fill(true, start, end);
  const pieces = [];
  characters.forEach((character, place) => {
    const last = pieces.at(-1);
    if (last?.quoted === quoted[place]) last.words += character;
    else pieces.push({ words: character, quoted: quoted[place] });
  });
  return pieces;
}
