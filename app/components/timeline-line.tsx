import {
  ArrowUpDown,
  BellOff,
  FileDown,
  Mail,
  Merge,
  Phone,
  ShieldCheck,
  ShieldOff,
  Tag,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LeadStatus } from "../../worker/leads/contract.ts";
import { clockText, fullText } from "../format/clock.ts";
import type { LineTurn } from "../format/timeline-lines.ts";
import { usePlace } from "./place.tsx";
import { useTeam } from "./team.ts";

type Line = { icon: ReactNode; words: string; by?: string | null };

const ICON = { size: 13, "aria-hidden": true } as const;

function useLine(turn: LineTurn): Line {
  const { t } = useTranslation();
  const status = (value: string) => t(`reasons.status.${value as LeadStatus}`, { defaultValue: value });
  switch (turn.type) {
    case "status": {
      const words = turn.from
        ? t("timeline.statusChange", { from: status(turn.from), to: status(turn.to) })
        : t("timeline.statusTo", { to: status(turn.to) });
      return {
        icon: <Tag {...ICON} />,
        words: turn.byEvidence ? `${words} (${t("timeline.evidence")})` : words,
        by: turn.by,
      };
    }
    case "phone":
      return { icon: <Phone {...ICON} />, words: t("timeline.phone", { value: turn.value }) };
    case "email":
      return { icon: <Mail {...ICON} />, words: t("timeline.email", { value: turn.value }) };
    case "optOut":
      return { icon: <BellOff {...ICON} />, words: t("timeline.optOut") };
    case "score": {
      const { from, to, band } = turn;
      const isFading = turn.interactionId === null && band !== null;
      return {
        icon: <ArrowUpDown {...ICON} />,
        words: isFading
          ? t("timeline.faded", { to, band: t(`reasons.band.${band}`) })
          : from === null
            ? t("timeline.scoreTo", { to })
            : t("timeline.score", { from, to }),
      };
    }
    case "consent": {
      const { value } = turn;
      const words = {
        recorded: t("timeline.consent", { value }),
        asked: t("timeline.asked", { value }),
        withdrawn: t("timeline.withdrawn", { value }),
      };
      const Icon = turn.state === "withdrawn" ? ShieldOff : ShieldCheck;
      return { icon: <Icon {...ICON} />, words: words[turn.state], by: turn.by };
    }
    case "merge":
      return {
        icon: <Merge {...ICON} />,
        words: turn.name === null ? t("timeline.mergePlain") : t("timeline.merge", { name: turn.name }),
        by: turn.by,
      };
    case "export":
      return { icon: <FileDown {...ICON} />, words: t("timeline.export"), by: turn.by };
  }
}

/** Something that happened around the conversation: a thin line across it, quieter than what was said. */
export function TimelineLine({ turn, at }: { turn: LineTurn; at: string }) {
  const { t } = useTranslation();
  const { place } = usePlace();
  const { icon, words, by } = useLine(turn);
  const team = useTeam();
  const who = by ? team.get(by) : undefined;
  const atMs = Date.parse(at);
  return (
    <li
      data-line={turn.type}
      className="flex items-center gap-3 text-xs text-muted before:h-px before:min-w-3 before:flex-1 before:bg-line after:h-px after:min-w-3 after:flex-1 after:bg-line"
    >
      <span className="flex max-w-[85%] min-w-0 items-start gap-1.5 text-center">
        <span className="mt-px shrink-0">{icon}</span>
        <span className="min-w-0 break-words">
          {words}
          {who ? ` ${t("timeline.by", { who })}` : null} ·{" "}
          <time dateTime={at} title={fullText(atMs, place)} suppressHydrationWarning>
            {clockText(atMs, place)}
          </time>
        </span>
      </span>
    </li>
  );
}
