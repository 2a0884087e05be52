// The answer form of one question: plain accessible HTML, one module, no network.
// The page proposes (`model.send`), the kernel disposes: nothing is called saved before it says so.

const SAVE_DELAY = 600; // ms of pause in typing before an answer is sent
const PATIENCE = 8000; // ms without news from the kernel before saying so

const LOST =
  "NON enregistré\u00a0: Jupyter ne répond pas. Exécutez de nouveau cette cellule, puis vérifiez votre réponse.";

let instances = 0;

// JupyterLab takes the arrows and letters pressed on whatever is not a text field, unless the
// very control that has the focus says no.
const CONTROLS = ["button", "input", "select", "textarea"];

function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  if (CONTROLS.includes(tag)) node.dataset.lmSuppressShortcuts = "true";
  for (const [name, value] of Object.entries(properties)) {
    if (name in node && name !== "list") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// Paragraphs of the question: the first names the group, the others follow.
function paragraphs(text) {
  return text.split("\n").filter((line) => line.trim());
}

function number(form) {
  const said = form.spec.text.startsWith(form.spec.name); // « Situation 1 : ce que vous faites. »
  return element("span", { className: "number" }, said ? "" : `${form.spec.name}. `);
}

function group(form, ...children) {
  const [first, ...others] = paragraphs(form.spec.text);
  const legend = element("legend", {}, number(form), first);
  const more = others.map((line) => element("p", {}, line));
  return element("fieldset", {}, legend, ...more, ...children);
}

function ticks(form, type) {
  const chosen = new Set([].concat(form.value ?? []));
  const inputs = form.spec.options.map(([key, label], place) => {
    const id = `${form.uid}-${place}`;
    const input = element("input", { type, id, name: form.uid, value: key, checked: chosen.has(key) });
    return [input, element("label", { className: "choice", htmlFor: id }, input, element("span", {}, label))];
  });
  const read = () => inputs.filter(([input]) => input.checked).map(([input]) => input.value);
  const send = () => form.send(type === "radio" ? (read()[0] ?? null) : read());
  inputs.forEach(([input]) => input.addEventListener("change", send));
  return group(form, ...inputs.map(([, label]) => label));
}

function ordering(form) {
  const names = new Map(form.spec.options);
  let order = [...(form.value ?? names.keys())];
  const list = element("ol");
  const keep = element("button", { type: "button", className: "keep" }, "Garder cet ordre");
  keep.addEventListener("click", () => form.send(order));
  const move = (key, step) => {
    const from = order.indexOf(key);
    const to = from + step;
    if (to < 0 || to >= order.length) return form.say(`${names.get(key)}\u00a0: déjà au bout de la liste.`);
    order.splice(to, 0, ...order.splice(from, 1));
    draw();
    list.querySelector(`[data-key="${CSS.escape(key)}"][data-step="${step}"]`).focus();
    form.send(order, `${names.get(key)}\u00a0: place ${to + 1} sur ${order.length}.`);
  };
  const button = (key, step, word, sign) => {
    const edge = step < 0 ? order[0] === key : order.at(-1) === key;
    const node = element("button", { type: "button", "aria-disabled": String(edge) }, sign);
    node.setAttribute("aria-label", `${word}\u00a0: ${names.get(key)}`);
    Object.assign(node.dataset, { key, step });
    node.addEventListener("click", () => move(key, step));
    return node;
  };
  const line = (key) =>
    element("li", {}, element("span", {}, names.get(key)),
      button(key, -1, "Monter", "↑"), button(key, 1, "Descendre", "↓"));
  const draw = () => list.replaceChildren(...order.map(line));
  draw();
  return group(form, list, keep);
}

function pairs(form) {
  const value = form.value ?? {};
  const selects = form.spec.lines.map(([key, label], place) => {
    const id = `${form.uid}-${place}`;
    const blank = element("option", { value: "" }, "Choisir…");
    const choices = form.spec.options.map(([choice, name]) => element("option", { value: choice }, name));
    const select = element("select", { id, name: key }, blank, ...choices);
    select.value = value[key] ?? "";
    return [select, element("div", { className: "line" }, element("label", { htmlFor: id }, label), select)];
  });
  const read = () => Object.fromEntries(selects.filter(([s]) => s.value).map(([s]) => [s.name, s.value]));
  selects.forEach(([select]) => select.addEventListener("change", () => form.send(read())));
  return group(form, ...selects.map(([, line]) => line));
}

function field(form, tag, value, extra = {}) {
  const input = element(tag, { value: value ?? "", maxLength: form.spec.limit, spellcheck: false, ...extra });
  if (tag === "input") Object.assign(input, { type: "text", autocomplete: "off" });
  return input;
}

function writing(form, tag, extra = {}) {
  const [first, ...others] = paragraphs(form.spec.text);
  const input = field(form, tag, form.value, { id: `${form.uid}-field`, ...extra });
  const unit = form.spec.unit ? [element("span", { className: "unit" }, form.spec.unit)] : [];
  const more = others.map((line) => element("p", {}, line));
  const label = element("label", { className: "question", htmlFor: input.id }, number(form), first);
  if (unit.length) label.append(element("span", { className: "hidden" }, ` (en ${form.spec.unit})`));
  form.typing(input, () => input.value);
  return element("div", { className: "writing" }, label, ...more, element("div", { className: "field" }, input, ...unit));
}

function table(form) {
  const value = form.value ?? {};
  const inputs = [];
  const row = ([key, label], place) => {
    const id = `${form.uid}-row${place}`;
    const cells = form.spec.options.map(([column, name]) => {
      const input = field(form, "input", value[key]?.[column]);
      inputs.push([key, column, input]);
      return element("label", { className: "cell" }, element("span", {}, name), input);
    });
    const title = element("span", { id, className: "title" }, label);
    return element("div", { className: "row", role: "group", "aria-labelledby": id }, title, ...cells);
  };
  const read = () => {
    const rows = {};
    for (const [key, column, input] of inputs) if (input.value.trim()) (rows[key] ??= {})[column] = input.value;
    return rows;
  };
  const rows = form.spec.lines.map(row);
  inputs.forEach(([, , input]) => form.typing(input, read));
  return group(form, ...rows);
}

// The end of an evaluation: say what is missing, hand in. What is missing is said before handing
// in; the same button then hands in all the same.
function check(form) {
  const verify = element("button", { type: "button" }, "Vérifier mes réponses");
  const submit = element("button", { type: "button", className: "main" });
  const title = (confirmed) => {
    submit.textContent = confirmed ? "Remettre quand même" : "Remettre";
    submit.dataset.confirmed = confirmed ? "yes" : "";
  };
  title(false);
  verify.addEventListener("click", () => form.ask({ type: "check" }));
  submit.addEventListener("click", () => form.ask({ type: "submit", confirmed: Boolean(submit.dataset.confirmed) }));
  form.heard = ({ incomplete = false }) => {
    title(incomplete && form.asked === "submit");
    if (form.asked) form.state.scrollIntoView({ block: "nearest" });
  };
  return element("div", { className: "end" }, verify, submit);
}

const KINDS = {
  single: (form) => ticks(form, "radio"),
  multiple: (form) => ticks(form, "checkbox"),
  order: ordering,
  match: pairs,
  classify: pairs,
  number: (form) => writing(form, "input", { inputMode: "decimal" }),
  short_text: (form) => writing(form, "input"),
  long_text: (form) => writing(form, "textarea", { rows: 8, spellcheck: true }),
  table,
  check,
};

class Form {
  constructor(model, el) {
    this.model = model;
    this.spec = model.get("spec");
    this.value = model.get("value");
    this.uid = `trousse-${this.spec.id}-${++instances}`;
    this.sent = 0;
    this.pending = null; // what is typed and not yet sent
    this.body = element("div");
    this.state = element("p", { className: "state", role: "status" });
    this.notice = element("p", { className: "notice", role: "status" });
    this.root = element("form", { className: "trousse-form", lang: "fr", noValidate: true, autocomplete: "off" });
    this.root.setAttribute("aria-label", this.spec.name);
    this.root.addEventListener("submit", (event) => event.preventDefault());
    this.root.addEventListener("focusout", () => this.flush());
    this.root.append(this.body, this.state, this.notice);
    el.append(this.root);
    this.draw();
    this.report(true);
  }

  draw() {
    this.body.replaceChildren(KINDS[this.spec.kind](this));
  }

  say(message, error = false) {
    if (this.state.textContent !== message) this.state.textContent = message;
    this.root.classList.toggle("lost", error);
  }

  typing(input, read) {
    input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.pending = read;
      this.timer = setTimeout(() => this.flush(), SAVE_DELAY);
    });
  }

  flush() {
    clearTimeout(this.timer);
    if (this.pending === null) return;
    const read = this.pending;
    this.pending = null;
    this.send(read());
  }

  send(value, news = "") {
    this.value = value;
    this.news = news;
    this.post({ type: "answer", value });
  }

  // The host may have something to save first (JupyterLab: what is typed in cells).
  async ask(message) {
    const waits = [];
    document.dispatchEvent(new CustomEvent("trousse:save", { detail: waits }));
    await Promise.allSettled(waits);
    this.news = "";
    this.asked = message.type;
    this.post(message);
  }

  post(message) {
    const n = ++this.sent;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.say(LOST, true), PATIENCE);
    try {
      this.model.send({ ...message, n });
    } catch {
      clearTimeout(this.waiting);
      this.say(LOST, true);
    }
  }

  // The kernel's word on what became of an answer.
  report(opening = false) {
    const status = this.model.get("status");
    const { n, message = "", error = false, notice = "" } = status;
    if (!opening && n !== this.sent) return; // word of an older answer
    clearTimeout(this.waiting);
    this.say([this.news, message].filter(Boolean).join(" "), error);
    if (this.notice.textContent !== notice) this.notice.textContent = notice;
    this.heard?.(status);
  }

  // The answer changed elsewhere: show it, unless it is what this page holds or is typing.
  refresh() {
    const value = this.model.get("value");
    const waiting = this.pending !== null || this.root.contains(document.activeElement);
    if (waiting || JSON.stringify(value) === JSON.stringify(this.value)) return;
    this.value = value;
    this.draw();
  }
}

export default {
  render({ model, el }) {
    const form = new Form(model, el);
    const report = () => form.report();
    const refresh = () => form.refresh();
    const leave = () => form.flush();
    model.on("change:status", report);
    model.on("change:value", refresh);
    window.addEventListener("pagehide", leave);
    return () => {
      form.flush();
      model.off("change:status", report);
      model.off("change:value", refresh);
      window.removeEventListener("pagehide", leave);
    };
  },
};
