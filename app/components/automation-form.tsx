import { Form, useNavigation } from "@remix-run/react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Automation, Template } from "../../worker/messaging/contract.ts";
import { hasWords } from "../format/automation-body.ts";
import { MAX_MESSAGE_BYTES } from "../format/bytes.ts";
import { errorAt } from "../format/field-error.ts";
import { mayBeOffered } from "../format/roles.ts";
import type { ProblemView } from "../problem.ts";
import { AlsoFields } from "./also-fields.tsx";
import { useApp } from "./app-data.ts";
import { FilterFields } from "./automation-filters.tsx";
import { TriggerFields, type TriggerState } from "./automation-trigger.tsx";
import { Button, LinkButton } from "./button.tsx";
import { TestBox } from "./dry-run.tsx";
import { TextField } from "./field.tsx";
import { FollowUpFields } from "./follow-up-fields.tsx";
import { FormProblem } from "./problem.tsx";
import { PublicReplyFields } from "./public-reply-fields.tsx";
import { RehearsalBox } from "./rehearsal-box.tsx";
import { TemplateTicks } from "./template-ticks.tsx";

type Props = { automation: Automation | null; templates: Template[]; problem: ProblemView | null };

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 border-t border-line pt-4 first:border-0 first:pt-0">
      <legend className="float-left mb-1 w-full font-title text-base font-semibold">{title}</legend>
      <div className="clear-both flex min-w-0 flex-col gap-4">{children}</div>
    </fieldset>
  );
}

/** When this happens, for whom, write that, and do this too. It observes until somebody switches it on. */
export function AutomationForm({ automation, templates: kept, problem }: Props) {
  const { t } = useTranslation();
  const { accounts, me } = useApp();
  const busy = useNavigation().state !== "idle";
  const form = useRef<HTMLFormElement>(null);
  const [revision, setRevision] = useState(0);
  const [added, setAdded] = useState<Template[]>([]);
  const [state, setState] = useState<TriggerState>({
    kind: automation?.trigger.kind ?? "comment",
    accountId: automation?.accountId ?? accounts[0]?.id ?? "",
    keywords: (automation?.trigger.keywords ?? []).join(", "),
    excludes: (automation?.trigger.excludes ?? []).join(", "),
  });
  const templates = [...kept, ...added.filter((one) => !kept.some((template) => template.id === one.id))];
  const account = accounts.find((item) => item.id === state.accountId);
  const mayChange = mayBeOffered(me.role, "manage-rules");
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
      <Form
        ref={form}
        method="post"
        className="card flex flex-col gap-5 p-5"
        aria-label={t(automation ? "automations.editTitle" : "automations.new")}
        onChange={() => setRevision((before) => before + 1)}
      >
        <Group title={t("automations.section.when")}>
          <TextField
            label={t("automations.name")}
            name="name"
            required
            maxLength={120}
            error={errorAt(problem, "/name")}
            defaultValue={automation?.name ?? ""}
          />
          <TriggerFields
            automation={automation}
            state={state}
            onChange={(change) => setState({ ...state, ...change })}
            problem={problem}
          />
        </Group>
        <Group title={t("automations.section.who")}>
          <FilterFields filters={automation?.filters ?? {}} kind={state.kind} />
        </Group>
        <Group title={t("automations.section.write")}>
          <TemplateTicks
            automation={automation}
            templates={templates}
            maxBytes={account?.capabilities.maxTextBytes ?? MAX_MESSAGE_BYTES}
            onAdded={(template) => {
              setAdded((before) => [...before, template]);
              setRevision((before) => before + 1);
            }}
          />
        </Group>
        <Group title={t("automations.section.follow")}>
          <FollowUpFields
            steps={automation?.actions.followUps ?? []}
            templates={templates}
            kind={state.kind}
          />
        </Group>
        <Group title={t("automations.section.also")}>
          {state.kind === "comment" ? (
            <PublicReplyFields
              replies={automation?.actions.publicReplies ?? []}
              isSupported={account?.capabilities.publicReply ?? true}
            />
          ) : null}
          <AlsoFields actions={automation?.actions ?? {}} />
        </Group>
        <FormProblem problem={problem}>
          {problem?.code === "need-template" ? t("automations.needTemplate") : undefined}
        </FormProblem>
        {mayChange ? (
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="primary" disabled={busy || accounts.length === 0}>
              {t(automation?.active ? "do.save" : "automations.saveObserve")}
            </Button>
            <LinkButton to="/automations" look="quiet">
              {t("do.cancel")}
            </LinkButton>
          </div>
        ) : (
          <p className="text-muted">{t("automations.notYours")}</p>
        )}
      </Form>
      <div className="flex flex-col gap-4 lg:sticky lg:top-6">
        <RehearsalBox form={form} revision={revision} automationId={automation?.id ?? null} />
        {hasWords(state.kind) ? <TestBox keywords={state.keywords} excludes={state.excludes} /> : null}
      </div>
    </div>
  );
}
