import { ImageOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "./field.tsx";

const isHttps = (address: string): boolean => URL.canParse(address) && new URL(address).protocol === "https:";

/** A picture by its address, shown as it is, with where it may go and where not. */
export function PictureField({ kept, error }: { kept: string | null; error: string | null }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(kept ?? "");
  const [broken, setBroken] = useState<string | null>(null);
  const url = address.trim();
  const isBad = url !== "" && !isHttps(url);
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t("automations.template.picture")}
        hint={t("automations.template.pictureHint")}
        error={isBad ? t("automations.template.pictureBad") : error}
        name="imageUrl"
        type="url"
        inputMode="url"
        pattern="https://.*"
        maxLength={2000}
        placeholder="https://"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      {url === "" ? null : (
        <>
          {!isBad && broken !== url ? (
            <img
              key={url}
              src={url}
              alt={t("automations.template.pictureAlt")}
              referrerPolicy="no-referrer"
              className="max-h-56 max-w-full self-start rounded-md border border-line object-contain"
              onError={() => setBroken(url)}
            />
          ) : null}
          <div role="status">
            {!isBad && broken === url ? (
              <p className="flex items-start gap-2 text-sm text-danger">
                <ImageOff size={15} className="mt-0.5 shrink-0" aria-hidden />
                {t("automations.template.pictureBroken")}
              </p>
            ) : null}
          </div>
          <p className="text-xs text-muted">{t("automations.template.pictureWhere")}</p>
        </>
      )}
    </div>
  );
}
