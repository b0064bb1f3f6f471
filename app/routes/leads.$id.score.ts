import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { load } from "../api.server.ts";

/** Why a lead has its score: asked for when somebody looks, not with every row. */
export const loader = (door: LoaderFunctionArgs) => load(door, (api) => api.score(door.params.id ?? ""));
export const shouldRevalidate = () => false;
