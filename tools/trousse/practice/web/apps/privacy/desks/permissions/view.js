// The permissions desk, drawn: a phone that asks, then shows the app or its settings.

import { actionButton, paragraphs, viewHeading } from "../../../../shell/controls.js";
import { h } from "../../../../shell/dom.js";
import { fillWords } from "../../../../shell/words.js";
import { addScreen } from "../../desks.js";
import { choiceButtons, deskFrame, deskIcon } from "../../frame.js";
import { allowancesOf, askedRequests, effectsOf, requestNow } from "./logic.js";
import { PRIVACY_WORDS } from "../../words.js";

/**
 * Draw the phone.
 * @param {import("../../../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
function permissionsScreen(context, state) {
  const screens = { ask: askScreen, app: appScreen, settings: settingsScreen };
  const title = fillWords(PRIVACY_WORDS.phoneOf, { name: state.owner });
  return deskFrame("phone", title, screens[state.screen](context, state));
}

function askScreen(context, state) {
  const request = requestNow(state);
  const total = askedRequests(state).length;
  return h(
    "div",
    { class: "pv-ask", key: `ask-${request.key}` },
    h("div", { class: "pv-top" }, h("span", null, fillWords(PRIVACY_WORDS.askOf, { n: state.at + 1, total })), state.at > 0 && actionButton(context, { previous: true }, PRIVACY_WORDS.previous)),
    deskIcon(request.icon ?? request.key),
    viewHeading("h3", request.asks),
    h("p", { class: "pv-quote" }, fillWords(PRIVACY_WORDS.appSays, { app: state.app.name, text: request.reason })),
    explainPart(context, state, request),
    h("h4", { id: `${context.prefix}-answer` }, PRIVACY_WORDS.yourAnswer),
    allowChoice(context, state, request),
  );
}

function allowChoice(context, state, request) {
  return choiceButtons(context, {
    label: `${PRIVACY_WORDS.yourAnswer} ${request.name}`,
    options: allowancesOf(request).map((key) => ({ key, name: PRIVACY_WORDS.allowances[key], help: PRIVACY_WORDS.allowanceHelp[key] })),
    value: state.allowed[request.key],
    action: (choice) => ({ allow: { request: request.key, choice } }),
  });
}

function explainPart(context, state, request) {
  const open = state.explained.includes(request.key);
  if (open) return h("div", { class: "pv-note", key: "note" }, paragraphs(request.explain));
  return h("div", { class: "pv-below", key: "why" }, actionButton(context, { explain: request.key }, PRIVACY_WORDS.whatFor));
}

function appScreen(context, state) {
  return h(
    "div",
    { class: "pv-ask", key: "app" },
    deskIcon(state.app.icon ?? "app"),
    viewHeading("h3", state.app.name),
    paragraphs(state.app.page),
    h("ul", { class: "pv-effects" }, effectsOf(state).map((effect) => h("li", { "data-tone": effect.tone ?? "calm" }, effect.text))),
    actionButton(context, { open_settings: true }, fillWords(PRIVACY_WORDS.openSettings, { app: state.app.name }), { class: "tr-button tr-main" }),
  );
}

function settingsScreen(context, state) {
  const line = (request) =>
    h(
      "section",
      { class: "pv-setting", key: request.key, "aria-label": request.name },
      h("h4", null, deskIcon(request.icon ?? request.key), request.name),
      request.given && h("p", null, request.reason),
      allowChoice(context, state, request),
      explainPart(context, state, request),
    );
  return h(
    "div",
    { class: "pv-ask", key: "settings" },
    viewHeading("h3", fillWords(PRIVACY_WORDS.settingsOf, { app: state.app.name })),
    h("p", { class: "tr-help" }, PRIVACY_WORDS.settingsHelp),
    state.requests.map(line),
    actionButton(context, { close_settings: true }, fillWords(PRIVACY_WORDS.backTo, { name: state.app.name }), { class: "tr-button tr-main" }),
  );
}

addScreen("permissions", permissionsScreen);
