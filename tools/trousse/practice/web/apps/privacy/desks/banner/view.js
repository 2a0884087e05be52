// The cookie desk, drawn: tabs of a browser, a page, and the banner over its foot.

import { actionKey } from "../../../../logic/example.js";
import { actionButton, paragraphs, viewHeading } from "../../../../shell/controls.js";
import { h } from "../../../../shell/dom.js";
import { fillWords } from "../../../../shell/words.js";
import { bannerButtons, siteNow } from "./logic.js";
import { addScreen } from "../../desks.js";
import { deskFrame, deskIcon } from "../../frame.js";
import { PRIVACY_WORDS } from "../../words.js";

const BUTTON_LOOKS = { main: "tr-button tr-main pv-big", plain: "tr-button", discreet: "tr-button pv-discreet" };

/**
 * Draw the browser.
 * @param {import("../../../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
function bannerScreen(context, state) {
  const site = siteNow(state);
  const open = state.panel[site.key];
  return deskFrame(
    "web",
    PRIVACY_WORDS.browser,
    siteTabs(context, state),
    h("p", { class: "pv-address" }, deskIcon("lock"), site.address),
    h("div", { class: "pv-page", key: `page-${site.key}` }, open ? h("p", { class: "pv-site-name" }, site.title) : viewHeading("h3", site.title), paragraphs(site.page)),
    open ? bannerBox(context, state, site) : afterBanner(context, state, site),
  );
}

function siteTabs(context, state) {
  const tab = (site, place) =>
    h(
      "li",
      { key: site.key },
      actionButton(context, { visit: site.key }, fillWords(PRIVACY_WORDS.tab, { n: place + 1, name: site.name }), {
        class: "tr-button pv-tab",
        "aria-current": site.key === state.site ? "page" : null,
      }),
    );
  return h("nav", { "aria-label": PRIVACY_WORDS.tabs, key: "tabs" }, h("ul", { class: "pv-tabs" }, state.sites.map(tab)));
}

function bannerBox(context, state, site) {
  const settings = state.panel[site.key] === "settings";
  const id = `${context.prefix}-banner`;
  const button = (one) => actionButton(context, { press: { site: site.key, button: one.key } }, one.label, { class: BUTTON_LOOKS[one.look ?? "plain"], key: one.key });
  const head = bannerButtons(state).filter((one) => one.top);
  return h(
    "section",
    { class: "pv-banner", "aria-labelledby": id, key: `banner-${site.key}-${state.panel[site.key]}` },
    head.length > 0 && h("div", { class: "pv-banner-top" }, head.map(button)),
    viewHeading("h3", settings ? site.panel_title : site.banner_title, { id }),
    paragraphs(settings ? site.panel_text : site.banner_text),
    settings && h("ul", { class: "pv-purposes" }, site.purposes.map((purpose) => purposeLine(context, state, site, purpose))),
    h("div", { class: `tr-row pv-buttons pv-${site.layout ?? "even"}` }, bannerButtons(state).filter((one) => !one.top).map(button)),
  );
}

function purposeLine(context, state, site, purpose) {
  const key = actionKey({ tick: { site: site.key, purpose: purpose.key } });
  const id = `${context.prefix}-${key.replace(/\W/g, "-")}`;
  const tick = () => context.dispatch({ tick: { site: site.key, purpose: purpose.key } });
  const shown = context.highlight === key ? "" : null;
  return h(
    "li",
    { class: "tr-choice", key: purpose.key },
    h("input", {
      type: "checkbox",
      id,
      checked: state.ticks[site.key].includes(purpose.key),
      disabled: Boolean(purpose.locked) || null,
      "data-act": key,
      "data-shown": shown,
      onchange: tick,
    }),
    h("label", { for: id }, h("strong", null, purpose.name), h("span", { class: "pv-help" }, ` ${purpose.explain}`)),
  );
}

function afterBanner(context, state, site) {
  const given = site.purposes.filter((purpose) => state.given[site.key].includes(purpose.key));
  const calm = given.length === 0;
  return h(
    "section",
    { class: "pv-after", key: `after-${site.key}`, "aria-label": PRIVACY_WORDS.siteKnows },
    h("h4", null, PRIVACY_WORDS.siteKnows),
    h("ul", { class: "pv-effects" }, calm ? h("li", { "data-tone": "calm" }, PRIVACY_WORDS.siteKnowsNothing) : given.map((one) => h("li", { "data-tone": one.tone ?? "care", key: one.key }, one.effect))),
    h("p", { class: "tr-help" }, pressWords(state, site)),
    actionButton(context, { review: site.key }, PRIVACY_WORDS.review),
  );
}

function pressWords(state, site) {
  const n = state.presses[site.key];
  return n > 1 ? fillWords(PRIVACY_WORDS.pressesMany, { n }) : PRIVACY_WORDS.pressesOne;
}

addScreen("banner", bannerScreen);
