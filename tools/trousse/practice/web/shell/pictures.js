// The nine pictures of the resume code, drawn for the project on a 24 by 24 grid.

import { h } from "./dom.js";
import { SHELL_WORDS } from "./words.js";

const PICTURE_PATHS = [
  "M3 12 12 4l9 8M6 10v10h12V10M10 20v-6h4v6",
  "M12 22v-7M12 15c-5 0-7-3-6-6 0-4 3-6 6-6s6 2 6 6c1 3-1 6-6 6z",
  "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
  "M8 11a4 4 0 1 0 0-.1M12 11h9v4M17 11v3",
  "M5 8h11v8a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3zM16 10h2a2 2 0 0 1 0 5h-2M8 2v3M12 2v3",
  "M2 12c4-6 10-6 14-1l5-4v10l-5-4c-4 5-10 5-14-1zM7 11v.1",
  "M12 3l2.7 6 6.3.7-4.7 4.3 1.3 6.5L12 17.2 6.4 20.5l1.3-6.5L3 9.7 9.300 9z",
  "M6 12a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM18 12a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM6 16l4-8h5l3 8M10 8l3 7M8 6h3M15 8V5h2",
  "M12 10a2 2 0 1 0 0 .1M12 8c-3-5 3-5 0 0M14 9c5-3 5 4 0 2M10 9c-5-3-5 4 0 2M12 12v9M12 18c3 0 4-2 5-3",
];

/**
 * Draw a picture and say its name.
 * @param {number} digit 1 to 9
 */
export function resumePicture(digit) {
  return h(
    "svg",
    { viewBox: "0 0 24 24", class: "tr-picture", role: "img", "aria-label": pictureName(digit) },
    h("path", { d: PICTURE_PATHS[digit - 1] }),
  );
}

/**
 * Name a picture.
 * @param {number} digit 1 to 9
 * @returns {string}
 */
export function pictureName(digit) {
  return SHELL_WORDS.pictures[digit - 1];
}
