import { useTranslation } from "react-i18next";
import { scopeKey } from "../format/scope.ts";

/** A sentence for each permission that was not given: what does not work without it, and how to give it. */
export function MissingScopes({ scopes }: { scopes: string[] }) {
  const { t } = useTranslation();
  if (scopes.length === 0) return null;
  return (
    <div className="rounded-md bg-danger-tint px-3 py-2.5 text-danger">
      <p className="font-medium">{t("accounts.scopesTitle", { count: scopes.length })}</p>
      <ul className="my-1 list-disc pl-5">
        {scopes.map((scope) => (
          <li key={scope} className="break-words">
            {t(`accounts.scopes.${scopeKey(scope)}`, { scope })}
          </li>
        ))}
      </ul>
      <p>{t("accounts.scopesHow")}</p>
    </div>
  );
}
