// The privacy desk, as the core sees it: one app, several desks; the scene says which.

import { PRIVACY_ACTIONS, PRIVACY_COMMITS, PRIVACY_DESKS, PRIVACY_TESTS } from "./desks.js";

function startPrivacy(scene) {
  return { ...PRIVACY_DESKS[scene.desk].start(scene), notice: "" };
}

export const privacyLogic = {
  start: startPrivacy,
  actions: PRIVACY_ACTIONS,
  predicates: PRIVACY_TESTS,
  commits: PRIVACY_COMMITS,
  merges: (previous, next) => Boolean(previous.fill && next.fill && previous.fill.field === next.fill.field),
};
