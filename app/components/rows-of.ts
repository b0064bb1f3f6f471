import { useState } from "react";

export type Row<T> = { id: number; value: T };

/** Lines of a form that people add and take away; each keeps its own id, whatever goes before it. */
export function useRows<T>(first: readonly T[]) {
  const [rows, setRows] = useState<Row<T>[]>(() => first.map((value, id) => ({ id, value })));
  return {
    rows,
    add: (value: T) =>
      setRows((before) => [...before, { id: Math.max(-1, ...before.map((row) => row.id)) + 1, value }]),
    remove: (id: number) => setRows((before) => before.filter((row) => row.id !== id)),
    change: (id: number, value: T) =>
      setRows((before) => before.map((row) => (row.id === id ? { id, value } : row))),
  };
}
