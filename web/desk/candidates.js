/** @file Candidates: the list, a new one, and one with the resume, all that is kept about them, and its erasure. */

import { act, actions, tell, troubleHere } from "./acting.js";
import { Edited } from "./editing.js";
import { eraseCandidate } from "./erasing.js";
import { Form } from "./form.js";
import { listing, row, searched } from "./listing.js";
import { address, heading, made, to } from "./made.js";
import { day, listed } from "./moments.js";
import { save } from "./saving.js";

const PERSON = [
  { name: "name", label: "Name", more: { maxlength: 500 } },
  { name: "email", label: "Email", kind: "email" },
];
const RESUME = { name: "resume_text", label: "Resume", kind: "area", more: { rows: 12, maxlength: 200_000 } };
const REST = [
  { name: "skills", label: "Skills", kind: "lines", hint: "One a line." },
  { name: "experience", label: "Experience", kind: "area", more: { rows: 3 } },
  { name: "education", label: "Education", kind: "area", more: { rows: 3 } },
  { name: "resume_url", label: "Address of the resume", more: { inputmode: "url" } },
];
const READABLE = ".pdf,.docx,.txt,.md,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/plain";
const KINDS_OF_FILE = "PDF, DOCX or text. Only the text of it is kept.";

export async function candidates({ server }) {
  const found = (q) =>
    listing({
      load: (cursor) => server.read("candidates", { q, cursor }),
      row: (each) => row(to(each.name || each.id, "candidates", each.id), each.email, !each.has_resume && "no resume yet", each.created_at && `added ${day(each.created_at)}`),
      empty: q ? `No candidate has “${q}” in name or email.` : "There is no candidate yet.",
    });
  const adding = made("div", { class: "actions" }, made("a", { class: "button primary", href: "#/add/candidate" }, "Add a candidate"));
  return { title: "Candidates", content: [heading("Candidates"), adding, await searched({ label: "Search name or email", found })] };
}

export async function newCandidate({ server }) {
  const [name, email] = PERSON;
  const file = { name: "file", label: "Resume as a file", kind: "file", more: { accept: READABLE }, hint: KINDS_OF_FILE };
  const form = new Form([{ ...name, more: { ...name.more, required: true } }, email, file, { ...RESUME, label: "or as text" }], {
    submit: "Add the candidate",
    busy: "Reading…",
    send: async ({ file: given, ...values }, key) => {
      const { body } = await server.send("POST", "candidates", { body: values, key });
      const unread = given && (await upload(server, body.id, given).then(() => "", (refusal) => refusal.message));
      unreadable.set(body.id, unread);
      location.hash = address("candidates", body.id);
    },
  });
  return { title: "New candidate", content: [heading("New candidate", { over: to("Candidates", "candidates") }), form.node] };
}

/** Why the file of a candidate who was just added could not be read, to be told where another can be chosen. */
const unreadable = new Map();

export async function candidate(desk, { id }) {
  const { server } = desk;
  const path = `candidates/${encodeURIComponent(id)}`;
  const edited = new Edited(server, path, [...PERSON, RESUME, ...REST], await server.readTagged(path));
  const { name, email, created_at } = edited.known;
  const beside = actions(
    made("a", { class: "button primary", href: address("add", `invitation?candidate=${encodeURIComponent(id)}`) }, "Invite to an interview"),
    made("a", { class: "button", href: `#/interviews?candidate_id=${encodeURIComponent(id)}` }, "Their interviews"),
    { words: "Export all about them", what: async () => void (await save(await server.call("GET", `${path}/export`))) },
    { words: "Erase", kind: "grave", what: () => eraseCandidate(desk, edited.known) },
  );
  const lead = listed(email, created_at && `added ${day(created_at)}`);
  return {
    title: name || id,
    content: [heading(name || id, { over: to("Candidates", "candidates"), lead }), beside, uploading(server, id, edited), edited.node],
  };
}

function uploading(server, id, edited) {
  const told = made("p", { class: "hint", role: "status" });
  const trouble = troubleHere();
  const field = made("input", { id: "resume-file", type: "file", accept: READABLE, required: true, "aria-describedby": "resume-file-hint" });
  const button = made("button", {}, "Upload");
  const form = made(
    "form",
    { class: "upload" },
    made("label", { for: "resume-file" }, "Resume as a file"),
    made("div", { class: "actions" }, field, button),
    made("p", { id: "resume-file-hint", class: "hint" }, `${KINDS_OF_FILE} It replaces the resume below; interviews that have begun keep the one they began with.`),
    trouble,
    told,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act(button, trouble, async () => {
      told.textContent = "Reading the file…";
      try {
        const changed = await upload(server, id, field.files[0]);
        edited.changed(changed, ["resume_text"]);
        told.textContent = `Read: ${changed.body.resume_text.length.toLocaleString("en")} characters of text, shown below.`;
      } catch (refusal) {
        told.textContent = "";
        throw refusal;
      }
    });
  });
  const why = unreadable.get(id);
  unreadable.delete(id);
  if (why) tell(trouble, `The candidate is added, without a resume. ${why}`);
  return form;
}

function upload(server, id, file) {
  const body = new FormData();
  body.append("file", file);
  return server.send("PUT", `candidates/${encodeURIComponent(id)}/resume`, { body });
}
