// The post, drawn: the photo, the text, the list of details, who will see it.

import { actionButton, paragraphs, viewHeading } from "../../../../shell/controls.js";
import { h } from "../../../../shell/dom.js";
import { fillWords } from "../../../../shell/words.js";
import { addScreen } from "../../desks.js";
import { choiceButtons, deskFrame } from "../../frame.js";
import { itemOf } from "../../gestures.js";
import { isShown, sharedDetails } from "./logic.js";
import { PRIVACY_WORDS } from "../../words.js";

/**
 * Draw the post.
 * @param {import("../../../../shell/controls.js").ViewContext} context
 * @param {object} state
 */
function postScreen(context, state) {
  return deskFrame("web", fillWords(PRIVACY_WORDS.networkOf, { network: state.network, name: state.owner }), state.shared ? sharedScreen(context, state) : draftScreen(context, state));
}

function draftScreen(context, state) {
  return h(
    "div",
    { class: "pv-ask", key: "draft" },
    viewHeading("h3", PRIVACY_WORDS.draftTitle),
    postPreview(state, true),
    h("h4", null, PRIVACY_WORDS.detailsTitle),
    h("p", { class: "tr-help" }, PRIVACY_WORDS.detailsHelp),
    h("ol", { class: "pv-details" }, state.details.map((detail, place) => detailLine(context, state, detail, place + 1))),
    h("h4", null, PRIVACY_WORDS.readersTitle),
    choiceButtons(context, {
      label: PRIVACY_WORDS.readersTitle,
      options: state.audiences.map(({ key, name, help }) => ({ key, name, help })),
      value: state.reader,
      action: (key) => ({ readers: key }),
    }),
    h("div", { class: "pv-below" }, actionButton(context, { share: true }, PRIVACY_WORDS.share, { class: "tr-button tr-main", disabled: state.reader === "" })),
  );
}

function postPreview(state, marked) {
  const text = state.text.map((part) => [textPart(state, part, marked), " "]);
  return h("div", { class: "pv-post", key: "preview" }, h("p", { class: "pv-kind" }, state.owner), h("p", { class: "pv-post-text" }, text), photo(state, marked));
}

function textPart(state, part, marked) {
  const place = state.details.findIndex((detail) => detail.key === part.detail);
  const text = part.text.trim();
  if (place < 0) return text;
  if (!isShown(state, part.detail)) return marked && h("span", { class: "pv-gap", key: part.detail }, PRIVACY_WORDS.gone);
  return marked ? h("span", { class: "pv-told", key: part.detail }, text, h("sup", { class: "pv-number" }, place + 1)) : text;
}

function photo(state, marked) {
  const { width, height, alt, shapes } = state.photo;
  const marks = state.details.map((detail, place) => ({ ...detail, number: place + 1 })).filter((detail) => detail.area);
  return h(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "pv-photo", role: "img", "aria-label": alt },
    shapes.map(drawShape),
    marks.map((detail) => (isShown(state, detail.key) ? marked && numberMark(detail) : mask(detail))),
  );
}

function drawShape(shape) {
  const { fill = "none", stroke = "none", width = 1 } = shape;
  const style = { fill, stroke, "stroke-width": width, "stroke-linejoin": "round", "stroke-linecap": "round" };
  if (shape.rect) return h("rect", { x: shape.rect[0], y: shape.rect[1], width: shape.rect[2], height: shape.rect[3], rx: shape.round ?? 0, ...style });
  if (shape.circle) return h("circle", { cx: shape.circle[0], cy: shape.circle[1], r: shape.circle[2], ...style });
  return h("path", { d: shape.path ?? "", ...style });
}

function numberMark({ area, number }) {
  const [x, y, width] = area;
  const at = [x + width, Math.max(y, 11)];
  return h("g", { key: `mark-${number}` }, h("circle", { cx: at[0], cy: at[1], r: 10, class: "pv-mark-disc" }), h("text", { x: at[0], y: at[1] + 4.500, class: "pv-mark-text" }, number));
}

function mask({ area, number }) {
  const [x, y, width, height] = area;
  return h("rect", { key: `mask-${number}`, x, y, width, height, rx: 3, class: "pv-mask" });
}

function detailLine(context, state, detail, number) {
  const seen = state.inspected.includes(detail.key);
  return h(
    "li",
    { key: detail.key, class: "pv-detail" },
    h("p", { class: "pv-name" }, h("span", { class: "pv-disc" }, number), " ", detail.name),
    seen ? h("p", { class: "pv-note" }, detail.tells) : actionButton(context, { inspect: detail.key }, [PRIVACY_WORDS.inspect, h("span", { class: "pv-only-read" }, ` : ${detail.name}`)], { key: "inspect" }),
    choiceButtons(context, {
      label: detail.name,
      options: [
        { key: "keep", name: PRIVACY_WORDS.keep },
        { key: "hide", name: detail.area ? PRIVACY_WORDS.hide : PRIVACY_WORDS.remove },
      ],
      value: state.treated[detail.key] ?? "keep",
      action: (choice) => ({ treat: { detail: detail.key, choice } }),
    }),
  );
}

function sharedScreen(context, state) {
  const audience = itemOf(state.audiences, state.shared.reader);
  const told = sharedDetails(state).filter((detail) => detail.tells);
  return h(
    "div",
    { class: "pv-ask", key: "shared" },
    viewHeading("h3", PRIVACY_WORDS.sharedTitle),
    h("p", null, fillWords(PRIVACY_WORDS.sharedWith, { name: audience.name })),
    postPreview(state, false),
    h("h4", null, PRIVACY_WORDS.sharedTells),
    h("ul", { class: "pv-effects" }, told.map((detail) => h("li", { key: detail.key, "data-tone": detail.tone ?? "care" }, detail.tells))),
    paragraphs(audience.after),
    actionButton(context, { take_back: true }, PRIVACY_WORDS.takeBack),
  );
}

addScreen("post", postScreen);
