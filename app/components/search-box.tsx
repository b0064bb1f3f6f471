import { useNavigate, useSearchParams } from "@remix-run/react";
import { Search } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { changedView } from "../format/lead-query.ts";

const TYPING_MS = 350;

/** Search as one types, in the address of the page. `/` brings the focus here from anywhere on the page. */
export function SearchBox({
  id,
  action,
  label,
  hint,
  className = "",
  onLeave,
}: {
  id: string;
  action: string;
  label: string;
  hint: string;
  className?: string;
  /** Where Escape leads. */
  onLeave?: () => void;
}) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const inAddress = search.get("q") ?? "";
  const [text, setText] = useState(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // What is being typed is newer than the address.
    if (document.activeElement?.id !== id) setText(inAddress);
  }, [inAddress, id]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = (value: string) => {
    clearTimeout(timer.current);
    navigate(changedView(search, { q: value.trim() }), { replace: true, preventScrollReset: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !onLeave) return;
    event.preventDefault();
    event.stopPropagation();
    onLeave();
  };
  return (
    <search className={className}>
      <form
        action={action}
        className="relative"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          go(text);
        }}
      >
        {/* What the address says besides, for when no script takes this over. */}
        {[...search].map(([name, value]) =>
          name === "q" || name === "cursor" ? null : (
            <input key={name} type="hidden" name={name} value={value} />
          ),
        )}
        <Search
          size={16}
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted"
        />
        <input
          id={id}
          type="search"
          name="q"
          value={text}
          aria-label={label}
          aria-keyshortcuts="/"
          placeholder={hint}
          className="input !pl-9"
          onKeyDown={onKeyDown}
          onChange={(event) => {
            const { value } = event.target;
            setText(value);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => go(value), TYPING_MS);
          }}
        />
      </form>
    </search>
  );
}
