import { Link } from "@remix-run/react";

type Item = { key: string; label: string; to: string };

/** Parts of one list, one of them shown. Links, because each has its own address. */
export function Chips({ label, current, items }: { label: string; current: string; items: Item[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1.5">
        {items.map((item) => (
          <li key={item.key}>
            <Link
              to={item.to}
              aria-current={item.key === current ? "true" : undefined}
              className="inline-flex min-h-8 items-center rounded-full border border-line-strong bg-surface px-3 text-sm hover:bg-sunken aria-[current=true]:border-accent aria-[current=true]:bg-tint aria-[current=true]:font-medium"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
