import { useFetcher } from "@remix-run/react";
import { RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DeadLetter } from "../../worker/dead-letters/contract.ts";
import { ageText } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

const PATH = "/settings/dead-letters";

/** One piece of work that was put aside: what, since when, and a new try. */
export function DeadLetterRow({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ done: "replay" | "remove" }>();
  useAccepted(fetcher.data, ({ done }) =>
    say(t(done === "replay" ? "deadLetters.replaying" : "deadLetters.removed")),
  );
  const what = letter.summary;
  const ago = (at: string): string => ageText(Date.parse(at), nowMs, place);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium break-words">{what}</p>
        <p className="text-sm text-muted" suppressHydrationWarning>
          {t("deadLetters.received", { when: ago(letter.receivedAt) })}
          {letter.replayedAt === null
            ? null
            : ` · ${t("deadLetters.replayed", { when: ago(letter.replayedAt) })}`}
        </p>
        <FormProblem problem={problemIn(fetcher.data)} />
      </div>
      {letter.state === "waiting" ? (
        <fetcher.Form method="post" action={PATH}>
          <input type="hidden" name="intent" value="replay" />
          <input type="hidden" name="id" value={letter.id} />
          <Button
            type="submit"
            size="sm"
            disabled={fetcher.state !== "idle"}
            aria-label={t("deadLetters.replayOf", { what })}
          >
            <RotateCcw size={14} aria-hidden />
            {t("deadLetters.replay")}
          </Button>
        </fetcher.Form>
      ) : null}
      <Confirm
        trigger={
          <Button
            size="sm"
            look="quiet"
            disabled={fetcher.state !== "idle"}
            aria-label={t("deadLetters.removeOf", { what })}
          >
            {t("deadLetters.remove")}
          </Button>
        }
        title={t("deadLetters.removeTitle")}
        body={t("deadLetters.removeBody")}
        confirm={t("deadLetters.remove")}
        look="danger"
        onConfirm={() =>
          fetcher.submit({ intent: "remove", id: letter.id }, { method: "post", action: PATH })
        }
      />
    </li>
  );
}
