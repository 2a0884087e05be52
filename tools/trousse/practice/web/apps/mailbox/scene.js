// The mailbox at the start, and small readings of its state.

import { foldText } from "../../logic/values.js";
import { MAILBOX_WORDS } from "./words.js";

/** Folders every mailbox has, in the order they are shown. */
export const SYSTEM_FOLDERS = ["reception", "brouillons", "envoyes", "indesirables", "corbeille"];

/**
 * Build the state of the mailbox from the scene an author wrote.
 * @param {object} scene
 * @returns {object} plain data
 */
export function startMailbox(scene) {
  const people = Object.fromEntries((scene.people ?? []).map((one) => [one.key, one]));
  return {
    people: { ...people, me: { key: "me", ...scene.me } },
    contacts: scene.contacts ?? [],
    folders: [...SYSTEM_FOLDERS.map(systemFolder), ...(scene.folders ?? [])],
    messages: (scene.messages ?? []).map(startMessage),
    documents: scene.documents ?? [],
    channels: scene.channels ?? [],
    triage: scene.triage ?? false,
    view: { screen: "list", folder: "reception", search: "", message: "", document: "" },
    draft: null,
    panel: "",
    copies: false,
    opened: [],
    looked: [],
    followed: [],
    reported: [],
    unsubscribed: [],
    leaning: {},
    sureness: {},
    judged: {},
    first: {},
    told: {},
    just_sent: "",
    refused: "",
    notice: "",
  };
}

function systemFolder(key) {
  return { key, name: MAILBOX_WORDS.folderNames[key] };
}

function startMessage(message) {
  const usual = { folder: "reception", to: ["me"], cc: [], cci: [], attachments: [], read: false, kind: "new", answers: "" };
  return { ...usual, ...message };
}

/** @param {object} state @param {string} key */
export function messageOf(state, key) {
  return state.messages.find((message) => message.key === key);
}

/** @param {object} state @param {string} key */
export function documentOf(state, key) {
  return state.documents.find((one) => one.key === key);
}

/** @param {object} state @param {string} key */
export function folderName(state, key) {
  return state.folders.find((folder) => folder.key === key)?.name ?? key;
}

/**
 * Name a person: their name, "Vous" for the owner, or the address itself when nobody has it.
 * @param {object} state
 * @param {string} key
 */
export function personName(state, key) {
  return key === "me" ? MAILBOX_WORDS.me : (state.people[key]?.name ?? key);
}

/**
 * List the messages on screen: those of the folder, or those found, newest first as written.
 * @param {object} state
 */
export function visibleMessages(state) {
  const { search, folder } = state.view;
  if (search) return foundMessages(state, search);
  return state.messages.filter((message) => message.folder === folder);
}

/** @param {object} state @param {string} text */
export function foundMessages(state, text) {
  const wanted = foldText(text);
  const words = (message) => foldText(`${personName(state, message.from)} ${message.subject} ${message.body}`);
  return state.messages.filter((message) => wanted !== "" && words(message).includes(wanted));
}

/**
 * Read the addresses typed in a field, as keys of people; an address nobody has stays as typed.
 * @param {object} state
 * @param {string} text
 * @returns {string[]}
 */
export function recipientsOf(state, text) {
  const typed = String(text ?? "").split(/[,;\n]+/).map(bareAddress).filter(Boolean);
  const keyOf = (address) => Object.values(state.people).find((one) => foldText(one.email) === foldText(address))?.key;
  return [...new Set(typed.map((address) => keyOf(address) ?? address))];
}

function bareAddress(text) {
  return (/<([^>]*)>/.exec(text)?.[1] ?? text).trim();
}

/**
 * Describe a letter (being written, or sent) in the terms predicates use.
 * @param {object} state
 * @param {object} letter
 */
export function letterFacts(state, letter) {
  const list = (field) => (Array.isArray(letter[field]) ? letter[field] : recipientsOf(state, letter[field]));
  const [to, cc, cci] = [list("to"), list("cc"), list("cci")];
  return { ...letter, to, cc, cci, everyone: [...new Set([...to, ...cc, ...cci])] };
}
