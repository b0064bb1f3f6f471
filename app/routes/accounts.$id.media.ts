import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { load } from "../api.server.ts";

/** Posts of an account, for choosing which ones an automation listens to. */
export const loader = (door: LoaderFunctionArgs) =>
  load(door, async (api) => ({ items: await api.media(door.params.id ?? "") }));
export const shouldRevalidate = () => false;
