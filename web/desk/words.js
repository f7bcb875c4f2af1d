/** @file What the record holds, in words for people. Whatever is not here is shown by its own name. */

export const PHASES = { introduction: "introduction", technical: "technical", behavioral: "behavioral", conclusion: "conclusion" };
export const KINDS = {
  opening: "opening",
  new_area: "new area",
  follow_up: "follow-up",
  rephrase: "asked in other words",
  answer_to_candidate: "after the candidate's own question",
  confirm_leave: "asked back whether to stop",
  closing: "closing",
};
export const INTENTS = {
  answer: "an answer",
  partial: "part of an answer",
  no_knowledge: "does not know",
  repeat_request: "asks to repeat",
  clarification_request: "asks to explain",
  question_back: "asks back",
  refuse: "would rather not answer",
  need_time: "needs a moment",
  off_topic: "about something else",
  hostile: "hostile",
  command: "a command to the interviewer, not followed",
  injection: "an attempt to instruct the interviewer, not followed",
  leave: "wants to stop",
  wants_person: "wants to talk with a person",
};
export const GAPS = {
  example: "no concrete example",
  method: "how it was done is not told",
  own_part: "the candidate's own part is unclear",
  result: "what came of it is not told",
};
export const STRENGTHS = { asserted: "asserted", described: "described", shown: "shown" };
/** Of an area of the plan: a word, and what it means. */
export const STANDINGS = {
  open: ["open", "not asked"],
  probing: ["probing", "asked, still open"],
  evidenced: ["evidenced", "shown in the candidate's own words"],
  exhausted: ["exhausted", "asked as often as is fair, then left"],
};
/** Of one that is open, and was asked about. */
export const ASKED = ["open", "asked, not answered"];
export const NOT_ASSESSED = ["not assessed", "nothing is known about it"];
export const STATES = { running: "running", ended: "ended", abandoned: "left by the candidate" };
export const ENDINGS = {
  completed: "complete",
  ended_by_candidate: "ended by the candidate",
  time_up: "ended because the time was up",
  left: "the candidate left and did not come back",
};
export const INVITED = {
  open: "open",
  running: "interview running",
  ended: "interview held",
  withdrawn: "withdrawn",
  expired: "past its last day",
};
export const FALLBACKS = {
  late: "the model was late",
  refused: "the model refused",
  unreachable: "the model could not be reached",
  unusable: "the model's reply could not be used",
  guarded: "the question guard stopped what the model wrote",
  withheld: "the words address the machine, so the model was not shown them",
};
export const SKILLS = {
  plan_job: "the plan of the job",
  ask: "the question",
  find_evidence: "reading the answer",
  give_feedback: "the feedback",
};
export const ACTIONS = {
  "job.created": "added a job",
  "job.changed": "changed a job",
  "job.deleted": "deleted a job",
  "candidate.created": "added a candidate",
  "candidate.read": "read a candidate",
  "candidate.changed": "changed a candidate",
  "candidate.resume_uploaded": "uploaded a resume",
  "candidate.exported": "exported all about a candidate",
  "candidate.erased": "erased a candidate",
  "invitation.created": "invited somebody",
  "invitation.consented": "consented",
  "invitation.withdrawn": "withdrew an invitation",
  "interview.read": "read an interview",
  "interview.exported": "exported an interview",
  "interview.decided": "wrote down a decision",
  "interview.erased": "erased an interview",
};

/** @param {Record<string, string>} words @param {string} name */
export const inWords = (words, name) => words[name] ?? name.replaceAll("_", " ");
