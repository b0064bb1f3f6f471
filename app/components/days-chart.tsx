import { useTranslation } from "react-i18next";
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { Today } from "../../worker/analytics/contract.ts";
import { dayLabel } from "../format/clock.ts";
import { useLanguage } from "./place.tsx";

export const CHART_HEIGHT_PX = 180;

/** People and numbers per day. Loaded after the page: its height is kept free. */
export default function DaysChart({ days }: { days: Today["days"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ResponsiveContainer width="100%" height={CHART_HEIGHT_PX}>
      <AreaChart data={days} margin={{ top: 8, right: 8, bottom: 0, left: -18 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="date"
          tickFormatter={(date: string) => dayLabel(date, language)}
          tick={{ fill: "var(--muted)", fontSize: 12 }}
          tickLine={false}
          axisLine={false}
          minTickGap={28}
        />
        <YAxis
          allowDecimals={false}
          tick={{ fill: "var(--muted)", fontSize: 12 }}
          tickLine={false}
          axisLine={false}
          width={48}
        />
        <Tooltip
          isAnimationActive={false}
          labelFormatter={(date) => dayLabel(String(date), language)}
          contentStyle={{
            background: "var(--raised)",
            border: "1px solid var(--line)",
            borderRadius: 8,
            fontSize: 12,
          }}
          itemStyle={{ color: "var(--ink)" }}
          labelStyle={{ color: "var(--muted)" }}
        />
        <Area
          type="monotone"
          dataKey="people"
          name={t("today.figures.people")}
          stroke="var(--ink)"
          strokeWidth={2}
          fill="var(--sunken)"
          isAnimationActive={false}
        />
        <Area
          type="monotone"
          dataKey="phones"
          name={t("today.figures.phones")}
          stroke="var(--muted)"
          strokeWidth={2}
          strokeDasharray="4 3"
          fill="transparent"
          isAnimationActive={false}
        />
      </AreaChart>
    </ResponsiveContainer>
  );
}
