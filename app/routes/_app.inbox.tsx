import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import {
  type ClientLoaderFunctionArgs,
  Outlet,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useParams,
  useRouteLoaderData,
  useSearchParams,
} from "@remix-run/react";
import { CircleAlert } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { load } from "../api.server.ts";
import { Empty } from "../components/empty.tsx";
import { conversationLink, useInboxKeys } from "../components/inbox-keys.ts";
import { InboxHead, InboxList } from "../components/inbox-list.tsx";
import { keepLastAs } from "../components/last-good.ts";
import { useRefresh, useRemembered } from "../components/live.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { inboxQuery } from "../format/inbox.ts";
import { ApiProblem } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import type { loader as conversationLoader } from "./_app.inbox.$id.tsx";

export { pageMeta as meta } from "../page-meta.ts";

const FIRST_SERVER_ERROR = 500;

export function loader(door: LoaderFunctionArgs) {
  const search = new URL(door.request.url).searchParams;
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.inbox.title),
    // Without the list an open conversation is still worth showing.
    page: await api.conversations(inboxQuery(search)).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.view.status >= FIRST_SERVER_ERROR) return null;
      throw error;
    }),
  }));
}

const listName = (search: string): string => `inbox-list${search}`;
const keepList = keepLastAs(({ search }) => listName(search));

/** The list as it was last shown stays while it cannot be read, even when everything else can. */
export async function clientLoader(args: ClientLoaderFunctionArgs): Promise<unknown> {
  let without: unknown;
  const readList = async () => {
    const data = await args.serverLoader<typeof loader>();
    if (data.page !== null) return data;
    without = data;
    throw new Error("no list");
  };
  try {
    return await keepList({ ...args, serverLoader: readList as typeof args.serverLoader });
  } catch (error) {
    if (without === undefined) throw error;
    return without;
  }
}

/** From one conversation to the next the list stays; what came since, the next refresh brings. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  const isStep = currentUrl.pathname !== nextUrl.pathname && currentUrl.search === nextUrl.search;
  return isStep ? false : defaultShouldRevalidate;
}

export default function Inbox() {
  const { t } = useTranslation();
  const { page } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const openId = useParams().id ?? null;
  const open = useRouteLoaderData<typeof conversationLoader>("routes/_app.inbox.$id")?.conversation ?? null;
  useRemembered(listName(search.size > 0 ? `?${search}` : ""));
  useRefresh();
  const rows = useMemo(() => page?.items ?? [], [page]);
  const { helpOpen, setHelpOpen } = useInboxKeys(rows, openId, open);

  // Back from a conversation, the focus is on its line again.
  const left = useRef(openId);
  useEffect(() => {
    if (openId === null && left.current !== null) conversationLink(left.current)?.focus();
    left.current = openId;
  }, [openId]);

  return (
    <div className="grid gap-4 md:-mb-6 md:h-[calc(100dvh-4rem)] md:min-h-[30rem] md:grid-cols-[minmax(17rem,22rem)_minmax(0,1fr)]">
      <section
        aria-label={t("inbox.list")}
        className={`flex min-h-0 min-w-0 flex-col gap-3 md:gap-0 md:overflow-hidden md:rounded-md md:border md:border-line md:bg-surface ${openId === null ? "" : "max-md:hidden"}`}
      >
        <InboxHead openId={openId} helpOpen={helpOpen} setHelpOpen={setHelpOpen} />
        <div className="relative min-h-0 flex-1 max-md:-mx-4 md:overflow-y-auto">
          {page ? (
            <InboxList page={page} openId={openId} />
          ) : (
            <div className="p-3">
              <Empty title={t("inbox.listDown")} body={t("inbox.listDownBody")}>
                <CircleAlert className="text-danger" aria-hidden />
              </Empty>
            </div>
          )}
        </div>
      </section>
      {/* On a phone the list, and the title with it, is away while a conversation is open. */}
      {openId === null ? null : <h1 className="sr-only md:hidden">{t("inbox.title")}</h1>}
      <div className={`flex min-h-0 min-w-0 flex-col ${openId === null ? "max-md:hidden" : ""}`}>
        <Outlet />
      </div>
    </div>
  );
}

export const ErrorBoundary = RouteProblem;
