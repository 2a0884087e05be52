// Letters being written: starting one, keeping it, taking it up again.

import { isPresent } from "../../logic/values.js";
import { showList } from "./gestures.js";
import { MAILBOX_WORDS } from "./words.js";

/**
 * Open the writing screen.
 * @param {object} state
 * @param {object} fields what is already filled in
 */
export function startDraft(state, fields) {
  const usual = { kind: "new", answers: "", to: "", cc: "", cci: "", subject: "", body: "", attachments: [] };
  state.draft = { ...usual, ...fields };
  state.copies = isPresent(state.draft.cc) || isPresent(state.draft.cci);
  state.panel = "";
  state.view = { ...state.view, screen: "compose", message: "", document: "" };
}

/**
 * Put the letter being written in Brouillons, unless nothing was written.
 * @param {object} state
 */
export function keepDraft(state) {
  const draft = state.draft;
  state.draft = null;
  const { to, subject, body, attachments } = draft;
  if (draft.kind === "new" && ![to, subject, body, attachments].some(isPresent)) return;
  const kept = { folder: "brouillons", from: "me", read: true, date: "", key: nextKey(state, "brouillon") };
  state.messages.unshift({ ...draft, ...kept });
  state.notice = MAILBOX_WORDS.savedNotice;
}

/**
 * Take a draft out of Brouillons and go on writing.
 * @param {object} state
 * @param {object} message
 */
export function resumeDraft(state, message) {
  const text = (field) => (Array.isArray(message[field]) ? addressText(state, message[field]) : message[field]);
  state.messages = state.messages.filter((one) => one.key !== message.key);
  const { kind, answers, subject, body, attachments } = message;
  startDraft(state, { kind, answers, subject, body, attachments, to: text("to"), cc: text("cc"), cci: text("cci") });
}

/**
 * Throw away the letter being written.
 * @param {object} state
 */
export function dropDraft(state) {
  state.draft = null;
  state.notice = MAILBOX_WORDS.discardedNotice;
  showList(state);
}

/**
 * Write people as addresses, as they stand in a field.
 * @param {object} state
 * @param {string[]} keys
 */
export function addressText(state, keys) {
  return keys.map((key) => state.people[key]?.email ?? key).join(", ");
}

/** Name a message the learner makes. @param {object} state @param {string} stem */
export function nextKey(state, stem) {
  let n = 1;
  while (state.messages.some((message) => message.key === `${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
}
