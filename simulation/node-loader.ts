import { registerHooks } from "node:module";

const STAND_IN = new URL("./cloudflare-workers.ts", import.meta.url).href;

/** Importing this first lets plain Node load what imports `cloudflare:workers`. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "cloudflare:workers" ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});
