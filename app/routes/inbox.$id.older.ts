import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";

/** What was said before a place in a conversation: asked for page by page. */
export const loader = async (door: LoaderFunctionArgs) =>
  Response.json(
    await refusalOf(async () => {
      const cursor = new URL(door.request.url).searchParams.get("cursor");
      const { messages, olderCursor } = await openApi(door).conversation(door.params.id ?? "", cursor);
      return { messages, olderCursor };
    }),
  );
