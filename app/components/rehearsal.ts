import { useCallback, useEffect, useRef, useState } from "react";
import type { Rehearsal } from "../../worker/messaging/contract.ts";
import type { ProblemView } from "../problem.ts";
import { ask, isProblem } from "./ask.ts";

/** From here on, somebody waiting is told that it takes long. */
const SLOW_MS = 5_000;

export type RehearsalState = {
  result: Rehearsal | null;
  problem: ProblemView | null;
  isRunning: boolean;
  isSlow: boolean;
};
const IDLE: RehearsalState = { result: null, problem: null, isRunning: false, isSlow: false };

/** Plays an automation on the last 30 days. The latest question is the one that is answered. */
export function useRehearsal(): RehearsalState & { run: (body: Record<string, unknown>) => void } {
  const [state, setState] = useState(IDLE);
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current = -1;
    },
    [],
  );
  const run = useCallback((body: Record<string, unknown>) => {
    latest.current = Math.max(latest.current, 0) + 1;
    const turn = latest.current;
    setState((before) => ({ ...before, problem: null, isRunning: true, isSlow: false }));
    const slow = setTimeout(() => {
      if (latest.current === turn) setState((before) => ({ ...before, isSlow: true }));
    }, SLOW_MS);
    void ask<Rehearsal>("/automations/rehearsal", { body: JSON.stringify(body) }).then((answer) => {
      clearTimeout(slow);
      if (latest.current !== turn) return;
      setState(isProblem(answer) ? { ...IDLE, problem: answer.problem } : { ...IDLE, result: answer });
    });
  }, []);
  return { ...state, run };
}
