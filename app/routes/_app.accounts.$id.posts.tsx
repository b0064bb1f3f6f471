import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load } from "../api.server.ts";
import { BackLink } from "../components/back-link.tsx";
import { LinkButton } from "../components/button.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { PostCard } from "../components/post-card.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { dictionaryOf } from "../i18n/dictionaries.server.ts";
import { languageOf } from "../preferences.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const id = door.params.id ?? "";
  return load(door, async (api) => {
    const [accounts, posts] = await Promise.all([api.accounts(), api.media(id)]);
    const account = accounts.find((item) => item.id === id);
    if (!account) throw new Response(null, { status: 404 });
    const { title } = dictionaryOf(languageOf(door.request)).posts;
    return { title: `${title} @${account.username}`, account, posts };
  });
}

export default function Posts() {
  const { t } = useTranslation();
  const { account, posts } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/accounts">{t("posts.back")}</BackLink>
      <PageTitle title={t("posts.titleOf", { name: account.username })} />
      <p className="mb-5 max-w-prose text-muted">{t("posts.likers")}</p>
      {posts.length === 0 ? (
        <Empty title={t("posts.none")} body={t("posts.noneBody")}>
          <LinkButton to={`/accounts/${account.id}/doctor`}>{t("leads.check")}</LinkButton>
        </Empty>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {posts.map((post) => (
            <PostCard key={post.id} post={post} />
          ))}
        </ul>
      )}
    </>
  );
}

export const ErrorBoundary = RouteProblem;
