// For `astro dev` and `astro check`. The build (scripts/render) passes the same settings itself.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { cleanerWordsModule, contentSite } from './scripts/render/site-plugin.ts';

export default defineConfig({
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    plugins: [contentSite(fileURLToPath(new URL('.', import.meta.url))), cleanerWordsModule()],
    build: { assetsInlineLimit: 0 },
  },
});
