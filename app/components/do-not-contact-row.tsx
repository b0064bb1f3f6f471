import { useFetcher } from "@remix-run/react";
import { AtSign, Phone, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DoNotContact } from "../../worker/do-not-contact/contract.ts";
import { dateText, fullText } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { useTeam } from "./team.ts";
import { useToast } from "./toast.tsx";

const ICONS = { phone: Phone, email: AtSign, person: UserRound } as const;

/** One entry: what kind, when, by whom and why. It names nobody, because the list does not know. */
export function DoNotContactRow({ entry, mayRemove }: { entry: DoNotContact; mayRemove: boolean }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const team = useTeam();
  const say = useToast();
  const fetcher = useFetcher<{ removed: true }>();
  useAccepted(fetcher.data, () => say(t("doNotContact.removed")));
  const Icon = ICONS[entry.kind];
  const atMs = Date.parse(entry.at);
  const date = dateText(atMs, nowMs, place);
  const kind = t(`doNotContact.kind.${entry.kind}`);
  const who = team.get(entry.by);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <Icon size={16} className="shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{kind}</p>
        <p className="text-sm break-words text-muted" suppressHydrationWarning>
          <time dateTime={entry.at} title={fullText(atMs, place)}>
            {t("doNotContact.addedOn", { date })}
          </time>
          {who ? ` ${t("doNotContact.by", { who })}` : null}
          {entry.reason ? ` · ${entry.reason}` : null}
        </p>
        <FormProblem problem={problemIn(fetcher.data)} />
      </div>
      {mayRemove ? (
        <Confirm
          trigger={
            <Button
              size="sm"
              disabled={fetcher.state !== "idle"}
              aria-label={t("doNotContact.removeOf", { kind, date })}
            >
              {t("doNotContact.remove")}
            </Button>
          }
          title={t("doNotContact.removeTitle")}
          body={t("doNotContact.removeBody")}
          confirm={t("doNotContact.remove")}
          look="danger"
          onConfirm={() =>
            fetcher.submit(
              { intent: "remove", id: entry.id },
              { method: "post", action: "/settings/privacy/do-not-contact" },
            )
          }
        />
      ) : null}
    </li>
  );
}
