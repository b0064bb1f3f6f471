import { Link, useFetcher } from "@remix-run/react";
import { BellOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { LeadDetail } from "../../worker/leads/merge-contract.ts";
import { nameOf } from "../format/people.ts";
import { mayBeOffered } from "../format/roles.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { useApp } from "./app-data.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { Section } from "./empty.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

/** Whether this person stands on the do-not-contact list, and the way on and off it. */
export function Silence({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const say = useToast();
  const fetcher = useFetcher<{ silenced: boolean }>();
  const name = nameOf(lead);
  const isOn = lead.doNotContact;
  useAccepted(fetcher.data, ({ silenced }) =>
    say(t(silenced ? "person.silence.added" : "person.silence.removed", { name })),
  );
  const submit = () =>
    fetcher.submit(
      { intent: isOn ? "unsilence" : "silence" },
      { method: "post", action: `/leads/${lead.id}` },
    );
  return (
    <Section title={t("person.silence.title")}>
      <p className={isOn ? "flex items-start gap-2 font-medium" : "text-muted"}>
        {isOn ? <BellOff size={16} className="mt-0.5 shrink-0" aria-hidden /> : null}
        <span className="min-w-0">{t(isOn ? "person.silence.on" : "person.silence.off")}</span>
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {mayBeOffered(me.role, isOn ? "manage-workspace" : "write-leads") ? (
          <Confirm
            trigger={
              <Button size="sm" disabled={fetcher.state !== "idle"}>
                {t(isOn ? "person.silence.remove" : "person.silence.add")}
              </Button>
            }
            title={t(isOn ? "person.silence.removeTitle" : "person.silence.addTitle", { name })}
            body={t(isOn ? "person.silence.removeBody" : "person.silence.addBody")}
            confirm={t(isOn ? "person.silence.remove" : "person.silence.add")}
            look={isOn ? "primary" : "danger"}
            onConfirm={submit}
          />
        ) : null}
        <Link
          to="/settings/privacy/do-not-contact"
          className="text-sm text-accent underline underline-offset-2"
        >
          {t("person.silence.list")}
        </Link>
      </div>
      <FormProblem problem={problemIn(fetcher.data)} />
    </Section>
  );
}
