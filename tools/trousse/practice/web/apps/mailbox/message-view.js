// One message on screen, a document, or the page a link opens.

import { actionButton, paragraphs, viewHeading } from "../../shell/controls.js";
import { h } from "../../shell/dom.js";
import { fillWords } from "../../shell/words.js";
import { documentOf, messageOf, personName } from "./scene.js";
import { triagePanel } from "./triage-view.js";
import { MAILBOX_WORDS } from "./words.js";

/**
 * Show the open message and what can be done with it.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
export function messageScreen(context, state) {
  const message = messageOf(state, state.view.message);
  return h(
    "div",
    { class: "mb-screen", key: `message-${message.key}` },
    actionButton(context, { back: true }, MAILBOX_WORDS.backToList, { key: "back" }),
    viewHeading("h3", message.subject || MAILBOX_WORDS.noSubject),
    messageHead(state, message),
    h("div", { class: "mb-body" }, paragraphs(message.body), message.link && linkButton(context, message)),
    message.attachments.length > 0 && documentList(context, state, message.attachments),
    state.triage && message.truth && triagePanel(context, state, message),
    messageActions(context, state, message),
  );
}

function messageHead(state, message) {
  const person = (key) => h("span", { class: "mb-person" }, personName(state, key), " ", h("span", { class: "mb-address" }, state.people[key]?.email ?? ""));
  const line = (label, content) => h("div", null, h("dt", null, label), h("dd", null, content));
  const list = (label, keys) => keys.length > 0 && line(label, keys.map(person));
  return h(
    "dl",
    { class: "mb-head" },
    line(MAILBOX_WORDS.from, person(message.from)),
    list(MAILBOX_WORDS.to, message.to),
    list("Cc", message.cc),
    list("Cci", message.from === "me" ? message.cci : []),
    message.date && line(MAILBOX_WORDS.date, message.date),
  );
}

function linkButton(context, message) {
  return actionButton(context, { follow: message.key }, message.link.label, { class: "tr-button mb-link" });
}

/**
 * Show documents one can open.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 * @param {string[]} keys
 */
export function documentList(context, state, keys) {
  const item = (key) => {
    const name = documentOf(state, key)?.name ?? key;
    return h("li", { key }, actionButton(context, { look: key }, fillWords(MAILBOX_WORDS.documentOpen, { name }), { class: "tr-button mb-document" }));
  };
  return h("div", { key: "documents" }, h("h4", null, MAILBOX_WORDS.documents), h("ul", { class: "mb-documents" }, keys.map(item)));
}

function messageActions(context, state, message) {
  const { key, folder } = message;
  const button = (action, label, props) => actionButton(context, action, label, { key: label, ...props });
  const inBin = folder === "corbeille";
  const away = inBin || folder === "indesirables";
  return h(
    "div",
    { class: "mb-actions", role: "group", "aria-label": MAILBOX_WORDS.actions, key: "actions" },
    button({ reply: key }, MAILBOX_WORDS.reply),
    message.to.length + message.cc.length > 1 && button({ reply_all: key }, MAILBOX_WORDS.replyAll),
    button({ forward: key }, MAILBOX_WORDS.forward),
    button({ show: "move" }, MAILBOX_WORDS.move, { "aria-expanded": String(state.panel === "move") }),
    state.panel === "move" && folderChoice(context, state, key),
    away && button({ restore: key }, MAILBOX_WORDS.restore),
    button({ delete: key }, inBin ? MAILBOX_WORDS.removeForever : MAILBOX_WORDS.remove),
    message.newsletter && button({ unsubscribe: key }, MAILBOX_WORDS.unsubscribe),
    folder !== "indesirables" && button({ report: key }, MAILBOX_WORDS.report),
  );
}

function folderChoice(context, state, key) {
  const item = (folder) =>
    h("li", { key: folder.key }, actionButton(context, { move: { message: key, folder: folder.key } }, fillWords(MAILBOX_WORDS.moveTo, { folder: folder.name })));
  const places = state.folders.filter((folder) => !["brouillons", "envoyes"].includes(folder.key));
  return h("ul", { class: "mb-choice", key: "choice" }, places.map(item));
}

/**
 * Show a document.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
export function documentScreen(context, state) {
  const paper = documentOf(state, state.view.document);
  const label = state.draft ? MAILBOX_WORDS.backToDraft : MAILBOX_WORDS.backToMessage;
  return h(
    "div",
    { class: "mb-screen", key: `document-${paper.key}` },
    actionButton(context, { back: true }, label, { key: "back" }),
    viewHeading("h3", fillWords(MAILBOX_WORDS.documentView, { name: paper.name })),
    h("div", { class: "mb-paper" }, h("p", { class: "mb-paper-title" }, paper.title), paragraphs(paper.text)),
  );
}

/**
 * Show the page that a link of the message opens.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
export function linkScreen(context, state) {
  const { link } = messageOf(state, state.view.message);
  return h(
    "div",
    { class: "mb-screen", key: "link" },
    actionButton(context, { back: true }, MAILBOX_WORDS.backToMessage, { key: "back" }),
    viewHeading("h3", MAILBOX_WORDS.linkPage),
    h("p", { class: "mb-address" }, fillWords(MAILBOX_WORDS.linkAddress, { address: link.address })),
    h("div", { class: "mb-paper" }, paragraphs(link.page)),
    h("p", { class: "tr-help" }, MAILBOX_WORDS.linkSafe),
  );
}
