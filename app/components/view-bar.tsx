import { Link, useSearchParams } from "@remix-run/react";
import { Bookmark, MoreHorizontal, Pencil, Trash2, Users } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "../../worker/views/contract.ts";
import { isChanged, viewAddress } from "../format/lead-filter.ts";
import { readView } from "../format/lead-query.ts";
import { Button, buttonClass, IconButton } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { MENU_ITEM } from "./lead-actions.tsx";
import { useViewActions } from "./view-actions.ts";
import { RenameViewDialog, SaveViewDialog } from "./view-dialogs.tsx";

const MOST_VIEWS = 50;

/** Beside the filters: keep them as a view, or what can be done with the view that is open. */
export function ViewBar({ views }: { views: readonly View[] }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const [isSaving, setSaving] = useState(false);
  const { update } = useViewActions();
  const { filters, sort, viewId } = readView(search);
  const view = views.find(({ id }) => id === viewId);
  const hasFilters = Object.keys(filters).length > 0 || sort !== "score";
  const changed = view !== undefined && isChanged(view, filters, sort);
  const isFull = views.length >= MOST_VIEWS;
  const offersSave = changed || (view === undefined && hasFilters);
  return (
    <>
      {changed ? (
        <>
          <Button size="sm" onClick={() => void update(view, search.toString())}>
            {t("views.update")}
          </Button>
          <Link to={viewAddress(view)} className={buttonClass("quiet", "sm")}>
            {t("views.reset")}
          </Link>
        </>
      ) : null}
      {offersSave ? (
        <Button
          size="sm"
          look="quiet"
          onClick={() => setSaving(true)}
          disabled={isFull}
          title={isFull ? t("views.full") : undefined}
        >
          <Bookmark size={14} aria-hidden />
          {t("views.save")}
        </Button>
      ) : null}
      {view ? <ViewMenu view={view} /> : null}
      <SaveViewDialog open={isSaving} onClose={() => setSaving(false)} />
    </>
  );
}

function ViewMenu({ view }: { view: View }) {
  const { t } = useTranslation();
  const { share, remove } = useViewActions();
  const [isRenaming, setRenaming] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <IconButton label={t("views.menu", { name: view.name })}>
            <MoreHorizontal size={18} aria-hidden />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="start"
            sideOffset={4}
            collisionPadding={12}
            className="pop z-40 min-w-56 rounded-md bg-raised p-1 shadow-lift"
          >
            <DropdownMenu.Item className={MENU_ITEM} onSelect={() => setRenaming(true)}>
              <Pencil size={16} aria-hidden />
              {t("views.rename")}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={MENU_ITEM} onSelect={() => void share(view)}>
              <Users size={16} aria-hidden />
              {t(view.shared ? "views.unshare" : "views.share")}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={`${MENU_ITEM} text-danger`} onSelect={() => setRemoving(true)}>
              <Trash2 size={16} aria-hidden />
              {t("views.remove")}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <RenameViewDialog view={view} open={isRenaming} onClose={() => setRenaming(false)} />
      <Confirm
        trigger={null}
        title={t("views.removeTitle", { name: view.name })}
        body={t("views.removeBody")}
        confirm={t("views.remove")}
        look="danger"
        open={isRemoving}
        onOpenChange={setRemoving}
        onConfirm={() => void remove(view)}
      />
    </>
  );
}
