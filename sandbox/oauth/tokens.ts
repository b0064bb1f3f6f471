import { SECOND_MS } from "../clock.ts";
import type { FaultBoard } from "../faults/faults.ts";
import { badParameter, FlatError, tokenDead, tokenTooYoung, tokenUnreadable } from "../graph/errors.ts";
import { accessTokenText, authorizationCodeText } from "../ids.ts";
import type { Settings } from "../settings.ts";
import type { AccessToken, Account, AuthorizationCode } from "../world/state.ts";
import type { World } from "../world/world.ts";

const BASIC = "instagram_business_basic";
const DEFAULT_DEATH = 463;
/** What a string that a refresh replaced answers, where it does not survive. */
const REPLACED_DEATH = 467;

/** Issues and checks codes and tokens. */
export class TokenOffice {
  readonly #world: World;
  readonly #faults: FaultBoard;
  readonly #settings: Settings;

  constructor(world: World, faults: FaultBoard, settings: Settings) {
    this.#world = world;
    this.#faults = faults;
    this.#settings = settings;
  }

  issueCode(account: Account, redirectUri: string, scopes: string[]): AuthorizationCode {
    const code: AuthorizationCode = {
      code: authorizationCodeText(this.#freshKey()),
      accountId: account.userId,
      redirectUri,
      scopes: this.#granted(scopes),
      at: this.#world.clock.now(),
      used: false,
    };
    this.#world.state.codes.push(code);
    this.#world.changed();
    return code;
  }

  /** The owner may leave permissions out; the basic one cannot be. */
  #granted(asked: string[]): string[] {
    const granted = this.#faults.now.grantedScopes;
    return asked.filter((scope) => scope === BASIC || granted === undefined || granted.includes(scope));
  }

  /** @throws FlatError for a wrong client, secret, redirect or code; a code works once and for an hour */
  exchangeCode(input: Record<string, unknown>): AccessToken {
    if (input.client_id !== this.#settings.appId) throw new FlatError("Invalid platform app");
    if (input.client_secret !== this.#settings.appSecret)
      throw new FlatError("Error validating client secret");
    if (input.grant_type !== "authorization_code") throw new FlatError("Invalid grant_type");
    const known = this.#world.state.codes.find((one) => one.code === input.code);
    const { codeLifeSeconds, codeIsSingleUse } = this.#faults.now.tokens;
    const isFresh =
      known &&
      !(known.used && codeIsSingleUse) &&
      known.at > this.#world.clock.now() - codeLifeSeconds * SECOND_MS;
    if (!known || !isFresh) throw new FlatError("Matching code was not found or was already used");
    if (known.redirectUri !== input.redirect_uri) {
      throw new FlatError(
        "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
      );
    }
    known.used = true;
    return this.#issue(known.accountId, known.scopes, "short");
  }

  /** @throws GraphError for a wrong secret or grant, a dead token, or one that is already long-lived */
  exchangeForLong(params: Record<string, unknown>): AccessToken {
    if (params.grant_type !== "ig_exchange_token") throw badParameter("Unsupported grant_type");
    if (params.client_secret !== this.#settings.appSecret)
      throw badParameter("Error validating client secret");
    const short = this.authenticate(params.access_token);
    if (short.life !== "short") throw badParameter("The access token is already long-lived");
    return this.#issue(short.accountId, short.scopes, "long");
  }

  /** @throws GraphError for a token under 24 hours old, a short-lived or a dead one */
  refresh(params: Record<string, unknown>): AccessToken {
    if (params.grant_type !== "ig_refresh_token") throw badParameter("Unsupported grant_type");
    const old = this.authenticate(params.access_token);
    if (old.life !== "long") throw badParameter("Only a long-lived access token can be refreshed");
    const { refreshableAfterSeconds, oldSurvivesRefresh } = this.#faults.now.tokens;
    if (old.issuedAt > this.#world.clock.now() - refreshableAfterSeconds * SECOND_MS) throw tokenTooYoung();
    if (!oldSurvivesRefresh) old.deadSubcode = REPLACED_DEATH;
    return this.#issue(old.accountId, old.scopes, "long");
  }

  /** @throws GraphError code 190 for an unreadable, unknown, expired or revoked token */
  authenticate(text: unknown): AccessToken {
    if (typeof text !== "string" || !text.startsWith("IGAA")) throw tokenUnreadable();
    const token = this.#world.state.tokens.find((one) => one.token === text);
    if (!token) throw tokenUnreadable();
    const switched = this.#faults.now.expireTokens;
    if (switched !== false) throw tokenDead(switched === true ? DEFAULT_DEATH : switched);
    if (token.deadSubcode !== undefined) throw tokenDead(token.deadSubcode);
    if (token.expiresAt <= this.#world.clock.now()) throw tokenDead(DEFAULT_DEATH);
    return token;
  }

  /** Every token of the account dies, as when its owner removes the app or changes the password. */
  revoke(account: Account, subcode: number): number {
    const alive = this.#world.state.tokens.filter(
      (token) => token.accountId === account.userId && token.deadSubcode === undefined,
    );
    for (const token of alive) token.deadSubcode = subcode;
    this.#world.changed();
    return alive.length;
  }

  #issue(accountId: string, scopes: string[], life: AccessToken["life"]): AccessToken {
    const now = this.#world.clock.now();
    const { shortLifeSeconds, longLifeSeconds } = this.#faults.now.tokens;
    const token: AccessToken = {
      token: accessTokenText(this.#freshKey()),
      accountId,
      scopes,
      life,
      issuedAt: now,
      expiresAt: now + (life === "short" ? shortLifeSeconds : longLifeSeconds) * SECOND_MS,
    };
    this.#world.state.tokens.push(token);
    this.#world.changed();
    return token;
  }

  #freshKey(): string {
    return `${this.#world.state.seed}:${this.#world.clock.now()}:${this.#world.nextSerial()}`;
  }
}
