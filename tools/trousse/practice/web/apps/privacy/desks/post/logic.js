// Sixth desk: a photo and a text about to be shared, and what they tell.

import { matchesValue } from "../../../../logic/values.js";
import { addDesk } from "../../desks.js";
import { addOnce, deskGesture, isChoice, itemOf, keysOf, refuseUnless } from "../../gestures.js";
import { PRIVACY_WORDS } from "../../words.js";

const TREATMENTS = ["keep", "hide"];
const postGesture = (refusal, change) => deskGesture("post", refusal, change);

function startPost(scene) {
  return { ...scene, inspected: [], treated: {}, reader: scene.reader ?? "", moment: "", shared: null, just_shared: false };
}

/** Say whether a detail is still to be seen. @param {object} state @param {string} key */
export function isShown(state, key) {
  return state.treated[key] !== "hide";
}

/** List what a stranger could read in the post as it was shared. @param {object} state */
export function sharedDetails(state) {
  return state.details.filter((detail) => state.shared.shown.includes(detail.key));
}

function sharePost(state) {
  const shown = keysOf(state.details).filter((key) => isShown(state, key));
  state.shared = { shown, hidden: keysOf(state.details).filter((key) => !shown.includes(key)), reader: state.reader };
  state.just_shared = true;
}

const editing = (state) => refuseUnless(state.shared === null, "Le message est publié. Revenez d’abord au brouillon.");
const calm = (change) => (state, argument) => {
  state.just_shared = false;
  change(state, argument);
};

addDesk("post", {
  start: startPost,
  screen: (state) => [state.shared ? "shared" : "draft"],
  actions: {
    inspect: postGesture(
      (state, key) => editing(state) || refuseUnless(itemOf(state.details, key), "Ce détail n’existe pas."),
      calm((state, key) => addOnce(state.inspected, key)),
    ),
    treat: postGesture(
      (state, argument) => editing(state) || refuseUnless(itemOf(state.details, argument?.detail) && TREATMENTS.includes(argument.choice), "Ce détail n’existe pas."),
      calm((state, { detail, choice }) => {
        state.treated[detail] = choice;
        addOnce(state.inspected, detail);
        state.notice = choice === "hide" ? PRIVACY_WORDS.hiddenNotice : PRIVACY_WORDS.keptNotice;
      }),
    ),
    readers: postGesture(
      (state, key) => editing(state) || refuseUnless(itemOf(state.audiences, key), "Ce choix n’existe pas."),
      calm((state, key) => {
        state.reader = key;
        state.notice = itemOf(state.audiences, key).note ?? "";
      }),
    ),
    share: postGesture((state) => editing(state) || refuseUnless(state.reader, "Choisissez d’abord qui voit le message."), sharePost),
    take_back: postGesture(
      (state) => refuseUnless(state.shared, "Rien n’est publié."),
      calm((state) => {
        state.shared = null;
      }),
    ),
  },
  tests: {
    inspected: (state, key) => state.inspected.includes(key),
    inspected_count: (state, bounds) => matchesValue(state.inspected.length, bounds),
    hidden: (state, keys) => [keys].flat().every((key) => !isShown(state, key)),
    reader: (state, key) => isChoice(state.reader, key),
    shared: (state, pattern) => state.shared !== null && matchesValue(state.shared, pattern),
    just_shared: (state, pattern) => state.just_shared && matchesValue(state.shared, pattern),
  },
  commits: ["share"],
  keys: (scene) => ({
    inspect: keysOf(scene.details),
    inspected: keysOf(scene.details),
    hidden: keysOf(scene.details),
    detail: keysOf(scene.details),
    readers: keysOf(scene.audiences),
    reader: keysOf(scene.audiences),
    choice: TREATMENTS,
  }),
});
