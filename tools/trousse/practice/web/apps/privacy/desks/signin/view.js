// Two-step sign-in, drawn: the site on one side, the phone on the other.

import { actionButton, paragraphs, textField, viewHeading } from "../../../../shell/controls.js";
import { h } from "../../../../shell/dom.js";
import { fillWords } from "../../../../shell/words.js";
import { addScreen } from "../../desks.js";
import { deskFrame, deskIcon } from "../../frame.js";
import { phoneMessages } from "./logic.js";
import { PRIVACY_WORDS } from "../../words.js";

/**
 * Draw the site and the phone.
 * @param {import("../../../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
function signinScreen(context, state) {
  return h("div", { class: "pv-pair" }, sitePart(context, state), phonePart(context, state));
}

function sitePart(context, state) {
  const parts = { door: doorPart, code: codePart, inside: insidePart };
  return deskFrame("web", PRIVACY_WORDS.computer, h("p", { class: "pv-address" }, deskIcon("lock"), state.site.address), parts[state.stage](context, state));
}

function doorPart(context, state) {
  const line = (label, value) => h("div", { class: "pv-filled" }, h("dt", null, label), h("dd", null, value));
  return h(
    "div",
    { class: "pv-ask", key: "door" },
    viewHeading("h3", state.site.name),
    h("dl", null, line(PRIVACY_WORDS.identifier, state.site.identifier), line(PRIVACY_WORDS.password, PRIVACY_WORDS.passwordFilled)),
    h("p", { class: "tr-help" }, PRIVACY_WORDS.filledHelp),
    actionButton(context, { sign_in: true }, PRIVACY_WORDS.signIn, { class: "tr-button tr-main" }),
  );
}

function codePart(context, state) {
  return h(
    "div",
    { class: "pv-ask", key: "code" },
    viewHeading("h3", PRIVACY_WORDS.codeTitle),
    paragraphs(state.site.ask),
    textField(context, {
      id: "code",
      label: PRIVACY_WORDS.codeLabel,
      value: state.code,
      action: (text) => ({ fill: { field: "code", text } }),
      help: PRIVACY_WORDS.codeHelp,
      props: { inputmode: "numeric", class: "pv-code-field" },
    }),
    actionButton(context, { confirm: true }, PRIVACY_WORDS.confirm, { class: "tr-button tr-main" }),
  );
}

function insidePart(context, state) {
  const ringing = state.call === "ringing";
  const heading = ringing || state.call === "talking" ? h("h3", null, state.site.inside_title) : viewHeading("h3", state.site.inside_title);
  return h("div", { class: "pv-ask", key: "inside" }, heading, paragraphs(state.site.inside));
}

function phonePart(context, state) {
  const parts = { ringing: ringPart, talking: talkPart, over: overPart };
  return deskFrame("phone", fillWords(PRIVACY_WORDS.phoneOf, { name: state.owner }), parts[state.call]?.(context, state), messageList(context, state));
}

function ringPart(context, state) {
  return h(
    "section",
    { class: "pv-call", key: "ringing", "aria-label": PRIVACY_WORDS.callIn },
    viewHeading("h3", PRIVACY_WORDS.callIn),
    h("p", null, deskIcon("phone"), state.call_in.shown),
    h("div", { class: "tr-row" }, actionButton(context, { pick_up: true }, PRIVACY_WORDS.pickUp), actionButton(context, { ignore: true }, PRIVACY_WORDS.ignore)),
  );
}

function talkPart(context, state) {
  const { says, replies } = state.call_in;
  const turn = (key) => {
    const answer = replies.find((one) => one.key === key);
    return [h("p", { class: "pv-mine", key: `m-${key}` }, `${PRIVACY_WORDS.you} ${answer.label}`), answer.says && h("p", { class: "pv-quote", key: `q-${key}` }, answer.says)];
  };
  const left = replies.filter((one) => !state.said.includes(one.key));
  return h(
    "section",
    { class: "pv-call", key: "talking", "aria-label": PRIVACY_WORDS.callOn },
    viewHeading("h3", PRIVACY_WORDS.callOn),
    paragraphs(says, { class: "pv-quote tr-lines" }),
    state.said.map(turn),
    h("h4", null, PRIVACY_WORDS.whatDoYouSay),
    h("div", { class: "pv-choices" }, left.map((one) => actionButton(context, { reply: one.key }, one.label, { class: "tr-button pv-choice", key: one.key }))),
  );
}

function overPart(context, state) {
  const number = (one) =>
    actionButton(context, { dial: one.key }, h("span", null, h("span", { class: "pv-name" }, one.name), " ", h("span", { class: "pv-help" }, one.number)), {
      class: "tr-button pv-choice",
      key: one.key,
      "aria-pressed": String(state.dialled.at(-1) === one.key),
    });
  return h("section", { class: "pv-call", key: "over", "aria-label": PRIVACY_WORDS.callOver }, h("h3", null, PRIVACY_WORDS.callOver), h("h4", null, PRIVACY_WORDS.whoDoYouCall), h("div", { class: "pv-choices" }, state.numbers.map(number)));
}

function messageList(context, state) {
  const item = (message) =>
    h(
      "li",
      { class: "pv-sms", key: message.key },
      h("p", { class: "pv-kind" }, fillWords(PRIVACY_WORDS.smsFrom, { from: message.from, when: message.when })),
      h("p", null, message.text, message.code && [" ", h("strong", { class: "pv-code" }, message.code)]),
      message.tail && h("p", null, message.tail),
      message.link && actionButton(context, { follow: message.key }, message.link, { class: "tr-button pv-discreet" }),
    );
  return h("section", { key: "sms", "aria-label": PRIVACY_WORDS.smsList }, h("h3", null, PRIVACY_WORDS.smsList), h("ul", { class: "pv-posts" }, phoneMessages(state).map(item)));
}

addScreen("signin", signinScreen);
