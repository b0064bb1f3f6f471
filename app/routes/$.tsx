import { RouteProblem } from "../components/problem.tsx";

export function loader(): never {
  throw new Response(null, { status: 404 });
}
export default function Missing() {
  return null;
}
export function ErrorBoundary() {
  return (
    <main className="px-6">
      <RouteProblem />
    </main>
  );
}
