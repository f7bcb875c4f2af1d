/** @file Which interview: a link that is pasted, or, where the server runs open, any job and candidate. */

import { Door } from "./door.js";
import { alertUser, element, hideAlert, open, say } from "./page.js";
import { tokenIn } from "./tab.js";

let taken = () => {};
let inviting = false;

/**
 * @param {(token: string) => void} take The token of the invitation that was chosen.
 * @param {string} [trouble] Why the page asks (again).
 */
export async function choose(take, trouble) {
  taken = take;
  const isOpen = await new Door().me().then(
    (me) => me.open,
    (refusal) => {
      if (refusal.code === "Unreachable") throw refusal;
      return false;
    },
  );
  if (isOpen) await offer();
  say("choose-heading", isOpen ? "Which interview?" : "Open your invitation");
  element("choose-form").hidden = !isOpen;
  element("link-form").hidden = isOpen;
  open("choose");
  if (trouble) alertUser(trouble);
}

async function offer() {
  const [jobs, candidates] = await Promise.all([new Door().jobs(), new Door().candidates()]);
  const named = (...names) => names.filter(Boolean).join(", ");
  element("job").replaceChildren(...jobs.items.map(({ id, title, company, location }) => new Option(named(title, company, location), id)));
  element("candidate").replaceChildren(...candidates.items.map(({ id, name, email }) => new Option(named(name, email), id)));
}

element("choose-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (inviting) return; // a double click is one wish
  inviting = true;
  hideAlert();
  const terms = { job_id: element("job").value, candidate_id: element("candidate").value };
  try {
    taken((await new Door().invite({ ...terms, max_duration: element("minutes").valueAsNumber })).token);
  } catch (refusal) {
    alertUser(refusal.message);
  } finally {
    inviting = false;
  }
});

element("link-form").addEventListener("submit", (event) => {
  event.preventDefault();
  hideAlert();
  const token = tokenIn(element("link").value);
  if (token) taken(token);
  else alertUser("There is no invitation in this text. Copy the whole link, to its end.");
});
