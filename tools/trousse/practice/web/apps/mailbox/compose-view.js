// Writing a letter.

import { actionButton, paragraphs, textField, viewHeading, wholeLabel } from "../../shell/controls.js";
import { h } from "../../shell/dom.js";
import { fillWords } from "../../shell/words.js";
import { documentOf, messageOf, personName } from "./scene.js";
import { MAILBOX_WORDS } from "./words.js";

/**
 * Show the writing screen.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
export function composeScreen(context, state) {
  const { draft, copies } = state;
  const field = (name, label, more = {}) =>
    textField(context, { id: name, label, value: draft[name], action: (text) => ({ fill: { field: name, text } }), ...more });
  const address = (name, label) => [
    field(name, label, { props: { inputmode: "email", autocapitalize: "none" } }),
    addressBook(context, state, name),
  ];
  return h(
    "div",
    { class: "mb-screen mb-compose", key: "compose" },
    viewHeading("h3", MAILBOX_WORDS.kinds[draft.kind]),
    address("to", MAILBOX_WORDS.fieldTo),
    actionButton(context, { show: "copies" }, MAILBOX_WORDS.copies, { "aria-expanded": String(copies), key: "copies" }),
    copies && address("cc", MAILBOX_WORDS.fieldCc),
    copies && address("cci", MAILBOX_WORDS.fieldCci),
    field("subject", MAILBOX_WORDS.subject),
    field("body", MAILBOX_WORDS.body, { long: true }),
    quotedMessage(state),
    attachments(context, state),
    h(
      "div",
      { class: "tr-row mb-send", key: "send" },
      actionButton(context, { send: true }, MAILBOX_WORDS.send, { class: "tr-button tr-main" }),
      actionButton(context, { save_draft: true }, MAILBOX_WORDS.saveDraft),
      actionButton(context, { discard: true }, MAILBOX_WORDS.discard),
    ),
  );
}

function addressBook(context, state, field) {
  if (state.contacts.length === 0) return false;
  const panel = `${field}_book`;
  const open = state.panel === panel;
  const label = MAILBOX_WORDS.bookOpen[field];
  const item = (key) =>
    h("li", { key }, actionButton(context, { pick: key }, fillWords(MAILBOX_WORDS.bookPick, { name: personName(state, key) })));
  return h(
    "div",
    { class: "mb-panel", key: panel },
    actionButton(context, { show: panel }, label, { "aria-expanded": String(open), key: "open" }),
    open && h("ul", { class: "mb-choice", "aria-label": MAILBOX_WORDS.bookTitle, key: "list" }, state.contacts.map(item)),
  );
}

function attachments(context, state) {
  const open = state.panel === "documents";
  const mine = state.documents.filter((one) => one.mine);
  const name = (key) => documentOf(state, key)?.name ?? key;
  const joined = (key) =>
    h("li", { key }, h("span", null, name(key)), actionButton(context, { detach: key }, wholeLabel(MAILBOX_WORDS.detach, name(key))));
  const { attachments: keys } = state.draft;
  return h(
    "div",
    { class: "mb-panel", key: "documents" },
    mine.length > 0 && actionButton(context, { show: "documents" }, MAILBOX_WORDS.attachOpen, { "aria-expanded": String(open), key: "open" }),
    open && documentChoice(context, mine),
    keys.length > 0 && h("div", { key: "joined" }, h("h4", null, MAILBOX_WORDS.attached), h("ul", { class: "mb-joined" }, keys.map(joined))),
  );
}

function documentChoice(context, documents) {
  const item = ({ key, name }) =>
    h(
      "li",
      { key },
      h("span", { class: "mb-file" }, name),
      actionButton(context, { attach: key }, wholeLabel(MAILBOX_WORDS.attach, name)),
      actionButton(context, { look: key }, wholeLabel(MAILBOX_WORDS.look, name)),
    );
  return h("ul", { class: "mb-choice", "aria-label": MAILBOX_WORDS.attachTitle, key: "choice" }, documents.map(item));
}

function quotedMessage(state) {
  const message = state.draft.answers && messageOf(state, state.draft.answers);
  if (!message) return false;
  return h("div", { class: "mb-quoted", key: "quoted" }, h("p", { class: "tr-help" }, MAILBOX_WORDS.quoted), h("blockquote", null, paragraphs(message.body)));
}
