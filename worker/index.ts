import { createApp } from "./app.ts";
import { runCron } from "./crons/schedule.ts";
import { createDeps } from "./deps.ts";
import type { Env } from "./env.ts";
import { consume } from "./queues/consume.ts";

export { SendGate } from "./objects/send-gate.ts";

const app = createApp();

/** The four doors. No logic here. */
export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  scheduled: (event, env) => runCron(event.cron, event.scheduledTime, createDeps(env)),
  queue: (batch, env) => consume(batch, createDeps(env)),
} satisfies ExportedHandler<Env>;
