// Gestures of writing: new message, reply, forward, fields, address book, documents, send.

import { isPresent } from "../../logic/values.js";
import { fillWords } from "../../shell/words.js";
import { addressText, dropDraft, keepDraft, nextKey, startDraft } from "./drafts.js";
import { gesture, showList, unless, unlessReading, unlessWriting } from "./gestures.js";
import { documentOf, letterFacts, messageOf, personName } from "./scene.js";
import { MAILBOX_WORDS } from "./words.js";

const FIELDS = ["to", "cc", "cci", "subject", "body"];
const PANELS = {
  message: ["move"],
  compose: ["documents", "to_book", "cc_book", "cci_book", "copies"],
};

function answer(kind) {
  return gesture(unlessReading, (state, key) => {
    const message = messageOf(state, key);
    const others = (keys) => keys.filter((one) => one !== "me" && one !== message.from);
    const all = kind === "reply_all";
    startDraft(state, {
      kind,
      answers: key,
      to: addressText(state, [message.from, ...(all ? others(message.to) : [])]),
      cc: all ? addressText(state, others(message.cc)) : "",
      subject: `Re : ${message.subject}`,
    });
  });
}

function forward(state, key) {
  const message = messageOf(state, key);
  startDraft(state, {
    kind: "forward",
    answers: key,
    subject: `Tr : ${message.subject}`,
    attachments: [...message.attachments],
  });
}

function showPanel(state, name) {
  if (name === "copies") state.copies = !state.copies;
  else state.panel = state.panel === name ? "" : name;
}

function refusePanel(state, name) {
  const possible = PANELS[state.view.screen] ?? [];
  if (name === "cc_book" || name === "cci_book") return unless(possible.includes(name) && state.copies, "Les copies sont repliées.");
  return unless(possible.includes(name), "Ce panneau n’est pas proposé ici.");
}

function refuseField(state, argument) {
  const { field } = argument ?? {};
  if (!FIELDS.includes(field)) return `Cases possibles : ${FIELDS.join(", ")}.`;
  const hidden = (field === "cc" || field === "cci") && !state.copies;
  return unlessWriting(state) || unless(!hidden, "Les copies sont repliées.");
}

function pickPerson(state, key) {
  const field = state.panel.replace("_book", "");
  const typed = state.draft[field].trim().replace(/[,;]$/, "");
  state.draft[field] = [typed, state.people[key].email].filter(isPresent).join(", ");
  state.notice = fillWords(MAILBOX_WORDS.pickedNotice, { name: personName(state, key) });
}

function sendLetter(state) {
  const facts = letterFacts(state, state.draft);
  const wrong = facts.everyone.find((one) => !state.people[one] && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(one));
  if (facts.everyone.length === 0) return refuseLetter(state, "recipient", MAILBOX_WORDS.noRecipient);
  if (wrong !== undefined) return refuseLetter(state, "address", fillWords(MAILBOX_WORDS.badAddress, { text: wrong.slice(0, 60) }));
  const key = nextKey(state, "envoi");
  const { everyone, ...letter } = facts;
  state.messages.unshift({ ...letter, key, folder: "envoyes", from: "me", read: true, date: "" });
  Object.assign(state, { draft: null, just_sent: key, notice: MAILBOX_WORDS.sentNotice });
  return showList(state);
}

function refuseLetter(state, reason, notice) {
  Object.assign(state, { refused: reason, notice });
}

function attachDocument(state, key, wanted) {
  const kept = state.draft.attachments.filter((one) => one !== key);
  state.draft.attachments = wanted ? [...kept, key] : kept;
  const text = wanted ? MAILBOX_WORDS.attachedNotice : MAILBOX_WORDS.detachedNotice;
  state.notice = fillWords(text, { name: documentOf(state, key)?.name ?? key });
}

export const WRITING_GESTURES = {
  compose: gesture(
    (state) => unless(state.view.screen !== "compose", "Un message est déjà en cours d’écriture."),
    (state) => startDraft(state, {}),
  ),
  reply: answer("reply"),
  reply_all: answer("reply_all"),
  forward: gesture(unlessReading, forward),
  show: gesture(refusePanel, showPanel),
  fill: gesture(refuseField, (state, { field, text }) => {
    state.draft[field] = String(text ?? "");
  }),
  pick: gesture(
    (state, key) =>
      unlessWriting(state) || unless(state.panel.endsWith("_book") && state.contacts.includes(key), "Le carnet d’adresses est fermé, ou cette personne n’y est pas."),
    pickPerson,
  ),
  attach: gesture(
    (state, key) => unlessWriting(state) || unless(state.panel === "documents" && documentOf(state, key)?.mine, "Ce document n’est pas proposé à l’écran."),
    (state, key) => attachDocument(state, key, true),
  ),
  detach: gesture(
    (state, key) => unlessWriting(state) || unless(state.draft.attachments.includes(key), "Ce document n’est pas joint."),
    (state, key) => attachDocument(state, key, false),
  ),
  send: gesture(unlessWriting, sendLetter),
  save_draft: gesture(unlessWriting, (state) => {
    keepDraft(state);
    showList(state);
  }),
  discard: gesture(unlessWriting, dropDraft),
};
