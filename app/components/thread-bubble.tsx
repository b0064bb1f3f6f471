import { ImageOff, Sparkles, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation, Word } from "../../worker/conversations/contract.ts";
import { clockText, fullText } from "../format/clock.ts";
import { isCancellable } from "../format/message-query.ts";
import { nameOf } from "../format/people.ts";
import { Button } from "./button.tsx";
import { useConversationChange } from "./conversation-change.ts";
import { MessageStateLine } from "./message-state.tsx";
import { usePlace } from "./place.tsx";
import { useToast } from "./toast.tsx";

type Props = { word: Word; conversation: Conversation };

const NOT_GONE = new Set<Word["state"]>(["skipped", "failed", "expired"]);

/** One thing said, by either side: the words, who they are from, when, and what became of ours. */
export function Bubble({ word, conversation }: Props) {
  return word.from === "person" ? (
    <Theirs word={word} conversation={conversation} />
  ) : (
    <Ours word={word} conversation={conversation} />
  );
}

function Theirs({ word, conversation }: Props) {
  const { t } = useTranslation();
  const name = nameOf(conversation);
  const kind = word.kind === "private_reply" || word.kind === "picture" ? "message" : word.kind;
  return (
    <li className="flex max-w-[85%] flex-col items-start gap-1 self-start">
      <span className="sr-only">{name}</span>
      {word.imageUrl ? <Picture url={word.imageUrl} label={t("inbox.picture", { name })} /> : null}
      {word.text ? (
        <p className="max-w-full rounded-md rounded-bl-none bg-sunken px-3.5 py-2.5 break-words whitespace-pre-wrap">
          {word.text}
        </p>
      ) : word.imageUrl ? null : (
        <p className="rounded-md border border-line px-3.5 py-2 text-muted">{t("inbox.noWords")}</p>
      )}
      <p className="text-xs text-muted">
        {kind === "message" ? null : `${t(`reasons.kind.${kind}`)} · `}
        <Hour at={word.at} />
      </p>
    </li>
  );
}

function Ours({ word, conversation }: Props) {
  const { t } = useTranslation();
  const say = useToast();
  const change = useConversationChange();
  const name = nameOf(conversation);
  const isMachine = word.from === "machine";
  const look =
    word.state !== null && NOT_GONE.has(word.state)
      ? "border border-dashed border-line-strong text-muted"
      : isMachine
        ? "border border-line bg-surface"
        : "bg-tint";
  const cancel = async () => {
    if (await change(conversation.leadId, { intent: "cancel", messageId: word.id }))
      say(t("inbox.cancelled"));
  };
  return (
    <li className="flex max-w-[85%] flex-col items-end gap-1 self-end" data-from={word.from}>
      {word.imageUrl ? <Picture url={word.imageUrl} label={t("inbox.ownPicture", { name })} /> : null}
      {word.text ? (
        <p
          className={`max-w-full rounded-md rounded-br-none px-3.5 py-2.5 break-words whitespace-pre-wrap ${look}`}
        >
          {word.text}
        </p>
      ) : null}
      <div className="flex flex-wrap items-start justify-end gap-x-2 gap-y-0.5 text-xs text-muted">
        <Author word={word} conversation={conversation} />
        {word.kind === "private_reply" ? <span>{t("inbox.private")}</span> : null}
        {word.state ? (
          <MessageStateLine
            state={word.state}
            reason={word.reason}
            deadlineAt={null}
            name={name}
            optedOutAt={conversation.optedOutAt}
          />
        ) : null}
        <Hour at={word.at} />
      </div>
      {word.state && isCancellable(word.state) ? (
        <Button size="sm" look="quiet" className="text-muted" onClick={() => void cancel()}>
          <X size={14} aria-hidden />
          {t("inbox.cancel")}
        </Button>
      ) : null}
    </li>
  );
}

function Author({ word, conversation }: Props) {
  const { t } = useTranslation();
  if (word.from === "machine") {
    return (
      <span className="inline-flex items-start gap-1 font-medium">
        <Sparkles size={12} className="mt-0.5 shrink-0" aria-hidden />
        {word.authorName ? t("inbox.byMachineOf", { name: word.authorName }) : t("inbox.byMachine")}
      </span>
    );
  }
  return (
    <span className="font-medium">
      {word.authorName ?? t("inbox.byApp", { platform: t(`accounts.platform.${conversation.platform}`) })}
    </span>
  );
}

/** The hour of a word; its day stands above it. */
function Hour({ at }: { at: string }) {
  const { place } = usePlace();
  const atMs = Date.parse(at);
  return (
    <time dateTime={at} title={fullText(atMs, place)} className="whitespace-nowrap" suppressHydrationWarning>
      {clockText(atMs, place)}
    </time>
  );
}

/** A picture as it was sent, in a place of fixed height; platforms take theirs back after a while. */
function Picture({ url, label }: { url: string; label: string }) {
  const { t } = useTranslation();
  const [isGone, setGone] = useState(false);
  if (isGone) {
    return (
      <p className="flex items-center gap-2 rounded-md border border-line px-3.5 py-2 text-muted">
        <ImageOff size={15} className="shrink-0" aria-hidden />
        {t("inbox.pictureGone")}
      </p>
    );
  }
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      title={t("inbox.pictureOpen")}
      className="block max-w-full overflow-hidden rounded-md border border-line bg-sunken"
    >
      <img
        src={url}
        alt={label}
        referrerPolicy="no-referrer"
        loading="lazy"
        onError={() => setGone(true)}
        className="h-48 max-w-full object-contain"
      />
    </a>
  );
}
