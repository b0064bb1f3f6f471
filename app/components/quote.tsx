import { Quote as QuoteIcon } from "lucide-react";
import { partQuote } from "../format/quote.ts";

/** A person's own words, with what was read in them marked. */
export function Quote({ text, start, end }: { text: string; start: number | null; end: number | null }) {
  const { before, found, after } = partQuote(text, start, end);
  return (
    <blockquote className="flex gap-2 rounded-md bg-sunken px-3 py-2">
      <QuoteIcon size={14} className="mt-1 shrink-0 text-muted" aria-hidden />
      <p className="min-w-0 break-words whitespace-pre-wrap">
        {before}
        {found ? (
          <mark className="rounded-sm bg-tint px-0.5 font-semibold text-ink underline decoration-accent underline-offset-4">
            {found}
          </mark>
        ) : null}
        {after}
      </p>
    </blockquote>
  );
}
