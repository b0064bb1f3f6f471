import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";

/** Asks the platform about an account, which takes seconds: read by the page once its frame stands. */
export const loader = (door: LoaderFunctionArgs) =>
  refusalOf(async () => ({ doctor: await openApi(door).doctor(door.params.id ?? "") }));
export const shouldRevalidate = () => false;
