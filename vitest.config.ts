import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

/**
 * Three suites: pure rules in Node (`*.rule.test.ts`), the Worker in workerd against real D1, queues and
 * objects (`worker/**.test.ts`), and the sandbox in Node. The browser suite has its own runner (`e2e/`).
 */
export default defineConfig({
  test: {
    // One log line a request would bury the results; a failed test still shows its own.
    silent: "passed-only",
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    projects: [
      {
        // The simulation runs the Worker's objects in plain Node.
        resolve: {
          alias: {
            "cloudflare:workers": new URL("./simulation/cloudflare-workers.ts", import.meta.url).pathname,
          },
        },
        test: {
          name: "rules",
          include: ["worker/**/*.rule.test.ts", "app/**/*.rule.test.ts", "simulation/**/*.rule.test.ts"],
          environment: "node",
        },
      },
      {
        test: {
          name: "sandbox",
          include: ["sandbox/**/*.test.ts", "scripts/**/*.test.ts"],
          environment: "node",
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations("./migrations"),
                PUBLIC_API_URL: "http://localhost:8787",
                PUBLIC_APP_URL: "http://localhost:8788",
                JWT_SECRET: "test-secret-that-is-at-least-32-characters-long",
                ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
                META_APP_ID: "990000000000001",
                META_APP_SECRET: "test-meta-secret",
                INSTAGRAM_APP_ID: "990000000000002",
                INSTAGRAM_APP_SECRET: "test-instagram-secret",
                META_WEBHOOK_VERIFY_TOKEN: "test-verify-token",
                SIGNUP: "open",
              },
            },
          })),
        ],
        test: {
          name: "worker",
          include: ["worker/**/*.test.ts"],
          exclude: ["worker/**/*.rule.test.ts"],
          setupFiles: ["./worker/testing/apply-migrations.ts"],
        },
      },
    ],
  },
});
