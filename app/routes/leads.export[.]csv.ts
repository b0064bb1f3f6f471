import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { leadQuery } from "../format/lead-query.ts";
import { problemOf } from "../http.server.ts";
import { languageOf } from "../preferences.server.ts";

/** The people of a list's filters as a file, streamed through with the person's session. French sheets expect `;`. */
export async function loader(door: LoaderFunctionArgs) {
  const api = openApi(door);
  const search = new URL(door.request.url).searchParams;
  const { limit: _limit, cursor: _cursor, ...filters } = leadQuery(search);
  const usual = languageOf(door.request) === "fr" ? ";" : ",";
  const separator = [";", ","].find((known) => known === search.get("separator")) ?? usual;
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
