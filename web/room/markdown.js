/** @file The little Markdown of the text a candidate consents to: headings, paragraphs, bullet lists, **strong**. */

/**
 * A block of the text. `lines`: of a heading or paragraph one, of a list one for each item.
 * @typedef {{kind: "heading" | "paragraph" | "list", level: number, lines: string[]}} Block
 */

/** Pure. @param {string} text @returns {Block[]} */
export function blocks(text) {
  const found = [];
  let open = null; // the paragraph or list that the next line may belong to
  for (const line of text.split("\n").map((one) => one.trim())) {
    const [, marks, title] = line.match(/^(#{1,6})\s+(.*)$/) ?? [];
    const [, item] = line.match(/^[-*]\s+(.*)$/) ?? [];
    if (!line) {
      open = null;
    } else if (marks) {
      found.push({ kind: "heading", level: marks.length, lines: [title] });
      open = null;
    } else if (item !== undefined) {
      if (open?.kind !== "list") found.push((open = { kind: "list", level: 0, lines: [] }));
      open.lines.push(item);
    } else if (open) {
      open.lines.push(`${open.lines.pop()} ${line}`);
    } else {
      found.push((open = { kind: "paragraph", level: 0, lines: [line] }));
    }
  }
  return found;
}

/** Pure. The line cut where strong begins and ends: strong pieces have odd places. @param {string} line */
export function pieces(line) {
  return line.split(/\*\*(.+?)\*\*/);
}

/** @param {string} text @param {number} top Level of its highest headings on this page. @returns {Node[]} */
export function elements(text, top) {
  const all = blocks(text);
  const highest = Math.min(...all.filter(({ kind }) => kind === "heading").map(({ level }) => level));
  return all.map(({ kind, level, lines }) => {
    if (kind === "heading") return filled(`h${Math.min(6, top + level - highest)}`, lines[0]);
    if (kind === "paragraph") return filled("p", lines[0]);
    const list = document.createElement("ul");
    list.append(...lines.map((line) => filled("li", line)));
    return list;
  });
}

function filled(tag, line) {
  const made = document.createElement(tag);
  pieces(line).forEach((words, place) => {
    if (place % 2) made.append(document.createElement("strong"));
    (place % 2 ? made.lastChild : made).append(words);
  });
  return made;
}
