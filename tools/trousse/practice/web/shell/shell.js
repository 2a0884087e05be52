// The shell: holds what is on screen, redraws it, keeps focus where it should be.

import { actionKey, exampleFrames, framesOfStep, sessionAtStep } from "../logic/example.js";
import { deepenHint, pickHint } from "../logic/hints.js";
import { resumeStep } from "../logic/resume.js";
import { act, currentStep, refusalOf, sketch, startSession } from "../logic/session.js";
import { announceStrip, feedbackWords } from "./announce.js";
import { cardPanel } from "./card.js";
import { comfortBar, TEXT_SIZES } from "./comfort.js";
import { plainButton } from "./controls.js";
import { h, patchChildren } from "./dom.js";
import { extrasPanel, guidePanel } from "./guide.js";
import { localFrenchVoice, readAloud, stopReading, watchVoices } from "./speech.js";
import { erasedPage, welcomePage } from "./welcome.js";
import { fillWords, SHELL_WORDS } from "./words.js";

const NO_HINT = { index: -1, level: 0 };
const WORK_HEADING = ".tr-guide [data-view-heading]";
const APP_HEADING = ".tr-app [data-view-heading]";
let shellCount = 0;

/**
 * @typedef {object} AppView How a simulated app is drawn.
 * @property {(app: object) => string} key names the screen shown: a new name moves focus to its heading
 * @property {(context: import("./controls.js").ViewContext, app: object) => object} render
 * @property {(exercise: object) => string|undefined} [reassurance] said before beginning, when not all is invented
 */

/** One exercise on one page. */
export class Shell {
  /**
   * @param {HTMLElement} root element to fill
   * @param {object} exercise
   * @param {import("../logic/session.js").AppLogic} logic
   * @param {AppView} view
   * @param {{title: boolean, model?: object}} options title: show the exercise's title (the host page does not);
   *   model: the Jupyter model, where there is one (the served page's comes with `trousse:kernel`)
   */
  constructor(root, exercise, logic, view, options) {
    Object.assign(this, { root, exercise, logic, view, options });
    this.prefix = `tr${(shellCount += 1)}`;
    this.focusOn = "";
    this.model = this.freshModel("welcome");
    root.lang = "fr";
    this.stopWatching = this.watchHost();
    this.render();
  }

  freshModel(page) {
    const session = startSession(this.exercise, this.logic);
    const kept = { size: this.model?.size ?? 100, theme: this.model?.theme ?? "", lost: this.model?.lost ?? false };
    const status = { kind: "none", lines: [], count: 0 };
    return { ...kept, page, session, hint: NO_HINT, demo: null, resume: { open: false, digits: [] }, status };
  }

  watchHost() {
    const lost = () => this.update({ lost: true });
    const back = () => this.update({ lost: false });
    window.addEventListener("trousse:server-lost", lost);
    window.addEventListener("trousse:server-back", back);
    window.addEventListener("trousse:kernel", back);
    const stopVoices = watchVoices(() => this.render());
    return () => {
      window.removeEventListener("trousse:server-lost", lost);
      window.removeEventListener("trousse:server-back", back);
      window.removeEventListener("trousse:kernel", back);
      stopVoices();
    };
  }

  /** Leave the page: stop listening to it and speaking. */
  destroy() {
    stopReading();
    this.stopWatching();
  }

  update(changes, focusOn = "") {
    Object.assign(this.model, changes);
    this.focusOn = focusOn;
    this.render();
  }

  say(kind, lines) {
    this.model.status = { kind, lines, count: this.model.status.count + 1 };
  }

  dismiss() {
    this.say("none", []);
    this.update({}, this.lastControl());
  }

  /** Find the control last used, so that focus comes back to it; else the heading of the app. */
  lastControl() {
    const last = this.model.session.log.at(-1);
    const selector = last && `.tr-app [data-act=${JSON.stringify(actionKey(last))}]`;
    return selector && this.root.querySelector(selector) ? selector : APP_HEADING;
  }

  // Moving through the exercise

  begin() {
    this.model = { ...this.freshModel("work") };
    this.update({}, WORK_HEADING);
    this.tellProgress();
  }

  beginWithExample() {
    this.begin();
    this.showExample(null);
  }

  restart() {
    this.model = { ...this.freshModel("work"), status: this.model.status };
    this.say("notice", [SHELL_WORDS.restarted]);
    this.update({}, WORK_HEADING);
    this.tellProgress();
  }

  toWelcome() {
    this.model = this.freshModel("welcome");
    this.update({}, "h2[data-view-heading]");
  }

  erase() {
    stopReading();
    this.model = this.freshModel("erased");
    this.update({}, "h2[data-view-heading]");
  }

  dispatch(action) {
    if (this.model.demo) return this.refuseDuringDemo();
    const { session } = this.model;
    if (refusalOf(this.logic, session, action)) return undefined;
    const next = act(this.exercise, this.logic, session, action);
    const moved = this.view.key(next.app) !== this.view.key(session.app);
    const sameStep = currentStep(this.exercise, next) === currentStep(this.exercise, session);
    const { kind, lines } = feedbackWords(this.exercise, next);
    if (lines.length > 0 || this.model.status.kind === "notice") this.say(kind, lines);
    this.update({ session: next, hint: sameStep ? this.model.hint : NO_HINT }, moved ? APP_HEADING : "");
    if (!sameStep) this.tellProgress();
    return undefined;
  }

  sketch(action) {
    if (this.model.demo || refusalOf(this.logic, this.model.session, action)) return;
    this.update({ session: sketch(this.logic, this.model.session, action) });
  }

  tellProgress() {
    const { exercise, model } = this;
    const step = currentStep(exercise, model.session);
    const total = exercise.steps.length;
    const index = step === null ? total : exercise.steps.indexOf(step);
    const detail = { exercise: exercise.slug ?? "", step: step?.id ?? "", index, total, stuckHint: model.hint.level };
    window.dispatchEvent(new CustomEvent("trousse:progress", { detail }));
  }

  // Help

  askHint() {
    const { exercise, logic, model } = this;
    const hint = deepenHint(exercise, pickHint(exercise, logic, model.session), model.hint);
    if (hint.level > (exercise.hints[hint.index]?.levels.length ?? 0)) return this.showStep();
    this.update({ hint }, '[data-focus="hint"]');
    return this.tellProgress();
  }

  showStep() {
    this.showExample(currentStep(this.exercise, this.model.session));
  }

  showExample(step) {
    if (this.model.demo) return;
    const all = exampleFrames(this.exercise, this.logic);
    const frames = step === null ? all : framesOfStep(all, step.id);
    this.say("none", []);
    this.update({ demo: { frames, position: 0 } }, '[data-focus="demo"]');
  }

  moveDemo(by) {
    const { demo } = this.model;
    const position = Math.max(0, Math.min(demo.position + by, demo.frames.length));
    const heading = position === demo.frames.length || position === 0 ? '[data-focus="demo"]' : "";
    const frame = demo.frames[position];
    this.say("none", [frame ? frame.say : SHELL_WORDS.demoEnd]);
    this.update({ demo: { ...demo, position } }, heading);
  }

  quitDemo() {
    this.say("none", []);
    this.update({ demo: null }, WORK_HEADING);
  }

  refuseDuringDemo() {
    this.say("notice", [SHELL_WORDS.demoBusy]);
    this.update({});
  }

  // Resuming

  toggleResume() {
    const open = !this.model.resume.open;
    this.update({ resume: { open, digits: [] } }, open ? '[data-focus="resume"]' : "");
  }

  typeResume(text) {
    const digits = [...text.replace(/\D/g, "")].slice(0, 3).map(Number);
    this.update({ resume: { open: true, digits } });
  }

  resume() {
    const { exercise, logic, model } = this;
    const index = resumeStep(exercise.slug ?? exercise.title, exercise.steps.length, model.resume.digits);
    if (index < 0) {
      this.say("unexpected", [SHELL_WORDS.resumeBad]);
      return this.update({});
    }
    this.model = { ...this.freshModel("work"), session: sessionAtStep(exercise, logic, index), status: model.status };
    const n = exercise.steps.indexOf(currentStep(exercise, this.model.session)) + 1;
    this.say("notice", [fillWords(SHELL_WORDS.resumed, { n })]);
    this.update({}, WORK_HEADING);
    return this.tellProgress();
  }

  // Comfort

  setSize(place) {
    this.update({ size: TEXT_SIZES[Math.max(0, Math.min(place, TEXT_SIZES.length - 1))] });
  }

  setTheme(theme) {
    this.update({ theme });
  }

  listenButton(label, text) {
    if (localFrenchVoice() === null) return false;
    return plainButton(label, () => readAloud(text), { class: "tr-button tr-listen", key: label });
  }

  // Drawing

  render() {
    const { root, model } = this;
    const held = root.contains(document.activeElement);
    patchChildren(root, [this.describe()]);
    const wanted = this.focusOn && root.querySelector(this.focusOn);
    this.focusOn = "";
    if (wanted) wanted.focus();
    else if (held && !root.contains(document.activeElement)) this.catchFocus();
    if (model.demo) root.querySelector("[data-shown]")?.scrollIntoView({ block: "center" });
  }

  catchFocus() {
    // What had focus is gone: the heading of what replaced it is the nearest place to be.
    (this.root.querySelector(APP_HEADING) ?? this.root.querySelector("[data-view-heading]"))?.focus();
  }

  describe() {
    const { model, options, exercise } = this;
    const pages = { welcome: () => [welcomePage(this)], work: () => this.workPage(), erased: () => [erasedPage(this)] };
    return h(
      "div",
      { class: "tr", "data-size": model.size, "data-theme": model.theme || null },
      comfortBar(this),
      h("p", { class: "tr-lost", role: "status", key: "lost", hidden: !model.lost }, model.lost && SHELL_WORDS.serverLost),
      options.title && h("h1", { key: "title" }, exercise.title),
      pages[model.page](),
      announceStrip(this),
    );
  }

  workPage() {
    const side = h("div", { class: "tr-side" }, guidePanel(this));
    const desk = h("div", { class: "tr-desk" }, this.appPanel(), extrasPanel(this));
    return [h("div", { class: "tr-work", key: "work" }, side, desk), cardPanel(this)];
  }

  appPanel() {
    const { demo, session } = this.model;
    const frame = demo?.frames[demo.position];
    const shown = frame?.before ?? demo?.frames.at(-1).after ?? session;
    const context = {
      dispatch: (action) => this.dispatch(action),
      sketch: (action) => this.sketch(action),
      highlight: frame ? actionKey(frame.action) : "",
      demo: Boolean(demo),
      prefix: this.prefix,
      exercise: this.exercise,
      model: this.options.model ?? globalThis.trousseHost?.model ?? null,
    };
    return h("div", { class: "tr-app", key: "app", "data-demo": demo ? "" : null }, this.view.render(context, shown.app));
  }
}
