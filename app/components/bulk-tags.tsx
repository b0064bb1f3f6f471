import { Tags } from "lucide-react";
import { Popover } from "radix-ui";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "./button.tsx";
import { TextField } from "./field.tsx";

/** Tags to add and to take away, for everybody selected. */
export function BulkTags({
  known,
  isBusy,
  onApply,
}: {
  known: readonly string[];
  isBusy: boolean;
  onApply: (change: Record<string, string>) => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const change: Record<string, string> = {};
    for (const name of ["addTags", "removeTags"]) {
      const text = String(form.get(name) ?? "").trim();
      if (text !== "") change[name] = text;
    }
    if (Object.keys(change).length === 0) return;
    setOpen(false);
    onApply(change);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={buttonClass("plain", "sm")} disabled={isBusy}>
        <Tags size={14} aria-hidden />
        {t("bulk.tags")}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={12}
          aria-label={t("bulk.tags")}
          className="pop z-40 w-72 max-w-[calc(100vw-24px)] rounded-md bg-raised p-4 shadow-lift"
        >
          <form onSubmit={apply} className="flex flex-col gap-3">
            <TextField
              label={t("bulk.addTags")}
              name="addTags"
              list="bulk-tags"
              autoComplete="off"
              hint={t("bulk.tagsHint")}
            />
            <TextField label={t("bulk.removeTags")} name="removeTags" list="bulk-tags" autoComplete="off" />
            <datalist id="bulk-tags">
              {known.map((tag) => (
                <option key={tag} value={tag} />
              ))}
            </datalist>
            <Button type="submit" look="primary">
              {t("bulk.tagsApply")}
            </Button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
