/** @file What stands on the page: one screen at a time. Everybody's words go in as text, never as markup. */

const SCREENS = ["opening", "choose", "consent", "talk", "paused", "after"];

export const element = (id) => document.getElementById(id);

/** An unchanged text is left alone, or a live region would be read out again. */
export function say(id, text) {
  if (element(id).textContent !== text) element(id).textContent = text;
}

/** An element with these words in it. */
export function piece(tag, text, kind) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

/**
 * Show this screen alone. Where it is another than before, the focus goes to `focus`, so that nobody is left on
 * something that has gone.
 */
export function open(screen, focus = `${screen}-heading`) {
  const entering = element(screen).hidden;
  for (const id of SCREENS) element(id).hidden = id !== screen;
  if (!entering) return;
  scrollTo(0, 0);
  element(focus).focus({ preventScroll: true });
}

/** @param {(() => void) | null} [again] What the button beside it does; none: no button. */
export function alertUser(text, again = null) {
  element("alert").hidden = false;
  say("alert", text);
  element("alert").scrollIntoView({ block: "nearest" });
  element("again").hidden = !again;
  element("again").onclick = () => {
    hideAlert();
    again?.();
  };
}

export function hideAlert() {
  if (document.activeElement === element("again")) element("room").focus();
  element("alert").hidden = element("again").hidden = true;
  element("alert").textContent = "";
}

/** A button that does nothing for now keeps the focus, which `disabled` would take from it. */
export function disable(id, so) {
  element(id).setAttribute("aria-disabled", String(so));
}

export const disabled = (id) => element(id).getAttribute("aria-disabled") === "true";
