/**
 * The values of a statement that is put together as text: each is one numbered parameter, however often it is used,
 * since D1 takes 100 of them. `?1` is the workspace.
 */
export type Params = {
  readonly values: readonly (string | number)[];
  /** The place of a value: `?2` and so on. */
  ref(value: string | number): string;
};

/** A statement as text, with the values of its parameters behind the workspace (`numbered` in db/). */
export type Query = { text: string; values: readonly (string | number)[] };

export function query(build: (params: Params) => string): Query {
  const params = newParams();
  const text = build(params);
  return { text, values: params.values };
}

export const WORKSPACE = "?1";
const FIRST = 2;

export function newParams(): Params {
  const places = new Map<string | number, string>();
  const values: (string | number)[] = [];
  return {
    values,
    ref(value) {
      const known = places.get(value);
      if (known) return known;
      const place = `?${FIRST + values.length}`;
      values.push(value);
      places.set(value, place);
      return place;
    },
  };
}
