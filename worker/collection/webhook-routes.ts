import { Hono } from "hono";
import { claimsSignature, reportAtDoor } from "../accounts/webhook-health.ts";
import { sendAll } from "../doorbell/send.ts";
import { webhookBodyLimit } from "../http/body.ts";
import type { ApiEnv } from "../http/context.ts";
import { notFound, Problem } from "../http/problem.ts";
import { packDelivery } from "./delivery-packing.ts";

/**
 * The doors platforms knock at. Size (413), signature on the raw bytes (401), parse (400), one message to the
 * queue, 200. No database and no platform call on this path; when the queue refuses, 503 makes the platform
 * deliver again.
 */
export const webhookRoutes = new Hono<ApiEnv>()
  .get("/:platform", async (c) => {
    const platform = c.var.deps.platform(c.req.param("platform"));
    if (!platform) throw notFound();
    const query = new URL(c.req.url).searchParams;
    const challenge = platform.answerHandshake(query);
    if (challenge === null) {
      const asked = query.get("hub.challenge");
      // Whatever else comes here by GET tests nothing.
      if (asked !== null) await reportAtDoor(c.var.deps, platform.id, "handshake-refused", asked);
      return c.text("forbidden", 403);
    }
    await reportAtDoor(c.var.deps, platform.id, "handshake", challenge);
    return c.text(challenge, 200);
  })
  .post("/:platform", webhookBodyLimit, async (c) => {
    const { deps } = c.var;
    const platform = deps.platform(c.req.param("platform"));
    if (!platform) throw notFound();
    const raw = new Uint8Array(await c.req.arrayBuffer());
    const signedWith = await platform.authenticate(raw, c.req.raw.headers);
    if (signedWith === null) {
      if (claimsSignature(c.req.raw.headers)) await reportAtDoor(deps, platform.id, "rejected");
      throw new Problem("bad-signature");
    }
    const text = new TextDecoder().decode(raw);
    const jobs = await packDelivery(platform, text, deps.now(), c.get("requestId"), signedWith);
    if (jobs === null) throw new Problem("malformed-json");
    try {
      if (jobs.length === 1) await deps.env.INGEST.send(jobs[0]!);
      else await sendAll(deps.env.INGEST, jobs);
    } catch {
      throw new Problem("unavailable", { retryAfterSeconds: 10 });
    }
    return c.text("ok", 200);
  });
