/**
 * @file What goes over the wire, as types: the same names and fields as docs/schema/*.json, which a test compares.
 * Each message is described in docs/frontend-api.md, what was added to it in docs/protocol.md.
 */

/** @typedef {"introduction" | "technical" | "behavioral" | "conclusion"} Phase */
/** @typedef {"nervous" | "neutral" | "confident"} Comfort */
/** @typedef {"easy" | "medium" | "hard"} Difficulty */
/** @typedef {string | number} MessageId */

// ---- what a client sends

/**
 * @typedef {object} PreferencesData
 * @property {number} [max_duration] Minutes, 1 to 180.
 * @property {Difficulty} [difficulty_level]
 * @property {string[]} [focus_areas]
 */

/**
 * @typedef {object} StartData
 * @property {string} job_id
 * @property {string} candidate_id
 * @property {string | null} [resume_text] Used for this interview instead of the stored resume.
 * @property {PreferencesData} [preferences]
 * @property {string[]} [capabilities] `streaming`, `resume`; this client names them in the address instead.
 */

/**
 * @typedef {object} ResponseData
 * @property {string} response The candidate's words; "" is silence, which is an answer too.
 */

/**
 * @typedef {object} TranscriptData
 * @property {string} transcript
 * @property {boolean} [is_final] True when speech recognition will not change these words any more.
 */

/**
 * @typedef {object} ResumeData
 * @property {string} epoch
 * @property {number} last_seq The highest `seq` up to which the client has everything.
 */

/** @typedef {{}} NoData */

/**
 * @typedef {object} StartInterview
 * @property {MessageId | null} [id]
 * @property {"start_interview"} type
 * @property {StartData} data
 */

/**
 * @typedef {object} CandidateResponse
 * @property {MessageId | null} [id]
 * @property {"candidate_response"} type
 * @property {ResponseData} data
 */

/**
 * @typedef {object} LiveTranscript
 * @property {MessageId | null} [id]
 * @property {"live_transcript"} type
 * @property {TranscriptData} data
 */

/**
 * @typedef {object} EndInterview
 * @property {MessageId | null} [id]
 * @property {"end_interview"} type
 * @property {NoData} [data]
 */

/**
 * @typedef {object} GetStatus
 * @property {MessageId | null} [id]
 * @property {"get_status"} type
 * @property {NoData} [data]
 */

/**
 * @typedef {object} Resume
 * @property {MessageId | null} [id]
 * @property {"resume"} type
 * @property {ResumeData} data
 */

/** @typedef {StartInterview | CandidateResponse | LiveTranscript | EndInterview | GetStatus | Resume} ClientMessage */

// ---- what the server sends

/**
 * @typedef {object} StartedData
 * @property {string} session_id UUID of the interview.
 * @property {string} job_title
 * @property {string} company
 * @property {string} initial_question
 * @property {number} max_duration Minutes.
 * @property {Phase} interview_phase
 */

/**
 * @typedef {object} InterviewStarted
 * @property {"interview_started"} type
 * @property {MessageId} [in_reply_to]
 * @property {number} [seq]
 * @property {string} [epoch]
 * @property {StartedData} data
 */

/**
 * @typedef {object} AIResponseData
 * @property {string} response Acknowledges; never contains the question. Equal to `question` in the last one.
 * @property {string} question
 * @property {Phase} interview_phase
 * @property {number} time_elapsed Minutes on the interview's clock.
 * @property {number} questions_asked Every question so far, the first and follow-ups included.
 * @property {boolean} completed
 * @property {Comfort} comfort_level
 */

/**
 * @typedef {object} AIResponse
 * @property {"ai_response"} type
 * @property {MessageId} [in_reply_to]
 * @property {number} [seq]
 * @property {string} [epoch]
 * @property {AIResponseData} data
 */

/**
 * @typedef {object} AIResponseDeltaData
 * @property {number} turn Number of the question that is being made.
 * @property {number} attempt A higher one for the same turn throws the older text away.
 * @property {"response" | "question"} field
 * @property {string} text The piece to append to that field.
 */

/**
 * @typedef {object} AIResponseDelta
 * @property {"ai_response_delta"} type
 * @property {MessageId} [in_reply_to]
 * @property {number} [seq]
 * @property {string} [epoch]
 * @property {AIResponseDeltaData} data
 */

/**
 * @typedef {object} TranscriptEcho
 * @property {string} transcript
 * @property {boolean} is_final
 */

/**
 * @typedef {object} LiveTranscriptUpdate
 * @property {"live_transcript_update"} type
 * @property {MessageId} [in_reply_to]
 * @property {number} [seq]
 * @property {string} [epoch]
 * @property {TranscriptEcho} data
 */

/**
 * @typedef {object} EndedData
 * @property {string} final_feedback
 * @property {true} completed
 * @property {string} session_id
 */

/**
 * @typedef {object} InterviewEnded
 * @property {"interview_ended"} type
 * @property {MessageId} [in_reply_to]
 * @property {number} [seq]
 * @property {string} [epoch]
 * @property {EndedData} data
 */

/**
 * @typedef {object} StatusData
 * @property {string} session_id
 * @property {string} candidate_id
 * @property {Phase} interview_phase
 * @property {number} time_elapsed Minutes on the interview's clock.
 * @property {number} max_duration Minutes.
 * @property {number} questions_asked
 * @property {boolean} completed
 * @property {Comfort} comfort_level
 * @property {string[]} strengths_identified
 * @property {string[]} areas_to_probe
 */

/**
 * @typedef {object} StatusUpdate
 * @property {"status_update"} type
 * @property {MessageId} [in_reply_to]
 * @property {number} [seq]
 * @property {string} [epoch]
 * @property {StatusData} data
 */

/**
 * @typedef {object} ErrorFields
 * @property {string} message
 * @property {string} details
 * @property {number} status_code
 * @property {string} exception_type A stable code.
 */

/**
 * @typedef {object} Error
 * @property {"error"} type
 * @property {MessageId} [in_reply_to]
 * @property {number} [seq]
 * @property {string} [epoch]
 * @property {string} message
 * @property {string} details
 * @property {number} status_code
 * @property {string} exception_type
 * @property {ErrorFields} data
 */

/**
 * @typedef {object} ResumedData
 * @property {boolean} recovered False: the history is gone; status and pending question follow instead.
 * @property {number} from_seq The `seq` from which on nothing is missing.
 */

/**
 * @typedef {object} Resumed
 * @property {"resumed"} type
 * @property {MessageId} [in_reply_to]
 * @property {number} [seq]
 * @property {string} [epoch]
 * @property {ResumedData} data
 */

/**
 * @typedef {InterviewStarted | AIResponse | AIResponseDelta | LiveTranscriptUpdate | InterviewEnded | StatusUpdate
 *   | Error | Resumed} ServerMessage
 */

export {};
