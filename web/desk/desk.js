/** @file The recruiter desk: which view stands on the page, for whom, and where the focus goes. */

import { actions } from "./acting.js";
import { confirmed } from "./asking.js";
import { candidate, candidates, newCandidate } from "./candidates.js";
import { interview } from "./interview.js";
import { interviews } from "./interviews.js";
import { invitations, newInvitation } from "./invitations.js";
import { advertisement, job, jobs, newJob } from "./jobs.js";
import { heading, made } from "./made.js";
import { audit, erasures } from "./records.js";
import { route, sameView } from "./route.js";
import { Server } from "./server.js";
import { gatekeeper, keptToken, signOut } from "./signing_in.js";

/**
 * What a view is made of: `content` with one h1; `go` moves to a place in it; `leave` ends what it goes on doing.
 * @typedef {{title: string, content: (Node | null)[], go?: (place: string) => void, leave?: () => void}} View
 * @typedef {{server: Server, me: Record<string, any>, show: (view: View) => void}} Desk
 */

/** By name: one for all of a kind, and one for a single thing of it. */
const VIEWS = {
  interviews: [interviews, interview],
  invitations: [invitations, null],
  candidates: [candidates, candidate],
  jobs: [jobs, job],
  audit: [audit, null],
  erasures: [erasures, null],
};
const ADDED = { job: newJob, advertisement, candidate: newCandidate, invitation: newInvitation };
const NAMES = { interviews: "Interviews", invitations: "Invitations", candidates: "Candidates", jobs: "Jobs" };
const NAMES_FOR_ADMINS = { audit: "Audit log", erasures: "Receipts" };

const place = document.getElementById("view");
const main = document.getElementById("main");
const server = new Server(keptToken(), gatekeeper(document.getElementById("sign-in"), place, () => me));
let me = null;
let now = null; // the route that is shown
let shown = null; // the view that is
let shownAt = ""; // its address
let asked = 0;

/** @param {View} view */
function show(view) {
  shown?.leave?.();
  shown = view;
  const first = !place.hasChildNodes();
  place.replaceChildren(...view.content.filter(Boolean));
  document.title = `${view.title}: recruiter desk`;
  if (!first || now.place) scrollTo(0, 0);
  if (now.place && view.go) view.go(now.place);
  else if (!first) place.querySelector("h1").focus({ preventScroll: true });
}

async function enter() {
  const wanted = route(location.hash);
  if (!wanted.name) return history.replaceState(null, "", "#/interviews"), enter();
  if (now && shown && sameView(now, wanted)) {
    now = wanted;
    return shown.go?.(wanted.place);
  }
  if (unsaved() && !(await leaves())) return history.pushState(null, "", shownAt);
  const mine = (asked += 1);
  main.setAttribute("aria-busy", "true");
  const view = await viewOf(wanted).catch(troubled);
  if (mine !== asked) return view.leave?.(); // another view was asked for meanwhile
  main.removeAttribute("aria-busy");
  now = wanted;
  shownAt = location.hash;
  mark(wanted);
  show(view);
}

async function viewOf(wanted) {
  if (!me) await meet();
  const of = wanted.name === "add" ? ADDED[wanted.id] : VIEWS[wanted.name]?.[wanted.id ? 1 : 0];
  const desk = { server, me, show };
  if (of) return of(desk, wanted);
  return { title: "Not here", content: [heading("There is nothing at this address", { lead: "Choose from the list beside it." })] };
}

/** @returns {View} */
function troubled(refusal) {
  if (refusal.status === undefined) throw refusal;
  const again = { words: "Try again", what: () => ((now = null), enter()) };
  return { title: "Not shown", content: [heading("This cannot be shown now", { lead: refusal.message }), actions(again)] };
}

async function meet() {
  me = await server.read("me");
  const names = { ...NAMES, ...(me.role === "admin" ? NAMES_FOR_ADMINS : {}) };
  document.getElementById("views").replaceChildren(...Object.entries(names).map(([name, words]) => made("li", {}, made("a", { href: `#/${name}`, "data-name": name }, words))));
  document.getElementById("who").replaceChildren(...(me.open ? openTo() : signedIn()));
}

const openTo = () => [made("p", {}, made("strong", {}, "Open server."), " No sign-in is needed: it answers to this machine alone, and whoever sits at it may do everything.")];

function signedIn() {
  const out = made("button", { type: "button", class: "plain" }, "Sign out");
  out.addEventListener("click", signOut);
  return [made("p", {}, made("strong", {}, me.subject), made("br"), `${me.role} at ${me.organisation}`), out];
}

function mark({ name, id }) {
  const current = name === "add" ? (id === "advertisement" ? "jobs" : `${id}s`) : name;
  for (const link of document.querySelectorAll("#views a")) {
    if (link.dataset.name === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** Is something written that nobody saved? */
const unsaved = () => place.querySelector("form[data-unsaved]") !== null;
const leaves = () => confirmed({ heading: "Leave without saving?", content: [made("p", {}, "What you have written here is not saved.")], yes: "Leave", no: "Stay" });

addEventListener("beforeunload", (event) => {
  if (unsaved()) event.preventDefault();
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address names a view
  main.querySelector("h1")?.focus();
});
addEventListener("hashchange", enter);
enter();
