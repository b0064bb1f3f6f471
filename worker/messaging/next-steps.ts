import { newId } from "../db/ids.ts";
import type { Mine, SQL, Statement, TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { DEFAULT_SETTINGS } from "../identity/service.ts";
import { PLATFORM_NAMES, type PlatformId } from "../platforms/contract.ts";
import type { Platform } from "../platforms/platform.ts";
import { replyFollows } from "../public-replies/service.ts";
import type { AutomationActions, AutomationFilters } from "./contract.ts";
import { firstNameOf } from "./first-name.ts";
import { type FollowUp, followUpTime } from "./follow-up.ts";
import { DM_JOB_VERSION } from "./jobs.ts";
import { type FollowingMessage, followed, readStepContext, type StepContext } from "./next-steps-store.ts";
import { type Step, stepKey, stepOf } from "./occasion.ts";
import { windowClosesAt } from "./reach.ts";
import type { DueMessage } from "./sending-store.ts";
import { pickVariant, renderTemplate, utf8Bytes } from "./template.ts";

/** Through which door a message went, and when, epoch ms. */
export type SentAs = { via: string; at: number };
type Ours = (mine: Mine) => SQL;
type Then = (ours: Ours) => Statement[];

/** So long after its words a picture is rung for: by then the batch that makes it is written. */
const PICTURE_AFTER_SECONDS = 2;

/**
 * What follows from a message that went out, to be written in the batch that marks it as sent: the next follow-up, the
 * picture of its template, the answer under the comment. Undefined when nothing does.
 */
export async function nextSteps(
  deps: Deps,
  tenant: TenantDb,
  message: DueMessage,
  sent: SentAs,
): Promise<Then | undefined> {
  const step = stepOf(message.dedupeKey);
  if (step.isPicture || message.imageUrl !== null) return undefined;
  const actions = (message.actions === null ? {} : JSON.parse(message.actions)) as AutomationActions;
  const followUp = message.origin === "automation" ? actions.followUps?.[step.followUp] : undefined;
  const context = await readStepContext(tenant, message, followUp?.templateId ?? null);
  const platform = deps.platform(message.platform);
  if (!context || !platform) return undefined;
  const thens: Then[] = [];
  const next = followUp && followUpOf(deps, { message, sent, step, followUp, context, platform });
  if (next) thens.push((ours) => [followed(next, ours)]);
  const picture = pictureOf(deps, { message, sent, step, context, platform });
  if (picture) {
    thens.push((ours) => [followed(picture, ours)]);
    // State is not written yet: a ring that comes to nothing is repeated by the sweep.
    await deps.env.DM.send(
      { v: DM_JOB_VERSION, workspaceId: tenant.workspaceId, kind: "message", messageId: picture.id },
      { delaySeconds: PICTURE_AFTER_SECONDS },
    );
  }
  const { commentId } = message;
  const texts = actions.publicReplies ?? [];
  if (texts.length > 0 && step.followUp === 0 && commentId !== null && platform.capabilities.publicReply) {
    const { parentId, mediaId, username } = context;
    thens.push(replyFollows(deps, { commentId, parentId, mediaId, username }, texts));
  }
  return thens.length === 0 ? undefined : (ours) => thens.flatMap((then) => then(ours));
}

type StepInput = {
  message: DueMessage;
  sent: SentAs;
  step: Step;
  context: StepContext;
  platform: Platform;
};

/** Kept even when it will never go: people see why. Null when its template is gone. */
function followUpOf(
  deps: Deps,
  { message, sent, step, followUp, context, platform }: StepInput & { followUp: FollowUp },
): FollowingMessage | null {
  if (context.nextBody === null) return null;
  const template = {
    body: context.nextBody,
    variants: JSON.parse(context.nextVariants ?? "[]") as string[],
  };
  const wording = pickVariant(template, message.leadId, message.automationId ?? "");
  const { text } = renderTemplate(wording.body, {
    username: context.username,
    platform: PLATFORM_NAMES[message.platform as PlatformId],
    firstName: firstNameOf(context.displayName, context.username),
  });
  const filters = (context.filters === null ? {} : JSON.parse(context.filters)) as AutomationFilters;
  const zone = context.zone ?? DEFAULT_SETTINGS.zone;
  const time = followUpTime(
    followUp,
    { sentAt: sent.at, lastInboundAt: message.lastInboundAt },
    filters,
    zone,
  );
  const isTooLong = utf8Bytes(text) > platform.capabilities.maxTextBytes;
  const now = deps.now();
  return {
    id: newId("msg", now),
    dedupeKey: stepKey({ ...step, followUp: step.followUp + 1 }),
    templateId: followUp.templateId,
    variant: wording.index,
    text,
    imageUrl: null,
    state: time.kind === "at" && !isTooLong ? "pending" : "skipped",
    reason: time.kind === "too-late" ? "window-closes-first" : isTooLong ? "text-invalid" : null,
    deadlineAt: time.kind === "at" ? time.deadlineAt : null,
    notBeforeAt: time.kind === "at" ? time.notBeforeAt : 0,
    followsAt: sent.at,
    createdAt: now,
  };
}

/** Goes by itself right behind its words. A private reply is one message: no picture follows it. */
function pictureOf(
  deps: Deps,
  { message, sent, step, context, platform }: StepInput,
): FollowingMessage | null {
  const closesAt = message.lastInboundAt === null ? 0 : windowClosesAt(message.lastInboundAt);
  if (context.imageUrl === null || !platform.capabilities.images) return null;
  if (sent.via !== "window" || closesAt <= sent.at) return null;
  const now = deps.now();
  return {
    id: newId("msg", now),
    dedupeKey: stepKey({ ...step, isPicture: true }),
    templateId: null,
    variant: null,
    text: "",
    imageUrl: context.imageUrl,
    state: "pending",
    reason: null,
    deadlineAt: closesAt,
    notBeforeAt: 0,
    followsAt: null,
    createdAt: now,
  };
}
