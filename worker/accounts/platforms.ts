import { type Capabilities, PLATFORM_NAMES, PLATFORMS, type PlatformId } from "../platforms/contract.ts";
import { capabilitiesIn, futureCapabilities, isInRegions } from "./capabilities.ts";
import type { PlatformItem, PlatformState } from "./platforms-contract.ts";
import { NOT_CONNECTED_YET, NOT_SET_UP, PLATFORM_NOTES } from "./platforms-texts.ts";

/** Platforms that this version can connect once their application is given. */
const CONNECTABLE: ReadonlySet<PlatformId> = new Set(["instagram"]);

export type PlatformsInput = {
  /** ISO 3166-1 alpha-2, of the workspace. */
  country: string;
  language: "fr" | "en";
  /** What a platform that is set up here can do; undefined for the others. */
  setUp: (id: PlatformId) => Capabilities | undefined;
};

/** Every platform, with what it can do in the workspace's country, or will be able to do. */
export const listPlatforms = (input: PlatformsInput): PlatformItem[] =>
  PLATFORMS.map((id) => describePlatform(id, input));

function describePlatform(id: PlatformId, { country, language, setUp }: PlatformsInput): PlatformItem {
  const present = setUp(id);
  const capabilities = present ? capabilitiesIn(country, present) : futureCapabilities(id, country);
  const isKeptOut = isInRegions(country, capabilities.unavailableRegions);
  const state = stateOf(id, present !== undefined, isKeptOut);
  const { always, inRegion, elsewhere } = PLATFORM_NOTES[language][id];
  return {
    id,
    name: PLATFORM_NAMES[id],
    state,
    capabilities,
    notes: [
      ...(state === "not-set-up" ? [NOT_SET_UP[language]] : []),
      ...(CONNECTABLE.has(id) ? [] : [NOT_CONNECTED_YET[language]]),
      ...(isKeptOut ? inRegion : elsewhere),
      ...always,
    ],
  };
}

function stateOf(id: PlatformId, isSetUp: boolean, isKeptOut: boolean): PlatformState {
  if (isKeptOut) return "not-in-your-region";
  if (isSetUp) return "available";
  return CONNECTABLE.has(id) ? "not-set-up" : "not-connected-yet";
}
