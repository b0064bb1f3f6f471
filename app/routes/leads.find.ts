import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { load } from "../api.server.ts";

const FOUND = 8;
const LONGEST = 200;

/** The first few people whose name, handle or number matches `q`; the latest active ones without it. */
export const loader = ({ request, ...door }: LoaderFunctionArgs) =>
  load({ request, ...door }, async (api) => {
    const q = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, LONGEST);
    const { items } = await api.leads({ q, sort: "recent", limit: FOUND });
    return Response.json({ items });
  });
