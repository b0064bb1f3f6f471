import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { load } from "../api.server.ts";

/** How far work in the background is. */
export const loader = (door: LoaderFunctionArgs) =>
  load(door, async (api) => Response.json(await api.job(door.params.id ?? "")));
