// Fourth desk: a password for an invented person, judged in the page and nowhere else.

import { matchesValue } from "../../../../logic/values.js";
import { addDesk } from "../../desks.js";
import { deskGesture, isChoice, itemOf, keysOf, refuseUnless } from "../../gestures.js";
import { judgePassword } from "./judge.js";
import { PRIVACY_WORDS } from "../../words.js";

const BOOK_WORDS_AT_ONCE = 1;
const passwordGesture = (refusal, change) => deskGesture("password", refusal, change);

function startPassword(scene) {
  return { ...scene, screen: "compare", guess: "", drawn: 0, text: "", saved: false, just_saved: false, place: "" };
}

/** Judge what is written. @param {object} state @param {string} text */
export function judgedPassword(state, text) {
  return judgePassword(text, { about: state.about ?? [], seen: state.seen ?? [] });
}

/** List the words drawn from the book. @param {object} state */
export function drawnWords(state) {
  return state.book.slice(0, state.drawn);
}

function savePassword(state) {
  const { verdict } = judgedPassword(state, state.text);
  state.saved = verdict === "solide";
  state.just_saved = true;
  if (state.saved) state.screen = "place";
  state.notice = PRIVACY_WORDS.verdicts[verdict];
}

const quiet = (change) => (state, argument) => {
  state.just_saved = false;
  change(state, argument);
};

addDesk("password", {
  start: startPassword,
  screen: (state) => [state.screen],
  actions: {
    guess: passwordGesture(
      (state, key) => refuseUnless(state.screen === "compare" && itemOf(state.samples, key), "Ces mots de passe ne sont plus à l’écran."),
      quiet((state, key) => {
        state.guess = key;
      }),
    ),
    go_write: passwordGesture(
      (state) => refuseUnless(state.guess !== "" && state.screen === "compare", "Choisissez d’abord un mot de passe."),
      quiet((state) => {
        state.screen = "write";
      }),
    ),
    draw: passwordGesture(
      (state) => refuseUnless(state.screen === "write" && state.drawn < state.book.length, "Le livre n’a plus de mots."),
      quiet((state) => {
        state.drawn += BOOK_WORDS_AT_ONCE;
        state.notice = state.book[state.drawn - 1];
      }),
    ),
    fill: passwordGesture(
      (state, argument) => refuseUnless(state.screen === "write" && argument?.field === "password", "La case n’est pas à l’écran."),
      quiet((state, { text }) => {
        state.text = text;
      }),
    ),
    save: passwordGesture((state) => refuseUnless(state.screen === "write" && state.text.trim(), "Rien n’est écrit."), quiet(savePassword)),
    keep: passwordGesture(
      (state, key) => refuseUnless(state.screen === "place" && itemOf(state.places, key), "Cet endroit n’est pas à l’écran."),
      quiet((state, key) => {
        state.place = key;
      }),
    ),
  },
  tests: {
    guessed: (state, key) => isChoice(state.guess, key),
    writing_password: (state) => state.screen !== "compare",
    drawn: (state, bounds) => matchesValue(state.drawn, bounds),
    password: (state, pattern) => matchesValue(judgedPassword(state, state.text), pattern),
    saved: (state) => state.saved,
    just_saved: (state, pattern) => state.just_saved && matchesValue(judgedPassword(state, state.text), pattern),
    kept: (state, key) => isChoice(state.place, key),
  },
  commits: ["save"],
  keys: (scene) => ({ guess: keysOf(scene.samples), guessed: keysOf(scene.samples), keep: keysOf(scene.places), kept: keysOf(scene.places) }),
});
