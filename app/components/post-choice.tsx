import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { dateText } from "../format/clock.ts";
import type { loader } from "../routes/accounts.$id.media.ts";
import { usePlace } from "./place.tsx";

/** Which posts an automation listens to: all of them, or those ticked. Posts are read when asked for. */
export function PostChoice({ accountId, chosen }: { accountId: string; chosen: string[] }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const [some, setSome] = useState(chosen.length > 0);
  const fetcher = useFetcher<typeof loader>({ key: `media-${accountId}` });
  useEffect(() => {
    if (some && accountId && fetcher.state === "idle" && fetcher.data === undefined) {
      fetcher.load(`/accounts/${accountId}/media`);
    }
  }, [some, accountId, fetcher]);
  const known = fetcher.data?.items ?? [];
  // A chosen post that is no longer listed stays chosen.
  const lost = chosen.filter((id) => !known.some((post) => post.id === id));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t("automations.posts")}</legend>
      {(["allPosts", "somePosts"] as const).map((choice) => (
        <label key={choice} className="flex min-h-8 items-center gap-2.5">
          <input
            type="radio"
            name="posts"
            value={choice}
            checked={some === (choice === "somePosts")}
            onChange={() => setSome(choice === "somePosts")}
            className="size-5 accent-accent"
          />
          {t(`automations.${choice}`)}
        </label>
      ))}
      {some ? (
        <div className="max-h-64 overflow-y-auto rounded-md border border-line p-2">
          {fetcher.data === undefined ? (
            <div className="skeleton h-16" aria-hidden />
          ) : known.length === 0 ? (
            <p className="p-2 text-muted">{t("automations.postsNone")}</p>
          ) : (
            known.map((post) => (
              <label key={post.id} className="flex items-start gap-2.5 rounded-sm p-2 hover:bg-sunken">
                <input
                  type="checkbox"
                  name="mediaId"
                  value={post.id}
                  defaultChecked={chosen.includes(post.id)}
                  className="mt-0.5 size-5 shrink-0 accent-accent"
                />
                <span className="min-w-0">
                  <span className="line-clamp-2 break-words">
                    {post.caption ??
                      t("automations.postOf", {
                        date: post.at ? dateText(Date.parse(post.at), nowMs, place) : "…",
                      })}
                  </span>
                  <span className="text-xs text-muted">
                    {post.at ? dateText(Date.parse(post.at), nowMs, place) : null}
                    {post.commentCount === null
                      ? null
                      : ` · ${t("automations.comments", { count: post.commentCount })}`}
                  </span>
                </span>
              </label>
            ))
          )}
          {lost.map((id) => (
            <input key={id} type="hidden" name="mediaId" value={id} />
          ))}
        </div>
      ) : null}
    </fieldset>
  );
}
