import { badParameter, noSuchField } from "./errors.ts";

/** What was asked of one field: `replies.limit(5){id,text}`. */
export type Wanted = { limit?: number; fields?: FieldTree };
export type FieldTree = Map<string, Wanted>;

/**
 * Reads Graph field syntax: `id,text,replies.limit(5){id,from{username}}`.
 *
 * @throws GraphError code 100 when brackets do not match
 */
export function parseFields(text: string): FieldTree {
  let at = 0;
  const list = (closing: boolean): FieldTree => {
    const tree: FieldTree = new Map();
    while (at < text.length) {
      const name = /^[\s,]*([A-Za-z_][\w]*)/.exec(text.slice(at));
      if (name) {
        at += name[0].length;
        tree.set(name[1]!, one());
        continue;
      }
      if (closing && /^[\s,]*}/.test(text.slice(at))) {
        at = text.indexOf("}", at) + 1;
        return tree;
      }
      if (/^[\s,]*$/.test(text.slice(at))) break;
      throw badParameter(`Syntax error in fields near character ${at}: ${text}`);
    }
    if (closing) throw badParameter(`Syntax error: a bracket is not closed in ${text}`);
    at = text.length;
    return tree;
  };
  const one = (): Wanted => {
    const wanted: Wanted = {};
    for (let call = modifier(); call; call = modifier()) {
      at += call[0].length;
      if (call[1] === "limit") wanted.limit = Number(call[2]);
    }
    if (text[at] === "{") {
      at += 1;
      wanted.fields = list(true);
    }
    return wanted;
  };
  const modifier = () => /^\.(\w+)\(([^)]*)\)/.exec(text.slice(at));
  return list(false);
}

/** Readers of a node's fields; one that answers `undefined` is left out, as the platform leaves it out. */
export type FieldReaders<Node> = Record<string, (node: Node, wanted: Wanted) => unknown>;

export type NodeShape<Node> = { name: string; readers: FieldReaders<Node>; defaults: readonly string[] };

/**
 * The node with the fields that were asked for; `id` always comes along.
 *
 * @throws GraphError code 100 for a field the node type does not have
 */
export function project<Node>(
  node: Node,
  shape: NodeShape<Node>,
  tree: FieldTree | undefined,
): Record<string, unknown> {
  const wanted: FieldTree = tree?.size ? tree : new Map(shape.defaults.map((field) => [field, {}]));
  const answer: Record<string, unknown> = {};
  for (const [field, how] of wanted) {
    if (!Object.hasOwn(shape.readers, field)) throw noSuchField(field, shape.name);
    const value = shape.readers[field]!(node, how);
    if (value !== undefined) answer[field] = value;
  }
  if (Object.hasOwn(shape.readers, "id") && !("id" in answer)) answer.id = shape.readers.id!(node, {});
  return answer;
}

/** `2026-11-22T19:16:02+0000`: whole seconds, offset without a colon. */
export const graphTime = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 19)}+0000`;
