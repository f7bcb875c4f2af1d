/** @file The conversation so far. A line is a question with what was said before it, or an answer in its parts. */

import { element, piece, say } from "./page.js";

export class Past {
  /** @param {{number?: number, text?: string, parts?: string[]}[]} [lines] JSON. */
  constructor(lines = []) {
    this.lines = lines;
  }

  /** From the server's transcript, for a tab that was not there. */
  static of(turns) {
    const lines = turns.flatMap((turn) => [
      asked(turn),
      ...(turn.answer ? [{ parts: [turn.answer] }] : []),
    ]);
    return new Past(lines);
  }

  /** Once for each question, however often it is told. */
  asked(question) {
    if (!this.lines.some((line) => line.number === question.number)) this.lines.push(asked(question));
  }

  said(text) {
    const last = this.lines.at(-1);
    if (last?.parts) last.parts.push(text);
    else this.lines.push({ parts: [text] });
  }

  /** These were not taken after all. */
  takeBack(texts) {
    for (const text of texts) {
      const line = this.lines.findLast((past) => past.parts?.includes(text));
      line?.parts.splice(line.parts.lastIndexOf(text), 1);
    }
    this.lines = this.lines.filter((line) => line.parts?.length !== 0);
  }

  /** @param {boolean} over The question that stands is shown large elsewhere, until the interview is over. */
  show(over) {
    const hidden = !over && this.lines.at(-1)?.number ? this.lines.slice(0, -1) : this.lines;
    element("past").hidden = !hidden.length;
    say("past-heading", over ? "The conversation" : "Conversation so far");
    element("history").replaceChildren(...hidden.map(item));
  }
}

const asked = ({ number, response, question }) => ({ number, text: [response, question].filter(Boolean).join("\n") });

function item(line) {
  const made = document.createElement("li");
  made.className = line.number ? "theirs" : "yours";
  made.append(piece("span", line.number ? "Interviewer" : "You", "who"));
  made.append(piece("span", line.text ?? line.parts.join("\n"), "words"));
  return made;
}
