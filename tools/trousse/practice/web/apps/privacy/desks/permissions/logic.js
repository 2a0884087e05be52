// First desk: an app asks for permissions, one after the other; they can be changed in the settings.

import { addDesk } from "../../desks.js";
import { addOnce, deskGesture, isChoice, itemOf, keysOf, refuseUnless } from "../../gestures.js";
import { PRIVACY_WORDS } from "../../words.js";

/** Answers a phone offers, from the least to the most. */
export const ALLOWANCES = ["refuse", "once", "using", "always"];

const permissionGesture = (refusal, change) => deskGesture("permissions", refusal, change);

function startPermissions(scene) {
  const given = scene.requests.filter((request) => request.given);
  return {
    ...scene,
    allowed: Object.fromEntries(given.map((request) => [request.key, request.given])),
    screen: "ask",
    at: 0,
    explained: [],
  };
}

/** List the permissions that are asked on screen. @param {object} state */
export function askedRequests(state) {
  return state.requests.filter((request) => !request.given);
}

/** Return the request on screen, or undefined. @param {object} state */
export function requestNow(state) {
  return state.screen === "ask" ? askedRequests(state)[state.at] : undefined;
}

/** List what one may answer to a request. @param {object} request */
export function allowancesOf(request) {
  return request.choices ?? ALLOWANCES;
}

function refuseAllow(state, argument) {
  const request = itemOf(state.requests, argument?.request);
  const onScreen = state.screen === "settings" || requestNow(state)?.key === argument?.request;
  return refuseUnless(request && onScreen && allowancesOf(request).includes(argument.choice), "Cette demande n’est pas à l’écran.");
}

function allowRequest(state, { request, choice }) {
  state.allowed[request] = choice;
  state.notice = itemOf(state.requests, request).notes?.[choice] ?? "";
  if (state.screen === "settings") state.notice ||= PRIVACY_WORDS.changed;
  else state.at += 1;
  if (state.screen === "ask" && state.at === askedRequests(state).length) state.screen = "app";
}

/** List the sentences that the app can now say, given what was allowed. @param {object} state */
export function effectsOf(state) {
  return (state.effects ?? []).filter((effect) => isChoice(state.allowed[effect.request], effect.choice));
}

addDesk("permissions", {
  start: startPermissions,
  screen: (state) => [state.screen, requestNow(state)?.key ?? ""],
  actions: {
    explain: permissionGesture(
      (state, key) => refuseUnless(itemOf(state.requests, key), "Cette autorisation n’existe pas."),
      (state, key) => addOnce(state.explained, key),
    ),
    allow: permissionGesture(refuseAllow, allowRequest),
    previous: permissionGesture(
      (state) => refuseUnless(state.screen === "ask" && state.at > 0, "C’est la première demande."),
      (state) => {
        state.at -= 1;
      },
    ),
    open_settings: permissionGesture(
      (state) => refuseUnless(state.screen === "app", "Les réglages s’ouvrent depuis l’application."),
      (state) => {
        state.screen = "settings";
      },
    ),
    close_settings: permissionGesture(
      (state) => refuseUnless(state.screen === "settings", "Les réglages ne sont pas ouverts."),
      (state) => {
        state.screen = "app";
      },
    ),
  },
  tests: {
    allowed: (state, { request, choice }) => isChoice(state.allowed[request], choice),
    asking: (state, key) => requestNow(state)?.key === key,
    explained: (state, key) => state.explained.includes(key),
    in_settings: (state) => state.screen === "settings",
    in_app: (state) => state.screen === "app",
  },
  commits: [],
  keys: (scene) => ({
    explain: keysOf(scene.requests),
    explained: keysOf(scene.requests),
    asking: keysOf(scene.requests),
    request: keysOf(scene.requests),
    choice: ALLOWANCES,
  }),
});
