import { useTranslation } from "react-i18next";

/** One thing that was learned: what it is, how much it pulls beside the strongest, and which way. */
export function LearnedTerm({ name, weight, most }: { name: string; weight: number; most: number }) {
  const { t } = useTranslation();
  const share = most > 0 ? Math.min(1, Math.abs(weight) / most) : 0;
  const isFor = weight >= 0;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_5rem_3rem] items-center gap-2 text-sm">
      <span className="min-w-0 break-words first-letter:uppercase">{name}</span>
      <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
        <span
          className={`block h-full rounded-full ${isFor ? "bg-ink" : "bg-line-strong"}`}
          style={{ width: `${Math.round(share * 100)}%` }}
        />
      </span>
      <span className="text-xs text-muted">{t(isFor ? "person.score.up" : "person.score.down")}</span>
    </li>
  );
}
