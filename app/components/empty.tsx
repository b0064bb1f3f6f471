import type { ReactNode } from "react";

/** An empty list says why it is empty and gives the one thing to do about it. */
export function Empty({ title, body, children }: { title: string; body?: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-md border border-dashed border-line-strong px-6 py-12 text-center">
      <p className="font-title text-lg font-semibold">{title}</p>
      {body ? <p className="max-w-md text-muted">{body}</p> : null}
      {children ? <div className="flex flex-wrap justify-center gap-2 pt-2">{children}</div> : null}
    </div>
  );
}

export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <h1 className="text-xl">{title}</h1>
      {children ? <div className="flex flex-wrap items-center gap-2">{children}</div> : null}
    </div>
  );
}

export function Section({
  title,
  lead,
  children,
  action,
  id,
}: {
  title: string;
  lead?: string;
  children: ReactNode;
  action?: ReactNode;
  id?: string;
}) {
  return (
    <section aria-label={title} id={id} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-base">{title}</h2>
        {action}
      </div>
      {lead ? <p className="-mt-2 text-muted">{lead}</p> : null}
      {children}
    </section>
  );
}
