// The CV builder, as it is drawn.

import { actionButton } from "../../shell/controls.js";
import { h } from "../../shell/dom.js";
import { fillWords } from "../../shell/words.js";
import { entryScreen } from "./entry-view.js";
import { lookScreen } from "./look-view.js";
import { cvPaper } from "./paper-view.js";
import { jobsScreen, languagesScreen, lifeScreen, mobilityScreen, skillsScreen, trainingScreen, whoScreen } from "./parts-view.js";
import { filesScreen, notesPanel, offerPanel } from "./scene-view.js";
import { CV_WORDS } from "./words.js";

const CV_SCREENS = {
  files: filesScreen,
  who: whoScreen,
  jobs: jobsScreen,
  life: lifeScreen,
  training: trainingScreen,
  skills: skillsScreen,
  languages: languagesScreen,
  mobility: mobilityScreen,
  look: lookScreen,
};

export const cvView = {
  reassurance: (exercise) => (exercise.scene.own ? CV_WORDS.reassurance : undefined),
  key: (state) => `${state.part}|${state.entry}`,
  render: (context, state) => {
    const { owner } = context.exercise.scene;
    const screen = state.entry ? entryScreen : CV_SCREENS[state.part];
    return h(
      "section",
      { class: "cv", "aria-label": CV_WORDS.app },
      h("div", { class: "cv-top", key: "top" }, h("h2", null, CV_WORDS.name), owner && h("p", null, fillWords(CV_WORDS.owner, { name: owner }))),
      h("div", { class: "cv-given", key: "given" }, notesPanel(context), offerPanel(context, state)),
      h(
        "div",
        { class: "cv-work", key: "work" },
        h("div", { class: "cv-form", key: state.part + state.entry }, screen(context, state), state.part !== "files" && !state.entry && partsNav(context, state)),
        cvPaper(context, state),
      ),
    );
  },
};

function partsNav(context, state) {
  const place = state.parts.indexOf(state.part);
  const open = state.panel === "parts";
  const item = (part) =>
    h("li", { key: part }, actionButton(context, { go: part }, CV_WORDS.parts[part], { class: "tr-button cv-part", "aria-current": part === state.part ? "step" : null }));
  return h(
    "nav",
    { class: "cv-nav", "aria-label": CV_WORDS.allParts, key: "nav" },
    h(
      "div",
      { class: "tr-row" },
      place > 0 && actionButton(context, { prev: true }, CV_WORDS.prev, { key: "prev" }),
      place < state.parts.length - 1 && actionButton(context, { next: true }, CV_WORDS.next, { class: "tr-button tr-main", key: "next" }),
    ),
    state.files.length > 0 && actionButton(context, { files: true }, CV_WORDS.fileBack, { key: "files" }),
    state.part !== "look" && actionButton(context, { show: "parts" }, CV_WORDS.allParts, { "aria-expanded": String(open), key: "all" }),
    open && h("ul", { class: "cv-parts", key: "list" }, state.parts.map(item)),
  );
}
