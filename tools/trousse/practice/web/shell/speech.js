// Reading aloud, only with a French voice that lives on this machine: no text ever leaves it.

/**
 * Find a local French voice.
 * @returns {SpeechSynthesisVoice|null}
 */
export function localFrenchVoice() {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return voices.find((voice) => voice.localService && voice.lang.toLowerCase().startsWith("fr")) ?? null;
}

/**
 * Read a text, after stopping what is being read.
 * @param {string} text
 */
export function readAloud(text) {
  const voice = localFrenchVoice();
  stopReading();
  if (voice === null) return;
  const speech = new SpeechSynthesisUtterance(text);
  speech.voice = voice;
  speech.lang = voice.lang;
  speech.rate = 0.9;
  speechSynthesis.speak(speech);
}

/** Stop reading. */
export function stopReading() {
  globalThis.speechSynthesis?.cancel();
}

/**
 * Call back when the list of voices changes (browsers fill it late).
 * @param {() => void} changed
 * @returns {() => void} stops watching
 */
export function watchVoices(changed) {
  const speech = globalThis.speechSynthesis;
  speech?.addEventListener?.("voiceschanged", changed);
  return () => speech?.removeEventListener?.("voiceschanged", changed);
}
