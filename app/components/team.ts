import { useMemo } from "react";
import { useApp } from "./app-data.ts";

/** Names of those who work here, by the id that changes are signed with. */
export function useTeam(): ReadonlyMap<string, string> {
  const { members } = useApp();
  return useMemo(() => new Map(members.map(({ id, name }) => [id, name])), [members]);
}
