// The mailbox, as the core sees it.

import { READING_GESTURES } from "./reading.js";
import { startMailbox } from "./scene.js";
import { SORTING_GESTURES } from "./sorting.js";
import { MAILBOX_TESTS } from "./tests.js";
import { WRITING_GESTURES } from "./writing.js";

export const mailboxLogic = {
  start: startMailbox,
  actions: { ...READING_GESTURES, ...WRITING_GESTURES, ...SORTING_GESTURES },
  predicates: MAILBOX_TESTS,
  commits: ["send", "tell"],
  merges: (previous, next) => Boolean(previous.fill && next.fill && previous.fill.field === next.fill.field),
};
