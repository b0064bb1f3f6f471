import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import {
  isRouteErrorResponse,
  useLoaderData,
  useLocation,
  useRouteError,
  useSearchParams,
} from "@remix-run/react";
import { CircleAlert, SearchX } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { load } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { buttonClass, LinkButton } from "../components/button.tsx";
import { Composer, focusComposer } from "../components/composer.tsx";
import { conversationLink } from "../components/inbox-keys.ts";
import { useRemembered } from "../components/live.tsx";
import { useMarkRead } from "../components/mark-read.ts";
import { Thread } from "../components/thread.tsx";
import { ThreadHeader } from "../components/thread-header.tsx";
import { inboxAddress } from "../format/inbox.ts";
import { nameOf } from "../format/people.ts";
import { mayBeOffered } from "../format/roles.ts";
import { ApiProblem } from "../http.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? nameOf(data.conversation) : "…"} · VistaFlow` },
];

export function loader(door: LoaderFunctionArgs) {
  const { search } = new URL(door.request.url);
  return load(door, async (api) => ({
    conversation: await api.conversation(door.params.id ?? "").catch((error: unknown) => {
      const survivor = error instanceof ApiProblem ? error.view.mergedInto : undefined;
      if (survivor) throw redirect(inboxAddress(new URLSearchParams(search), survivor));
      throw error;
    }),
  }));
}

export default function ConversationPane() {
  const { conversation } = useLoaderData<typeof loader>();
  useRemembered();
  // Another person, another page: nothing that was opened for one may stand at the next.
  return <Pane key={conversation.leadId} />;
}

function Pane() {
  const { conversation } = useLoaderData<typeof loader>();
  const { me } = useApp();
  const [search] = useSearchParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const { leadId, username, displayName, optedOut, replyReach } = conversation;
  useMarkRead(conversation, mayBeOffered(me.role, "write-leads"));

  const wantsReply = search.has("reply");
  useEffect(() => {
    if (wantsReply) focusComposer();
    // On a phone the list it was opened from is gone: whoever reads by ear or keyboard is brought here.
    else if (conversationLink(leadId)?.offsetParent === null) heading.current?.focus({ preventScroll: true });
  }, [wantsReply, leadId]);

  const leave = () => {
    const line = conversationLink(leadId);
    if (line && line.offsetParent !== null) line.focus();
    else heading.current?.focus();
  };
  return (
    <section
      className="flex min-h-0 flex-1 flex-col md:overflow-hidden md:rounded-md md:border md:border-line md:bg-surface"
      aria-label={nameOf(conversation)}
    >
      <ThreadHeader conversation={conversation} heading={heading} />
      <Thread conversation={conversation} />
      <div className="z-20 bg-page py-2 max-md:sticky max-md:bottom-14 md:rounded-b-md md:bg-transparent md:p-3 md:pt-0">
        <Composer
          person={{ leadId, username, displayName }}
          reach={replyReach}
          optedOut={optedOut}
          maxBytes={conversation.limits.maxBytes}
          templates={conversation.quickTemplates}
          said={conversation.messages.filter((word) => word.from === "us")}
          onLeave={leave}
        />
      </div>
    </section>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

/** Only this half of the page: the list beside it still works. */
export function ErrorBoundary() {
  const { t } = useTranslation();
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  const Icon = isMissing ? SearchX : CircleAlert;
  return (
    <div className="flex min-h-64 flex-1 flex-col items-center justify-center gap-2 rounded-md border border-dashed border-line-strong px-6 text-center">
      <Icon className={isMissing ? "text-muted" : "text-danger"} aria-hidden />
      <p className="font-title text-lg font-semibold">
        {t(isMissing ? "inbox.threadMissing" : "inbox.threadDown")}
      </p>
      <p className="max-w-sm text-muted">
        {t(isMissing ? "inbox.threadMissingBody" : "inbox.threadDownBody")}
      </p>
      <div className="flex flex-wrap justify-center gap-2 pt-2">
        {isMissing ? null : (
          // A full reload: the page's own state may be what broke.
          <a className={buttonClass("primary")} href={`${pathname}${search}`}>
            {t("do.retry")}
          </a>
        )}
        <LinkButton to={inboxAddress(new URLSearchParams(search), null)}>{t("inbox.back")}</LinkButton>
      </div>
    </div>
  );
}
