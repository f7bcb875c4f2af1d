/** @file Invitations: the list with what became of each, and a new one with its link. */

import { actions } from "./acting.js";
import { confirmed } from "./asking.js";
import { Form } from "./form.js";
import { filter } from "./interviews.js";
import { listing, row, state } from "./listing.js";
import { facts, heading, made, to } from "./made.js";
import { count, day, listed, moment } from "./moments.js";
import { INVITED, inWords } from "./words.js";

export async function invitations({ server }, { query }) {
  const only = { job_id: query.get("job_id"), candidate_id: query.get("candidate_id") };
  const list = await listing({
    load: (cursor) => server.read("invitations", { ...only, cursor }),
    row: (each) => line(server, each),
    empty: "There is no invitation yet.",
  });
  const adding = made("div", { class: "actions" }, made("a", { class: "button primary", href: "#/add/invitation" }, "Invite somebody"));
  return { title: "Invitations", content: [heading("Invitations"), adding, await filter(server, only, "invitations"), list] };
}

function line(server, each) {
  const place = made("li", {});
  const fill = (invitation) => place.replaceChildren(...row(named(invitation), terms(invitation), state(invitation.status, inWords(INVITED, invitation.status)), beside(invitation)).childNodes);
  const beside = (invitation) => {
    if (invitation.interview_id && ["running", "ended"].includes(invitation.status)) return to(invitation.status === "running" ? "Watch" : "Read", "interviews", invitation.interview_id);
    if (invitation.status !== "open") return null;
    return actions({ words: "Withdraw", kind: "plain", what: () => withdraw(invitation) });
  };
  const withdraw = async (invitation) => {
    const content = [made("p", {}, `The link that ${invitation.candidate_name || "the candidate"} was given works no more, from then on.`)];
    if (!(await confirmed({ heading: "Withdraw this invitation?", content, yes: "Withdraw it" }))) return;
    fill((await server.send("POST", `invitations/${invitation.id}/withdrawal`)).body);
    place.querySelector("a").focus();
  };
  fill(each);
  return place;
}

const named = ({ candidate_name, candidate_id }) => to(candidate_name || candidate_id, "candidates", candidate_id);

function terms({ job_title, status, max_duration, extra_time, text_only, breaks, expires_at, consent }) {
  return [
    made("span", { class: "what" }, job_title),
    made("br"),
    listed(count(max_duration, "minute"), extra_time > 0 && `${extra_time} % extra time`, text_only && "in writing", breaks && "breaks", consent && `consent on ${day(consent.given_at)}`, status === "open" && `until ${day(expires_at)}`),
  ];
}

export async function newInvitation({ server, show }, { query }) {
  const [jobs, candidates] = await Promise.all([newest(server, "jobs", query.get("job")), newest(server, "candidates", query.get("candidate"))]);
  const over = to("Invitations", "invitations");
  if (!jobs.items.length || !candidates.items.length) {
    const missing = jobs.items.length ? "a candidate" : "a job";
    const add = made("a", { class: "button primary", href: jobs.items.length ? "#/add/candidate" : "#/add/advertisement" }, `Add ${missing}`);
    return { title: "Invite", content: [heading("Invite to an interview", { over, lead: `An invitation needs a job and a candidate; ${missing} is missing.` }), made("div", { class: "actions" }, add)] };
  }
  const until = made("span", {});
  const form = new Form(
    [
      { name: "job_id", label: "Job", kind: "select", value: query.get("job"), hint: jobs.next && MORE, options: jobs.items.map(({ id, title, company }) => [id, listed(title, company)]) },
      { name: "candidate_id", label: "Candidate", kind: "select", value: query.get("candidate"), hint: candidates.next && MORE, options: candidates.items.map(({ id, name, email }) => [id, listed(name || id, email)]) },
      { name: "max_duration", label: "Minutes", kind: "number", value: 30, more: { required: true, min: 1, max: 180 } },
      { name: "difficulty_level", label: "Difficulty", kind: "select", value: "medium", options: [["easy", "easy"], ["medium", "medium"], ["hard", "hard"]] },
      { name: "focus_areas", label: "Focus areas", kind: "lines", hint: "At most ten, one a line. They are asked about besides what the job asks for." },
      { name: "extra_time", label: "Extra time in percent", kind: "number", value: 0, more: { required: true, min: 0, max: 200 }, hint: "For whoever needs it. Nobody is asked why, and it shows nowhere in the questions." },
      { name: "text_only", label: "In writing only: no microphone is offered", kind: "check" },
      { name: "breaks", label: "A break is offered where a new part begins", kind: "check" },
      { name: "expires_in_days", label: "Open for how many days", kind: "number", value: 14, more: { required: true, min: 1, max: 365 }, hint: until },
      { name: "contact", label: "Whom to ask for a person, or for more time", hint: "A name and an address, shown to the candidate." },
    ],
    {
      submit: "Make the link",
      send: async (values) => show(invited((await server.send("POST", "invitations", { body: values })).body)),
    },
  );
  const days = form.input("expires_in_days");
  const tellUntil = () => (until.textContent = days.validity.valid ? `The last day is ${day(new Date(Date.now() + days.valueAsNumber * 86_400_000).toISOString())}.` : "");
  days.addEventListener("input", tellUntil);
  tellUntil();
  return { title: "Invite", content: [heading("Invite to an interview", { over }), form.node] };
}

const MORE = "The newest hundred are here. For another one, search for it under its own heading and invite from there.";

/** The newest of a list, with the one that is chosen already. */
async function newest(server, path, chosen) {
  const { items, next } = await server.read(path, { limit: "100" });
  if (chosen && items.every(({ id }) => id !== chosen)) items.unshift(await server.read(`${path}/${encodeURIComponent(chosen)}`));
  return { items, next };
}

/** @returns {import("./desk.js").View} The link is nowhere else: the server keeps only what it needs to know it again. */
function invited(invitation) {
  const link = made("input", { id: "link", readonly: true, spellcheck: "false", value: invitation.link, "aria-describedby": "link-hint" });
  const told = made("p", { class: "hint", role: "status" });
  const copy = async () => {
    link.select();
    const copied = await navigator.clipboard?.writeText(invitation.link).then(() => true, () => false);
    told.textContent = copied || document.execCommand("copy") ? "Copied." : "Your browser does not let the page copy. The link is selected: copy it by keyboard.";
  };
  return {
    title: "Invited",
    content: [
      heading(`The link for ${invitation.candidate_name || "the candidate"}`, { over: to("Invitations", "invitations"), lead: "It is shown this once. Give it to the candidate yourself; nothing is sent from here." }),
      made("label", { for: "link" }, "Invitation link"),
      link,
      made("p", { id: "link-hint", class: "hint" }, "Whoever has it can hold this interview, once. If it gets lost, withdraw the invitation and make another."),
      actions({ words: "Copy the link", kind: "primary", what: copy }, made("a", { class: "button", href: "#/invitations" }, "To the invitations")),
      told,
      facts([
        ["Job", invitation.job_title],
        ["Length", listed(count(invitation.max_duration, "minute"), invitation.extra_time > 0 && `and ${invitation.extra_time} % extra time`)],
        ["Focus areas", invitation.focus_areas.join(", ")],
        ["Answers", invitation.text_only ? "in writing only" : "in writing or by voice"],
        ["Open until", moment(invitation.expires_at)],
        ["Contact", invitation.contact],
      ]),
    ],
  };
}
