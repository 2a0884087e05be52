// The folders, the search, the list of messages.

import { actionButton, plainButton, viewHeading } from "../../shell/controls.js";
import { h } from "../../shell/dom.js";
import { fillWords } from "../../shell/words.js";
import { folderName, letterFacts, personName, visibleMessages } from "./scene.js";
import { MAILBOX_WORDS } from "./words.js";

/**
 * Show the folders, with the number of messages not read.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
export function folderNav(context, state) {
  const current = state.view.screen === "list" && !state.view.search ? state.view.folder : "";
  const item = (folder) => {
    const unread = state.messages.filter((one) => one.folder === folder.key && !one.read).length;
    const count = unread > 0 && ` (${fillWords(unread > 1 ? MAILBOX_WORDS.unreads : MAILBOX_WORDS.unread, { n: unread })})`;
    const props = { class: "tr-button mb-folder", "aria-current": folder.key === current ? "true" : null };
    return h("li", { key: folder.key }, actionButton(context, { folder: folder.key }, [folder.name, count], props));
  };
  return h(
    "nav",
    { class: "mb-nav", "aria-label": MAILBOX_WORDS.folders, key: "nav" },
    actionButton(context, { compose: true }, MAILBOX_WORDS.compose, { class: "tr-button tr-main mb-new" }),
    h("ul", null, state.folders.map(item)),
  );
}

/**
 * Show the search field. Its text stays in the page until the button is pressed.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
export function searchForm(context, state) {
  const id = `${context.prefix}-search`;
  const look = (event) => {
    event.preventDefault();
    context.dispatch({ search: document.getElementById(id).value });
  };
  const shown = context.highlight.startsWith("search:") ? "" : null;
  return h(
    "form",
    { class: "mb-search", role: "search", onsubmit: look, key: "search" },
    h("label", { for: id }, MAILBOX_WORDS.search),
    h("input", { id, type: "text", autocomplete: "off", readonly: context.demo, "data-act": "search", "data-shown": shown }),
    plainButton(MAILBOX_WORDS.searchGo, look, { type: "submit" }),
  );
}

/**
 * Show the list of messages.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
export function messageList(context, state) {
  const messages = visibleMessages(state);
  const { search, folder } = state.view;
  const title = search ? fillWords(MAILBOX_WORDS.searchTitle, { text: search }) : folderName(state, folder);
  return h(
    "div",
    { class: "mb-screen", key: "list" },
    viewHeading("h3", title),
    messages.length === 0 && h("p", null, MAILBOX_WORDS.empty),
    h("ul", { class: "mb-list" }, messages.map((message) => listItem(context, state, message))),
  );
}

function listItem(context, state, message) {
  const mine = message.from === "me";
  const who = mine ? letterFacts(state, message).to.map((key) => fillWords(MAILBOX_WORDS.toShort, { name: personName(state, key) })).join(", ") : personName(state, message.from);
  const verdict = state.judged[message.key];
  const notes = [
    state.view.search && fillWords(MAILBOX_WORDS.inFolder, { folder: folderName(state, message.folder) }),
    message.attachments.length > 0 && MAILBOX_WORDS.withDocument,
    verdict && fillWords(MAILBOX_WORDS.judgedMark, { verdict: MAILBOX_WORDS.verdicts[verdict] }),
  ].filter(Boolean);
  const content = [
    !message.read && h("span", { class: "mb-new-mark" }, MAILBOX_WORDS.newMark, " "),
    h("span", { class: "mb-who" }, who, " "),
    h("span", { class: "mb-subject" }, message.subject || MAILBOX_WORDS.noSubject, " "),
    h("span", { class: "mb-date" }, [message.date, ...notes].filter(Boolean).join(", ")),
  ];
  const props = { class: message.read ? "tr-button mb-item" : "tr-button mb-item mb-unread" };
  return h("li", { key: message.key }, actionButton(context, { open: message.key }, content, props));
}
