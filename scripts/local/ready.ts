import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 150;
const REQUEST_TIMEOUT_MS = 10_000;

/** Waits until an address answers as wanted. @throws Error naming it when it never does */
export async function untilAnswers(
  url: string,
  isReady: (status: number) => boolean,
  options: { signal: AbortSignal; limitMs: number },
): Promise<void> {
  const deadline = Date.now() + options.limitMs;
  let last = "no answer";
  while (!options.signal.aborted) {
    try {
      const limit = AbortSignal.any([options.signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]);
      const answer = await fetch(url, { redirect: "manual", signal: limit });
      await answer.body?.cancel();
      if (isReady(answer.status)) return;
      last = `status ${answer.status}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    if (Date.now() > deadline)
      throw new Error(`${url} did not come up within ${options.limitMs / 1000} s (${last}).`);
    await sleep(POLL_MS);
  }
}
