// Gestures of tidying and of caution: move, delete, restore, report, unsubscribe, judge.

import { isPresent } from "../../logic/values.js";
import { fillWords } from "../../shell/words.js";
import { gesture, showList, unless, unlessReading } from "./gestures.js";
import { folderName, messageOf } from "./scene.js";
import { MAILBOX_WORDS } from "./words.js";

function put(state, key, folder, notice) {
  messageOf(state, key).folder = folder;
  state.notice = notice;
  showList(state);
}

function binMessage(state, key) {
  if (messageOf(state, key).folder !== "corbeille") return put(state, key, "corbeille", MAILBOX_WORDS.removedNotice);
  state.messages = state.messages.filter((message) => message.key !== key);
  state.notice = MAILBOX_WORDS.goneNotice;
  return showList(state);
}

function reportMessage(state, key) {
  if (!state.reported.includes(key)) state.reported.push(key);
  put(state, key, "indesirables", MAILBOX_WORDS.reportedNotice);
}

function giveVerdict(state, key) {
  const truth = messageOf(state, key).truth;
  const verdict = state.leaning[key];
  state.judged[key] = verdict;
  state.first[key] ??= { right: verdict === truth, sure: state.sureness[key] === "sur" };
  if (verdict === truth) state.notice = truth === "vrai" ? MAILBOX_WORDS.rightTrue : MAILBOX_WORDS.rightFalse;
}

function refuseOpinion(state, key) {
  return unlessReading(state, key) || unless(state.triage && messageOf(state, key).truth, "On ne demande pas d’avis sur ce message.");
}

function refuseChannel(state, argument) {
  const { message, channel } = argument ?? {};
  const possible = state.judged[message] === "faux" && state.channels.some((one) => one.key === channel);
  return unlessReading(state, message) || unless(possible, "Il faut d’abord avoir reconnu le piège.");
}

export const SORTING_GESTURES = {
  move: gesture(
    (state, argument) =>
      unlessReading(state, argument?.message) ||
      unless(state.panel === "move" && state.folders.some((one) => one.key === argument.folder), "La liste des dossiers est repliée, ou ce dossier n’existe pas."),
    (state, { message, folder }) =>
      put(state, message, folder, fillWords(MAILBOX_WORDS.movedNotice, { folder: folderName(state, folder) })),
  ),
  delete: gesture(unlessReading, binMessage),
  restore: gesture(
    (state, key) => unlessReading(state, key) || unless(["corbeille", "indesirables"].includes(messageOf(state, key).folder), "Ce message n’est pas dans la Corbeille."),
    (state, key) => put(state, key, "reception", MAILBOX_WORDS.restoredNotice),
  ),
  report: gesture(unlessReading, reportMessage),
  unsubscribe: gesture(
    (state, key) => unlessReading(state, key) || unless(messageOf(state, key).newsletter, "Ce message n’est pas une lettre d’information."),
    (state, key) => {
      state.unsubscribed.push(key);
      state.notice = MAILBOX_WORDS.unsubscribedNotice;
    },
  ),
  lean: gesture(
    (state, argument) => refuseOpinion(state, argument?.message),
    (state, { message, verdict }) => {
      state.leaning[message] = verdict;
    },
  ),
  sure: gesture(
    (state, argument) => refuseOpinion(state, argument?.message),
    (state, { message, level }) => {
      state.sureness[message] = level;
    },
  ),
  judge: gesture(
    (state, key) =>
      refuseOpinion(state, key) || unless(isPresent(state.leaning[key]) && isPresent(state.sureness[key]), "Il manque une des deux réponses."),
    giveVerdict,
  ),
  tell: gesture(refuseChannel, (state, { message, channel }) => {
    state.told[message] = channel;
    const name = state.channels.find((one) => one.key === channel).name;
    state.notice = fillWords(MAILBOX_WORDS.toldNotice, { name });
  }),
};
