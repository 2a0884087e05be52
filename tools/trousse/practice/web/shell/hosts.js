// The places an exercise can live in: a page of its own, or a Jupyter output (Voilà, JupyterLab).

import { Shell } from "./shell.js";

/**
 * Start the page's own exercise if there is one, and return what a Jupyter widget needs.
 * @param {import("../logic/session.js").AppLogic} logic
 * @param {import("./shell.js").AppView} view
 * @returns {{render: Function}}
 */
export function hostsOf(logic, view) {
  startOwnPage(logic, view);
  return { render: (host) => renderInJupyter(host, logic, view) };
}

function startOwnPage(logic, view) {
  const holder = document.getElementById("trousse-exercise");
  const root = document.getElementById("trousse-root");
  if (holder && root) new Shell(root, JSON.parse(holder.textContent), logic, view, { title: true });
}

function renderInJupyter({ model, el }, logic, view) {
  // In the hidden frame of an exercise page, the page itself shows the exercise and takes the model.
  if (globalThis.trousseHost?.adopt?.(model)) return undefined;
  const root = document.createElement("div");
  el.append(root);
  const shell = new Shell(root, JSON.parse(model.get("exercise")), logic, view, { title: false, model });
  watchKernel(model);
  return () => shell.destroy();
}

function watchKernel(model) {
  // The kernel's own connection says when the server goes; nothing is asked of it.
  model.widget_manager?.kernel?.connectionStatusChanged?.connect((_kernel, status) => {
    const name = status === "connected" ? "trousse:server-back" : "trousse:server-lost";
    window.dispatchEvent(new CustomEvent(name));
  });
}
