// What this page keeps of the room for a server that was killed: in this tab, until Trousse is stopped.

const PLACE = "trousse-room";
const TOO_OLD_S = 2 * 3600;

/** @param {object | null} memory of the room as the server tells it; null when the room is over */
export function remember(memory) {
  try {
    if (memory) sessionStorage.setItem(PLACE, JSON.stringify({ ...memory, at: Date.now() }));
    else sessionStorage.removeItem(PLACE);
  } catch { /* A browser that keeps nothing: a restart begins a new summary. */ }
}

/** @returns {object | null} what was remembered of another room than this one, with its `age` in seconds */
export function remembered(room) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE));
    const age = (Date.now() - kept.at) / 1000;
    return kept.room === room || age > TOO_OLD_S ? null : { ...kept, age };
  } catch {
    return null;
  }
}
