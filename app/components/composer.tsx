import { useRevalidator } from "@remix-run/react";
import { Send } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Reach } from "../../worker/messaging/contract.ts";
import { utf8Bytes } from "../format/bytes.ts";
import { hasArrived } from "../format/inbox.ts";
import { nameOf } from "../format/people.ts";
import { isOpen } from "../format/reach.ts";
import { mayBeOffered } from "../format/roles.ts";
import type { ProblemView } from "../problem.ts";
import type { ConversationChanged } from "../routes/inbox.$id.change.ts";
import { useApp } from "./app-data.ts";
import { ask, isProblem } from "./ask.ts";
import { Button } from "./button.tsx";
import { type Asked, ClosedReply, OptedOutNote, useOptOutSeen } from "./composer-closed.tsx";
import { changeAddress } from "./conversation-change.ts";
import { useDraft } from "./draft.ts";
import { usePlace } from "./place.tsx";
import { ReachSentence } from "./reach.tsx";
import { type QuickTemplate, TemplateChoice } from "./template-choice.tsx";
import { useToast } from "./toast.tsx";

/** Brings the focus to where one answers, or to the question that stands before it. */
export const focusComposer = () =>
  document.querySelector<HTMLElement>("[data-composer]:not([disabled])")?.focus();

/** Who writes to whom: a draft is one person's. */
export const useDraftKey = (leadId: string): string => `${useApp().me.person?.id ?? ""}:${leadId}`;

/** The API may have got it: nobody knows. */
const isUnanswered = ({ code }: ProblemView): boolean => code === "no-answer" || code === "api-unreachable";

type Props = {
  person: { leadId: string; username: string; displayName: string | null };
  /** What a person may send by hand. */
  reach: Reach;
  optedOut: Asked | null;
  /** UTF-8 bytes of one message. */
  maxBytes: number;
  templates: readonly QuickTemplate[];
  /** What we have said: a message whose answer got lost may stand there. */
  said: readonly { text: string | null; at: string }[];
  onLeave?: () => void;
};

/** Writes to one person: bytes used, time left, and what kind of message the platform allows. */
export function Composer(props: Props) {
  const { person, reach, optedOut } = props;
  const { me } = useApp();
  const { t } = useTranslation();
  const { nowMs } = usePlace();
  const draftKey = useDraftKey(person.leadId);
  const [draft] = useDraft(draftKey);
  const [isSeen, see] = useOptOutSeen(person.leadId, optedOut);
  const name = nameOf(person);
  if (!mayBeOffered(me.role, "write-leads")) {
    return <p className="rounded-md bg-sunken px-4 py-3 text-muted">{t("inbox.reply.viewer")}</p>;
  }
  if (!isOpen(reach, nowMs)) {
    return <ClosedReply leadId={person.leadId} name={name} reach={reach} hasDraft={draft.trim() !== ""} />;
  }
  return (
    <section aria-label={t("lead.composer", { name })} className="card flex flex-col gap-2 p-3">
      {optedOut ? (
        <OptedOutNote name={name} optedOut={optedOut} isSeen={isSeen} onAnswer={() => see(focusComposer)} />
      ) : null}
      {optedOut && !isSeen ? null : <ReplyBox {...props} name={name} draftKey={draftKey} />}
    </section>
  );
}

function ReplyBox({
  person,
  reach,
  maxBytes,
  templates,
  said,
  onLeave,
  name,
  draftKey,
}: Props & { name: string; draftKey: string }) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(draftKey);
  const { send, busy, problem } = useSending(person.leadId, text, setText, said);
  const used = utf8Bytes(text);
  const over = used - maxBytes;
  const isSendable = text.trim() !== "" && over <= 0 && !busy;

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (isSendable) void send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit(event);
    if (event.key === "Escape" && onLeave) {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    }
  };
  const insert = (words: string) => {
    const area = box.current;
    const [start, end] = area ? [area.selectionStart, area.selectionEnd] : [text.length, text.length];
    setText(text.slice(0, start) + words + text.slice(end));
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(start + words.length, start + words.length);
    });
  };
  return (
    <form
      method="post"
      action={changeAddress(person.leadId)}
      onSubmit={submit}
      className="flex flex-col gap-2"
    >
      {/* For when no script takes this over. */}
      <input type="hidden" name="intent" value="write" />
      <input type="hidden" name="back" value={`/inbox/${person.leadId}`} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label htmlFor={id} className="font-medium max-md:sr-only">
          {t(reach.kind === "private_reply" ? "lead.composerPrivate" : "lead.composer", { name })}
        </label>
        <TemplateChoice leadId={person.leadId} templates={templates} onText={insert} />
      </div>
      <textarea
        ref={box}
        id={id}
        name="text"
        data-composer
        rows={3}
        className="input max-h-60 min-h-16 resize-y [field-sizing:content]"
        placeholder={t("inbox.reply.placeholder")}
        value={text}
        readOnly={busy}
        aria-describedby={`${id}-bytes ${id}-rule`}
        aria-invalid={over > 0 || undefined}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {problem ? (
        <p role="alert" className="rounded-md bg-danger-tint p-3 text-sm break-words text-danger">
          {isUnanswered(problem)
            ? t("inbox.reply.noAnswer")
            : t("inbox.reply.notSent", {
                detail: [problem.detail, ...problem.errors.map((error) => error.detail)].join(" "),
              })}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div id={`${id}-rule`} className="min-w-0 flex-1 basis-60 text-xs">
          <ReachSentence reach={reach} name={name} />
          {reach.kind === "window" ? null : (
            <p className="text-muted">
              {t(reach.kind === "private_reply" ? "lead.oneOnly" : "lead.humanOnly")}
            </p>
          )}
        </div>
        <div className="ml-auto flex items-center gap-3">
          <p
            id={`${id}-bytes`}
            className={`text-xs whitespace-nowrap ${over > 0 ? "font-medium text-danger" : "text-muted"}`}
          >
            {over > 0 ? t("lead.tooLong", { over }) : t("lead.bytes", { used, max: maxBytes })}
          </p>
          <Button type="submit" look="primary" aria-disabled={!isSendable} title={t("inbox.reply.keys")}>
            <Send size={16} aria-hidden />
            {busy ? t("lead.sending") : t("lead.send")}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Sends what is written. The text is let go of only once the API has it: refused or unheard, it stays. */
function useSending(leadId: string, text: string, setText: (text: string) => void, said: Props["said"]) {
  const { t } = useTranslation();
  const say = useToast();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemView | null>(null);
  /** Left without an answer: it may stand among what we said after the next refresh. */
  const [unheard, setUnheard] = useState<{ text: string; atMs: number } | null>(null);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  const arrived = unheard !== null && hasArrived(said, unheard);
  useEffect(() => {
    if (!arrived || unheard === null) return;
    if (text === unheard.text) setText("");
    setUnheard(null);
    setProblem(null);
    say(t("lead.sent"));
  }, [arrived, unheard, text, setText, say, t]);

  const send = async () => {
    const sent = { text, atMs: Date.now() };
    setBusy(true);
    setProblem(null);
    const answer = await ask<ConversationChanged>(changeAddress(leadId), { intent: "write", text });
    setBusy(false);
    if (isProblem(answer)) {
      setProblem(answer.problem);
      setUnheard(isUnanswered(answer.problem) ? sent : null);
      // Who has gone on to somebody else is told there; the text waits as a draft.
      if (!isShown.current) say(t("problem.notDone"), { tone: "danger" });
    } else {
      setText("");
      setUnheard(null);
      say(t("lead.sent"));
    }
    revalidate();
  };
  return { send, busy, problem };
}
