import { existsSync, readFileSync } from "node:fs";

/** Meta's own field lists, kept outside this repository: they are Meta's, not ours to publish. */
const LISTS = new URL("../../../../../shared/specs/meta/", import.meta.url).pathname;
export const hasPublishedLists = existsSync(`${LISTS}IGComment.json`);

export type PublishedNode = {
  fields: { name: string; type: string }[];
  apis: {
    method: string;
    endpoint?: string;
    name?: string;
    params: { name: string; required?: boolean; type: string }[];
  }[];
};

const read = <T>(name: string): T => JSON.parse(readFileSync(`${LISTS}${name}.json`, "utf8")) as T;

export const publishedNode = (name: string): PublishedNode => read(name);

export function publishedEnum(name: string): string[] {
  const all = read<{ name: string; values: string[] }[]>("enum_types.subset");
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`no enum ${name}`);
  return found.values;
}

/** The names of a node's fields and of its edges that can be expanded among them. */
export function publishedNames(name: string): string[] {
  const { fields, apis } = publishedNode(name);
  const edges = apis.flatMap(({ method, endpoint }) => (method === "GET" && endpoint ? [endpoint] : []));
  return [...fields.map((field) => field.name), ...edges];
}

/** `id,replies{id,from{username}}` → `{id: null, replies: {id: null, from: {username: null}}}`. */
export type FieldTree = { [name: string]: FieldTree | null };

export function readFields(text: string): FieldTree {
  let rest = text;
  const list = (): FieldTree => {
    const tree: FieldTree = {};
    for (;;) {
      const name = /^,?([a-z_]+)/.exec(rest);
      if (!name) return tree;
      rest = rest.slice(name[0].length);
      tree[name[1]!] = null;
      if (!rest.startsWith("{")) continue;
      rest = rest.slice(1);
      tree[name[1]!] = list();
      if (!rest.startsWith("}")) throw new Error(`a bracket is not closed in ${text}`);
      rest = rest.slice(1);
    }
  };
  const tree = list();
  if (rest !== "") throw new Error(`${rest} is left of ${text}`);
  return tree;
}
