import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { load } from "../api.server.ts";
import { filterBody } from "../format/lead-filter.ts";
import { filtersInForce } from "../format/lead-query.ts";

/** How many leads match the filters in the address. */
export const loader = (door: LoaderFunctionArgs) =>
  load(door, async (api) =>
    Response.json(await api.countLeads(filterBody(filtersInForce(new URL(door.request.url).searchParams)))),
  );
