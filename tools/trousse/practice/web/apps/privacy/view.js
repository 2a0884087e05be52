// The privacy desk, as it is drawn.

import { h } from "../../shell/dom.js";
import { PRIVACY_DESKS, PRIVACY_SCREENS } from "./desks.js";
import { PRIVACY_WORDS } from "./words.js";

export const privacyView = {
  key: (state) => PRIVACY_DESKS[state.desk].screen(state).join("|"),
  render: (context, state) =>
    h(
      "section",
      { class: "pv", "aria-label": PRIVACY_WORDS.deskNames[state.desk] },
      h("h2", { class: "pv-title" }, PRIVACY_WORDS.title),
      PRIVACY_SCREENS[state.desk](context, state),
    ),
};
