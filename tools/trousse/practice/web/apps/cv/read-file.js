// Finding the CV's data inside a file made here: JSON itself, PDF, DOCX or ODT.

const MAX_FILE = 5_000_000;
const MAX_RESUME = 400_000;
const ZIP_PARTS = /^(meta\.xml|customXml\/item\d+\.xml)$/;

/**
 * Read the JSON Resume a file holds.
 * @param {File} file
 * @returns {Promise<string|null>} its text; null when there is none
 */
export async function resumeTextOf(file) {
  if (file.size > MAX_FILE) return null;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const head = latinText(bytes.subarray(0, 4));
    if (head === "%PDF") return await fromPdf(bytes);
    if (head === "PK\u0003\u0004") return await fromZip(bytes);
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

function latinText(bytes) {
  return new TextDecoder("latin1").decode(bytes);
}

async function inflateBytes(bytes, format) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format));
  const reader = stream.getReader();
  const parts = [];
  for (let size = 0, step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    size += step.value.length;
    if (size > MAX_RESUME) throw new Error("too long");
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function fromPdf(bytes) {
  const found = /<<[^<>]*\/Type\s*\/EmbeddedFile(?:[^<>]|<<[^<>]*>>)*>>\s*stream\r?\n/.exec(latinText(bytes));
  if (!found) return null;
  const [dictionary] = found;
  const length = Number(/\/Length\s+(\d+)/.exec(dictionary)[1]);
  const start = found.index + dictionary.length;
  const data = bytes.subarray(start, start + Math.min(length, MAX_RESUME));
  return new TextDecoder().decode(dictionary.includes("/FlateDecode") ? await inflateBytes(data, "deflate") : data);
}

async function fromZip(bytes) {
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let place = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const [nameSize, extraSize, noteSize] = [28, 30, 32].map((at) => view.getUint16(place + at, true));
    if (ZIP_PARTS.test(latinText(bytes.subarray(place + 46, place + 46 + nameSize)))) {
      const text = resumeInXml(await zipPart(bytes, view, place));
      if (text) return text;
    }
    place += 46 + nameSize + extraSize + noteSize;
  }
  return null;
}

async function zipPart(bytes, view, place) {
  const size = view.getUint32(place + 20, true);
  const local = view.getUint32(place + 42, true);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const data = bytes.subarray(start, start + size);
  const plain = view.getUint16(place + 10, true) === 0;
  return new TextDecoder().decode(plain ? data : await inflateBytes(data, "deflate-raw"));
}

function resumeInXml(xml) {
  const read = new DOMParser().parseFromString(xml, "application/xml");
  const holders = [...read.getElementsByTagName("*")].filter((one) => one.localName === "resume" || one.getAttribute("meta:name") === "x-trousse");
  return holders[0]?.textContent ?? null;
}
