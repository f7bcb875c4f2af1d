// One interview in a browser tab, with the client in `client/`. Everybody's words go in as textContent only.

import { Interview, newId } from "./client/interview.js";
import { Listening } from "./client/listening.js";

const PHASES = { introduction: "Introduction", technical: "Technical", behavioral: "Behavioral", conclusion: "Conclusion" };
const LOSSES = {
  finished: "The server closed the connection.",
  not_allowed: "The server does not allow this connection.",
  no_such_interview: "The server knows no such interview.",
  replaced: "The interview goes on in another window. You can take it up here instead.",
  unreachable: "The connection is lost. What you said is kept; the interview waits for you.",
};

const page = (id) => document.getElementById(id);

// ---- what this tab keeps: a reload loses neither the interview nor a draft

const KEY = "openhire.interview";
let talk = read();
let interview = null;
let voice = null;

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null; // storage is switched off, or holds something else: begin anew
  }
}

function keep() {
  if (talk && interview) talk.kept = interview.kept;
  try {
    if (talk) sessionStorage.setItem(KEY, JSON.stringify(talk));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is switched off or full: the interview itself does not need it.
  }
}

addEventListener("pagehide", keep);

// ---- what the server says

function join() {
  interview = new Interview(document.baseURI, talk.id, hearing, { kept: talk.kept });
  voice = new Listening(interview, speech);
  if (!talk.kept) interview.start(talk.start);
  say("connection", "Connecting…");
  interview.connect();
}

const hearing = {
  connected: () => say("connection", "Connected"),
  broken() {
    say("connection", "Connecting again…");
    clock.stop();
  },
  lost(loss) {
    clock.stop();
    say("connection", talk.over ? "" : "Not connected");
    if (talk.over) return;
    voice.stop();
    alertUser(LOSSES[loss]);
    page("again").hidden = false;
  },
  started(data) {
    if (interview.asked) return; // a repeated start; the status tells how far the interview has got
    talk.title = [data.job_title, data.company].filter(Boolean).join(" at ");
    progress({ ...data, time_elapsed: talk.elapsed ?? 0 });
  },
  asked(question) {
    talk.history.push({ who: "interviewer", text: [question.response, question.question].filter(Boolean).join("\n") });
    keep();
    say("thinking", "");
    hideAlert();
    show();
  },
  growing(draft) {
    say("thinking", draft ? "" : THINKING);
    showQuestion(draft ?? interview.asked, Boolean(draft));
  },
  replied: progress,
  status: progress,
  closing(farewell) {
    talk.farewell = farewell;
    keep();
  },
  ended(data) {
    talk.over = true;
    talk.feedback = data.final_feedback;
    keep();
    voice.stop();
    show();
    page("after-heading").focus();
  },
  returned: giveBack,
  refused(error) {
    say("thinking", "");
    if (interview.asked) show();
    else leave();
    alertUser(error.message);
  },
};

// Answers that were not taken go back into the field, so that nothing has to be said twice.
function giveBack(texts) {
  for (const text of texts) {
    const line = talk.history.findLast((past) => past.parts?.includes(text));
    line?.parts.splice(line.parts.lastIndexOf(text), 1);
  }
  talk.history = talk.history.filter((line) => line.parts?.length !== 0);
  const field = page("answer");
  field.value = [...texts, field.value].filter(Boolean).join("\n");
  talk.draft = field.value;
  keep();
  show();
}

// ---- what the candidate does

const THINKING = "Sent. The interviewer is thinking…";

function said(text) {
  const last = talk.history.at(-1);
  if (last?.who === "you") last.parts.push(text);
  else talk.history.push({ who: "you", parts: [text] });
  keep();
  say("thinking", interview.connected ? THINKING : "Kept. It is sent once the connection is back.");
  show();
}

page("start-form").addEventListener("submit", (event) => {
  event.preventDefault();
  hideAlert();
  talk = {
    id: newId(),
    start: { job_id: page("job").value.trim(), candidate_id: page("candidate").value.trim() },
    history: [],
    draft: "",
  };
  page("start").disabled = true;
  join();
  keep();
});

page("answer-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = page("answer");
  const text = field.value.trim();
  field.focus();
  if (!text) return;
  field.value = "";
  talk.draft = "";
  interview.answer(text);
  said(text);
});

page("answer").addEventListener("input", (event) => {
  talk.draft = event.target.value;
  keep();
});

page("answer").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) page("answer-form").requestSubmit();
});

page("end").addEventListener("click", () => page("confirm-end").showModal());

page("confirm-end").addEventListener("close", (event) => {
  if (event.target.returnValue !== "end") return;
  event.target.returnValue = "";
  voice.stop();
  say("thinking", "Ending the interview…");
  interview.end();
  keep();
});

page("reconnect").addEventListener("click", () => {
  hideAlert();
  page("again").hidden = true;
  say("connection", "Connecting…");
  interview.connect();
});

page("another").addEventListener("click", () => {
  leave();
  page("job").focus();
});

function leave() {
  voice?.stop();
  interview?.close();
  interview = voice = talk = null;
  keep();
  say("connection", "");
  page("answer").value = "";
  show();
}

// ---- answering by voice

const speech = {
  interim(text) {
    page("heard").hidden = !text;
    say("heard-text", text);
  },
  said,
  failed: () => alertUser("The microphone or the speech recognition cannot be used. You can type your answer instead."),
  changed(on) {
    page("speak").setAttribute("aria-pressed", String(on));
    page("speech-hint").hidden = !on;
    page("heard").hidden = true;
  },
};

page("speak").addEventListener("click", () => (voice.on ? voice.stop() : voice.start()));

// ---- the clock: the server's, carried on between its messages

const clock = {
  since: null,

  set(minutes) {
    talk.elapsed = minutes;
    this.since = performance.now();
    this.show();
  },

  stop() {
    if (talk && this.since !== null) talk.elapsed += (performance.now() - this.since) / 60000;
    this.since = null;
  },

  show() {
    if (!interview?.asked) return;
    const minutes = (talk.elapsed ?? 0) + (this.since === null ? 0 : (performance.now() - this.since) / 60000);
    say("time", talk.most ? `${Math.floor(minutes)} of ${talk.most} minutes` : `${Math.floor(minutes)} minutes`);
  },
};

setInterval(() => clock.show(), 5000);

// ---- the page

function progress(data) {
  if (data.max_duration) talk.most = data.max_duration;
  if (data.interview_phase) talk.phase = data.interview_phase;
  if (typeof data.time_elapsed === "number") clock.set(data.time_elapsed);
  keep();
}

function say(id, text) {
  // An unchanged live region must not be read out again.
  if (page(id).textContent !== text) page(id).textContent = text;
}

function alertUser(text) {
  page("alert").hidden = false;
  page("alert").textContent = text;
}

function hideAlert() {
  page("alert").hidden = true;
  page("alert").textContent = "";
}

function showQuestion(asked, growing = false) {
  page("now").setAttribute("aria-busy", String(growing)); // a reply is read out once it is whole
  say("response", asked?.response ?? "");
  say("question", asked?.question ?? "");
}

function show() {
  const talking = Boolean(interview?.asked) && !talk.over;
  const entering = talking && page("talk").hidden;
  page("before").hidden = talking || Boolean(talk?.over);
  page("start").disabled = Boolean(talk);
  page("talk").hidden = !talking;
  page("after").hidden = !talk?.over;
  page("again").hidden = page("again").hidden || !talk || Boolean(talk.over);
  page("progress").hidden = !talking;
  say("title", talk?.title || "Interview");
  document.title = talk?.title ? `Interview: ${talk.title}` : "Interview";
  if (talking) {
    say("phase", PHASES[talk.phase] ?? talk.phase ?? "");
    showQuestion(interview.asked);
    clock.show();
  }
  say("farewell", talk?.farewell ?? "");
  say("feedback", talk?.feedback ?? "");
  showHistory();
  if (entering) page("answer").focus();
}

function showHistory() {
  // The question that stands is above, large; it joins the others once there is something to it.
  const lines = talk?.history ?? [];
  const past = lines.at(-1)?.who === "interviewer" && !talk.over ? lines.slice(0, -1) : lines;
  page("past").hidden = !past.length;
  page("history").replaceChildren(
    ...past.map((line) => {
      const item = document.createElement("li");
      item.append(piece("who", line.who === "you" ? "You" : "Interviewer"));
      item.append(piece("words", line.text ?? line.parts.join("\n")));
      return item;
    }),
  );
}

function piece(kind, text) {
  const span = document.createElement("span");
  span.className = kind;
  span.textContent = text;
  return span;
}

page("speak").hidden = !Listening.supported;
page("answer").value = talk?.draft ?? "";
if (talk && !talk.over) join();
show();
