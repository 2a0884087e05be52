// Predicates of the builder.

import { matchesValue } from "../../logic/values.js";
import { emailState, entriesIn, entryOf, phoneState } from "./facts.js";
import { privateFindings } from "./private.js";

function cvFacts(cv) {
  return {
    ...cv,
    phone_digits: cv.phone.replace(/\D/g, ""),
    phone_state: phoneState(cv.phone),
    email_state: emailState(cv.email),
    count: cv.entries.length,
    skills: cv.skills.map((one) => one.key),
    languages: cv.languages.map((one) => one.language),
  };
}

function entryFacts(cv, entry) {
  return { ...entry, place: entriesIn(cv, entry.list).indexOf(entry) + 1 };
}

function anyEntry(state, pattern) {
  return state.cv.entries.some((entry) => matchesValue(entryFacts(state.cv, entry), pattern));
}

export const CV_TESTS = {
  part: (state, part) => state.part === part && state.entry === "",
  editing: (state, pattern) => {
    const entry = entryOf(state, state.entry);
    return Boolean(entry) && (pattern === true || matchesValue(entryFacts(state.cv, entry), pattern));
  },
  showing: (state, panel) => state.panel === panel,
  cv: (state, pattern) => matchesValue(cvFacts(state.cv), pattern),
  entry: anyEntry,
  skill: (state, pattern) => state.cv.skills.some((one) => matchesValue(one, pattern)),
  language: (state, pattern) => state.cv.languages.some((one) => matchesValue(one, pattern)),
  private: (state, kind) => privateFindings(state.cv).some((one) => kind === true || matchesValue(kind, one.kind)),
  refused: (state, reason) => matchesValue(state.refused, reason),
  finished: (state) => state.finished,
  just_finished: (state) => state.just_finished,
  taken: (state, form) => matchesValue(state.taken, form),
  just_taken: (state, form) => matchesValue(state.just_taken, form),
  marked: (state, pattern) => matchesValue(state.marked, pattern),
  opened_file: (state, key) => matchesValue(state.opened, key),
};
