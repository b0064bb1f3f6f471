import { Hono } from "hono";
import { ActivityLog } from "./activity.ts";
import type { Clock } from "./clock.ts";
import { createControlRoutes } from "./control/routes.ts";
import { Demo } from "./demo/demo.ts";
import { FaultBoard } from "./faults/faults.ts";
import { createGraph } from "./graph/routes.ts";
import { UsageMeter } from "./graph/usage.ts";
import { createAuthorizeRoutes } from "./oauth/authorize.ts";
import { createTokenRoutes } from "./oauth/routes.ts";
import { TokenOffice } from "./oauth/tokens.ts";
import { createOpenAi } from "./openai/app.ts";
import { createPageRoutes } from "./pages/routes.ts";
import { Crowd } from "./people/crowd.ts";
import { createLetterBox } from "./post/letter-box.ts";
import { createPushService } from "./post/push-service.ts";
import { createRandom } from "./random.ts";
import { seedWorld } from "./seed/seed.ts";
import type { Settings } from "./settings.ts";
import { Webhooks } from "./webhooks/delivery.ts";
import type { WorldState } from "./world/state.ts";
import { World } from "./world/world.ts";

export type SandboxOptions = {
  settings: Settings;
  clock: Clock;
  /** How webhooks and callbacks leave; a test passes a function. */
  fetch: typeof fetch;
  /** A world kept from before; absent: a fresh one from the seed. */
  state?: WorldState;
  /** Moves the clock, when it can be moved. */
  moveForward?: (byMs: number) => void;
};

export type Sandbox = {
  app: Hono;
  world: World;
  faults: FaultBoard;
  tokens: TokenOffice;
  webhooks: Webhooks;
  log: ActivityLog;
  demo: Demo;
  settings: Settings;
  fetch: typeof fetch;
  moveForward?: (byMs: number) => void;
  /** Drops everything that was about to happen. */
  forget(): void;
};

/** The whole stand-in, with its clock and its way out given by the caller. */
export function createSandbox({ settings, clock, fetch, state, moveForward }: SandboxOptions): Sandbox {
  const world = new World(state ?? seedWorld(settings.seed, clock.now()), clock);
  // Each part draws from its own source: switching one on does not change another's story.
  const random = (salt: number) => createRandom(settings.seed + salt);
  const faults = new FaultBoard(random(1));
  const log = new ActivityLog(clock);
  const tokens = new TokenOffice(world, faults, settings);
  const webhooks = new Webhooks({ world, settings, clock, random: random(2), faults, log, fetch });
  const crowd = new Crowd({ world, clock, random: random(3), faults });
  const demo = new Demo({ world, clock, random: random(4) });
  const usage = new UsageMeter(clock, faults);
  world.onChange(() => log.ring());

  const parts = {
    world,
    faults,
    tokens,
    webhooks,
    log,
    demo,
    settings,
    fetch,
    moveForward,
    forget() {
      webhooks.forget();
      crowd.forget();
      demo.forget();
    },
  };
  const app = new Hono();
  app.route("/sandbox", createControlRoutes(parts));
  app.route("/", createAuthorizeRoutes(parts));
  app.route("/", createTokenRoutes({ world, tokens, faults, log, clock }));
  app.route("/", createPageRoutes(parts));
  app.route("/openai", createOpenAi({ now: () => clock.now() }).app);
  app.route("/mail", createLetterBox(clock).app);
  app.route("/push", createPushService(clock).app);
  app.all("*", createGraph({ world, faults, random: random(5), tokens, usage, log, appId: settings.appId }));
  return { app, ...parts };
}
