import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Sandbox } from "../app.ts";
import { seedWorld } from "../seed/seed.ts";
import { dashboardTest } from "../webhooks/dashboard-test.ts";
import { callBack } from "../webhooks/signed-request.ts";
import { createActRoutes, requireAccountNamed } from "./acts.ts";
import {
  AccountChangeSchema,
  CallbackSchema,
  ClockSchema,
  DemoSchema,
  PersonChangeSchema,
  ResetSchema,
  RevokeSchema,
  TestDeliverySchema,
} from "./bodies.ts";
import { answerError, ControlError, missing, readBody } from "./problem.ts";
import { accountView, commentView, inboxView, mediaView, personView } from "./views.ts";

const LISTED = 200;
const HEARTBEAT_MS = 25_000;

/** `/sandbox/*`: what tests and the play page drive the world with. JSON in and out; nothing of the platform's. */
export function createControlRoutes(sandbox: Omit<Sandbox, "app">): Hono {
  const { world, faults, log, webhooks, tokens, settings } = sandbox;
  const app = new Hono();
  app.onError(answerError);
  app.route("/", createActRoutes(world, faults));

  app.get("/health", (c) => c.json({ status: "ok", seed: world.state.seed, now: world.clock.now() }));

  app.get("/accounts", (c) =>
    c.json({ items: world.state.accounts.map((account) => accountView(world, account)) }),
  );
  app.patch("/accounts/:username", async (c) => {
    const account = requireAccountNamed(world, c.req.param("username"));
    Object.assign(account, await readBody(c, AccountChangeSchema));
    world.changed();
    return c.json(accountView(world, account));
  });
  app.post("/accounts/:username/revoke", async (c) => {
    const account = requireAccountNamed(world, c.req.param("username"));
    const { subcode } = await readBody(c, RevokeSchema);
    return c.json({ revoked: tokens.revoke(account, subcode) });
  });

  app.get("/people", (c) => c.json({ items: world.state.people.map((person) => personView(world, person)) }));
  app.patch("/people/:username", async (c) => {
    const body = await readBody(c, PersonChangeSchema);
    const person = world.personOrStranger(c.req.param("username"));
    if (body.answers) person.answers = body.answers;
    if (body.follows) person.follows = body.follows.map((name) => requireAccountNamed(world, name).userId);
    world.changed();
    return c.json(personView(world, person));
  });
  app.get("/people/:username/inbox", (c) => {
    const account = requireAccountNamed(world, c.req.query("account") ?? world.state.accounts[0]!.username);
    const person = world.person(c.req.param("username"));
    if (!person) throw missing("person");
    return c.json(inboxView(world, account, person));
  });

  app.get("/media", (c) => {
    const account = requireAccountNamed(world, c.req.query("account") ?? world.state.accounts[0]!.username);
    return c.json({ items: world.mediaOf(account.userId).map((media) => mediaView(world, media)) });
  });
  app.get("/comments", (c) => {
    const account = c.req.query("account");
    const mediaId = c.req.query("mediaId");
    const accountId = account === undefined ? undefined : requireAccountNamed(world, account).userId;
    const items = world.state.comments
      .filter(
        (one) =>
          (accountId === undefined || one.accountId === accountId) &&
          (mediaId === undefined || one.mediaId === mediaId),
      )
      .sort((a, b) => b.at - a.at)
      .slice(0, LISTED);
    return c.json({ items: items.map((comment) => commentView(world, comment)) });
  });

  app.get("/faults", (c) => c.json(faults.now));
  app.post("/faults", async (c) => {
    const input: unknown = await c.req.json().catch(() => {
      throw new ControlError(400, "the body is not JSON");
    });
    return c.json(faults.change(input));
  });
  app.delete("/faults", (c) => c.json(faults.clear()));

  app.get("/requests", (c) =>
    c.json({ items: log.requests.filter((entry) => entry.id > Number(c.req.query("after") ?? 0)) }),
  );
  app.get("/deliveries", (c) =>
    c.json({ items: log.deliveries.filter((entry) => entry.id > Number(c.req.query("after") ?? 0)) }),
  );
  app.delete("/logs", (c) => {
    log.clear();
    return c.body(null, 204);
  });

  app.post("/webhooks/handshake", async (c) => c.json(await webhooks.handshake()));
  app.post("/webhooks/raw", async (c) => {
    const body: unknown = await c.req.json().catch(() => {
      throw new ControlError(400, "the body is not JSON");
    });
    webhooks.deliverRaw(body);
    return c.json({ accepted: true }, 202);
  });
  app.post("/webhooks/test", async (c) => {
    const { field } = await readBody(c, TestDeliverySchema);
    webhooks.deliverRaw(dashboardTest(field, world.clock.now()));
    return c.json({ accepted: true }, 202);
  });
  for (const kind of ["deauthorize", "data-deletion"] as const) {
    app.post(`/${kind}`, async (c) => {
      const account = requireAccountNamed(world, (await readBody(c, CallbackSchema)).account);
      // Removing the app in the settings kills its tokens, and then the app is told.
      tokens.revoke(account, 458);
      return c.json(
        await callBack(kind, account, {
          settings,
          quirks: faults.now.callbacks,
          fetch: sandbox.fetch,
          nowMs: world.clock.now(),
        }),
      );
    });
  }

  app.post("/reset", async (c) => {
    const body = await readBody(c, ResetSchema);
    const old = world.state;
    const fresh = seedWorld(body.seed ?? old.seed, world.clock.now());
    if (body.keepConnections) {
      fresh.tokens = old.tokens;
      for (const account of fresh.accounts) {
        account.subscribedFields =
          old.accounts.find((one) => one.userId === account.userId)?.subscribedFields ?? [];
      }
    }
    sandbox.forget();
    faults.clear();
    log.clear();
    world.replace(fresh);
    return c.json({ seed: fresh.seed, people: fresh.people.length, comments: fresh.comments.length });
  });
  app.post("/clock", async (c) => {
    const { advanceMs } = await readBody(c, ClockSchema);
    if (!sandbox.moveForward) throw new ControlError(409, "this clock cannot be moved");
    sandbox.moveForward(advanceMs);
    return c.json({ now: world.clock.now() });
  });

  app.post("/demo/start", async (c) => {
    const { account, restart } = await readBody(c, DemoSchema);
    return c.json(sandbox.demo.start(requireAccountNamed(world, account), restart));
  });
  app.post("/demo/stop", (c) => c.json(sandbox.demo.stop()));
  app.get("/demo", (c) => c.json(sandbox.demo.status()));

  /** Rings whenever something happened; what happened is read from the doors above. */
  app.get("/events", (c) =>
    streamSSE(c, async (stream) => {
      let pending: (() => void) | undefined;
      let hasNews = false;
      const ring = (): void => {
        hasNews = true;
        pending?.();
      };
      const unwatch = log.watch(ring);
      stream.onAbort(() => {
        unwatch();
        pending?.();
      });
      await stream.writeSSE({ event: "hello", data: "" });
      while (!stream.aborted) {
        if (!hasNews) {
          const heartbeat = setTimeout(() => pending?.(), HEARTBEAT_MS);
          await new Promise<void>((resolve) => {
            pending = resolve;
          });
          clearTimeout(heartbeat);
        }
        const event = hasNews ? "change" : "heartbeat";
        hasNews = false;
        if (!stream.aborted) await stream.writeSSE({ event, data: "" });
        await stream.sleep(150);
      }
    }),
  );
  return app;
}
