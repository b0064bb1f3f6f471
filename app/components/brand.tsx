/** The mark: two paths that meet, and the person at the end of them. */
export function Brand({ className = "" }: { className?: string }) {
  return (
    <span className={`inline-flex items-center gap-2 ${className}`}>
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path
          d="M8 11l8 12 8-12"
          fill="none"
          className="stroke-on-accent"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="16" cy="10" r="2.6" className="fill-on-accent" />
      </svg>
      <span className="font-title text-base font-semibold">VistaFlow</span>
    </span>
  );
}
