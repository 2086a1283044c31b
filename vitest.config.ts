import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Property tests and browser journeys do real work; a hang still fails.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // The machine may be busy with other tests.
    expect: { poll: { timeout: 15_000 } },
  },
});
