type TemplateBody = { name: string; body: string; variants: string[]; imageUrl: string | null };

/** The template form as the API's body. Empty variants are left out, an empty address is no picture. */
export function readTemplateForm(form: FormData): TemplateBody {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  return {
    name: text("name"),
    body: text("body"),
    variants: form
      .getAll("variant")
      .map((value) => String(value).trim())
      .filter((variant) => variant !== ""),
    imageUrl: text("imageUrl") || null,
  };
}
