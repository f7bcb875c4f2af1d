/** @file After the interview: feedback, and the transcript to take away. */

import { alertUser, element, hideAlert, open, say } from "./page.js";
import { Past } from "./past.js";
import { showParts, showTime } from "./progress.js";

const ENDINGS = { pdf: "pdf", text: "txt", json: "json" };

let room;

/**
 * @param {{state: Record<string, any>, door: import("./door.js").Door, forget: () => void}} left
 */
export async function show(left) {
  room = left;
  const { talk, invitation } = room.state;
  const { farewell, feedback } = talk?.over ? talk : await fetched();
  if (talk?.over) new Past(talk.lines).show(true);
  say("farewell", farewell ?? "");
  say("feedback", feedback ?? "");
  say("after-contact", `A person reads this interview. If something in it seems wrong to you, tell ${invitation.contact || "whoever invited you"}.`);
  showParts(null);
  showTime("");
  open("after");
}

/** For a tab that was not there when it ended. */
async function fetched() {
  const transcript = await room.door.transcript();
  Past.of(transcript.turns).show(true);
  return transcript;
}

element("downloads").addEventListener("click", async ({ target }) => {
  const { format } = target.dataset;
  if (!format) return;
  hideAlert();
  try {
    const address = URL.createObjectURL(await room.door.transcriptFile(format));
    const link = Object.assign(document.createElement("a"), { href: address, download: `interview.${ENDINGS[format]}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser may still be asking where to put it
    say("saved", `Saved as interview.${ENDINGS[format]}.`);
  } catch (refusal) {
    alertUser(refusal.message);
  }
});

element("leave").addEventListener("click", () => room.forget());
