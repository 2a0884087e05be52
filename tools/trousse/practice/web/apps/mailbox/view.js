// The mailbox, as it is drawn.

import { h } from "../../shell/dom.js";
import { fillWords } from "../../shell/words.js";
import { composeScreen } from "./compose-view.js";
import { folderNav, messageList, searchForm } from "./list-view.js";
import { documentScreen, linkScreen, messageScreen } from "./message-view.js";
import { triageSummary } from "./triage-view.js";
import { MAILBOX_WORDS } from "./words.js";

const MAILBOX_SCREENS = {
  list: messageList,
  message: messageScreen,
  compose: composeScreen,
  document: documentScreen,
  link: linkScreen,
};

export const mailboxView = {
  key: ({ view }) => [view.screen, view.folder, view.search, view.message, view.document].join("|"),
  render: (context, state) =>
    h(
      "section",
      { class: "mb", "aria-label": MAILBOX_WORDS.box },
      h("div", { class: "mb-top" }, h("h2", null, MAILBOX_WORDS.name), h("p", null, fillWords(MAILBOX_WORDS.owner, { name: state.people.me.name }))),
      searchForm(context, state),
      h("div", { class: "mb-parts" }, folderNav(context, state), MAILBOX_SCREENS[state.view.screen](context, state)),
      triageSummary(state),
    ),
};
