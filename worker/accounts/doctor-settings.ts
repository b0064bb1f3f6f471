import type { Config } from "../env.ts";
import type { SettingsDoubt, SettingsFinding } from "./doctor-findings.ts";

type Settings = Pick<
  Config,
  | "META_APP_ID"
  | "META_APP_SECRET"
  | "INSTAGRAM_APP_ID"
  | "INSTAGRAM_APP_SECRET"
  | "META_WEBHOOK_VERIFY_TOKEN"
>;

/** The names of what is missing of the application of Meta, and what is probably a mix-up; never a value. */
export function judgeMetaSettings(settings: Settings): SettingsFinding {
  const metaSecret = settings.META_APP_SECRET[0];
  const appId = settings.INSTAGRAM_APP_ID ?? settings.META_APP_ID;
  const missing = [
    ...(appId ? [] : ["INSTAGRAM_APP_ID"]),
    ...(settings.INSTAGRAM_APP_SECRET || metaSecret ? [] : ["INSTAGRAM_APP_SECRET"]),
    ...(settings.META_WEBHOOK_VERIFY_TOKEN ? [] : ["META_WEBHOOK_VERIFY_TOKEN"]),
  ];
  const hasOwnPair = Boolean(settings.INSTAGRAM_APP_ID && settings.INSTAGRAM_APP_SECRET);
  const doubts: [SettingsDoubt, boolean][] = [
    ["meta-pair-used", missing.length === 0 && !hasOwnPair],
    ["id-not-digits", Boolean(appId && !/^\d{5,20}$/.test(appId))],
    ["same-id", Boolean(settings.INSTAGRAM_APP_ID && settings.INSTAGRAM_APP_ID === settings.META_APP_ID)],
    ["same-secret", hasOwnPair && settings.META_APP_SECRET.includes(settings.INSTAGRAM_APP_SECRET ?? "")],
    ["no-meta-secret", hasOwnPair && !metaSecret],
  ];
  return {
    missing,
    doubts: doubts.filter(([, applies]) => applies).map(([doubt]) => doubt),
    signing: [
      ...(settings.INSTAGRAM_APP_SECRET ? ["INSTAGRAM_APP_SECRET"] : []),
      ...(metaSecret ? ["META_APP_SECRET"] : []),
    ],
  };
}
