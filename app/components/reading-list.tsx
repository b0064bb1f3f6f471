import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Reading } from "../../worker/phones/contract.ts";
import { ageText } from "../format/clock.ts";
import { readingReason } from "../format/reading-reason.ts";
import { Empty, Section } from "./empty.tsx";
import { Pager } from "./pager.tsx";
import { Ago, usePlace } from "./place.tsx";

/** What the AI was given to read: how each ended, or why it waits. */
export function ReadingList({ items, nextCursor }: { items: Reading[]; nextCursor: string | null }) {
  const { t } = useTranslation();
  return (
    <Section title={t("reading.queue")}>
      {items.length === 0 && nextCursor === null ? (
        <Empty title={t("reading.empty")} body={t("reading.emptyBody")} />
      ) : (
        <ul className="card divide-y divide-line">
          {items.map((reading) => (
            <ReadingRow key={reading.interactionId} reading={reading} />
          ))}
        </ul>
      )}
      <Pager path="/settings/reading" nextCursor={nextCursor} />
    </Section>
  );
}

function ReadingRow({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const state = t(`reading.state.${reading.state}`);
  const why =
    reading.reason && t(`reading.reason.${readingReason(reading.reason)}`, { code: reading.reason });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <p className="min-w-0 flex-1 basis-56">
        <span className="font-medium">{state}</span>
        <span className="text-muted">
          {" · "}
          <Ago at={reading.at} sentence />
          {why ? ` · ${why}` : null}
        </span>
      </p>
      <Link
        to={`/leads/${reading.leadId}`}
        className="inline-flex min-h-8 items-center text-accent underline underline-offset-2"
        aria-label={t("reading.openLeadOf", { state, age: ageText(Date.parse(reading.at), nowMs, place) })}
        suppressHydrationWarning
      >
        {t("reading.openLead")}
      </Link>
    </li>
  );
}
