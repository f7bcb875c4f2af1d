/** @file What this interview is, as the server words it, and the candidate's yes to exactly that text. */

import { elements } from "./markdown.js";
import { alertUser, disable, disabled, element, hideAlert, open, piece, say } from "./page.js";

let room;

/**
 * @param {{state: Record<string, any>, keep: () => void, door: import("./door.js").Door, begin: () => void,
 *   enter: () => void}} opened `begin`: there is consent. `enter`: read the invitation again.
 */
export function ask(opened) {
  room = opened;
  const { invitation } = room.state;
  const { job, consent } = invitation;
  say("consent-for", [job.company, job.location].filter(Boolean).join(", "));
  say("consent-heading", `Interview: ${job.title}`);
  element("consent-facts").replaceChildren(...facts(invitation).map(fact));
  element("consent-text").replaceChildren(...elements(consent.text, 2));
  say("agree", consent.given_at ? "Begin the interview" : "I agree, begin the interview");
  say("agree-hint", consent.given_at
    ? `You agreed to this on ${day(consent.given_at)}.`
    : "If you would rather not, close this page: nothing has begun.");
  disable("agree", false);
  open("consent");
}

/** Pairs of a name and what there is to say, of what this invitation says at all. */
function facts({ candidate, max_duration, extra_time, text_only, breaks, pauses, expires_at, contact }) {
  const length = `${max_duration} ${max_duration === 1 ? "minute" : "minutes"} at most${extra_time ? `, ${extra_time} % extra time included` : ""}`;
  const pausing = pauses ? "You may pause; the clock stands still meanwhile." : "The clock goes on while you are away.";
  return [
    ["For", candidate.name],
    ["Length", length],
    ["Answers", text_only ? "In writing" : "In writing or by voice"],
    ["Breaks", `${breaks ? "You are offered one before each new part. " : ""}${pausing}`],
    ["Open until", day(expires_at)],
    ["Questions to", contact],
  ].filter(([, words]) => words);
}

function fact([name, words]) {
  const pair = document.createElement("div");
  pair.append(piece("dt", name), piece("dd", words));
  return pair;
}

const day = (moment) => new Date(moment).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });

element("agree").addEventListener("click", async () => {
  if (disabled("agree")) return;
  hideAlert();
  disable("agree", true);
  say("agree", "One moment…");
  try {
    room.state.invitation = await room.door.consent(room.state.invitation.consent.hash);
    room.keep();
    room.begin();
  } catch (refusal) {
    if (refusal.code === "ConsentChanged") {
      await room.enter();
      alertUser("This text has changed since you opened it. Please read it once more.");
      return;
    }
    ask(room);
    alertUser(refusal.message);
  }
});
