import { ArrowDown } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationDetail, Word } from "../../worker/conversations/contract.ts";
import { dayText } from "../format/clock.ts";
import { byDay, joinTurns } from "../format/conversation.ts";
import { nameOf } from "../format/people.ts";
import { ask, isProblem } from "./ask.ts";
import { Button } from "./button.tsx";
import { usePlace } from "./place.tsx";
import { useStickToEnd } from "./stick-to-end.ts";
import { Bubble } from "./thread-bubble.tsx";
import { useToast } from "./toast.tsx";

type Older = { messages: Word[]; olderCursor: string | null };

/** Older pages, asked for one by one, stay above the newest one that refreshes by itself. */
function useWords({ leadId, messages, olderCursor }: ConversationDetail) {
  const { t } = useTranslation();
  const say = useToast();
  const [older, setOlder] = useState<Older | null>(null);
  const [busy, setBusy] = useState(false);
  const cursor = older ? older.olderCursor : olderCursor;
  const lookBack = async () => {
    if (!cursor) return;
    setBusy(true);
    const page = await ask<Older>(
      `/inbox/${encodeURIComponent(leadId)}/older?cursor=${encodeURIComponent(cursor)}`,
    );
    setBusy(false);
    if (isProblem(page)) {
      say(page.problem.detail || t("problem.notDone"), { tone: "danger" });
      return;
    }
    setOlder((known) => ({
      // What was the newest when one first looked back: what falls out of the newest page since then is kept.
      messages: joinTurns(page.messages, known?.messages ?? messages),
      olderCursor: page.olderCursor,
    }));
  };
  return {
    words: older ? joinTurns(older.messages, messages) : messages,
    isMore: cursor !== null,
    busy,
    lookBack,
  };
}

/** Everything said between a person and us, oldest first. New words never move what one is reading. */
export function Thread({ conversation }: { conversation: ConversationDetail }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const box = useRef<HTMLDivElement>(null);
  const { words, isMore, busy, lookBack } = useWords(conversation);
  const { below, toEnd } = useStickToEnd(box, words);
  const name = nameOf(conversation);
  const last = words.at(-1);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <section
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label={t("inbox.thread", { name })}
        className="relative flex min-h-0 flex-1 flex-col gap-3 p-4 [overflow-anchor:none] focus-visible:-outline-offset-2 md:overflow-y-auto"
      >
        {isMore ? (
          <Button
            size="sm"
            look="quiet"
            className="self-center text-muted"
            onClick={() => void lookBack()}
            disabled={busy}
          >
            {busy ? t("do.loading") : t("inbox.older")}
          </Button>
        ) : null}
        {words.length === 0 ? (
          <p className="m-auto max-w-sm py-8 text-center text-muted">{t("inbox.nothingSaid")}</p>
        ) : null}
        {byDay(words, place.zone).map(({ date, turns }, index) => (
          <section
            key={date}
            aria-label={dayText(date, nowMs, place)}
            className={`flex flex-col gap-3 ${index === 0 ? "mt-auto" : ""}`}
          >
            <h3
              className="self-center pt-1 font-sans text-xs font-medium text-muted first-letter:uppercase"
              suppressHydrationWarning
            >
              {dayText(date, nowMs, place)}
            </h3>
            <ol className="flex flex-col gap-3">
              {turns.map((word) => (
                <Bubble key={word.id} word={word} conversation={conversation} />
              ))}
            </ol>
          </section>
        ))}
      </section>
      {below > 0 ? (
        <button
          type="button"
          onClick={toEnd}
          className="pop sticky bottom-72 z-10 mx-auto inline-flex min-h-9 items-center gap-1.5 rounded-full bg-accent px-4 text-sm font-medium text-on-accent shadow-lift hover:bg-accent-hover md:absolute md:bottom-3 md:left-1/2 md:-translate-x-1/2"
        >
          <ArrowDown size={15} aria-hidden />
          {t("inbox.newsBelow", { count: below })}
        </button>
      ) : null}
      <Told last={last} name={name} />
    </div>
  );
}

/** Says new words of the person to those who do not see them come; what was there at first is not new. */
function Told({ last, name }: { last: Word | undefined; name: string }) {
  const { t } = useTranslation();
  const first = useRef(last?.id);
  const isNew = last !== undefined && last.from === "person" && last.id !== first.current;
  return (
    <span role="status" className="sr-only">
      {isNew
        ? last.text
          ? t("inbox.said", { name, words: last.text })
          : t("inbox.saidNoWords", { name })
        : ""}
    </span>
  );
}
