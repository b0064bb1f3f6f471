import { initialsOf, type Named, nameOf } from "../format/people.ts";

export function Avatar({ person, size = 32 }: { person: Named; size?: 32 | 48 }) {
  return (
    <span
      aria-hidden
      className={`flex shrink-0 items-center justify-center rounded-full bg-sunken font-semibold text-muted ${size === 48 ? "size-12 text-base" : "size-8 text-xs"}`}
    >
      {initialsOf(person)}
    </span>
  );
}

/** "Marie Leroy" over "@marie", or only the handle. */
export function PersonName({ person, compact = false }: { person: Named; compact?: boolean }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">{nameOf(person)}</span>
      {person.displayName ? (
        <span className={`block truncate text-xs text-muted ${compact ? "max-md:hidden" : ""}`}>
          @{person.username}
        </span>
      ) : null}
    </span>
  );
}
