import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { problemOf } from "../http.server.ts";

/** Everything held of one person, as a file: streamed through with the session of who asks. */
export async function loader(door: LoaderFunctionArgs) {
  const id = door.params.id ?? "";
  const answer = await openApi(door).raw("GET", `/v1/leads/${encodeURIComponent(id)}/export`);
  if (!answer.ok) throw (await problemOf(answer)).toResponse();
  const day = new Date().toISOString().slice(0, 10);
  return new Response(answer.body, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="person-${day}.json"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
