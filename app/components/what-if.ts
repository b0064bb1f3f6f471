import { useFetcher } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { WhatIf, WhatIfProgress } from "../../worker/scoring/contract.ts";
import { type ProblemView, problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { ask, isProblem } from "./ask.ts";

const LOOK_EVERY_MS = 800;
const MISSES_ALLOWED = 10;

type Asked = { isRunning: boolean; result: WhatIf | null; hasFailed: boolean; revision: number };
const NOTHING: Asked = { isRunning: false, result: null, hasFailed: false, revision: 0 };

/** What the settings in a form would do: at once, or followed until the work is done. */
export function useWhatIf(form: RefObject<HTMLFormElement>, revision: number) {
  const fetcher = useFetcher<WhatIf | { jobId: string }>();
  const [asked, setAsked] = useState<Asked>(NOTHING);
  /** Only the newest question is followed. */
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current = -1;
    },
    [],
  );

  async function follow(jobId: string, mine: number) {
    for (let misses = 0; misses < MISSES_ALLOWED; ) {
      const soFar = await ask<WhatIfProgress>(`/scoring/what-if?job=${encodeURIComponent(jobId)}`);
      if (turn.current !== mine) return;
      if (isProblem(soFar)) misses += 1;
      else {
        misses = 0;
        const isRunning = soFar.state === "waiting" || soFar.state === "running";
        setAsked((known) => ({ ...known, result: soFar, isRunning, hasFailed: soFar.state === "failed" }));
        if (!isRunning) return;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    setAsked((known) => ({ ...known, isRunning: false, hasFailed: true }));
  }

  useAccepted(fetcher.data, (answer) => {
    if ("entering" in answer) setAsked((known) => ({ ...known, result: answer, isRunning: false }));
    else void follow(answer.jobId, turn.current);
  });
  const problem: ProblemView | null = problemIn(fetcher.data);
  return {
    ...asked,
    isRunning: fetcher.state !== "idle" || (asked.isRunning && !problem),
    isStale: asked.result !== null && asked.revision !== revision,
    problem,
    run: () => {
      if (!form.current?.reportValidity()) return;
      turn.current += 1;
      setAsked({ ...NOTHING, isRunning: true, revision });
      fetcher.submit(new FormData(form.current), { method: "post", action: "/scoring/what-if" });
    },
  };
}
