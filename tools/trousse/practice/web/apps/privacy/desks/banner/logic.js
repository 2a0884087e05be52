// Second desk: sites that ask about cookies, honestly or not; one may come back on one's choice.

import { matchesValue } from "../../../../logic/values.js";
import { addDesk } from "../../desks.js";
import { deskGesture, isChoice, itemOf, keysOf, refuseUnless } from "../../gestures.js";

/** What a button of a banner does. */
export const BANNER_EFFECTS = ["accept", "refuse", "settings", "save", "close"];

const bannerGesture = (refusal, change) => deskGesture("banner", refusal, change);

function startBanner(scene) {
  const each = (value) => Object.fromEntries(scene.sites.map((site) => [site.key, value(site)]));
  return {
    ...scene,
    site: scene.sites[0].key,
    panel: each(() => "banner"),
    ticks: each((site) => keysOf(site.purposes.filter((purpose) => purpose.ticked || purpose.locked))),
    answers: each(() => ""),
    given: each(() => []),
    presses: each(() => 0),
    reviewed: [],
  };
}

/** Return the site on screen. @param {object} state */
export function siteNow(state) {
  return itemOf(state.sites, state.site);
}

/** List the buttons on screen: those of the banner, or those of its settings. @param {object} state */
export function bannerButtons(state) {
  const site = siteNow(state);
  return { banner: site.buttons, settings: site.panel_buttons ?? [], "": [] }[state.panel[site.key]];
}

function optional(site, keys) {
  return keys.filter((key) => !itemOf(site.purposes, key).locked);
}

function pressButton(state, { button }) {
  const site = siteNow(state);
  const { key } = site;
  const { does } = itemOf(bannerButtons(state), button);
  state.presses[key] += 1;
  if (does === "settings") {
    state.panel[key] = "settings";
    return;
  }
  const every = keysOf(site.purposes);
  const ticked = { accept: every, refuse: [], save: state.ticks[key], close: state.ticks[key] }[does];
  Object.assign(state.given, { [key]: optional(site, ticked) });
  Object.assign(state.answers, { [key]: does });
  state.panel[key] = "";
}

function reviewChoice(state) {
  const site = siteNow(state);
  state.panel[site.key] = "banner";
  state.presses[site.key] = 0;
  state.reviewed.push(site.key);
}

function tickPurpose(state, { site, purpose }) {
  const ticks = state.ticks[site];
  state.ticks[site] = ticks.includes(purpose) ? ticks.filter((key) => key !== purpose) : [...ticks, purpose];
}

function canTick(state, argument) {
  const purpose = itemOf(siteNow(state).purposes, argument?.purpose);
  return argument?.site === state.site && state.panel[state.site] === "settings" && purpose && !purpose.locked;
}

addDesk("banner", {
  start: startBanner,
  screen: (state) => [state.site, state.panel[state.site]],
  actions: {
    visit: bannerGesture(
      (state, key) => refuseUnless(itemOf(state.sites, key), "Ce site n’existe pas."),
      (state, key) => {
        state.site = key;
      },
    ),
    press: bannerGesture(
      (state, argument) => refuseUnless(argument?.site === state.site && itemOf(bannerButtons(state), argument.button), "Ce bouton n’est pas à l’écran."),
      pressButton,
    ),
    tick: bannerGesture((state, argument) => refuseUnless(canTick(state, argument), "Cette case n’est pas à l’écran."), tickPurpose),
    review: bannerGesture(
      (state, key) => refuseUnless(key === state.site && state.panel[key] === "", "Le bandeau est encore là."),
      reviewChoice,
    ),
  },
  tests: {
    visiting: (state, key) => state.site === key,
    answered: (state, key) => state.panel[key] === "" && state.answers[key] !== "",
    consent: (state, { site, given }) => state.panel[site] === "" && state.answers[site] !== "" && matchesValue(state.given[site], given),
    answer: (state, { site, does }) => state.panel[site] === "" && isChoice(state.answers[site], does),
    panel: (state, { site, part }) => state.site === site && state.panel[site] === part,
    ticked: (state, { site, purpose }) => state.ticks[site].includes(purpose),
  },
  commits: [],
  keys: (scene) => ({
    visit: keysOf(scene.sites),
    review: keysOf(scene.sites),
    visiting: keysOf(scene.sites),
    answered: keysOf(scene.sites),
    site: keysOf(scene.sites),
    purpose: scene.sites.flatMap((site) => keysOf(site.purposes)),
    button: scene.sites.flatMap((site) => [...keysOf(site.buttons), ...keysOf(site.panel_buttons)]),
    does: BANNER_EFFECTS,
  }),
});
