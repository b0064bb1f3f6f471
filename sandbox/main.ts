import { serve } from "@hono/node-server";
import { createSandbox } from "./app.ts";
import { createSystemClock } from "./clock.ts";
import { readSettings } from "./settings.ts";
import { keepStateFile, readStateFile } from "./state-file.ts";

const settings = readSettings(process.env);
const clock = createSystemClock();
const sandbox = createSandbox({
  settings,
  clock,
  fetch,
  state: settings.stateFile ? readStateFile(settings.stateFile) : undefined,
  moveForward: clock.moveForward,
});
const kept = settings.stateFile ? keepStateFile(sandbox.world, settings.stateFile) : undefined;
kept?.flush();

// This machine only, under both of its names: the control doors ask nobody who they are.
const server = serve({ fetch: sandbox.app.fetch, port: settings.port, hostname: "127.0.0.1" }, ({ port }) => {
  const second = serve({ fetch: sandbox.app.fetch, port, hostname: "::1" });
  second.on("error", () =>
    console.warn("sandbox: this machine has no IPv6 loopback, or the port is taken there"),
  );
  console.log(`sandbox: Instagram's stand-in listens on http://localhost:${port}`);
});
server.on("error", (error) => {
  console.error(`sandbox: ${error.message}`);
  process.exit(1);
});

const leave = (): void => {
  kept?.flush();
  // Open event streams would keep the server waiting for ever.
  process.exit(0);
};
process.on("SIGINT", leave);
process.on("SIGTERM", leave);
