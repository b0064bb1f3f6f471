import { Link, useSearchParams } from "@remix-run/react";
import { CircleCheck, CircleSlash, Eye } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DecisionItem, DecisionOutcome } from "../../worker/messaging/contract.ts";
import { readOutcome, SHOWN_OUTCOMES } from "../format/decision-query.ts";
import { declinedKey } from "../format/declined.ts";
import { LinkButton } from "./button.tsx";
import { Chips } from "./chips.tsx";
import { Empty } from "./empty.tsx";
import { Heard } from "./heard.tsx";
import { Pager } from "./pager.tsx";

const ICONS = { write: CircleCheck, observed: Eye, declined: CircleSlash } as const;

function Outcome({ decision, isNamed }: { decision: DecisionItem; isNamed: boolean }) {
  const { t } = useTranslation();
  const { outcome, reason, automationId, automationName } = decision;
  const words: Record<DecisionOutcome, () => string> = {
    write: () => t("decisions.wrote"),
    observed: () => t("decisions.wouldHave"),
    declined: () =>
      t("decisions.notWritten", { why: t(`reasons.declined.${declinedKey(reason)}`, { code: reason }) }),
  };
  const Icon = ICONS[outcome];
  return (
    <p className={`flex items-start gap-1.5 text-sm ${outcome === "write" ? "" : "text-muted"}`}>
      <Icon
        size={15}
        className={`mt-0.5 shrink-0 ${outcome === "write" ? "text-success" : ""}`}
        aria-hidden
      />
      <span className="min-w-0 break-words">
        {words[outcome]()}
        {isNamed ? (
          <>
            {" "}
            {automationName === null ? (
              t("decisions.deleted")
            ) : (
              <Link to={`/automations/${automationId}`} className="underline underline-offset-2">
                {t("decisions.by", { name: automationName })}
              </Link>
            )}
          </>
        ) : null}
      </span>
    </p>
  );
}

/** Everything that was seen, what was decided about it and why; newest first. */
export function DecisionList({
  decisions,
  nextCursor,
  path,
  isOfAll = false,
}: {
  decisions: readonly DecisionItem[];
  nextCursor: string | null;
  path: string;
  /** Of all automations: each line names its own. */
  isOfAll?: boolean;
}) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const outcome = readOutcome(search);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t("decisions.lead")}</p>
      <Chips
        label={t("decisions.filter")}
        current={outcome}
        items={SHOWN_OUTCOMES.map((key) => ({
          key,
          label: t(`decisions.filters.${key}`),
          to: key === "all" ? path : `${path}?outcome=${key}`,
        }))}
      />
      {decisions.length > 0 ? (
        <ul
          aria-label={t(isOfAll ? "decisions.titleAll" : "decisions.title")}
          className="card divide-y divide-line"
        >
          {decisions.map((decision) => (
            <Heard key={`${decision.interactionId}-${decision.automationId}`} heard={decision}>
              <Outcome decision={decision} isNamed={isOfAll} />
            </Heard>
          ))}
        </ul>
      ) : outcome === "all" && nextCursor === null && !search.has("cursor") ? (
        <Empty
          title={t(isOfAll ? "decisions.emptyAll" : "decisions.empty")}
          body={t("decisions.emptyBody")}
        />
      ) : (
        <Empty title={t("decisions.emptyFilter")} body={t("decisions.emptyFilterBody")}>
          {outcome === "all" ? null : <LinkButton to={path}>{t("decisions.showAll")}</LinkButton>}
        </Empty>
      )}
      <Pager path={path} nextCursor={nextCursor} />
    </div>
  );
}
