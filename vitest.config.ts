import { defaultExclude, defineConfig } from 'vitest/config';
import { hasBrowser } from './scripts/test-support/chromium.ts';

if (!hasBrowser)
  console.warn('No Chromium was found: the journeys in a browser are left out (set CHROMIUM to its path).');

export default defineConfig({
  test: {
    exclude: hasBrowser ? defaultExclude : [...defaultExclude, 'scripts/test/journeys/**'],
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Property tests and browser journeys do real work; a hang still fails.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // The machine may be busy with other tests.
    expect: { poll: { timeout: 15_000 } },
  },
});
