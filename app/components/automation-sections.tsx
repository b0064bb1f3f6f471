import { useTranslation } from "react-i18next";
import { Tabs } from "./tabs.tsx";

const SECTIONS = {
  automations: "/automations",
  sends: "/messages",
  seen: "/automations/seen",
  templates: "/automations?tab=templates",
  test: "/automations?tab=test",
} as const;
export type AutomationSection = keyof typeof SECTIONS;
const KEYS = Object.keys(SECTIONS) as AutomationSection[];

/** The rooms of what writes by itself. Each keeps its own address. */
export function AutomationSections({ current }: { current: AutomationSection }) {
  const { t } = useTranslation();
  return (
    <Tabs
      label={t("automations.tabs.label")}
      current={current}
      items={KEYS.map((key) => ({ key, label: t(`automations.tabs.${key}`), to: SECTIONS[key] }))}
    />
  );
}
