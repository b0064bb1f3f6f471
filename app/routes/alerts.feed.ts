import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { load } from "../api.server.ts";

/** What the bell shows: the newest alerts, and how many are unread. */
export const loader = (door: LoaderFunctionArgs) =>
  load(door, async (api) => {
    const [{ items }, count] = await Promise.all([api.alerts({ limit: 15 }), api.alertCount()]);
    return Response.json({ items, ...count });
  });
