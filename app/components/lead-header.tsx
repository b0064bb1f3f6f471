import { ExternalLink, Reply } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { LeadDetail } from "../../worker/leads/merge-contract.ts";
import { ageText } from "../format/clock.ts";
import { bandOf, nameOf } from "../format/people.ts";
import { primaryAction } from "../format/reach.ts";
import { Button, buttonClass } from "./button.tsx";
import { focusComposer } from "./composer.tsx";
import { LeadMenu } from "./lead-menu.tsx";
import { IntentTag } from "./lead-words.tsx";
import { Avatar } from "./person.tsx";
import { usePlace } from "./place.tsx";
import { ReachSentence } from "./reach.tsx";
import { ScoreBar } from "./score.tsx";

/** Who it is, how warm, whether one may write, and the one thing to do. */
export function LeadHeader({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const name = nameOf(lead);
  const facts = [
    `@${lead.username}`,
    t("leads.scoreOf", { score: lead.score, band: t(`reasons.band.${bandOf(lead.score)}`) }),
    t("lead.interactions", { count: lead.interactionCount }),
    t("lead.firstSeen", { age: ageText(Date.parse(lead.firstSeenAt), nowMs, place) }),
    ...(lead.mergedFrom > 0 ? [t("person.same.many", { count: lead.mergedFrom })] : []),
  ];
  return (
    <header className="mb-5 flex flex-wrap items-start gap-x-4 gap-y-3">
      <Avatar person={lead} size={48} />
      <div className="min-w-0 flex-1 basis-60">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl break-words">{name}</h1>
          <IntentTag intent={lead.intent} />
        </div>
        <p className="break-words text-muted" suppressHydrationWarning>
          {facts.join(" · ")}
        </p>
        <ReachSentence reach={lead.reach} name={name} className="mt-1" />
      </div>
      <div className="flex items-center gap-3">
        <span className="flex flex-col items-center gap-1" aria-hidden>
          <span className="figure text-xl">{lead.score}</span>
          <ScoreBar score={lead.score} />
        </span>
        <PrimaryAction lead={lead} />
        <LeadMenu lead={lead} />
      </div>
    </header>
  );
}

function PrimaryAction({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const { nowMs } = usePlace();
  const permalink = lead.lastKind === "comment" ? (lead.lastMedia?.permalink ?? null) : null;
  const primary = primaryAction(lead.reach, permalink !== null, nowMs);
  if (primary === "reply" && !lead.doNotContact) {
    return (
      <Button look="primary" onClick={focusComposer}>
        <Reply size={16} aria-hidden />
        {t("lead.reply")}
      </Button>
    );
  }
  if (primary === "public" && permalink !== null && !lead.doNotContact) {
    return (
      <a className={buttonClass("primary")} href={permalink} target="_blank" rel="noreferrer">
        <ExternalLink size={16} aria-hidden />
        {t("lead.replyPublic")}
      </a>
    );
  }
  return (
    <Button aria-disabled className="!whitespace-normal">
      {t(lead.doNotContact ? "person.silence.listed" : "lead.nothing")}
    </Button>
  );
}
