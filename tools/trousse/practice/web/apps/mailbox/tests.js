// Predicates of the mailbox.

import { matchesValue } from "../../logic/values.js";
import { isReading } from "./gestures.js";
import { letterFacts, messageOf, visibleMessages } from "./scene.js";

function sentLetters(state) {
  return state.messages.filter((message) => message.from === "me" && message.key.startsWith("envoi-"));
}

function letterMatches(state, letter, pattern) {
  return Boolean(letter) && matchesValue(letterFacts(state, letter), pattern);
}

export const MAILBOX_TESTS = {
  opened: (state, key) => state.opened.includes(key),
  reading: (state, key) => isReading(state, key),
  viewing: (state, key) => state.view.screen === "list" && !state.view.search && state.view.folder === key,
  looked: (state, key) => state.looked.includes(key),
  followed: (state, key) => state.followed.includes(key),
  found: (state, key) => state.view.search !== "" && visibleMessages(state).some((message) => message.key === key),
  writing: (state, kind) => state.view.screen === "compose" && matchesValue(state.draft.kind, kind === true ? "present" : kind),
  showing: (state, panel) => state.panel === panel || (panel === "copies" && state.copies && state.draft !== null),
  draft: (state, pattern) => letterMatches(state, state.draft, pattern),
  sent: (state, pattern) => sentLetters(state).some((letter) => letterMatches(state, letter, pattern)),
  just_sent: (state, pattern) => letterMatches(state, messageOf(state, state.just_sent), pattern),
  refused: (state, reason) => matchesValue(state.refused, reason),
  in_folder: (state, { message, folder }) => messageOf(state, message)?.folder === folder,
  gone: (state, key) => messageOf(state, key) === undefined,
  reported: (state, key) => state.reported.includes(key),
  unsubscribed: (state, key) => state.unsubscribed.includes(key),
  judged: (state, { message, verdict }) => state.judged[message] === verdict,
  judged_count: (state, bounds) => matchesValue(Object.keys(state.judged).length, bounds),
  told: (state, { message, channel }) => state.told[message] === channel,
};
