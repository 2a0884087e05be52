// The social network, drawn: the list of settings, one setting, the page as others see it.

import { actionButton, paragraphs, viewHeading } from "../../../../shell/controls.js";
import { h } from "../../../../shell/dom.js";
import { fillWords } from "../../../../shell/words.js";
import { addScreen } from "../../desks.js";
import { choiceButtons, deskFrame, deskIcon } from "../../frame.js";
import { itemOf } from "../../gestures.js";
import { seenBy, valueName } from "./logic.js";
import { PRIVACY_WORDS } from "../../words.js";

/**
 * Draw the network.
 * @param {import("../../../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
function networkScreen(context, state) {
  const screens = { list: settingList, setting: settingScreen, page: pageScreen };
  return deskFrame("web", fillWords(PRIVACY_WORDS.networkOf, { network: state.network, name: state.owner }), screens[state.screen](context, state));
}

function viewerButtons(context, state) {
  const button = (viewer) => actionButton(context, { look_as: viewer.key }, fillWords(PRIVACY_WORDS.lookAs, { name: viewer.name }), { key: viewer.key, "aria-pressed": String(state.viewer === viewer.key) });
  return h("div", { class: "tr-row" }, state.viewers.map(button));
}

function settingList(context, state) {
  const line = (setting) =>
    h(
      "li",
      { key: setting.key },
      actionButton(
        context,
        { setting: setting.key },
        [h("span", { class: "pv-name" }, setting.name), " ", h("span", { class: "pv-help" }, fillWords(PRIVACY_WORDS.valueNow, { value: valueName(state, setting) }))],
        { class: "tr-button pv-line" },
      ),
    );
  return h(
    "div",
    { class: "pv-ask", key: "list" },
    viewHeading("h3", PRIVACY_WORDS.networkSettings),
    h("ul", { class: "pv-lines" }, state.settings.map(line)),
    h("h4", null, PRIVACY_WORDS.lookTitle),
    viewerButtons(context, state),
  );
}

function settingScreen(context, state) {
  const setting = itemOf(state.settings, state.open);
  return h(
    "div",
    { class: "pv-ask", key: `setting-${setting.key}` },
    viewHeading("h3", setting.name),
    h("div", { class: "pv-note" }, paragraphs(setting.explain)),
    choiceButtons(context, {
      label: setting.name,
      options: setting.choices.map(({ key, name, help }) => ({ key, name, help })),
      value: state.values[setting.key],
      action: (choice) => ({ set: { setting: setting.key, choice } }),
    }),
    h("div", { class: "pv-below" }, actionButton(context, { list: true }, PRIVACY_WORDS.backToSettings)),
  );
}

function pageScreen(context, state) {
  const viewer = itemOf(state.viewers, state.viewer);
  const seen = seenBy(state, state.viewer);
  const item = (one) => h("li", { key: one.key, class: "pv-post" }, one.kind && h("span", { class: "pv-kind" }, one.kind), " ", one.text);
  return h(
    "div",
    { class: "pv-ask", key: `page-${state.viewer}` },
    viewHeading("h3", fillWords(PRIVACY_WORDS.pageSeenBy, { name: viewer.name })),
    h("p", { class: "pv-note" }, deskIcon("eye"), viewer.who),
    h("ul", { class: "pv-posts" }, seen.map(item)),
    seen.length < state.profile.length && h("p", { class: "tr-help" }, fillWords(PRIVACY_WORDS.hiddenItems, { n: state.profile.length - seen.length })),
    viewerButtons(context, state),
    h("div", { class: "pv-below" }, actionButton(context, { list: true }, PRIVACY_WORDS.backToSettings)),
  );
}

addScreen("network", networkScreen);
