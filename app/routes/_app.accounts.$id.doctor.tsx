import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useFetcher, useLoaderData } from "@remix-run/react";
import { ChevronDown, CircleAlert, CircleCheck, RefreshCw, TriangleAlert } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import type { Doctor } from "../../worker/accounts/doctor-contract.ts";
import { load, openApi } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { BackLink } from "../components/back-link.tsx";
import { Button } from "../components/button.tsx";
import { CheckItem } from "../components/check-list.tsx";
import { PageTitle, Section } from "../components/empty.tsx";
import { usePlace } from "../components/place.tsx";
import { FormProblem, RouteProblem } from "../components/problem.tsx";
import { ageText } from "../format/clock.ts";
import { checksBy, doctorHeadline } from "../format/doctor.ts";
import { mayBeOffered } from "../format/roles.ts";
import { refusalOf } from "../http.server.ts";
import { dictionaryOf } from "../i18n/dictionaries.server.ts";
import { languageOf } from "../preferences.server.ts";
import { problemIn } from "../problem.ts";
import type { loader as checksLoader } from "./accounts.$id.doctor.checks.ts";

/** In the address when the checks are to come with the page: where no script will ask for them. */
const NOW = "now";
const SKELETON_ROWS = ["a", "b", "c"] as const;

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const id = door.params.id ?? "";
  const isAskedNow = new URL(door.request.url).searchParams.has(NOW);
  return load(door, async (api) => {
    const [accounts, doctor] = await Promise.all([api.accounts(), isAskedNow ? api.doctor(id) : null]);
    const account = accounts.find((item) => item.id === id);
    if (!account) throw new Response(null, { status: 404 });
    const { title } = dictionaryOf(languageOf(door.request)).doctor;
    return { title: `${title} @${account.username}`, account, doctor };
  });
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const id = door.params.id ?? "";
  return refusalOf(async () => {
    const api = openApi(door);
    if (form.get("intent") === "subscribe") return { doctor: await api.subscribe(id) };
    await api.collect(id);
    return { doctor: await api.doctor(id) };
  });
}

const newest = (answers: (Doctor | null)[]): Doctor | null =>
  answers.reduce((best, one) => (one && (!best || one.checkedAt > best.checkedAt) ? one : best), null);

/** Asks for the checks once the page stands, and again when told to. */
function useChecks(accountId: string, first: Doctor | null) {
  const fetcher = useFetcher<typeof checksLoader>({ key: `doctor-${accountId}` });
  const load = fetcher.load;
  const ask = useCallback(() => load(`/accounts/${accountId}/doctor/checks`), [accountId, load]);
  const isAnswered = useRef(first !== null);
  useEffect(() => {
    if (isAnswered.current) return;
    isAnswered.current = true;
    ask();
  }, [ask]);
  const [mended, setMended] = useState<Doctor | null>(null);
  const answer = fetcher.data;
  const asked = answer && "doctor" in answer ? answer.doctor : null;
  return {
    ask,
    isAsking: fetcher.state !== "idle",
    doctor: newest([first, asked, mended]),
    /** What was found by the way, after something was mended from here. */
    setMended,
    problem: problemIn(answer),
  };
}

function Headline({ doctor }: { doctor: Doctor }) {
  const { t } = useTranslation();
  const { key, ...values } = doctorHeadline(doctor);
  const isFailed = key === "doctor.toMend";
  const isWatched = key === "doctor.toWatch";
  const Icon = isFailed ? CircleAlert : isWatched ? TriangleAlert : CircleCheck;
  return (
    <p
      className={`flex items-start gap-2.5 font-title text-lg font-semibold text-balance ${isFailed ? "text-danger" : ""}`}
    >
      <Icon
        size={22}
        className={`mt-0.5 shrink-0 ${isFailed ? "" : isWatched ? "text-warm" : "text-success"}`}
        aria-hidden
      />
      {t(key, values)}
    </p>
  );
}

function Waiting() {
  return (
    <div className="card divide-y divide-line" aria-hidden>
      {SKELETON_ROWS.map((row) => (
        <div key={row} className="flex gap-3 px-4 py-3.5">
          <div className="skeleton size-[18px] shrink-0 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <div className="skeleton h-4 w-40 max-w-full" />
            <div className="skeleton h-4 w-full max-w-md" />
          </div>
        </div>
      ))}
    </div>
  );
}

export default function DoctorPage() {
  const { account, doctor } = useLoaderData<typeof loader>();
  return <Visit key={account.id} account={account} first={doctor} />;
}

function Visit({ account, first }: { account: Account; first: Doctor | null }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const { place, nowMs } = usePlace();
  const { ask, isAsking, doctor, setMended, problem } = useChecks(account.id, first);
  const groups = doctor ? checksBy(doctor.checks) : null;
  const mayAct = mayBeOffered(me.role, "manage-accounts");
  const item = (check: Doctor["checks"][number]) => (
    <CheckItem key={check.id} check={check} account={account} mayAct={mayAct} onMended={setMended} />
  );
  return (
    <div className="max-w-3xl">
      <BackLink to="/accounts">{t("doctor.back")}</BackLink>
      <PageTitle title={t("doctor.titleOf", { name: account.username })}>
        <Form
          method="get"
          onSubmit={(event) => {
            event.preventDefault();
            ask();
          }}
        >
          <Button type="submit" name={NOW} value="1" aria-disabled={isAsking}>
            <RefreshCw size={16} aria-hidden className={isAsking ? "animate-spin" : ""} />
            {t(isAsking ? "doctor.checking" : "doctor.again")}
          </Button>
        </Form>
      </PageTitle>
      <p className="mb-5 max-w-prose text-muted">{t("doctor.lead")}</p>
      <div className="flex flex-col gap-6" aria-busy={isAsking}>
        <div role="status" className="flex flex-col gap-1">
          {doctor ? <Headline doctor={doctor} /> : null}
          {doctor === null && problem === null ? <p className="text-muted">{t("doctor.asking")}</p> : null}
          {doctor ? (
            <p className="text-muted" suppressHydrationWarning>
              {isAsking
                ? t("doctor.asking")
                : t("doctor.askedAt", { age: ageText(Date.parse(doctor.checkedAt), nowMs, place) })}
            </p>
          ) : null}
        </div>
        <FormProblem problem={problem}>
          {problem ? t("doctor.problem", { detail: problem.detail }) : null}
        </FormProblem>
        {groups === null && problem === null ? <Waiting /> : null}
        {groups
          ? (["failed", "warning", "unknown"] as const).map((state) =>
              groups[state].length === 0 ? null : (
                <Section key={state} title={t(`doctor.${state}`)}>
                  <ul className="card divide-y divide-line">{groups[state].map(item)}</ul>
                </Section>
              ),
            )
          : null}
        {groups && groups.ok.length > 0 ? (
          <details className="card group">
            <summary className="flex min-h-11 list-none items-center gap-3 rounded-md px-4 font-medium [&::-webkit-details-marker]:hidden">
              <CircleCheck size={18} className="shrink-0 text-success" aria-hidden />
              <span className="flex-1">{t("doctor.ok", { count: groups.ok.length })}</span>
              <ChevronDown size={16} className="text-muted group-open:rotate-180" aria-hidden />
            </summary>
            <ul className="divide-y divide-line border-t border-line">{groups.ok.map(item)}</ul>
          </details>
        ) : null}
      </div>
    </div>
  );
}

export const ErrorBoundary = RouteProblem;
