// JupyterLab reduced to one open document, in a trainee's hands: one bar leads back to the list of
// modules, an evaluation shows its forms by itself, and what is typed in cells is saved by itself.
//
// A federated extension written by hand, so that nothing has to be built: JupyterLab loads this
// script, shares its own libraries through `init`, and asks for the plugin through `get`.

(() => {
  const EVERY = 3000; // ms between two looks at what is typed in cells
  const STYLE = new URL("desk.css", document.currentScript.src).href;
  const ID = "trousse-lab:desk";

  // What keys do in a notebook; JupyterLab's other ninety shortcuts are not loaded.
  const READING = ".jp-Notebook.jp-mod-commandMode:not(.jp-mod-readWrite) :focus:not(:read-write)";
  const WRITING = ".jp-Notebook.jp-mod-editMode";
  const KEYS = [
    ["Shift Enter", "notebook:run-cell-and-select-next", READING],
    ["Shift Enter", "notebook:run-cell-and-select-next", WRITING],
    ["Enter", "notebook:enter-edit-mode", READING],
    ["Escape", "notebook:enter-command-mode", WRITING],
    ["ArrowUp", "notebook:move-cursor-up", READING],
    ["ArrowDown", "notebook:move-cursor-down", READING],
  ];

  let shared;

  async function library(name) {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  }

  function element(tag, properties = {}, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }

  const sources = (panel) => [...panel.model.cells].map((cell) => cell.sharedModel.getSource());
  const titled = (text, otherwise) => /^# (.+)$/m.exec(text)?.[1] ?? otherwise;

  class Bar {
    constructor(home) {
      this.back = element("a", { href: home }, "← Mes modules");
      this.title = element("strong");
      this.start = element("button", { type: "button", hidden: true }, "▶ Lancer la cellule");
      this.again = element("button", { type: "button", hidden: true, title: "Si rien ne répond plus" }, "Relancer");
      [this.news, this.warning] = ["trousse-news", "trousse-news"].map((className) => element("span", { className }));
      for (const line of [this.news, this.warning]) line.setAttribute("role", "status");
      this.line = element("div", {}, this.back, this.title, this.start, this.again, this.news, this.warning);
      this.node = element("nav", { className: "trousse-bar", lang: "fr" }, this.line);
      this.node.setAttribute("aria-label", "Trousse");
    }

    // JupyterLab names the page after itself, again and again; people look for their module.
    name(title) {
      this.title.textContent = title;
      const keep = () => document.title === title || (document.title = title);
      keep();
      new MutationObserver(keep).observe(document.querySelector("title"), { childList: true });
    }

    say(news) {
      this.news.textContent = news;
    }
  }

  class Notebook {
    constructor(panel, bar, { run, commands, dialogs }) {
      Object.assign(this, { panel, bar, run, dialogs });
      this.isEvaluation = [...panel.model.cells].some((cell) => cell.getMetadata("nbgrader"));
      this.saved = sources(panel).join("\0");
      bar.name(titled(sources(panel).join("\n"), panel.context.localPath));
      bar.again.hidden = false;
      bar.start.hidden = this.isEvaluation;
      bar.start.onclick = () => commands.execute("notebook:run-cell-and-select-next");
      bar.again.onclick = () => panel.sessionContext.session?.kernel?.restart();
      panel.sessionContext.statusChanged.connect((_, status) => this.follow(status));
      panel.toggleClass("trousse-evaluation", this.isEvaluation);
    }

    async start() {
      await this.panel.sessionContext.ready;
      if (this.isEvaluation) await this.show();
    }

    // The forms of an evaluation: the cells above the part kept for its correction.
    async show() {
      const cells = this.panel.content.widgets;
      const end = cells.findIndex((cell) => cell.model.id === "correction");
      const seen = end < 0 ? cells : cells.slice(0, end);
      cells.forEach((cell) => cell.toggleClass("trousse-kept", !seen.includes(cell)));
      this.bar.say("Préparation de l’évaluation…");
      await this.run(this.panel.content, seen.filter((cell) => cell.model.type === "code"), this.panel.sessionContext);
      // What JupyterLab says of its cells to screen readers: there are only forms here.
      for (const cell of cells) cell.node.removeAttribute("aria-label");
      this.panel.content.node.querySelector("[role=feed]")?.removeAttribute("role");
      this.bar.say("");
    }

    // A kernel that starts again has forgotten the forms, not the answers: they are on the disk.
    follow(status) {
      if (status === "restarting" || status === "autorestarting") {
        this.lost = true;
        this.bar.say("Jupyter redémarre…");
      }
      if (status === "dead") this.bar.say("Jupyter s’est arrêté\u00a0: choisissez «\u00a0Relancer\u00a0».");
      if (status !== "idle" || !this.lost) return;
      this.lost = false;
      this.dialogs.flush(); // JupyterLab's own word on a crash: the bar says it, and what became of it
      if (this.isEvaluation) this.show().then(() => this.bar.say("Relancé\u00a0: vos réponses ont été relues."));
      else this.bar.say("Relancé\u00a0: lancez de nouveau les cellules depuis le début.");
    }

    // `insist`: try again what the disk has refused.
    async save(insist = false) {
      const now = sources(this.panel).join("\0");
      if (this.saving || now === this.saved || (now === this.refused && !insist)) return;
      this.saving = true;
      try {
        await this.panel.context.save();
        if (this.refused) this.bar.say("Enregistré.");
        [this.saved, this.refused] = [now, undefined];
      } catch {
        this.refused = now;
        this.bar.say("NON enregistré\u00a0: ce que vous avez tapé dans les cellules n’est pas sur le disque.");
      } finally {
        this.saving = false;
      }
    }
  }

  function watchOtherTabs(path, bar) {
    const tabs = new BroadcastChannel(`trousse ${path}`);
    const warn = () => {
      bar.warning.textContent = "Ce carnet est ouvert dans deux onglets\u00a0: fermez l’un des deux.";
    };
    tabs.onmessage = ({ data }) => {
      warn();
      if (data === "opened") tabs.postMessage("here");
    };
    tabs.postMessage("opened");
  }

  function activate(app, { tracker, documents, run, dialogs, Widget, PageConfig }) {
    const path = decodeURIComponent(PageConfig.getOption("treePath"));
    const home = `${PageConfig.getBaseUrl()}mes-modules`;
    const bar = new Bar(home);
    const top = new Widget({ node: bar.node });
    const open = [];
    top.id = "trousse-bar";
    app.shell.add(top, "top", { rank: 0 });
    // JupyterLab gives the panel a height of its own: give it the one the bar needs.
    new ResizeObserver(() => {
      top.parent.node.style.minHeight = `${bar.line.offsetHeight}px`;
      top.parent.parent.fit();
    }).observe(bar.line);
    document.querySelector(".jp-skiplink a")?.replaceChildren("Aller au contenu");
    for (const [keys, command, selector] of KEYS) app.commands.addKeyBinding({ keys: [keys], command, selector });

    tracker.widgetAdded.connect(async (_, panel) => {
      await panel.revealed;
      const notebook = new Notebook(panel, bar, { run, dialogs, commands: app.commands });
      open.push(notebook);
      notebook.start();
    });
    const saveAll = (insist) => Promise.all(open.map((one) => one.save(insist)));
    setInterval(saveAll, EVERY);
    document.addEventListener("trousse:save", ({ detail }) => detail.push(saveAll(true)));
    bar.back.addEventListener("click", (event) => {
      event.preventDefault();
      saveAll(true).finally(() => location.assign(home));
    });

    // Nothing of the last visit comes back: one address, one document.
    const areas = Object.fromEntries(["main", "down", "left", "right", "top"].map((name) => [`${name}Area`, null]));
    app.started.then(() =>
      app.shell.restoreLayout("single-document", { fetch: async () => ({ ...areas, relativeSizes: null, fresh: true }) }));
    app.restored.then(async () => {
      const page = path.endsWith(".md");
      const shown = documents.openOrReveal(path, page ? "Markdown Preview" : "default");
      await shown?.context.ready;
      if (page) bar.name(titled(shown.context.model.toString(), path));
      else watchOtherTabs(path, bar);
    });
  }

  async function plugin() {
    const [{ INotebookTracker, NotebookActions }, { IDocumentManager }, { Dialog }, { PageConfig }, { Widget }] =
      await Promise.all(["@jupyterlab/notebook", "@jupyterlab/docmanager", "@jupyterlab/apputils",
        "@jupyterlab/coreutils", "@lumino/widgets"].map(library));
    document.documentElement.lang = "fr";
    document.head.append(element("link", { rel: "stylesheet", href: STYLE }));
    const parts = { run: NotebookActions.runCells, dialogs: Dialog, Widget, PageConfig };
    return {
      id: ID,
      autoStart: true,
      requires: [INotebookTracker, IDocumentManager],
      activate: (app, tracker, documents) => activate(app, { tracker, documents, ...parts }),
    };
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["trousse-lab"] = {
    init: (scope) => {
      shared = scope;
    },
    get: async () => {
      const found = await plugin();
      return () => ({ __esModule: true, default: found });
    },
  };
})();
