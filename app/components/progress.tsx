import { numberText } from "../format/clock.ts";
import { useLanguage } from "./place.tsx";

/** How far some work is. Unknown while there is no total. The bar is named; its figures are for the eye. */
export function Progress({
  label,
  done,
  total,
  words,
}: {
  label: string;
  done: number;
  total: number;
  /** "12 sur 200", made of the figures as people write them. */
  words?: ((values: { done: string; total: string }) => string) | undefined;
}) {
  const language = useLanguage();
  return (
    <div className="flex flex-col gap-1">
      <progress
        className="h-2 w-full accent-accent"
        aria-label={label}
        max={Math.max(1, total)}
        value={total > 0 ? Math.min(done, total) : undefined}
      />
      {words && total > 0 ? (
        <p className="text-xs text-muted" aria-hidden>
          {words({
            done: numberText(Math.min(done, total), language),
            total: numberText(total, language),
          })}
        </p>
      ) : null}
    </div>
  );
}
