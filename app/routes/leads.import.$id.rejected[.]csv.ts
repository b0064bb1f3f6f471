import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { problemOf } from "../http.server.ts";

/** The rows of a file that were not accepted, each with its reason: to be mended and imported again. */
export async function loader(door: LoaderFunctionArgs) {
  const id = door.params.id ?? "";
  const answer = await openApi(door).raw("GET", `/v1/imports/${encodeURIComponent(id)}/rejected.csv`);
  if (!answer.ok) throw (await problemOf(answer)).toResponse();
  return new Response(answer.body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="rejected.csv"',
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
