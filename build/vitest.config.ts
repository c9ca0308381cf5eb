// Unit tests: plain Node, no Electron and no browser. Everything they need is handed in.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    // A process for each file would cost a third of the time. The files come in any order.
    isolate: false,
    setupFiles: ['tests/unit/tidy-up.ts'],
    allowOnly: false,
    retry: 0,
    restoreMocks: true,
    // For what hangs. Some try thousands of cases, beside the end-to-end tests.
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
