// Gestures of reading: folders, list, message, documents, links, search.

import { isPresent } from "../../logic/values.js";
import { fillWords } from "../../shell/words.js";
import { gesture, showList, unless, unlessReading } from "./gestures.js";
import { documentOf, foundMessages, messageOf, visibleMessages } from "./scene.js";
import { MAILBOX_WORDS } from "./words.js";
import { keepDraft, resumeDraft } from "./drafts.js";

function openMessage(state, key) {
  const message = messageOf(state, key);
  if (message.folder === "brouillons") return resumeDraft(state, message);
  message.read = true;
  if (!state.opened.includes(key)) state.opened.push(key);
  state.view = { ...state.view, screen: "message", message: key };
  state.panel = "";
  return undefined;
}

function goBack(state) {
  const { screen, message } = state.view;
  if (screen === "compose") keepDraft(state);
  if (screen === "document" && state.draft) state.view.screen = "compose";
  else if ((screen === "document" || screen === "link") && message) state.view.screen = "message";
  else showList(state);
}

function searchFor(state, text) {
  if (state.view.screen === "compose") keepDraft(state);
  showList(state);
  state.view.search = text.trim();
  const count = foundMessages(state, text).length;
  const several = count === 0 ? MAILBOX_WORDS.foundNoneNotice : fillWords(MAILBOX_WORDS.foundNotice, { n: count });
  state.notice = count === 1 ? MAILBOX_WORDS.foundOneNotice : several;
}

function canLook(state, key) {
  const { screen, message } = state.view;
  if (screen === "message") return messageOf(state, message).attachments.includes(key);
  return screen === "compose" && state.panel === "documents" && Boolean(documentOf(state, key)?.mine);
}

export const READING_GESTURES = {
  folder: gesture(
    (state, key) => unless(state.folders.some((folder) => folder.key === key), "Ce dossier n’existe pas."),
    (state, key) => {
      if (state.view.screen === "compose") keepDraft(state);
      showList(state);
      Object.assign(state.view, { folder: key, search: "" });
    },
  ),
  open: gesture(
    (state, key) =>
      unless(
        state.view.screen === "list" && visibleMessages(state).some((message) => message.key === key),
        "Ce message n’est pas dans la liste affichée.",
      ),
    openMessage,
  ),
  back: gesture((state) => unless(state.view.screen !== "list", "On est déjà dans la liste."), goBack),
  search: gesture((state, text) => unless(isPresent(text), "Aucun mot n’est écrit."), searchFor),
  look: gesture(
    (state, key) => unless(canLook(state, key), "Ce document n’est pas à l’écran."),
    (state, key) => {
      if (!state.looked.includes(key)) state.looked.push(key);
      Object.assign(state.view, { screen: "document", document: key });
    },
  ),
  follow: gesture(
    (state, key) => unlessReading(state, key) || unless(messageOf(state, key).link, "Ce message n’a pas de lien."),
    (state, key) => {
      if (!state.followed.includes(key)) state.followed.push(key);
      state.view.screen = "link";
    },
  ),
};
