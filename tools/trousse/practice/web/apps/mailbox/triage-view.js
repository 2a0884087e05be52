// Saying whether a message is honest, how sure one is, then where to report it.

import { actionButton } from "../../shell/controls.js";
import { actionKey } from "../../logic/example.js";
import { h } from "../../shell/dom.js";
import { fillWords } from "../../shell/words.js";
import { MAILBOX_WORDS } from "./words.js";

/**
 * Ask for an opinion; once it is given, show the cues of the message.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 * @param {object} message
 */
export function triagePanel(context, state, message) {
  const { key } = message;
  const ask = (field, question, words, chosen, actionOf) =>
    h(
      "fieldset",
      { key: field },
      h("legend", null, question),
      Object.entries(words).map(([value, label]) => choice(context, `${field}-${key}`, label, chosen === value, actionOf(value))),
    );
  return h(
    "section",
    { class: "mb-triage", key: `triage-${key}`, "aria-labelledby": `${context.prefix}-opinion` },
    h("h4", { id: `${context.prefix}-opinion` }, MAILBOX_WORDS.opinion),
    ask("lean", MAILBOX_WORDS.verdictQuestion, MAILBOX_WORDS.verdicts, state.leaning[key], (verdict) => ({ lean: { message: key, verdict } })),
    ask("sure", MAILBOX_WORDS.sureQuestion, MAILBOX_WORDS.sureLevels, state.sureness[key], (level) => ({ sure: { message: key, level } })),
    actionButton(context, { judge: key }, MAILBOX_WORDS.judge, { class: "tr-button tr-main", key: "judge" }),
    state.judged[key] && cueList(message),
    state.judged[key] === "faux" && state.channels.length > 0 && message.truth === "faux" && channelChoice(context, state, message),
  );
}

function choice(context, group, label, chosen, action) {
  const key = actionKey(action);
  const id = `${context.prefix}-${key.replace(/\W/g, "-")}`;
  return h(
    "div",
    { class: "tr-choice" },
    h("input", {
      type: "radio",
      id,
      name: `${context.prefix}-${group}`,
      checked: chosen,
      "data-act": key,
      "data-shown": context.highlight === key ? "" : null,
      onchange: () => context.dispatch(action),
    }),
    h("label", { for: id }, label),
  );
}

function cueList(message) {
  const title = message.truth === "vrai" ? MAILBOX_WORDS.cuesTrue : MAILBOX_WORDS.cuesFalse;
  return h("div", { key: "cues", class: "mb-cues" }, h("h5", null, title), h("ul", null, (message.cues ?? []).map((cue) => h("li", null, cue.text))));
}

function channelChoice(context, state, message) {
  const item = (channel) =>
    h(
      "li",
      { key: channel.key },
      actionButton(context, { tell: { message: message.key, channel: channel.key } }, channel.name, {
        "aria-pressed": String(state.told[message.key] === channel.key),
      }),
      h("span", { class: "tr-help" }, channel.help),
    );
  return h("div", { key: "channels" }, h("h5", null, MAILBOX_WORDS.tellQuestion), h("ul", { class: "mb-choice" }, state.channels.map(item)));
}

/**
 * Sum up the opinions given, first answers only: traps seen, false alarms, and how sure one was.
 * @param {object} state
 */
export function triageSummary(state) {
  const asked = state.messages.filter((message) => message.truth);
  const seen = asked.filter((message) => state.first[message.key]);
  if (!state.triage || seen.length === 0) return false;
  const first = (message) => state.first[message.key];
  const traps = asked.filter((message) => message.truth === "faux");
  const sure = seen.filter((message) => first(message).sure);
  const line = (words, values) => h("li", null, fillWords(words, values));
  return h(
    "section",
    { class: "mb-summary", key: "summary", "aria-label": MAILBOX_WORDS.summary },
    h("h4", null, MAILBOX_WORDS.summary),
    h(
      "ul",
      null,
      line(MAILBOX_WORDS.summarySeen, { n: seen.length, total: asked.length }),
      line(MAILBOX_WORDS.summaryCaught, { n: traps.filter((one) => first(one)?.right).length, total: traps.length }),
      line(MAILBOX_WORDS.summaryAlarms, { n: seen.filter((one) => one.truth === "vrai" && !first(one).right).length }),
      line(MAILBOX_WORDS.summarySure, { n: sure.length, right: sure.filter((one) => first(one).right).length }),
    ),
  );
}
