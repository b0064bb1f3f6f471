import { useFetcher } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { WhatIf, WhatIfProgress } from "../../worker/scoring/contract.ts";
import { type ProblemView, problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { followWork } from "./job.ts";

type Asked = {
  isRunning: boolean;
  result: WhatIf | null;
  /** Why there is no whole result: it broke off, or takes too long to wait for. */
  trouble: "failed" | "late" | null;
  revision: number;
};
const NOTHING: Asked = { isRunning: false, result: null, trouble: null, revision: 0 };

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
    const end = await followWork<WhatIfProgress>(
      `/scoring/what-if?job=${encodeURIComponent(jobId)}`,
      (result) => setAsked((known) => ({ ...known, result })),
      () => turn.current === mine,
    );
    if (end === "dropped") return;
    setAsked((known) => ({ ...known, isRunning: false, trouble: end === "done" ? null : end }));
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
