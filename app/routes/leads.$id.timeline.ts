import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { readTimeline } from "../format/timeline.ts";
import { refusalOf } from "../http.server.ts";

const OLDER_TURNS = 100;

/** What came before a place in somebody's story: asked for page by page. */
export const loader = (door: LoaderFunctionArgs) =>
  refusalOf(async () => {
    const cursor = new URL(door.request.url).searchParams.get("cursor");
    const page = await openApi(door).timelinePage(door.params.id ?? "", { limit: OLDER_TURNS, cursor });
    return { turns: readTimeline(page.items), nextCursor: page.nextCursor };
  });
export const shouldRevalidate = () => false;
