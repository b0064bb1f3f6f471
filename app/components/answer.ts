import { useEffect, useRef } from "react";
import { problemIn } from "../problem.ts";

/** Does something once with each answer of an action that is no refusal. */
export function useAccepted<T>(data: T | undefined, onAccepted: (answer: T) => void): void {
  const handled = useRef<unknown>(null);
  const latest = useRef(onAccepted);
  latest.current = onAccepted;
  useEffect(() => {
    if (data === undefined || data === null || handled.current === data || problemIn(data)) return;
    handled.current = data;
    latest.current(data);
  }, [data]);
}
