import { readFileSync } from "node:fs";
import { Hono } from "hono";
import type { World } from "../world/world.ts";
import { playPage } from "./play.ts";
import { playState } from "./play-state.ts";
import { languageOf } from "./words.ts";

const ASSETS = {
  "sandbox.css": "text/css; charset=utf-8",
  "play.js": "text/javascript; charset=utf-8",
  "draw.js": "text/javascript; charset=utf-8",
  "inbox.js": "text/javascript; charset=utf-8",
  "talk.js": "text/javascript; charset=utf-8",
};

/** The pages for people, and the files they need. */
export function createPageRoutes({ world }: { world: World }): Hono {
  const app = new Hono();
  for (const [name, type] of Object.entries(ASSETS)) {
    const text = readFileSync(new URL(`./assets/${name}`, import.meta.url), "utf8");
    app.get(`/assets/${name}`, (c) =>
      c.body(text, 200, { "content-type": type, "cache-control": "no-cache" }),
    );
  }
  for (const path of ["/", "/play"]) {
    app.get(path, (c) => c.html(playPage({ language: languageOf(c), url: c.req.url })));
  }
  app.get("/play/state", (c) => c.json(playState(world, c.req.query())));
  return app;
}
