// The exercise's kernel, opened when the exercise first says something to it.
//
// Voilà's page is then loaded in a hidden frame: there the exercise's notebook runs in a kernel,
// and its widget offers its model to this page (`trousseHost.adopt`). What was said before waits
// for it. As soon as everything said has its answer, frame and kernel go: others wait for theirs,
// and a learner who asks for no document never costs the old laptop a kernel.

const REST_MS = 500;
const PATIENCE_MS = 30_000;
const LONGEST_WAIT_MS = 300_000;
const RETRY_MS = 2_000;

/** Stands for the Jupyter model (`on`, `off`, `send`) whether or not there is a kernel. */
export class KernelOnDemand {
  /**
   * @param {string} slug of the exercise
   * @param {(waits: boolean) => void} tellWait told when every kernel is taken, and when no longer
   */
  constructor(slug, tellWait) {
    Object.assign(this, { slug, tellWait, model: null, frame: null, unsaid: [], owed: 0, hearers: new Set() });
    window.addEventListener("pagehide", () => this.close());
  }

  on(_name, hear) {
    this.hearers.add(hear);
  }

  off(_name, hear) {
    this.hearers.delete(hear);
  }

  send(...message) {
    this.patience = Date.now() + LONGEST_WAIT_MS;
    this.owed += 1;
    if (this.model) this.model.send(...message);
    else this.unsaid.push(message);
    this.open();
  }

  adopt(model) {
    this.model = model;
    model.on("msg:custom", (...heard) => {
      this.owed -= 1;
      if (this.owed <= 0) this.rest(REST_MS);
      this.tell(...heard);
    });
    this.tellWait(false);
    for (const message of this.unsaid.splice(0)) model.send(...message);
    return true;
  }

  tell(...heard) {
    for (const hear of [...this.hearers]) hear(...heard);
  }

  open() {
    this.rest(PATIENCE_MS);
    if (this.frame) return;
    this.frame = document.createElement("iframe");
    Object.assign(this.frame, { id: "trousse-voila", title: "Moteur de l’exercice", inert: true, tabIndex: -1 });
    this.frame.setAttribute("aria-hidden", "true");
    this.frame.onload = () => this.arrived();
    this.frame.src = `/exercices/${this.slug}/voila`;
    document.body.append(this.frame);
  }

  // Without a kernel in the page, all are taken: come again a little later, not all at once.
  arrived() {
    if (this.kernelId() || !this.frame) return;
    this.leave();
    if (Date.now() > this.patience) return this.close();
    this.tellWait(true);
    this.tell({ kind: "wait" });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), RETRY_MS * (0.75 + Math.random() / 2));
  }

  rest(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.close(), milliseconds);
  }

  close() {
    clearTimeout(this.timer);
    const id = this.kernelId();
    if (id) navigator.sendBeacon(`/exercices/voila/api/shutdown/${id}`);
    this.unsaid = [];
    this.owed = 0;
    this.tellWait(false);
    this.leave();
  }

  leave() {
    this.model = null;
    this.frame?.remove();
    this.frame = null;
  }

  kernelId() {
    const served = this.frame?.contentDocument?.getElementById("jupyter-config-data");
    return served ? JSON.parse(served.textContent).kernelId : "";
  }
}
