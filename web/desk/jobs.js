/** @file Jobs: the list, one to edit, a new one, and one made of an advertisement. */

import { actions } from "./acting.js";
import { confirmed } from "./asking.js";
import { Edited } from "./editing.js";
import { Form } from "./form.js";
import { listing, row, searched } from "./listing.js";
import { address, heading, made, to } from "./made.js";
import { count, day, listed } from "./moments.js";

const FIELDS = [
  { name: "title", label: "Title", more: { required: true, maxlength: 500 } },
  { name: "company", label: "Company" },
  { name: "location", label: "Location" },
  { name: "salary_range", label: "Salary range" },
  { name: "experience_level", label: "Experience level" },
  { name: "description", label: "Description", kind: "area", more: { rows: 10 } },
  { name: "requirements", label: "Requirements", kind: "area", hint: "One a line. The plan of the interview is made of these, of the description and of the skills." },
  { name: "skills_required", label: "Skills", kind: "lines", hint: "One a line." },
];

export async function jobs({ server }) {
  const found = (q) =>
    listing({
      load: (cursor) => server.read("jobs", { q, cursor }),
      row: (each) => row(to(each.title, "jobs", each.id), listed(each.company, each.location), each.skills_required.length > 0 && count(each.skills_required.length, "skill"), each.created_at && `added ${day(each.created_at)}`),
      empty: q ? `No job has “${q}” in its title or company.` : "There is no job yet. Paste an advertisement, and it is one.",
    });
  const adding = made("div", { class: "actions" }, made("a", { class: "button primary", href: "#/add/advertisement" }, "Paste an advertisement"), made("a", { class: "button", href: "#/add/job" }, "Fill in a job"));
  return { title: "Jobs", content: [heading("Jobs"), adding, await searched({ label: "Search title or company", found })] };
}

export async function newJob({ server }) {
  const form = new Form(FIELDS, {
    submit: "Add the job",
    send: async (values, key) => void opened((await server.send("POST", "jobs", { body: values, key })).body),
  });
  return { title: "New job", content: [heading("New job", { over: to("Jobs", "jobs") }), form.node] };
}

export async function advertisement({ server }) {
  const form = new Form(
    [
      { name: "text", label: "Advertisement", kind: "area", more: { required: true, rows: 14, maxlength: 200_000 }, hint: "As it was published, as plain text or Markdown. It becomes the description, whole; its first line or heading is the title." },
      { name: "title", label: "Title", hint: "Where the text does not begin with it." },
      { name: "company", label: "Company" },
    ],
    {
      submit: "Make it a job",
      send: async ({ text, title, company }, key) => {
        const body = { text, title: title || null, company: company || null };
        opened((await server.send("POST", "jobs/from-advertisement", { body, key })).body);
      },
    },
  );
  return { title: "New job", content: [heading("A job from its advertisement", { over: to("Jobs", "jobs") }), form.node] };
}

export async function job({ server }, { id }) {
  const path = `jobs/${encodeURIComponent(id)}`;
  const edited = new Edited(server, path, FIELDS, await server.readTagged(path));
  const { title, company, created_at } = edited.known;
  const remove = async () => {
    const content = [made("p", {}, `“${title}” goes for good. A job on which an interview or an invitation rests cannot be deleted.`)];
    if (!(await confirmed({ heading: "Delete this job?", content, yes: "Delete it" }))) return;
    await server.send("DELETE", path);
    location.hash = "#/jobs";
  };
  const beside = actions(
    made("a", { class: "button primary", href: address("add", `invitation?job=${encodeURIComponent(id)}`) }, "Invite a candidate"),
    made("a", { class: "button", href: `#/interviews?job_id=${encodeURIComponent(id)}` }, "Its interviews"),
    { words: "Delete", kind: "grave", what: remove },
  );
  const lead = listed(company, created_at && `added ${day(created_at)}`);
  return { title, content: [heading(title, { over: to("Jobs", "jobs"), lead }), beside, edited.node] };
}

function opened(added) {
  location.hash = address("jobs", added.id);
}
