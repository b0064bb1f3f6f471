import { changeAccount, disconnect, patchAccount } from "../worker/accounts/service.ts";
import { resume, takeOver } from "../worker/conversations/service.ts";
import { changeWorkspace } from "../worker/identity/service.ts";
import { changeLead } from "../worker/leads/change.ts";
import { requireLeadRow } from "../worker/leads/service.ts";
import { changeAutomation } from "../worker/messaging/automation-service.ts";
import { cancelMessage, writeMessage } from "../worker/messaging/service.ts";
import { echoEvent } from "./instagram.ts";
import { connect, type Setting } from "./setting.ts";
import type { Webhooks } from "./webhooks.ts";
import { TEAM, WORKSPACE, type World } from "./world.ts";

const ACTOR = { kind: "person", ...TEAM } as const;
type Request = () => Promise<unknown>;

/** What people of the team do meanwhile, each as a request that may be overtaken, fail or die like any other. */
export class Team {
  readonly #world: World;
  readonly #setting: Setting;
  readonly #webhooks: Webhooks;
  /** Put in charge by hand, and not taken back since: lead → until, by the Worker's clock. */
  readonly inCharge = new Map<string, number>();
  /** Stopped for good: since this many steps. */
  wasEverDisconnected = false;
  #written = 0;

  constructor(world: World, setting: Setting, webhooks: Webhooks) {
    this.#world = world;
    this.#setting = setting;
    this.#webhooks = webhooks;
  }

  /** A request by its name; null where there is nothing to act on. */
  act(name: keyof Team & string): { name: string; request: Request } | null {
    const make = this[name as "answer"];
    const request = make.call(this) as Request | null;
    return request && { name: `team ${name}`, request };
  }

  answer(): Request | null {
    const leadId = this.#lead();
    if (!leadId) return null;
    this.#written += 1;
    const text = `Bonjour, voici une réponse écrite à la main, numéro ${this.#written}.`;
    return () => writeMessage(...this.#who(), ACTOR, { leadId, text });
  }

  /** In the platform's own app: nobody asks us. */
  answerInTheApp(): null {
    const { random, at } = this.#world;
    const account = random.pick(this.#world.accounts);
    const open = [...account.threads.values()].filter(({ lastInboundAt }) => (lastInboundAt ?? 0) > at - 86_400_000);
    if (open.length === 0) return null;
    this.#written += 1;
    const { person } = random.pick(open);
    const { messageId, text } = account.answerByHand(person, `Réponse dans l'appli, numéro ${this.#written}.`, at);
    const echo = echoEvent(account.externalId, person, { id: messageId, text, at });
    this.#webhooks.tell(() => echo);
    return null;
  }

  takeOver(): Request | null {
    const leadId = this.#lead();
    if (!leadId) return null;
    return async () => {
      await takeOver(...this.#who(), ACTOR, leadId);
      this.inCharge.set(leadId, this.#world.now() + 6 * 86_400_000);
    };
  }

  resume(): Request | null {
    const leadId = this.#world.random.pick([...this.inCharge.keys(), this.#lead()]);
    if (!leadId) return null;
    return async () => {
      this.inCharge.delete(leadId);
      await resume(...this.#who(), ACTOR, leadId);
    };
  }

  pause(): Request {
    const accountId = this.#account();
    return () => patchAccount(...this.#who(), accountId, { paused: this.#world.random.chance(0.4) }, ACTOR);
  }

  limit(): Request {
    const accountId = this.#account();
    const { random } = this.#world;
    const patch = random.chance(0.7)
      ? { dailyDmLimit: random.between(1, 7) }
      : { hourlyDmLimit: random.pick([null, 1, 2]), minSpacingMs: random.pick([0, 1500, 30_000]) };
    return () => patchAccount(...this.#who(), accountId, patch, ACTOR);
  }

  emergencyStop(): Request {
    const stopped = this.#world.random.chance(0.4);
    return () => changeWorkspace(...this.#who(), { stopped }, ACTOR);
  }

  switchAutomation(): Request {
    const id = this.#world.random.pick(this.#setting.automationIds);
    const active = this.#world.random.chance(0.7);
    return () => changeAutomation(...this.#who(), id, { active }, ACTOR);
  }

  block(): Request | null {
    const leadId = this.#lead();
    if (!leadId) return null;
    const blocked = this.#world.random.chance(0.5);
    return async () => {
      const [deps, tenant] = this.#who();
      await changeLead(deps, tenant, ACTOR, await requireLeadRow(tenant, leadId), { blocked });
    };
  }

  cancel(): Request | null {
    const waiting = this.#world.rows<{ id: string }>(
      "SELECT id FROM messages WHERE workspace_id = ? AND open = 1 AND state IN ('pending', 'scheduled') ORDER BY id",
      WORKSPACE,
    );
    if (waiting.length === 0) return null;
    const { id } = this.#world.random.pick(waiting);
    return async () => cancelMessage(this.#who()[1], id);
  }

  /** The platform takes the token away: a password was changed. */
  loseToken(): null {
    const account = this.#world.random.pick(this.#world.accounts);
    account.token = `${account.token}-gone`;
    return null;
  }

  reconnect(): Request {
    const account = this.#world.random.pick(this.#world.accounts);
    account.token = `token-${this.#world.random.below(1_000_000)}-${account.externalId}`;
    return () => connect(this.#world, account);
  }

  handBack(): Request {
    this.wasEverDisconnected = true;
    const accountId = this.#account();
    return () => disconnect(...this.#who(), accountId);
  }

  /** Puts everything right that somebody may have switched off: the end of a run must show what is stuck by itself. */
  async settleEverything(): Promise<void> {
    const [deps, tenant] = this.#who();
    await changeWorkspace(deps, tenant, { stopped: false }, ACTOR);
    for (const [place, account] of this.#world.accounts.entries()) {
      account.token = `token-settled-${place}`;
      await connect(this.#world, account);
      await changeAccount(tenant, this.#setting.accountIds[place]!, { paused: false });
    }
  }

  #who() {
    const deps = this.#world.deps();
    return [deps, deps.tenant(WORKSPACE)] as const;
  }

  #account(): string {
    return this.#world.random.pick(this.#setting.accountIds);
  }

  #lead(): string | undefined {
    const leads = this.#world.rows<{ id: string }>("SELECT id FROM leads WHERE workspace_id = ? ORDER BY id", WORKSPACE);
    return leads.length === 0 ? undefined : this.#world.random.pick(leads).id;
  }
}
