// Third desk: the settings of a social network, and one's page as other people see it.

import { addDesk } from "../../desks.js";
import { deskGesture, isChoice, itemOf, keysOf, refuseUnless } from "../../gestures.js";
import { PRIVACY_WORDS } from "../../words.js";

const networkGesture = (refusal, change) => deskGesture("network", refusal, change);

function startNetwork(scene) {
  return {
    ...scene,
    values: Object.fromEntries(scene.settings.map((setting) => [setting.key, setting.value])),
    screen: "list",
    open: "",
    viewer: "",
    looked: [],
    changed: [],
  };
}

/** Return the name of the choice made for a setting. @param {object} state @param {object} setting */
export function valueName(state, setting) {
  return itemOf(setting.choices, state.values[setting.key])?.name ?? "";
}

/** List what a person sees of the page. @param {object} state @param {string} viewer */
export function seenBy(state, viewer) {
  const visible = (item) => !item.setting || isChoice(state.values[item.setting], item.seen[viewer] ?? []);
  return state.profile.filter(visible);
}

function setValue(state, { setting, choice }) {
  state.values[setting] = choice;
  if (!state.changed.includes(setting)) state.changed.push(setting);
  state.notice = itemOf(itemOf(state.settings, setting).choices, choice).note ?? PRIVACY_WORDS.changed;
}

function refuseSet(state, argument) {
  const setting = itemOf(state.settings, argument?.setting);
  return refuseUnless(setting && state.open === setting.key && itemOf(setting.choices, argument.choice), "Ce réglage n’est pas à l’écran.");
}

function lookAs(state, viewer) {
  Object.assign(state, { screen: "page", open: "", viewer });
  if (!state.looked.includes(viewer)) state.looked.push(viewer);
}

addDesk("network", {
  start: startNetwork,
  screen: (state) => [state.screen, state.open, state.viewer],
  actions: {
    setting: networkGesture(
      (state, key) => refuseUnless(state.screen === "list" && itemOf(state.settings, key), "La liste des réglages n’est pas à l’écran."),
      (state, key) => Object.assign(state, { screen: "setting", open: key }),
    ),
    set: networkGesture(refuseSet, setValue),
    list: networkGesture(
      (state) => refuseUnless(state.screen !== "list", "La liste est déjà là."),
      (state) => Object.assign(state, { screen: "list", open: "", viewer: "" }),
    ),
    look_as: networkGesture((state, viewer) => refuseUnless(state.screen !== "setting" && itemOf(state.viewers, viewer), "Revenez d’abord à la liste des réglages."), lookAs),
  },
  tests: {
    value: (state, { setting, choice }) => isChoice(state.values[setting], choice),
    looking_as: (state, viewer) => state.screen === "page" && state.viewer === viewer,
    looked_as: (state, viewer) => state.looked.includes(viewer),
    changed: (state, key) => state.changed.includes(key),
    open_setting: (state, key) => state.screen === "setting" && state.open === key,
    sees: (state, { viewer, item }) => keysOf(seenBy(state, viewer)).includes(item),
  },
  commits: [],
  keys: (scene) => ({
    setting: keysOf(scene.settings),
    changed: keysOf(scene.settings),
    open_setting: keysOf(scene.settings),
    look_as: keysOf(scene.viewers),
    looking_as: keysOf(scene.viewers),
    looked_as: keysOf(scene.viewers),
    viewer: keysOf(scene.viewers),
    item: keysOf(scene.profile),
    choice: scene.settings.flatMap((setting) => keysOf(setting.choices)),
  }),
});
