// What every gesture in the mailbox shares.

/**
 * Describe a gesture: when it is refused, and what it changes.
 * @param {(state: object, argument: any) => string|boolean} refusal a reason, or something false when possible
 * @param {(state: object, argument: any) => void} change changes the state it is given
 */
export function gesture(refusal, change) {
  const apply = (state, argument) => {
    Object.assign(state, { just_sent: "", refused: "" });
    change(state, argument);
    return state;
  };
  return { refusal: (state, argument) => refusal(state, argument) || "", apply };
}

/** Refuse unless a condition holds. @param {boolean} possible @param {string} reason */
export function unless(possible, reason) {
  return possible ? "" : reason;
}

/** Say whether a message is on screen. @param {object} state @param {string} key */
export function isReading(state, key) {
  return state.view.screen === "message" && state.view.message === key;
}

/** Refuse unless the message is on screen. @param {object} state @param {string} key */
export function unlessReading(state, key) {
  return unless(isReading(state, key), "Il faut d’abord ouvrir le message.");
}

/** Refuse unless a letter is being written. @param {object} state */
export function unlessWriting(state) {
  return unless(state.view.screen === "compose", "Aucun message n’est en cours d’écriture.");
}

/** Show the list of the current folder. @param {object} state */
export function showList(state) {
  state.view = { ...state.view, screen: "list", message: "", document: "" };
  state.panel = "";
}
