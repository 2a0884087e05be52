// Fifth desk: signing in with a password and a code, then a call that asks for a code.

import { addDesk } from "../../desks.js";
import { deskGesture, isChoice, itemOf, keysOf, refuseUnless } from "../../gestures.js";

const signinGesture = (refusal, change) => deskGesture("signin", refusal, change);

function startSignin(scene) {
  return { ...scene, stage: "door", code: "", tried: "", received: keysOf(scene.messages.filter((one) => !one.after)), call: "", said: [], dialled: [], followed: [] };
}

function receive(state, moment) {
  const arrived = state.messages.filter((one) => one.after === moment).map((one) => one.key);
  state.received.push(...arrived);
  if (state.call_in.after === moment) state.call = "ringing";
}

/** List the messages on the phone, newest first. @param {object} state */
export function phoneMessages(state) {
  return [...state.received].reverse().map((key) => itemOf(state.messages, key));
}

/** Keep the digits of a text. @param {string} text */
function digitsOf(text) {
  return String(text ?? "").replace(/\D/g, "");
}

function tryCode(state) {
  const typed = digitsOf(state.code);
  const match = phoneMessages(state).find((message) => message.code && digitsOf(message.code) === typed);
  state.tried = match ? match.role : "unknown";
  if (state.tried === "unknown") state.notice = state.site.unknown;
  if (state.tried !== "good") return;
  state.stage = "inside";
  receive(state, "inside");
}

function reply(state, key) {
  const answer = itemOf(state.call_in.replies, key);
  state.said.push(key);
  state.notice = answer.then ?? "";
  if (answer.ends) state.call = "over";
}

const calling = (state, key) => state.call === "talking" && itemOf(state.call_in.replies, key);

addDesk("signin", {
  start: startSignin,
  screen: (state) => [state.stage, state.call],
  actions: {
    sign_in: signinGesture(
      (state) => refuseUnless(state.stage === "door", "On est déjà plus loin."),
      (state) => {
        state.stage = "code";
        receive(state, "code");
      },
    ),
    fill: signinGesture(
      (state, argument) => refuseUnless(state.stage === "code" && argument?.field === "code", "La case du code n’est pas à l’écran."),
      (state, { text }) => Object.assign(state, { code: text, tried: "" }),
    ),
    confirm: signinGesture((state) => refuseUnless(state.stage === "code" && digitsOf(state.code), "Aucun code n’est écrit."), tryCode),
    pick_up: signinGesture(
      (state) => refuseUnless(state.call === "ringing", "Le téléphone ne sonne pas."),
      (state) => {
        state.call = "talking";
      },
    ),
    ignore: signinGesture(
      (state) => refuseUnless(state.call === "ringing", "Le téléphone ne sonne pas."),
      (state) => {
        state.call = "over";
        state.notice = state.call_in.ignored ?? "";
      },
    ),
    reply: signinGesture((state, key) => refuseUnless(calling(state, key) && !state.said.includes(key), "Cette réponse n’est pas à l’écran."), reply),
    dial: signinGesture(
      (state, key) => refuseUnless(state.call === "over" && itemOf(state.numbers, key), "L’appel n’est pas fini."),
      (state, key) => {
        state.dialled.push(key);
        state.notice = itemOf(state.numbers, key).then ?? "";
      },
    ),
    follow: signinGesture(
      (state, key) => refuseUnless(state.received.includes(key) && itemOf(state.messages, key).link, "Ce message n’a pas de lien."),
      (state, key) => {
        state.followed.push(key);
      },
    ),
  },
  tests: {
    stage: (state, stage) => isChoice(state.stage, stage),
    tried: (state, role) => isChoice(state.tried, role),
    call: (state, part) => isChoice(state.call, part),
    said: (state, key) => state.said.includes(key),
    dialled: (state, key) => state.dialled.at(-1) === key,
    followed: (state, key) => state.followed.includes(key),
  },
  commits: [],
  keys: (scene) => ({
    reply: keysOf(scene.call_in.replies),
    said: keysOf(scene.call_in.replies),
    dial: keysOf(scene.numbers),
    dialled: keysOf(scene.numbers),
    follow: keysOf(scene.messages),
    followed: keysOf(scene.messages),
  }),
});
