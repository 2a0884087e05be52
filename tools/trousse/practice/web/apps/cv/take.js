// Taking the CV away: on paper, as a file to open again, or as a document the kernel makes.

import { missingPart } from "./facts.js";
import { cvToResume } from "./resume-json.js";

const MAX_DATA = 200_000;
const KERNEL_WAIT = 30_000;
const PRINTING = "cv-printing";
const CV_MIME = {
  file: "application/json",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
};

/**
 * Do what a button of « Emporter » promises; during a demonstration, only show it.
 * @param {import("../../shell/controls.js").ViewContext} context
 * @param {object} state
 * @param {string} form print, file, pdf, docx, odt
 */
export function takeCv(context, state, form) {
  if (context.demo || missingPart(state.cv)) return context.dispatch({ take: form });
  const text = JSON.stringify(cvToResume(state.cv), null, 2);
  if (form === "print") {
    context.dispatch({ take: form });
    return printPaper();
  }
  if (form === "file") {
    saveBlob(text, fileName(state.cv, "json"), CV_MIME.file);
    return context.dispatch({ take: form });
  }
  return askKernel(context, state, form, text);
}

function printPaper() {
  const root = document.documentElement;
  root.classList.add(PRINTING);
  window.addEventListener("afterprint", () => root.classList.remove(PRINTING), { once: true });
  window.print();
}

function saveBlob(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function fileName(cv, extension) {
  const plain = cv.name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const stem = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40);
  return `cv-${stem || "sans-nom"}.${extension}`;
}

function askKernel(context, state, form, text) {
  if (text.length > MAX_DATA) return context.dispatch({ fail: "long" });
  const { model } = context;
  const ticket = String(Math.random()).slice(2);
  const end = (action) => {
    model.off("msg:custom", hear);
    clearTimeout(timer);
    context.dispatch(action);
  };
  const giveUp = () => end({ fail: "kernel" });
  let timer = setTimeout(giveUp, KERNEL_WAIT);
  const hear = (answer, buffers) => {
    // Many are asking at once: the host says now and then that our turn will come.
    if (answer?.kind === "wait") {
      clearTimeout(timer);
      timer = setTimeout(giveUp, KERNEL_WAIT);
      return;
    }
    if (answer?.ticket !== ticket) return;
    if (answer.kind !== "document" || !buffers?.length) return end({ fail: "kernel" });
    saveBlob(buffers[0], fileName(state.cv, form), CV_MIME[form]);
    end({ take: form });
  };
  model.on("msg:custom", hear);
  context.dispatch({ wait: form });
  return model.send({ kind: "document", form, ticket, resume: text });
}
