import { useNavigate, useRevalidator } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { View } from "../../worker/views/contract.ts";
import { viewAddress } from "../format/lead-filter.ts";
import type { ProblemView } from "../problem.ts";
import type { ViewAnswer } from "../routes/views.ts";
import { ask, isProblem } from "./ask.ts";
import { useToast } from "./toast.tsx";

type Asked = ViewAnswer | { problem: ProblemView };

/** What can be done with saved views. Each tells what came of it; a refused name is given back to its form. */
export function useViewActions() {
  const { t } = useTranslation();
  const say = useToast();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const refused = (answer: Asked): answer is { problem: ProblemView } => {
    if (!isProblem(answer)) return false;
    const { detail } = answer.problem;
    say(detail ? t("problem.notSaved", { detail }) : t("problem.notDone"), { tone: "danger" });
    return true;
  };
  return {
    async save(name: string, shared: boolean, address: string): Promise<ProblemView | null> {
      const answer = await ask<ViewAnswer>("/views", { name, shared: String(shared), view: address });
      if (isProblem(answer)) return answer.problem;
      if (answer.view) {
        say(t("views.saved", { name: answer.view.name }));
        navigate(`/leads${viewAddress(answer.view)}`);
      }
      return null;
    },
    async rename(view: View, name: string): Promise<ProblemView | null> {
      const answer = await ask<ViewAnswer>("/views", { intent: "rename", id: view.id, name });
      if (isProblem(answer)) return answer.problem;
      say(t("views.renamed", { name }));
      revalidate();
      return null;
    },
    async share(view: View): Promise<void> {
      const shared = String(!view.shared);
      const answer = await ask<ViewAnswer>("/views", { intent: "share", id: view.id, shared });
      if (refused(answer)) return;
      say(t(view.shared ? "views.unsharedNow" : "views.sharedNow", { name: view.name }));
      revalidate();
    },
    async update(view: View, address: string): Promise<void> {
      const answer = await ask<ViewAnswer>("/views", { intent: "update", id: view.id, view: address });
      if (refused(answer)) return;
      say(t("views.updated", { name: view.name }));
      revalidate();
    },
    async remove(view: View): Promise<void> {
      const answer = await ask<ViewAnswer>("/views", { intent: "remove", id: view.id });
      if (refused(answer)) return;
      say(t("views.removed", { name: view.name }));
      navigate("/leads?tab=all");
    },
  };
}
