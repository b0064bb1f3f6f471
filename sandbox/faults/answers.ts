import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { type Clock, sleep } from "../clock.ts";
import { GraphError } from "../graph/errors.ts";
import type { CallFault } from "./schema.ts";

const CARRIED_OUT: Record<CallFault["mode"], boolean> = {
  ok: true,
  "timeout-after-send": true,
  "500-after-send": true,
  "500-before": false,
  "502-before": false,
  "429": false,
  reset: true,
  "reset-before": false,
  html: false,
  truncated: true,
  "error-in-200": false,
  "slow-drip": true,
  error: false,
};

/** Whether the call takes effect behind its bad answer. */
export const isCarriedOut = (fault: CallFault): boolean => fault.delivered ?? CARRIED_OUT[fault.mode];

export type Socket = { destroy(): void };
/** The Node socket under a request; absent when the app is called in-process. */
export const socketOf = (c: Context): Socket | undefined => {
  const bindings: unknown = c.env;
  if (typeof bindings !== "object" || bindings === null || !("outgoing" in bindings)) return undefined;
  const outgoing = bindings.outgoing;
  return typeof outgoing === "object" && outgoing !== null && "destroy" in outgoing
    ? (outgoing as Socket)
    : undefined;
};

export type FaultyCall = {
  clock: Clock;
  traceId: string;
  socket: Socket | undefined;
  honest: Response | undefined;
};

/** Turns a fault into what goes over the wire. */
export async function faultyAnswer(fault: CallFault, call: FaultyCall): Promise<Response> {
  const graph = (error: GraphError, status: number, headers: Record<string, string> = {}): Response =>
    Response.json(error.body(call.traceId), { status, headers });
  switch (fault.mode) {
    case "timeout-after-send":
      await sleep(call.clock, fault.hangMs);
      return new Response("", { status: 504 });
    case "500-after-send":
      return graph(new GraphError({ code: 1, subcode: 1357046, message: "An unknown error occurred" }), 500);
    case "500-before":
      return graph(
        new GraphError({
          code: 2,
          subcode: 1545133,
          message: "An unexpected error has occurred. Please retry later.",
          transient: true,
        }),
        500,
      );
    case "502-before":
      return new Response("Bad Gateway", { status: 502, headers: { "content-type": "text/plain" } });
    case "429":
      return graph(
        new GraphError({
          code: 613,
          subcode: 2534040,
          message: "(#613) Calls to this api have exceeded the rate limit.",
        }),
        429,
        fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) },
      );
    case "reset":
    case "reset-before":
      return hangUp(call.socket);
    case "html":
      return new Response("<!DOCTYPE html><html><title>Sorry, something went wrong.</title></html>", {
        status: 502,
        headers: { "content-type": "text/html; charset=utf-8" },
      });
    case "truncated": {
      const whole = call.honest ? await call.honest.text() : '{"recipient_id":"9';
      const cut = whole.slice(0, Math.max(1, Math.floor(whole.length / 2)));
      return new Response(cut, {
        status: 200,
        headers: { "content-type": "application/json; charset=UTF-8" },
      });
    }
    case "error-in-200":
      return graph(
        new GraphError({ code: 2, message: "Service temporarily unavailable", transient: true }),
        200,
      );
    case "slow-drip":
      return drip(call.honest ? await call.honest.text() : "{}", fault.hangMs, call.clock);
    case "error": {
      const { status, ...error } = fault.error ?? {
        code: 1,
        message: "An unknown error occurred",
        status: 400,
      };
      return graph(new GraphError(error), status);
    }
    case "ok":
      return call.honest ?? new Response(null, { status: 204 });
  }
}

function hangUp(socket: Socket | undefined): Response {
  if (socket) {
    socket.destroy();
    // A fresh one: the caller may add headers to it.
    return new Response(null, { headers: RESPONSE_ALREADY_SENT.headers });
  }
  const broken = new ReadableStream({
    start(controller) {
      controller.error(new Error("connection reset"));
    },
  });
  return new Response(broken, { status: 200 });
}

/** The true answer, one byte at a time over `overMs`. */
function drip(text: string, overMs: number, clock: Clock): Response {
  const bytes = new TextEncoder().encode(text);
  const gapMs = Math.ceil(overMs / Math.max(1, bytes.length));
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent >= bytes.length) return controller.close();
      await sleep(clock, gapMs);
      controller.enqueue(bytes.slice(sent, sent + 1));
      sent += 1;
    },
  });
  return new Response(body, { headers: { "content-type": "application/json; charset=UTF-8" } });
}
