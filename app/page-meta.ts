/** The tab of a page whose loader gives its `title`; only the product's name when it failed. */
export function pageMeta({ data }: { data: unknown }): { title: string }[] {
  const title = (data as { title?: unknown } | undefined)?.title;
  return [{ title: typeof title === "string" ? `${title} · VistaFlow` : "VistaFlow" }];
}
