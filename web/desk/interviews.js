/** @file Interviews by state: those that run first, then those that are over, newest first. Nothing else orders them. */

import { listing, row, state } from "./listing.js";
import { heading, made, to } from "./made.js";
import { capital, clock, count, listed, moment } from "./moments.js";
import { ENDINGS, PHASES, STATES, inWords } from "./words.js";

const HEADINGS = { running: "Running now", ended: "Ended", abandoned: "Left by the candidate" };
const EMPTY = { running: "No interview is running.", ended: "No interview has ended yet.", abandoned: "No candidate has left an interview." };

export async function interviews({ server }, { query }) {
  const only = { job_id: query.get("job_id"), candidate_id: query.get("candidate_id") };
  const chosen = query.get("status");
  const states = Object.keys(HEADINGS).filter((name) => !chosen || name === chosen);
  const parts = await Promise.all(states.map((status) => part(server, status, only)));
  return { title: "Interviews", content: [heading("Interviews"), byState(chosen, only), await filter(server, only, "interviews"), ...parts] };
}

async function part(server, status, only) {
  const list = await listing({ load: (cursor) => server.read("interviews", { ...only, status, cursor }), row: line, empty: EMPTY[status] });
  return made("section", { "aria-labelledby": `part-${status}` }, made("h2", { id: `part-${status}` }, HEADINGS[status]), list);
}

function line(each) {
  const went = each.status === "running" ? `${capital(inWords(PHASES, each.phase))} part, question ${each.questions_asked}` : listed(each.end_reason && capital(inWords(ENDINGS, each.end_reason)), count(each.questions_asked, "question"), `${clock(each.elapsed)} long`);
  return row(
    to(each.candidate_name || each.candidate_id, "interviews", each.id),
    [made("span", { class: "what" }, listed(each.job_title, each.company)), made("br"), went],
    state(each.status, inWords(STATES, each.status)),
    moment(each.started_at),
    each.status !== "running" && (each.decisions ? count(each.decisions, "decision note") : "no decision note"),
  );
}

function byState(chosen, only) {
  const link = (status, words) => {
    const query = new URLSearchParams(Object.entries({ ...only, status }).filter(([, value]) => value));
    return made("li", {}, made("a", { href: `#/interviews${String(query) && `?${query}`}`, "aria-current": (chosen ?? "") === status && "true" }, words));
  };
  return made("nav", { class: "tabs", "aria-label": "Interviews by state" }, made("ul", {}, link("", "All"), link("running", "Running"), link("ended", "Ended"), link("abandoned", "Left early")));
}

/** What a list is narrowed to, in words, and the way out of it. Null: it is whole. */
export async function filter(server, { job_id, candidate_id }, name) {
  if (!job_id && !candidate_id) return null;
  const told = (path, words) => server.read(path).then(words, () => "something that is not here any more");
  const of = job_id ? await told(`jobs/${encodeURIComponent(job_id)}`, ({ title }) => title) : await told(`candidates/${encodeURIComponent(candidate_id)}`, (person) => person.name || candidate_id);
  return made("p", { class: "filter" }, "Only those of ", made("strong", {}, of), ". ", to("Show all", name));
}
