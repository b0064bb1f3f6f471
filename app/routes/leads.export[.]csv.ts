import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { leadQuery } from "../format/lead-query.ts";
import { problemOf } from "../http.server.ts";
import { languageOf } from "../preferences.server.ts";

/** The same people as the list shows, as a file: streamed through with the person's session. French sheets expect `;`. */
export async function loader(door: LoaderFunctionArgs) {
  const api = openApi(door);
  const { limit: _limit, cursor: _cursor, ...filters } = leadQuery(new URL(door.request.url).searchParams);
  const separator = languageOf(door.request) === "fr" ? ";" : ",";
  const answer = await api.raw(
    "GET",
    `/v1/leads/export.csv?${new URLSearchParams({ ...filters, separator })}`,
  );
  if (!answer.ok) throw (await problemOf(answer)).toResponse();
  const day = new Date().toISOString().slice(0, 10);
  return new Response(answer.body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="leads-${day}.csv"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
