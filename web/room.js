// One interview in a browser tab, over the websocket of the API document. Everybody's words go in as textContent only.

import { Connection } from "./connection.js";
import { Voice } from "./voice.js";

const PHASES = { introduction: "Introduction", technical: "Technical", behavioral: "Behavioral", conclusion: "Conclusion" };

const page = (id) => document.getElementById(id);

// ---- what this tab keeps: a reload loses neither the interview nor a draft

const KEY = "openhire.interview";
let talk = read();

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null; // storage is switched off, or holds something else: begin anew
  }
}

function keep() {
  try {
    if (talk) sessionStorage.setItem(KEY, JSON.stringify(talk));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is switched off or full: the interview itself does not need it.
  }
}

function newId() {
  // randomUUID exists only on https and on localhost.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ---- the connection

let connection = null;
let fresh = true; // nothing was asked on this connection yet

function join() {
  const address = new URL(`ws/interview/${encodeURIComponent(talk.id)}`, document.baseURI);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  connection = new Connection(address, {
    opened() {
      fresh = true;
      if (!talk.started) send({ type: "start_interview", data: talk.start });
      if (talk.ending) send({ type: "end_interview", data: {} });
    },
    received: receive,
    state: (text) => say("connection", text),
    closed: () => clock.stop(),
    lost(reason) {
      if (talk.over) {
        say("connection", "");
        return;
      }
      voice.stop();
      alertUser(reason);
      page("again").hidden = false;
    },
  });
  connection.open();
}

function send(message) {
  return connection?.send(message) ?? false;
}

// ---- what the server says

function receive(message) {
  const data = message.data ?? {};
  switch (message.type) {
    case "interview_started":
      begun(data);
      break;
    case "ai_response":
      progress(data);
      if (data.completed) {
        talk.farewell = data.response;
        keep();
      } else {
        asked({ number: data.questions_asked, response: data.response, question: data.question });
      }
      break;
    case "status_update":
      progress(data);
      break;
    case "interview_ended":
      ended(data);
      break;
    case "error":
      refused(message);
      break;
  }
}

function begun(data) {
  // A repeated start answers with the first question again, however far the interview has got.
  if (talk.asked && talk.asked.question !== data.initial_question) return;
  talk.started = true;
  talk.title = [data.job_title, data.company].filter(Boolean).join(" at ");
  talk.most = data.max_duration;
  progress({ interview_phase: data.interview_phase, time_elapsed: talk.elapsed ?? 0 });
  asked({ number: 1, response: "", question: data.initial_question }, true);
}

function asked(question, started = false) {
  const same = talk.asked?.number === question.number && talk.asked.question === question.question;
  const afterJoining = fresh;
  fresh = false;
  talk.started = true;
  if (same && (afterJoining || started)) {
    // The same id is accepted once, so an answer that did arrive is not counted twice.
    if (afterJoining) talk.sent.forEach((answer) => (answer.gone = send(answer.message)));
    show();
    return;
  }
  giveBack(talk.sent.filter((answer) => !answer.gone));
  talk.sent = [];
  talk.asked = question;
  talk.history.push({ who: "interviewer", text: [question.response, question.question].filter(Boolean).join("\n") });
  keep();
  say("thinking", "");
  hideAlert();
  show();
}

function ended(data) {
  talk.over = true;
  talk.feedback = data.final_feedback;
  keep();
  voice.stop();
  show();
  page("after-heading").focus();
}

function refused(message) {
  const text = message.message ?? message.data?.message ?? "The server reports an error.";
  say("thinking", "");
  if (!talk.started) {
    leave();
  } else {
    talk.ending = false;
    const about = talk.sent.filter((answer) => !message.in_reply_to || answer.message.id === message.in_reply_to);
    talk.sent = talk.sent.filter((answer) => !about.includes(answer));
    giveBack(about);
    keep();
    show();
  }
  alertUser(text);
}

// Answers that did not get through go back into the field, so that nothing has to be said twice.
function giveBack(answers) {
  if (!answers.length) return;
  const texts = answers.map((answer) => answer.message.data.response);
  const last = talk.history.at(-1);
  if (last?.who === "you") {
    const kept = last.parts.filter((part) => !texts.includes(part));
    if (kept.length) last.parts = kept;
    else talk.history.pop();
  }
  const field = page("answer");
  field.value = [...texts, field.value].filter(Boolean).join("\n");
  talk.draft = field.value;
}

// ---- what the candidate does

function answer(text) {
  const message = { type: "candidate_response", id: newId(), data: { response: text } };
  talk.sent.push({ message, gone: send(message) });
  const last = talk.history.at(-1);
  if (last?.who === "you") last.parts.push(text);
  else talk.history.push({ who: "you", parts: [text] });
  keep();
  say("thinking", connection.isOpen ? "Sent. The interviewer is thinking…" : "Kept. It is sent once the connection is back.");
  show();
}

page("start-form").addEventListener("submit", (event) => {
  event.preventDefault();
  hideAlert();
  talk = {
    id: newId(),
    start: { job_id: page("job").value.trim(), candidate_id: page("candidate").value.trim() },
    history: [],
    sent: [],
    draft: "",
  };
  keep();
  page("start").disabled = true;
  join();
});

page("answer-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = page("answer");
  const text = field.value.trim();
  field.focus();
  if (!text) return;
  field.value = "";
  talk.draft = "";
  answer(text);
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
  talk.ending = true;
  keep();
  voice.stop();
  say("thinking", "Ending the interview…");
  send({ type: "end_interview", data: {} });
});

page("reconnect").addEventListener("click", () => {
  hideAlert();
  page("again").hidden = true;
  connection.open();
});

page("another").addEventListener("click", () => {
  leave();
  page("job").focus();
});

function leave() {
  voice.stop();
  connection?.close();
  connection = null;
  talk = null;
  keep();
  page("answer").value = "";
  show();
}

// ---- answering by voice: decisions 2 and 3 of the protocol

const voice = new Voice({
  interim(text) {
    if (text) send({ type: "live_transcript", data: { transcript: text, is_final: false } });
    page("heard").hidden = !text;
    say("heard-text", text);
  },
  final(text) {
    send({ type: "live_transcript", data: { transcript: text, is_final: true } });
    answer(text);
  },
  failed() {
    alertUser("The microphone or the speech recognition cannot be used. You can type your answer instead.");
  },
  changed(on) {
    page("speak").setAttribute("aria-pressed", String(on));
    page("speech-hint").hidden = !on;
    page("heard").hidden = true;
  },
});

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
    if (!talk?.started) return;
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

function show() {
  const talking = Boolean(talk?.started) && !talk.over;
  const entering = talking && page("talk").hidden;
  page("before").hidden = Boolean(talk?.started);
  page("start").disabled = Boolean(talk);
  page("talk").hidden = !talking;
  page("after").hidden = !talk?.over;
  page("again").hidden = page("again").hidden || !talk || Boolean(talk.over);
  page("progress").hidden = !talking;
  say("title", talk?.title || "Interview");
  document.title = talk?.title ? `Interview: ${talk.title}` : "Interview";
  if (talking) {
    say("phase", PHASES[talk.phase] ?? talk.phase ?? "");
    say("response", talk.asked?.response ?? "");
    say("question", talk.asked?.question ?? "");
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

page("speak").hidden = !Voice.available;
if (talk) {
  page("answer").value = talk.draft ?? "";
  show();
  if (!talk.over) join();
} else {
  show();
}
