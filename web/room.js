/** @file The candidate's room: from an invitation through consent and the interview to the feedback. */

import { show as showAfter } from "./room/after.js";
import { choose } from "./room/choose.js";
import { ask } from "./room/consent.js";
import { Door } from "./room/door.js";
import { alertUser, hideAlert, say } from "./room/page.js";
import { Talk } from "./room/talk.js";
import { forget, keep, read, takeToken } from "./room/tab.js";

let state = read();
let talk = null;

const room = {
  get state() {
    return state;
  },
  get door() {
    return new Door(state.token);
  },
  keep: () => keep(state),
  enter,
  begin,
  ended: () => attempt(() => showAfter(room)),
  refused(error) {
    attempt(async () => {
      await enter();
      alertUser(error.message);
    });
  },
  forget() {
    state = {};
    forget();
    location.reload(); // nothing of this candidate stays, in memory neither
  },
};

/** What could not be done for now can be tried again. */
async function attempt(what) {
  try {
    await what();
  } catch (refusal) {
    if (refusal.status === undefined) throw refusal;
    alertUser(refusal.message, () => attempt(what));
  }
}

function take(token) {
  if (token !== state.token) state = { token };
  room.keep();
  return attempt(enter);
}

async function enter() {
  if (!state.token) return choose(take);
  const under = state.talk?.client && state.invitation; // the server says the rest over the websocket
  if (!under) {
    try {
      state.invitation = await room.door.invitation();
    } catch (refusal) {
      if (refusal.status !== 401) throw refusal;
      state = {};
      forget();
      return choose(take, refusal.message);
    }
  }
  room.keep();
  const { invitation } = state;
  const title = [invitation.job.title, invitation.job.company].filter(Boolean).join(" at ");
  say("title", title);
  document.title = `Interview: ${title}`;
  if (invitation.status === "ended" || state.talk?.over) return showAfter(room);
  if (under || invitation.status === "running") return begin();
  return ask(room);
}

function begin() {
  talk ??= new Talk(room);
  return talk.join();
}

/** A link that is opened in a tab that has the room open already changes the fragment alone. */
addEventListener("hashchange", () => {
  const token = takeToken();
  if (!token || token === state.token) return;
  state = { token };
  room.keep();
  location.reload();
});

const token = takeToken();
if (token && token !== state.token) state = { token };
hideAlert();
room.keep();
attempt(enter);
