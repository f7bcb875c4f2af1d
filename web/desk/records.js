/** @file For administrators: who did what, and what was erased. */

import { receipt } from "./erasing.js";
import { listing, row } from "./listing.js";
import { heading, made, to } from "./made.js";
import { moment } from "./moments.js";
import { ACTIONS, inWords } from "./words.js";

const LINKED = { job: "jobs", candidate: "candidates", interview: "interviews" };

export async function audit({ server }, { query }) {
  const subject = query.get("subject_id");
  const list = await listing({
    load: (cursor) => server.read("audit", { subject_id: subject, cursor }),
    row: (each) => row(made("span", {}, made("strong", {}, each.actor), " ", inWords(ACTIONS, each.action)), about(each), moment(each.at), made("a", { href: `#/audit?subject_id=${encodeURIComponent(each.subject_id)}` }, "All about it")),
    empty: "Nobody has done anything yet.",
  });
  const narrowed = subject && made("p", { class: "filter" }, "Only what concerns ", made("code", {}, subject), ". ", to("Show all", "audit"));
  return { title: "Audit log", content: [heading("Audit log", { lead: "Who did what, newest first. Rows are added and never changed; they hold ids, and nobody's words." }), narrowed, list] };
}

function about({ role, subject_kind, subject_id, details }) {
  const place = LINKED[subject_kind];
  const more = Object.entries(details).map(([name, value]) => [`, ${name} `, made("code", {}, value)]);
  return [`as ${role}: ${subject_kind} `, place ? to(subject_id, place, subject_id) : made("code", {}, subject_id), more];
}

export async function erasures({ server }) {
  const list = await listing({
    load: (cursor) => server.read("erasures", { cursor }),
    row: (each) => made("li", { class: "receipt" }, receipt(each)),
    empty: "Nothing has been erased yet.",
  });
  return { title: "Receipts", content: [heading("Receipts", { lead: "What was erased, when and by whom, newest first." }), list] };
}
