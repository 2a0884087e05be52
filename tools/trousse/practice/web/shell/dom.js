// Describing elements as plain data and bringing the page in line with the description.
// Elements are kept when they can be: focus, caret and a half-finished click survive a redraw.
// Data only ever becomes text nodes, field values or plain attributes, never markup.

const SVG_SPACE = "http://www.w3.org/2000/svg";
const PROPERTIES = ["value", "checked", "selected"];
const described = new WeakMap();

/**
 * @typedef {{tag: string, props: Record<string, any>, children: (Described|string)[]}} Described
 */

/**
 * Describe an element.
 * @param {string} tag
 * @param {Record<string, any>|null} props attributes; `onclick`… are listeners; `key` tells siblings apart
 * @param {...any} children descriptions, texts, lists of them; false, null and undefined are left out
 * @returns {Described}
 */
export function h(tag, props, ...children) {
  const kept = children.flat(Infinity).filter((c) => c !== false && c !== null && c !== undefined);
  return { tag, props: props ?? {}, children: kept.map((c) => (typeof c === "object" ? c : String(c))) };
}

/**
 * Bring the children of an element in line with descriptions.
 * @param {Element} parent
 * @param {(Described|string)[]} wanted
 */
export function patchChildren(parent, wanted) {
  wanted.forEach((item, place) => {
    const found = reusableNode(parent, place, item);
    const node = found ?? createNode(parent, item);
    if (parent.childNodes[place] !== node) parent.insertBefore(node, parent.childNodes[place] ?? null);
    updateNode(node, item);
  });
  while (parent.childNodes.length > wanted.length) parent.lastChild.remove();
}

function reusableNode(parent, place, item) {
  const here = parent.childNodes[place];
  if (here && sameKind(here, item)) return here;
  const key = item.props?.key;
  if (key === undefined) return null;
  return [...parent.childNodes].slice(place).find((node) => sameKind(node, item)) ?? null;
}

function sameKind(node, item) {
  if (typeof item === "string") return node.nodeType === Node.TEXT_NODE;
  const before = described.get(node);
  return before?.tag === item.tag && before.props.key === item.props.key;
}

function createNode(parent, item) {
  if (typeof item === "string") return document.createTextNode("");
  const inSvg = item.tag === "svg" || parent.namespaceURI === SVG_SPACE;
  return inSvg ? document.createElementNS(SVG_SPACE, item.tag) : document.createElement(item.tag);
}

function updateNode(node, item) {
  if (typeof item === "string") {
    if (node.data !== item) node.data = item;
    return;
  }
  const before = described.get(node)?.props ?? {};
  described.set(node, item);
  for (const name of Object.keys(before)) if (!(name in item.props)) setProp(node, name, null);
  patchChildren(node, item.children);
  for (const [name, value] of Object.entries(item.props)) {
    if (PROPERTIES.includes(name) || before[name] !== value) setProp(node, name, value);
  }
}

function setProp(node, name, value) {
  if (name === "key") return;
  if (name.startsWith("on")) node[name] = value;
  else if (PROPERTIES.includes(name)) setProperty(node, name, value ?? "");
  else if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}

function setProperty(node, name, value) {
  if (node[name] !== value) node[name] = value;
}
