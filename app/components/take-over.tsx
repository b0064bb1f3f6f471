import { CircleDashed, Hand, Smartphone, Sparkles, UserRound } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Charge } from "../../worker/conversations/contract.ts";
import type { PlatformId } from "../../worker/platforms/contract.ts";
import { type InCharge, inChargeOf, untilWords } from "../format/inbox.ts";
import { mayBeOffered } from "../format/roles.ts";
import { useApp } from "./app-data.ts";
import { Button } from "./button.tsx";
import { useConversationChange } from "./conversation-change.ts";
import { usePlace } from "./place.tsx";
import { useToast } from "./toast.tsx";

const ICONS = {
  automation: Sparkles,
  nobody: CircleDashed,
  you: UserRound,
  person: UserRound,
  someone: UserRound,
  app: Smartphone,
} as const satisfies Record<InCharge, unknown>;

type Props = { charge: Charge; platform: PlatformId };

function useWho({ charge, platform }: Props) {
  const { t } = useTranslation();
  const { me } = useApp();
  const who = inChargeOf(charge, me.person?.id ?? null);
  const platformName = t(`accounts.platform.${platform}`);
  const label = who === "person" ? (charge.name ?? "") : t(`inbox.charge.${who}`, { platform: platformName });
  return { who, label, platformName };
}

/** Who answers this person: a word or two, quiet. */
export function ChargeBadge(props: Props) {
  const { t } = useTranslation();
  const { who, label } = useWho(props);
  const Icon = ICONS[who];
  return (
    <span
      data-charge={who}
      className={`inline-flex max-w-40 min-w-0 items-center gap-1 rounded-full align-text-bottom border px-1.5 text-xs leading-[18px] ${who === "nobody" ? "border-dashed border-line-strong text-ink" : "border-line text-muted"}`}
    >
      <Icon size={11} className="shrink-0" aria-hidden />
      <span className="sr-only">{t("inbox.charge.label")} : </span>
      <span className="truncate">{label}</span>
    </span>
  );
}

/** Takes a conversation, or gives it back to the automations. */
export function useTakeOver() {
  const { t } = useTranslation();
  const { me } = useApp();
  const say = useToast();
  const change = useConversationChange();
  const myId = me.person?.id ?? null;
  return useMemo(() => {
    const take = async (leadId: string, name: string) => {
      if (await change(leadId, { intent: "take-over" })) say(t("inbox.charge.taken", { name }));
    };
    const resume = async (leadId: string, name: string) => {
      if (await change(leadId, { intent: "resume" })) say(t("inbox.charge.resumed", { name }));
    };
    /** By key: from whoever has it to oneself, from oneself back. */
    const toggle = (leadId: string, name: string, charge: Charge) =>
      inChargeOf(charge, myId) === "you" && charge.until !== null ? resume(leadId, name) : take(leadId, name);
    return { take, resume, toggle };
  }, [t, say, change, myId]);
}

/** Who is in charge, what that means and until when, and the way to change it. */
export function TakeOver({ leadId, name, charge, platform }: Props & { leadId: string; name: string }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const { place, nowMs } = usePlace();
  const { who, platformName } = useWho({ charge, platform });
  const { take, resume } = useTakeOver();
  const [busy, setBusy] = useState(false);
  const id = useId();
  const until = untilWords(charge.until, nowMs, place);
  const sentence = t(`inbox.charge.${who}Long`, {
    name,
    who: charge.name ?? "",
    platform: platformName,
    until:
      until.when === null
        ? t("inbox.charge.untilSent")
        : t(`inbox.charge.${until.key}`, { when: until.when }),
  });
  const mayAct = mayBeOffered(me.role, "write-leads");
  /** While only a message of theirs waits, there is nothing to give back. */
  const isHeld = charge.by === "person" && charge.until !== null;
  const act = (how: typeof take) => async () => {
    setBusy(true);
    await how(leadId, name);
    setBusy(false);
  };
  return (
    <section
      aria-label={t("inbox.charge.label")}
      className="relative flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <p className="min-w-0 flex-1 basis-64 text-sm text-muted" suppressHydrationWarning>
        <ChargeBadge charge={charge} platform={platform} /> {sentence}{" "}
        {mayAct ? (
          <span id={`${id}-means`} className={isHeld ? "sr-only" : "max-md:sr-only"}>
            {t(isHeld ? "inbox.charge.resumeMeans" : "inbox.charge.takeMeans")}
          </span>
        ) : null}
      </p>
      {mayAct ? (
        <span className="flex flex-wrap gap-2">
          {who === "you" && isHeld ? null : (
            <Button
              size="sm"
              disabled={busy}
              onClick={act(take)}
              aria-keyshortcuts="T"
              className="max-md:min-h-10"
            >
              <Hand size={14} aria-hidden />
              {t("inbox.charge.take")}
            </Button>
          )}
          {isHeld ? (
            <Button
              size="sm"
              disabled={busy}
              onClick={act(resume)}
              aria-describedby={`${id}-means`}
              className="max-md:min-h-10"
            >
              <Sparkles size={14} aria-hidden />
              {t("inbox.charge.resume")}
            </Button>
          ) : null}
        </span>
      ) : null}
    </section>
  );
}
