// Gestures around a CV: the offer, the files, looking again, taking away.

import { isPresent } from "../../logic/values.js";
import { fillWords } from "../../shell/words.js";
import { cvFrom, missingPart } from "./facts.js";
import { cvGesture, cvUnless, showPart } from "./editing.js";
import { resumeToCv } from "./resume-json.js";
import { CV_WORDS } from "./words.js";

/** Forms a CV can leave in. */
export const TAKE_FORMS = ["print", "file", "pdf", "docx", "odt"];
const KERNEL_FORMS = ["pdf", "docx", "odt"];

function unlessLooking(state) {
  return cvUnless(state.part === "look", "Il faut être dans la partie look.");
}

function refuseIncomplete(state) {
  const missing = missingPart(state.cv);
  if (missing) Object.assign(state, { refused: missing, notice: CV_WORDS.missingNotice[missing] });
  return missing !== "";
}

function takeAway(state, form) {
  if (refuseIncomplete(state)) return;
  if (!state.taken.includes(form)) state.taken.push(form);
  Object.assign(state, { just_taken: form, notice: CV_WORDS.takenNotice[form] });
}

function openFile(state, key) {
  const file = state.files.find((one) => one.key === key);
  state.cv = cvFrom(file.cv);
  state.opened = key;
  showPart(state, state.parts[0]);
  state.notice = fillWords(CV_WORDS.openedNotice, { name: file.name });
}

function reopenOwn(state, { text }) {
  const read = readResumeText(text);
  if (read === null) {
    state.notice = CV_WORDS.fileUnreadable;
    return;
  }
  state.cv = read;
  state.opened = "own";
  state.panel = "";
  state.notice = CV_WORDS.reopenedNotice;
}

function readResumeText(text) {
  try {
    return resumeToCv(JSON.parse(text));
  } catch {
    return null;
  }
}

export const CV_ENDING = {
  finish: cvGesture(
    (state) => unlessLooking(state) || cvUnless(state.ending === "finish", "Ici, on emporte directement son CV."),
    (state) => {
      if (refuseIncomplete(state)) return;
      Object.assign(state, { finished: true, just_finished: true });
    },
  ),
  take: cvGesture(
    (state, form) =>
      unlessLooking(state) ||
      cvUnless(TAKE_FORMS.includes(form) && (state.ending === "take" || state.finished), "Ce bouton n’est pas encore à l’écran."),
    takeAway,
  ),
  wait: cvGesture(
    (state, form) => unlessLooking(state) || cvUnless(KERNEL_FORMS.includes(form), "Cette forme n’existe pas."),
    (state, form) => {
      if (!refuseIncomplete(state)) state.notice = fillWords(CV_WORDS.waitNotice, { form: CV_WORDS.forms[form] });
    },
  ),
  fail: cvGesture(
    (state, reason) => cvUnless(isPresent(reason), ""),
    (state, reason) => {
      state.notice = CV_WORDS.failNotice[reason] ?? CV_WORDS.failNotice.kernel;
    },
  ),
  mark: cvGesture(
    (state, key) => cvUnless(state.offer.includes(key), "Cette ligne n’est pas dans l’offre."),
    (state, key) => {
      const had = state.marked.includes(key);
      state.marked = had ? state.marked.filter((one) => one !== key) : [...state.marked, key];
    },
  ),
  open_file: cvGesture(
    (state, key) => cvUnless(state.part === "files" && state.files.some((one) => one.key === key), "Ce fichier n’est pas à l’écran."),
    openFile,
  ),
  blank: cvGesture(
    (state) => cvUnless(state.part === "files", "La liste des fichiers n’est pas à l’écran."),
    (state) => {
      state.cv = cvFrom({});
      state.opened = "blank";
      showPart(state, state.parts[0]);
    },
  ),
  files: cvGesture(
    (state) => cvUnless(state.files.length > 0 && state.part !== "files", "Il n’y a pas de fichiers à montrer."),
    (state) => showPart(state, "files"),
  ),
  reopen: cvGesture(
    (state) => cvUnless(state.own && state.panel === "file", "On ne rouvre pas son propre fichier ici."),
    reopenOwn,
  ),
};
