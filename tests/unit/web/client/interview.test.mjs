import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Interview } from "../../../../web/client/interview.js";
import { Socket } from "./socket.mjs";

const START = { job_id: "j", candidate_id: "c" };
const STARTED = { session_id: "u", job_title: "Baker", company: "Hollow Lane", initial_question: "Q1?", max_duration: 30, interview_phase: "introduction" };

const reply = (number, more = {}) => ({
  response: `R${number}.`, question: `Q${number}?`, interview_phase: "technical", time_elapsed: 1, questions_asked: number,
  completed: false, comfort_level: "neutral", ...more,
});
const error = (status_code) => ({ message: "No.", details: "", status_code, exception_type: "X" });
const piece = (turn, attempt, field, text) => ({ turn, attempt, field, text });

let newest, calls;

/** A page that writes down what it is told. */
function page(options) {
  calls = [];
  const names = ["started", "asked", "growing", "replied", "heard", "status", "closing", "ended", "returned", "refused", "connected", "broken", "lost"];
  const listener = Object.fromEntries(names.map((name) => [name, (value) => calls.push([name, structuredClone(value)])]));
  return new Interview("http://localhost:8000", "s 1", listener, options);
}

/** What the page was told under this name. */
const told = (name) => calls.filter(([called]) => called === name).map(([, value]) => value);

/** An interview at its first question. */
function begun(options) {
  const interview = page(options);
  interview.start(START);
  interview.connect();
  newest().accept().say("interview_started", STARTED);
  return interview;
}

/** The line breaks and is open again. The server goes on numbering where it was, `missed` messages later. */
function rejoin(missed = 0) {
  const { seq } = newest();
  newest().break();
  mock.timers.tick(500);
  newest().accept().seq = seq + missed;
  return newest();
}

const status = (questions_asked) => ({ questions_asked, completed: false });

/** What a server says to whoever comes back to this question. */
function greet(socket, number) {
  socket.say("status_update", status(number));
  if (number === 1) socket.say("interview_started", STARTED);
  else socket.say("ai_response", reply(number));
}

function resumed(socket, recovered, from_seq) {
  const in_reply_to = socket.heard("resume")[0].id;
  socket.say("resumed", { recovered, from_seq: from_seq ?? socket.seq + 1 }, { in_reply_to });
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  newest = Socket.install();
});

test("the address names the session and what the client can do", () => {
  page().connect();
  assert.equal(newest().address, "ws://localhost:8000/ws/interview/s%201?capabilities=streaming%2Cresume");
  page({ streaming: false }).connect();
  assert.equal(newest().address, "ws://localhost:8000/ws/interview/s%201?capabilities=resume");
});

test("a token goes beside the address, never in it, and again with every new line", () => {
  begun({ token: "inv_abc" });
  newest().break();
  mock.timers.tick(500);
  assert.deepEqual(Socket.all.map((socket) => socket.protocols), [["bearer", "inv_abc"], ["bearer", "inv_abc"]]);
  assert.ok(Socket.all.every((socket) => !socket.address.includes("inv_abc")));
  begun();
  assert.deepEqual(newest().protocols, []);
});

test("a start waits for the line and the first question is asked", () => {
  const interview = begun();
  assert.deepEqual(newest().sent[0].data, START);
  assert.deepEqual(told("asked"), [{ number: 1, response: "", question: "Q1?" }]);
  assert.equal(interview.asked.number, 1);
});

test("a start that got no answer is sent again with the same id", () => {
  const interview = page();
  interview.start(START);
  interview.connect();
  const [first] = newest().accept().heard("start_interview");
  const [second] = rejoin().heard("start_interview");
  assert.equal(second.id, first.id);
});

test("a refused start is not sent again", () => {
  const interview = page();
  interview.start(START);
  interview.connect();
  newest().accept().say("error", error(404), { in_reply_to: newest().sent[0].id });
  assert.equal(told("refused")[0].status_code, 404);
  assert.deepEqual(rejoin().heard("start_interview"), []);
});

test("an answer is sent with an id, and the reply to it asks the next question", () => {
  const interview = begun();
  const id = interview.answer("I bake.");
  assert.deepEqual(newest().heard("candidate_response"), [{ type: "candidate_response", id, data: { response: "I bake." } }]);
  newest().say("ai_response", reply(2), { in_reply_to: id });
  assert.deepEqual(told("asked").at(-1), { number: 2, response: "R2.", question: "Q2?" });
  assert.deepEqual(interview.kept.unconfirmed, []);
});

test("an answer that may not have arrived is sent again with the same id, once it is known where the interview stands", () => {
  const interview = begun();
  const id = interview.answer("I bake.");
  const socket = rejoin();
  greet(socket, 1);
  assert.deepEqual(socket.heard("candidate_response"), []);
  resumed(socket, true);
  assert.deepEqual(socket.heard("candidate_response").map((message) => message.id), [id]);
  assert.equal(told("asked").length, 1);
});

test("an answer given while the line was broken is sent after it", () => {
  const interview = begun();
  newest().break();
  interview.answer("I bake.");
  mock.timers.tick(500);
  newest().accept().seq = 1;
  greet(newest(), 1);
  resumed(newest(), true);
  assert.equal(newest().heard("candidate_response")[0].data.response, "I bake.");
});

test("a reply that was missed confirms its answer, and only what is left is sent", () => {
  const interview = begun();
  const id = interview.answer("I bake.");
  const later = interview.answer("And I sell.");
  const socket = rejoin(1);
  greet(socket, 2);
  resumed(socket, true, 2);
  socket.onmessage({ data: JSON.stringify({ type: "ai_response", seq: 2, epoch: "a", in_reply_to: id, data: reply(2) }) });
  assert.deepEqual(told("asked").map((asked) => asked.number), [1, 2]);
  assert.deepEqual(socket.heard("candidate_response").map((message) => message.id), [later]);
});

test("an answer to a question that has passed and that never left is given back", () => {
  const interview = begun();
  interview.answer("I bake.");
  newest().break();
  interview.answer("And I sell.");
  mock.timers.tick(500);
  newest().accept().epoch = "b";
  greet(newest(), 2);
  resumed(newest(), false);
  greet(newest(), 2);
  assert.deepEqual(told("returned"), [["And I sell."]]);
  assert.deepEqual(newest().heard("candidate_response").map((message) => message.data.response), ["I bake."]);
});

test("an answer that the server refuses is given back", () => {
  const interview = begun();
  const id = interview.answer("I bake.");
  newest().say("error", error(413), { in_reply_to: id });
  assert.deepEqual(told("returned"), [["I bake."]]);
  const socket = rejoin();
  greet(socket, 1);
  resumed(socket, true);
  assert.deepEqual(socket.heard("candidate_response"), []);
});

test("a reply grows, and the whole one takes its place", () => {
  const interview = begun();
  interview.answer("I bake.");
  newest().say("ai_response_delta", piece(2, 1, "response", "You")).say("ai_response_delta", piece(2, 1, "response", " bake."));
  newest().say("ai_response_delta", piece(2, 1, "question", "What"));
  assert.deepEqual(told("growing").at(-1), { turn: 2, attempt: 1, response: "You bake.", question: "What" });
  newest().say("ai_response", reply(2));
  assert.deepEqual(told("asked").at(-1), { number: 2, response: "R2.", question: "Q2?" });
});

test("a piece that comes after the whole reply shows nothing", () => {
  begun();
  newest().say("ai_response", reply(2)).say("ai_response_delta", piece(2, 1, "question", "What"));
  assert.deepEqual(told("growing"), []);
});

test("a reply of which pieces may be missing comes whole", () => {
  const interview = begun();
  const id = interview.answer("I bake.");
  newest().say("ai_response_delta", piece(2, 1, "response", "You"));
  const socket = rejoin();
  assert.equal(told("growing").at(-1), null);
  greet(socket, 1);
  resumed(socket, true);
  socket.say("ai_response_delta", piece(2, 1, "response", " every day"));
  assert.equal(told("growing").at(-1), null);
  socket.say("ai_response", reply(2), { in_reply_to: id });
  socket.say("ai_response_delta", piece(3, 1, "response", "And"));
  assert.equal(told("growing").at(-1).response, "And");
});

test("the reply to an answer that waited for the line grows from its beginning", () => {
  const interview = begun();
  newest().break();
  interview.answer("I bake.");
  mock.timers.tick(500);
  newest().accept().epoch = "b";
  greet(newest(), 1);
  resumed(newest(), false);
  greet(newest(), 1);
  newest().say("ai_response_delta", piece(2, 1, "response", "You"));
  assert.equal(told("growing").at(-1).response, "You");
});

test("an old reply told once more asks nothing", () => {
  begun();
  newest().say("ai_response", reply(2)).say("ai_response", reply(3)).say("ai_response", reply(2));
  newest().say("interview_started", STARTED);
  assert.deepEqual(told("asked").map((asked) => asked.number), [1, 2, 3]);
});

test("the last words and the feedback end it, once", () => {
  const interview = begun();
  newest().say("ai_response", reply(1, { completed: true, response: "Goodbye.", question: "Goodbye." }));
  newest().say("interview_ended", { final_feedback: "F", completed: true, session_id: "u" });
  newest().say("interview_ended", { final_feedback: "F", completed: true, session_id: "u" });
  assert.deepEqual(told("closing"), ["Goodbye."]);
  assert.equal(told("ended").length, 1);
  assert.equal(interview.over, true);
  newest().break(1000);
  assert.deepEqual(told("lost"), ["finished"]);
});

test("an end asked for while the line was broken is sent after the answers", () => {
  const interview = begun();
  newest().break();
  interview.answer("I bake.");
  interview.end();
  mock.timers.tick(500);
  newest().accept().seq = 1;
  greet(newest(), 1);
  resumed(newest(), true);
  assert.deepEqual(newest().sent.slice(1).map((message) => message.type), ["candidate_response", "end_interview"]);
});

test("speech is shown to the server as it is heard", () => {
  const interview = begun();
  interview.transcript("I ba", false);
  newest().say("live_transcript_update", { transcript: "I ba", is_final: false });
  assert.deepEqual(newest().heard("live_transcript")[0].data, { transcript: "I ba", is_final: false });
  assert.deepEqual(told("heard"), [{ transcript: "I ba", is_final: false }]);
});

test("the status is asked for and told", () => {
  begun().status();
  newest().say("status_update", status(1));
  assert.deepEqual(newest().heard("get_status"), [{ type: "get_status" }]);
  assert.deepEqual(told("status"), [status(1)]);
});

test("a page that is loaded anew goes on from what was kept", () => {
  const before = begun();
  const id = before.answer("I bake.");
  const kept = JSON.parse(JSON.stringify(before.kept));
  before.close();

  const interview = page({ kept });
  assert.equal(interview.asked.question, "Q1?");
  interview.connect();
  const socket = newest().accept();
  socket.seq = 1;
  assert.deepEqual(socket.sent.map((message) => message.data), [{ epoch: "a", last_seq: 1 }]);
  greet(socket, 1);
  resumed(socket, true);
  assert.equal(socket.heard("candidate_response")[0].id, id);
});

for (const failure of [500, 503]) test(`a server that lets nobody in (${failure}) is tried again, later each time`, () => {
  const interview = begun();
  interview.answer("I bake.");
  const waits = [];
  newest().break();
  for (let outage = 0; outage < 3; outage += 1) {
    mock.timers.tick(waits.at(-1) ?? 500);
    newest().accept().onmessage({ data: JSON.stringify({ type: "error", ...error(failure), data: error(failure) }) });
    waits.push(told("broken").at(-1));
  }
  assert.ok(waits[2] > waits[0], `${waits}`);
  mock.timers.tick(waits.at(-1));
  newest().accept().seq = 1;
  greet(newest(), 1);
  resumed(newest(), true);
  assert.equal(newest().heard("candidate_response").length, 1);
});

test("who left hears nothing more and does not come back", () => {
  const interview = begun();
  const before = calls.length;
  interview.close();
  newest().say("ai_response", reply(2));
  mock.timers.tick(60_000);
  assert.equal(calls.length, before);
  assert.equal(Socket.all.length, 1);
});
