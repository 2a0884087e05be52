// The CV builder, as the core sees it.

import { CV_EDITING } from "./editing.js";
import { CV_ENDING } from "./ending.js";
import { startCv } from "./facts.js";
import { CV_TESTS } from "./tests.js";

export const cvLogic = {
  start: startCv,
  actions: { ...CV_EDITING, ...CV_ENDING },
  predicates: CV_TESTS,
  commits: ["finish"],
  merges: (previous, next) => Boolean(previous.fill && next.fill && previous.fill.field === next.fill.field),
};
