import { ExternalLink, Heart, Images, MessageCircle, Minus, TrendingDown, TrendingUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Media } from "../../worker/collection/contract.ts";
import { dateText, LOCALES, numberText } from "../format/clock.ts";
import { likeTrend, sparkline } from "../format/likes.ts";
import { mediaKind } from "../format/media-type.ts";
import { shorten } from "../format/shorten.ts";
import { usePlace } from "./place.tsx";

const LINE_WIDTH = 96;
const LINE_HEIGHT = 24;
/** Half a stroke: the line is not cut at the edges. */
const LINE_MARGIN = 2;
const CAPTION_SPOKEN = 60;

/** How the likes went, as a small line with its words beside it. */
function Likes({ post }: { post: Media }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const trend = likeTrend(post.likes, nowMs);
  const [first, last] = [post.likes[0], post.likes.at(-1)];
  const date = (at: string): string => dateText(Date.parse(at), nowMs, place);
  const change = new Intl.NumberFormat(LOCALES[place.language], { signDisplay: "exceptZero" });
  const Arrow = trend === null || trend.change === 0 ? Minus : trend.change > 0 ? TrendingUp : TrendingDown;
  return (
    <div className="flex items-end justify-between gap-3">
      <div className="min-w-0">
        <p className="flex items-center gap-1.5">
          <Heart size={15} className="shrink-0 text-muted" aria-hidden />
          {post.likeCount === null ? (
            <span className="text-muted">{t("posts.likesHidden")}</span>
          ) : (
            t("posts.likes", { count: post.likeCount, n: numberText(post.likeCount, place.language) })
          )}
        </p>
        {trend === null ? null : (
          <p className="flex items-center gap-1.5 text-xs text-muted" suppressHydrationWarning>
            <Arrow size={14} className="shrink-0" aria-hidden />
            {trend.change === 0 && trend.isWhole
              ? t("posts.flat")
              : trend.isWhole
                ? t("posts.up", { n: change.format(trend.change) })
                : t("posts.upSince", {
                    n: change.format(trend.change),
                    since: dateText(trend.sinceMs, nowMs, place),
                  })}
          </p>
        )}
      </div>
      {first && last && post.likes.length > 1 ? (
        <svg
          role="img"
          aria-label={t("posts.trend", {
            from: date(first.at),
            to: date(last.at),
            first: first.count,
            last: last.count,
          })}
          viewBox={`0 ${-LINE_MARGIN} ${LINE_WIDTH} ${LINE_HEIGHT + 2 * LINE_MARGIN}`}
          className="h-7 w-24 shrink-0"
        >
          <polyline
            points={sparkline(post.likes, LINE_WIDTH, LINE_HEIGHT)}
            className="fill-none stroke-ink"
            strokeWidth={1.5}
            strokeLinejoin="round"
            strokeLinecap="round"
          />
        </svg>
      ) : null}
    </div>
  );
}

/** One post: what it says, when, how many liked it (never who) and how many commented. */
export function PostCard({ post }: { post: Media }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const caption = post.caption?.trim() ?? "";
  return (
    <li className="card flex min-w-0 flex-col gap-3 p-4">
      <p className="flex items-center justify-between gap-2 text-xs text-muted">
        <span className="inline-flex items-center gap-1.5">
          <Images size={14} aria-hidden />
          {t(`posts.type.${mediaKind(post.mediaType)}`)}
        </span>
        <time dateTime={post.at} suppressHydrationWarning>
          {dateText(Date.parse(post.at), nowMs, place)}
        </time>
      </p>
      <h2
        className={`line-clamp-3 font-sans text-base font-medium break-words ${caption === "" ? "text-muted" : ""}`}
      >
        {caption === "" ? t("posts.noCaption") : caption}
      </h2>
      <div className="mt-auto flex flex-col gap-2">
        <Likes post={post} />
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <p className="flex items-center gap-1.5">
            <MessageCircle size={15} className="shrink-0 text-muted" aria-hidden />
            {t("posts.comments", { count: post.commentCount ?? 0 })}
          </p>
          {post.permalink ? (
            <a
              href={post.permalink}
              target="_blank"
              rel="noreferrer"
              aria-label={t("posts.openOf", {
                post:
                  caption === ""
                    ? dateText(Date.parse(post.at), nowMs, place)
                    : shorten(caption, CAPTION_SPOKEN),
              })}
              className="inline-flex min-h-11 items-center gap-1 text-accent underline underline-offset-2 md:min-h-8"
            >
              {t("posts.open")}
              <ExternalLink size={13} aria-hidden />
            </a>
          ) : null}
        </div>
      </div>
    </li>
  );
}
