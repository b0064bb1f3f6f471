import { Link } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";

/** The way back to the page above this one, by its name. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className="mb-3 inline-flex min-h-8 items-center gap-1.5 text-muted hover:text-ink">
      <ArrowLeft size={16} aria-hidden />
      {children}
    </Link>
  );
}
