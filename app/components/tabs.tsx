import { Link } from "@remix-run/react";

export const TAB =
  "-mb-px flex min-h-11 items-center border-b-2 border-transparent px-3 text-muted transition-colors duration-150 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink md:min-h-9";

type Item = { key: string; label: string; to: string };

/** Views of one list. Links, because each has its own address. */
export function Tabs({ label, current, items }: { label: string; current: string; items: Item[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex min-w-max gap-1 border-b border-line">
        {items.map((item) => (
          <li key={item.key}>
            <Link to={item.to} aria-current={item.key === current ? "page" : undefined} className={TAB}>
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
