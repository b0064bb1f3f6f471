import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/cloudflare";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { BackLink } from "../components/back-link.tsx";
import { CameBy } from "../components/came-by.tsx";
import { Composer, focusComposer } from "../components/composer.tsx";
import { Contacts } from "../components/contacts.tsx";
import { LeadFacts } from "../components/lead-facts.tsx";
import { LeadHeader } from "../components/lead-header.tsx";
import { LeadReminder } from "../components/lead-reminder.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { SamePersonHint } from "../components/same-person-hint.tsx";
import { Silence } from "../components/silence.tsx";
import { TakeOver } from "../components/take-over.tsx";
import { Timeline } from "../components/timeline.tsx";
import { WhyScore } from "../components/why-score.tsx";
import { MAX_MESSAGE_BYTES } from "../format/bytes.ts";
import { nameOf } from "../format/people.ts";
import { readTimeline } from "../format/timeline.ts";
import { ApiProblem, refusalOf } from "../http.server.ts";
import { dictionaryOf } from "../i18n/dictionaries.server.ts";
import { changePerson } from "../lead-form.server.ts";
import { languageOf } from "../preferences.server.ts";

/** Newest turns of the story; what came before is asked for. */
const TURNS = 80;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? nameOf(data.lead) : "Lead"} · VistaFlow` },
];

export function loader(door: LoaderFunctionArgs) {
  const id = door.params.id ?? "";
  return load(door, async (api) => {
    const asked = [
      api.timelinePage(id, { limit: TURNS }),
      api.why(id),
      // The page is worth more than one of its parts, which then says that it is missing.
      api.contacts(id).catch(() => null),
      // Who is in charge, what may be sent by hand and the templates for it; without it one can still write.
      api.conversation(id).catch(() => null),
    ] as const;
    for (const part of asked) part.catch(() => {}); // the lead's own answer is the one that is shown
    const lead = await api.person(id).catch((error: unknown) => {
      const survivor = error instanceof ApiProblem ? error.view.mergedInto : undefined;
      if (survivor) throw redirect(`/leads/${encodeURIComponent(survivor)}`);
      throw error;
    });
    const [story, score, contacts, conversation] = await Promise.all(asked);
    return {
      lead,
      turns: readTimeline(story.items),
      olderCursor: story.nextCursor,
      score,
      contacts,
      conversation,
    };
  });
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(() =>
    changePerson(openApi(door), door.params.id ?? "", form, dictionaryOf(languageOf(door.request))),
  );
}

export default function LeadPage() {
  const { t } = useTranslation();
  const { lead, turns, olderCursor, score, contacts, conversation } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  useLiveRefresh();
  const wantsReply = search.has("reply");
  useEffect(() => {
    if (wantsReply) focusComposer();
  }, [wantsReply]);

  return (
    <>
      <BackLink to="/leads">{t("lead.back")}</BackLink>
      <LeadHeader lead={lead} />
      {conversation ? (
        <div className="card mb-4 px-4 py-2.5">
          <TakeOver
            leadId={lead.id}
            name={nameOf(lead)}
            charge={conversation.charge}
            platform={lead.platform}
          />
        </div>
      ) : null}
      <SamePersonHint key={lead.id} lead={lead} />
      {/* Another person, another page: nothing that was opened or typed for one may stand at the next. */}
      <div key={lead.id} className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-4">
          <Timeline turns={turns} nextCursor={olderCursor} lead={lead} />
          <Composer
            person={{ leadId: lead.id, username: lead.username, displayName: lead.displayName }}
            reach={conversation?.replyReach ?? lead.reach}
            optedOut={
              conversation?.optedOut ?? (lead.optedOutAt ? { at: lead.optedOutAt, words: null } : null)
            }
            maxBytes={conversation?.limits.maxBytes ?? MAX_MESSAGE_BYTES}
            templates={conversation?.quickTemplates ?? []}
            said={turns.filter((turn) => turn.type === "ours")}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-5 *:rounded-md *:border *:border-line *:bg-surface *:p-4">
          <Contacts lead={lead} contacts={contacts} />
          {lead.referral ? <CameBy referral={lead.referral} /> : null}
          <WhyScore score={score} />
          <LeadReminder lead={lead} />
          <LeadFacts lead={lead} turns={turns} />
          <Silence lead={lead} />
        </div>
      </div>
    </>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
