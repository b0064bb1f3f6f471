import { Dialog } from "radix-ui";
import type { ReactNode } from "react";

/** What is asked beside the page. Focus goes in, Escape leads out, and back to where it came from. */
export function AskDialog({
  open,
  onOpenChange,
  title,
  body,
  wide = false,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  body: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[var(--overlay)]" />
        <Dialog.Content
          className={`pop fixed inset-x-4 top-[max(1rem,12vh)] z-50 mx-auto flex max-h-[calc(100dvh-2rem)] flex-col gap-3 overflow-y-auto rounded-md bg-raised p-5 shadow-lift sm:p-6 ${wide ? "max-w-2xl" : "max-w-md"}`}
        >
          <Dialog.Title className="text-lg break-words">{title}</Dialog.Title>
          <Dialog.Description className="text-muted">{body}</Dialog.Description>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
