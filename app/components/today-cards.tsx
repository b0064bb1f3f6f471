import { Link } from "@remix-run/react";
import { Check, Circle, MessageSquare } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Today } from "../../worker/analytics/contract.ts";
import type { Lead } from "../../worker/leads/contract.ts";
import type { Message } from "../../worker/messaging/contract.ts";
import { nameOf } from "../format/people.ts";
import { SETUP } from "../format/today.ts";
import { CheckConnection } from "./check-connection.tsx";
import { Section } from "./empty.tsx";
import { MessageStateLine } from "./message-state.tsx";
import { Avatar } from "./person.tsx";
import { Ago, Count } from "./place.tsx";

const FIGURES = ["people", "messages", "answers", "phones"] as const;

export function Figures({ today }: { today: Today }) {
  const { t } = useTranslation();
  return (
    <dl
      aria-label={t("today.figures.label")}
      className="card grid grid-cols-2 divide-line sm:grid-cols-4 sm:divide-x"
    >
      {FIGURES.map((figure, index) => (
        <div
          key={figure}
          className={`flex flex-col-reverse justify-end px-4 py-3 ${index < 2 ? "max-sm:border-b" : ""} ${index % 2 === 0 ? "max-sm:border-r" : ""} border-line`}
        >
          <dt className="text-sm text-muted">{t(`today.figures.${figure}`)}</dt>
          <dd className="flex flex-wrap items-baseline gap-x-2">
            <span className="figure text-xl">
              <Count value={today.today[figure]} />
            </span>
            <span className="text-xs text-muted">
              {t("today.figures.yesterday", { n: today.yesterday[figure] })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export type FeedItem = { id: string; at: string } & (
  | { type: "lead"; lead: Lead }
  | { type: "message"; message: Message }
);

/** What just happened: people's words and our messages, newest first, as they come. */
export function Feed({ items, arrived }: { items: FeedItem[]; arrived: ReadonlySet<string> }) {
  const { t } = useTranslation();
  return (
    <Section title={t("today.feed")}>
      {items.length === 0 ? (
        <div className="card flex flex-col items-center gap-3 px-4 py-6 text-center">
          <p className="text-muted">{t("today.feedNone")}</p>
          <CheckConnection />
        </div>
      ) : null}
      <ol className="card divide-y divide-line empty:hidden">
        {items.map((item) => {
          const isLead = item.type === "lead";
          const person = isLead ? item.lead : (item.message.lead ?? { username: "…", displayName: null });
          const name = nameOf(person);
          return (
            <li key={item.id} className={`px-4 py-2.5 ${arrived.has(item.id) ? "arrived" : ""}`}>
              <Link
                to={`/leads/${isLead ? item.lead.id : item.message.leadId}`}
                className="flex items-start gap-3 rounded-sm"
              >
                {isLead ? (
                  <Avatar person={person} />
                ) : (
                  <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
                    <MessageSquare size={15} aria-hidden />
                  </span>
                )}
                <span className="min-w-0 flex-1">
                  <span className="flex justify-between gap-2">
                    <span className="truncate font-medium">
                      {isLead ? name : t("today.feedItem.message", { name })}
                    </span>
                    <Ago at={item.at} className="shrink-0 text-xs text-muted" />
                  </span>
                  {isLead ? (
                    <span className="line-clamp-2 break-words">
                      {item.lead.lastText ??
                        (item.lead.lastKind ? t(`reasons.kind.${item.lead.lastKind}`) : t("leads.noWords"))}
                    </span>
                  ) : (
                    <>
                      <span className="line-clamp-1 break-words text-muted">{item.message.text}</span>
                      <span className="text-xs">
                        <MessageStateLine
                          state={item.message.state}
                          reason={item.message.reason}
                          deadlineAt={item.message.deadlineAt}
                          scheduledFor={item.message.scheduledFor}
                          name={name}
                        />
                      </span>
                    </>
                  )}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** What is left to set up; gone once everything is done. */
export function SetupList({ setup }: { setup: Today["setup"] }) {
  const { t } = useTranslation();
  const done = SETUP.filter(({ step }) => setup[step]).length;
  if (done === SETUP.length) return null;
  const next = SETUP.find(({ step }) => !setup[step]);
  return (
    <section aria-label={t("today.setup.title")} className="card p-4">
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="text-base">{t("today.setup.title")}</h2>
        <p className="text-sm text-muted">{t("today.setup.progress", { done, total: SETUP.length })}</p>
      </div>
      <ul className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {SETUP.map(({ step, to }) => (
          <li key={step} className="flex min-h-9 items-center gap-2">
            {setup[step] ? (
              <Check size={16} className="shrink-0 text-success" aria-hidden />
            ) : (
              <Circle size={16} className="shrink-0 text-muted" aria-hidden />
            )}
            {setup[step] ? (
              <span className="text-muted">
                {t(`today.setup.${step}`)} <span className="sr-only">({t("today.setup.done")})</span>
              </span>
            ) : (
              <Link
                to={to}
                className={`underline underline-offset-2 ${step === next?.step ? "font-medium text-accent" : ""}`}
              >
                {t(`today.setup.${step}`)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
