// The bar at the top: reading comfort, and leaving without a trace.

import { plainButton } from "./controls.js";
import { h } from "./dom.js";
import { fillWords, SHELL_WORDS } from "./words.js";

/** Text sizes offered, in per cent. */
export const TEXT_SIZES = [100, 125, 150, 175, 200];

const THEMES = { light: "themeLight", dark: "themeDark", contrast: "themeContrast" };

/**
 * Show the bar.
 * @param {import("./shell.js").Shell} shell
 */
export function comfortBar(shell) {
  const { size, theme } = shell.model;
  const place = TEXT_SIZES.indexOf(size);
  const themeButton = ([name, word]) =>
    plainButton(SHELL_WORDS[word], () => shell.setTheme(theme === name ? "" : name), {
      "aria-pressed": String(theme === name),
      key: name,
    });
  return h(
    "div",
    { class: "tr-bar", key: "bar" },
    h(
      "details",
      { class: "tr-comfort" },
      h("summary", null, SHELL_WORDS.comfort),
      h(
        "div",
        { class: "tr-row" },
        plainButton(SHELL_WORDS.smaller, () => shell.setSize(place - 1), { key: "smaller" }),
        plainButton(SHELL_WORDS.bigger, () => shell.setSize(place + 1), { key: "bigger" }),
        h("span", { key: "size" }, fillWords(SHELL_WORDS.sizeNow, { n: size })),
      ),
      h("div", { class: "tr-row" }, Object.entries(THEMES).map(themeButton)),
    ),
    shell.model.page !== "erased" && plainButton(SHELL_WORDS.quit, () => shell.erase(), { key: "quit" }),
  );
}
