import { useFetcher } from "@remix-run/react";
import { Hourglass, Send } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import type { Template } from "../../worker/messaging/contract.ts";
import { MAX_MESSAGE_BYTES, utf8Bytes } from "../format/bytes.ts";
import { nameOf } from "../format/people.ts";
import { fillTemplate } from "../format/preview.ts";
import { isClosingSoon, isOpen } from "../format/reach.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { Left, usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

/** Writes to one person: bytes used, time left, and what kind of message the platform allows. */
export function Composer({ lead, templates }: { lead: Lead; templates: Template[] }) {
  const { t } = useTranslation();
  const { nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ sent?: number }>();
  const [text, setText] = useState("");
  const id = useId();
  const handled = useRef<unknown>(null);
  const name = nameOf(lead);
  const used = utf8Bytes(text);
  const over = used - MAX_MESSAGE_BYTES;
  const busy = fetcher.state !== "idle";

  useEffect(() => {
    const answer = fetcher.data;
    if (!answer || handled.current === answer || problemIn(answer)) return;
    handled.current = answer;
    if (answer.sent) {
      setText("");
      say(t("lead.sent"));
    }
  }, [fetcher.data, say, t]);

  if (!isOpen(lead.reach, nowMs))
    return <p className="rounded-md bg-sunken px-4 py-3 text-muted">{t("lead.closed")}</p>;
  const send = () => {
    if (text.trim() === "" || over > 0 || busy) return;
    fetcher.submit({ intent: "write", text }, { method: "post" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) send();
  };
  const closing = isClosingSoon(lead.reach, nowMs);
  return (
    <section aria-label={t("lead.composer", { name })} className="card flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label htmlFor={id} className="font-medium">
          {t(lead.reach.kind === "private_reply" ? "lead.composerPrivate" : "lead.composer", { name })}
        </label>
        {templates.length > 0 ? (
          <select
            aria-label={t("lead.template")}
            value=""
            className="input !w-auto max-w-full"
            onChange={(event) => {
              const template = templates.find((item) => item.id === event.target.value);
              if (template) setText(fillTemplate(template.body, lead));
            }}
          >
            <option value="" disabled>
              {t("lead.template")}
            </option>
            {templates.map((template) => (
              <option key={template.id} value={template.id}>
                {template.name}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      <textarea
        id={id}
        data-composer
        rows={3}
        className="input resize-y"
        value={text}
        aria-describedby={`${id}-bytes ${id}-rule`}
        aria-invalid={over > 0 || undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {lead.reach.kind === "window" ? null : (
        <p id={`${id}-rule`} className="text-xs text-muted">
          {t(lead.reach.kind === "private_reply" ? "lead.oneOnly" : "lead.humanOnly")}
        </p>
      )}
      <FormProblem problem={problemIn(fetcher.data)} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p id={`${id}-bytes`} className={`text-xs ${over > 0 ? "font-medium text-danger" : "text-muted"}`}>
          {over > 0 ? t("lead.tooLong", { over }) : t("lead.bytes", { used, max: MAX_MESSAGE_BYTES })}
        </p>
        {lead.reach.until ? (
          <p
            className={`flex items-center gap-1 text-xs ${closing ? "font-medium text-warm" : "text-muted"}`}
          >
            <Hourglass size={13} aria-hidden />
            <Left until={lead.reach.until} />
          </p>
        ) : null}
        <Button
          look="primary"
          className="ml-auto"
          onClick={send}
          disabled={text.trim() === "" || over > 0 || busy}
        >
          <Send size={16} aria-hidden />
          {busy ? t("lead.sending") : t("lead.send")}
        </Button>
      </div>
    </section>
  );
}
