import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/cloudflare";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { ExternalLink, Reply } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { LeadPatch } from "../../worker/leads/contract.ts";
import { load, openApi } from "../api.server.ts";
import { BackLink } from "../components/back-link.tsx";
import { Button, buttonClass } from "../components/button.tsx";
import { Composer } from "../components/composer.tsx";
import { LeadMenu } from "../components/lead-menu.tsx";
import { CameBy, LeadFacts, Numbers, WhyScore } from "../components/lead-side.tsx";
import { IntentTag } from "../components/lead-words.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { Avatar } from "../components/person.tsx";
import { usePlace } from "../components/place.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { ReachSentence } from "../components/reach.tsx";
import { ScoreBar } from "../components/score.tsx";
import { Timeline } from "../components/timeline.tsx";
import { LEAD_STATUSES } from "../contract-words.ts";
import { readAmount } from "../format/amount.ts";
import { ageText } from "../format/clock.ts";
import { bandOf, nameOf } from "../format/people.ts";
import { primaryAction } from "../format/reach.ts";
import { readTimeline } from "../format/timeline.ts";
import { refusalOf, refuse } from "../http.server.ts";
import { dictionaryOf } from "../i18n/dictionaries.server.ts";
import { languageOf } from "../preferences.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? nameOf(data.lead) : "Lead"} · VistaFlow` },
];

export function loader(door: LoaderFunctionArgs) {
  const id = door.params.id ?? "";
  return load(door, async (api) => {
    const [lead, timeline, score, templates] = await Promise.all([
      api.lead(id),
      api.timeline(id),
      api.score(id),
      api.templates(),
    ]);
    return { lead, turns: readTimeline(timeline.items), score, templates };
  });
}

/** @throws ApiProblem 422 for an amount that is none */
function readFacts(form: FormData, request: Request): LeadPatch {
  const amountText = String(form.get("amount") ?? "").trim();
  const amount = amountText === "" ? null : readAmount(amountText);
  if (Number.isNaN(amount)) {
    throw refuse("invalid-amount", dictionaryOf(languageOf(request)).lead.amountInvalid);
  }
  return {
    status: LEAD_STATUSES.find((known) => known === form.get("status")),
    amount,
    note: String(form.get("note") ?? ""),
    tags: [
      ...new Set(
        String(form.get("tags") ?? "")
          .split(",")
          .map((tag) => tag.trim())
          .filter((tag) => tag !== ""),
      ),
    ],
  };
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const id = door.params.id ?? "";
  return refusalOf(async () => {
    const api = openApi(door);
    switch (form.get("intent")) {
      case "write":
        await api.write({ leadId: id, text: String(form.get("text") ?? "") });
        return { sent: Date.now() };
      case "status": {
        const status = LEAD_STATUSES.find((known) => known === form.get("status"));
        await api.changeLead(id, { status });
        return { saved: true as const };
      }
      case "erase": {
        const { jobId } = await api.eraseLead(id);
        throw redirect(`/leads/erasing/${jobId}`);
      }
      case "block":
        await api.changeLead(id, { blocked: form.get("blocked") === "true" });
        return { saved: true as const };
      default:
        await api.changeLead(id, readFacts(form, door.request));
        return { saved: true as const };
    }
  });
}

const focusComposer = () => document.querySelector<HTMLTextAreaElement>("textarea[data-composer]")?.focus();

export default function LeadPage() {
  const { t } = useTranslation();
  const { lead, turns, score, templates } = useLoaderData<typeof loader>();
  const { place, nowMs } = usePlace();
  const [search] = useSearchParams();
  const name = nameOf(lead);
  useLiveRefresh();
  const wantsReply = search.has("reply");
  useEffect(() => {
    if (wantsReply) focusComposer();
  }, [wantsReply]);
  const canReplyInPublic = lead.lastKind === "comment" && Boolean(lead.lastMedia?.permalink);
  const primary = primaryAction(lead.reach, canReplyInPublic, nowMs);

  return (
    <>
      <BackLink to="/leads">{t("lead.back")}</BackLink>
      <header className="mb-5 flex flex-wrap items-start gap-x-4 gap-y-3">
        <Avatar person={lead} size={48} />
        <div className="min-w-0 flex-1 basis-60">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl break-words">{name}</h1>
            <IntentTag intent={lead.intent} />
          </div>
          <p className="text-muted">
            @{lead.username} ·{" "}
            {t("leads.scoreOf", { score: lead.score, band: t(`reasons.band.${bandOf(lead.score)}`) })} ·{" "}
            {t("lead.interactions", { count: lead.interactionCount })} ·{" "}
            <span suppressHydrationWarning>
              {t("lead.firstSeen", { age: ageText(Date.parse(lead.firstSeenAt), nowMs, place) })}
            </span>
          </p>
          <ReachSentence reach={lead.reach} name={name} className="mt-1" />
        </div>
        <div className="flex items-center gap-3">
          <span className="flex flex-col items-center gap-1" aria-hidden>
            <span className="figure text-xl">{lead.score}</span>
            <ScoreBar score={lead.score} />
          </span>
          {primary === "reply" ? (
            <Button look="primary" onClick={focusComposer}>
              <Reply size={16} aria-hidden />
              {t("lead.reply")}
            </Button>
          ) : primary === "public" ? (
            <a
              className={buttonClass("primary")}
              href={lead.lastMedia?.permalink ?? ""}
              target="_blank"
              rel="noreferrer"
            >
              <ExternalLink size={16} aria-hidden />
              {t("lead.replyPublic")}
            </a>
          ) : (
            <Button aria-disabled className="!whitespace-normal">
              {t("lead.nothing")}
            </Button>
          )}
          <LeadMenu lead={lead} />
        </div>
      </header>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-4">
          <section aria-label={t("lead.conversation")} className="card p-4">
            <h2 className="mb-3 text-base">{t("lead.conversation")}</h2>
            <Timeline turns={turns} lead={lead} />
          </section>
          <Composer lead={lead} templates={templates} />
        </div>
        <div className="flex min-w-0 flex-col gap-5 *:rounded-md *:border *:border-line *:bg-surface *:p-4">
          <Numbers lead={lead} />
          {lead.referral ? <CameBy referral={lead.referral} /> : null}
          <WhyScore score={score} />
          <LeadFacts lead={lead} />
        </div>
      </div>
    </>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
