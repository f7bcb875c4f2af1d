/** @file Erasing a person or an interview: what goes is named before, and the receipt is shown after. */

import { confirmed } from "./asking.js";
import { facts, heading, made, to } from "./made.js";
import { capital, count, moment } from "./moments.js";

/** @param {import("./desk.js").Desk} desk @param {Record<string, any>} candidate */
export async function eraseCandidate({ server, show }, { id, name }) {
  const [invited, held] = await Promise.all([
    server.readAll("invitations", { candidate_id: id }),
    server.readAll("interviews", { candidate_id: id }),
  ]);
  const gone = [
    "the profile with the resume",
    invited.length > 0 && `${count(invited.length, "invitation")}, with the consent given`,
    held.length > 0 && `${count(held.length, "interview")}: every question and answer, the feedback and the decision notes`,
    "the interviewer's working memory and its index of the resume",
  ];
  await erase(server, show, {
    path: `candidates/${encodeURIComponent(id)}`,
    heading: `Erase ${name || id} everywhere?`,
    gone,
    kept: "What stays is a receipt without a name, and who did what in the audit log, by ids.",
    back: to("Candidates", "candidates"),
  });
}

/** @param {import("./desk.js").Desk} desk @param {Record<string, any>} review */
export async function eraseInterview({ server, show }, review) {
  const notes = review.decisions.length;
  await erase(server, show, {
    path: `interviews/${encodeURIComponent(review.id)}`,
    heading: `Erase this interview with ${review.candidate_name || review.candidate_id}?`,
    gone: [
      `${count(review.turns.length, "question")} with the answers and what was read in them`,
      "the feedback",
      notes > 0 && count(notes, "decision note"),
      "the interviewer's working memory of it",
      review.status === "running" && "the interview is running: the candidate is turned away",
    ],
    kept: "The candidate's profile stays; the invitation is closed.",
    back: to("Interviews", "interviews"),
  });
}

async function erase(server, show, { path, heading: question, gone, kept, back }) {
  const content = [
    made("p", {}, "This goes, for good:"),
    made("ul", {}, gone.filter(Boolean).map((one) => made("li", {}, one))),
    made("p", {}, kept),
  ];
  if (!(await confirmed({ heading: question, content, yes: "Erase it all" }))) return;
  const { body } = await server.send("DELETE", path);
  show({
    title: "Erased",
    content: [heading("Erased", { over: back, lead: "This is the receipt. It holds no name, and administrators find it again under Receipts." }), receipt(body)],
  });
}

/** @param {Record<string, any>} told */
export function receipt({ id, at, erased_by, subject_kind, subject_id, removed }) {
  return facts([
    ["Receipt", made("code", {}, id)],
    ["Erased", `${moment(at)}, by ${erased_by}`],
    [capital(subject_kind), made("code", {}, subject_id)],
    ["Removed", Object.entries(removed).filter(([, number]) => number > 0).map(([what, number]) => counted(number, what)).join(", ") || "nothing was left"],
  ]);
}

const counted = (number, what) => `${number} ${number === 1 ? what.replace(/s$/, "") : what}`;
