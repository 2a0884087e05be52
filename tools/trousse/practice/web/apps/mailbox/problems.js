// Faults an author can make in a mailbox scene: a key that nothing bears.

import { writtenActions, writtenPredicates } from "../../logic/walk.js";
import { SYSTEM_FOLDERS } from "./scene.js";

const NOUNS = { message: "aucun message", person: "aucune personne", document: "aucun document", folder: "aucun dossier", channel: "aucun lieu de signalement" };
const MESSAGE_NAMES = ["open", "reply", "reply_all", "forward", "delete", "restore", "report", "unsubscribe", "follow", "judge"];
const MESSAGE_TESTS = ["opened", "reading", "followed", "found", "gone", "reported", "unsubscribed"];
const DIRECT = {
  ...Object.fromEntries([...MESSAGE_NAMES, ...MESSAGE_TESTS].map((name) => [name, "message"])),
  ...{ pick: "person", attach: "document", detach: "document", look: "document", looked: "document" },
  ...{ folder: "folder", viewing: "folder" },
};
const LETTERS = ["draft", "sent", "just_sent"];
const PARTS = { message: "message", folder: "folder", channel: "channel", answers: "message" };
const LISTS = { to: "person", cc: "person", cci: "person", everyone: "person", attachments: "document" };

/**
 * List the keys that nothing in the scene bears.
 * @param {object} exercise
 * @returns {{path: (string|number)[], message: string}[]}
 */
export function mailboxProblems(exercise) {
  const known = knownKeys(exercise.scene);
  const uses = [
    ...sceneUses(exercise.scene),
    ...[...writtenActions(exercise), ...writtenPredicates(exercise)].flatMap(usesOf),
  ];
  return uses
    .filter(({ kind, key }) => typeof key === "string" && !known[kind].includes(key))
    .map(({ path, kind, key }) => ({ path, message: `« ${key} » : la scène n’a ${NOUNS[kind]} de ce nom. Noms connus : ${known[kind].join(", ")}.` }));
}

function knownKeys(scene) {
  const keys = (list) => (scene[list] ?? []).map((one) => one.key);
  return {
    message: keys("messages"),
    person: [...keys("people"), "me"],
    document: keys("documents"),
    folder: [...SYSTEM_FOLDERS, ...keys("folders")],
    channel: keys("channels"),
  };
}

function sceneUses(scene) {
  const contacts = (scene.contacts ?? []).map((key, place) => ({ path: ["scene", "contacts", place], kind: "person", key }));
  const inMessages = (scene.messages ?? []).flatMap((message, place) => {
    const path = ["scene", "messages", place];
    const single = [
      { path: [...path, "from"], kind: "person", key: message.from },
      { path: [...path, "folder"], kind: "folder", key: message.folder },
      { path: [...path, "channel"], kind: "channel", key: message.channel },
    ];
    return [...single, ...listUses(message, path)];
  });
  return [...contacts, ...inMessages];
}

function usesOf({ path, name, argument }) {
  if (name in DIRECT) return [{ path, kind: DIRECT[name], key: argument }];
  if (LETTERS.includes(name)) return [...partUses(argument, path), ...listUses(argument, path)];
  return partUses(argument, path);
}

function partUses(argument, path) {
  if (argument === null || typeof argument !== "object") return [];
  return Object.entries(PARTS)
    .filter(([part]) => !["present", "missing"].includes(argument[part]))
    .map(([part, kind]) => ({ path: [...path, part], kind, key: argument[part] }));
}

function listUses(holder, path) {
  if (holder === null || typeof holder !== "object") return [];
  return Object.entries(LISTS).flatMap(([field, kind]) =>
    listsIn(field, holder[field]).flatMap(([keys, items]) =>
      items.map((key, place) => ({ path: [...path, ...keys, place], kind, key })),
    ),
  );
}

function listsIn(field, value) {
  if (Array.isArray(value)) return [[[field], value]];
  if (value === null || typeof value !== "object") return [];
  return ["includes", "excludes"].filter((test) => Array.isArray(value[test])).map((test) => [[field, test], value[test]]);
}
