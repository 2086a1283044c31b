/** Let this site be read without a network, once visited. */

/** Addresses of this page, of what it was made of, and of the pages in its head. */
function filesOfPage(): string[] {
  const links = document.querySelectorAll<HTMLAnchorElement>('.site-header a:not([data-edition])');
  return [
    location.href,
    ...performance.getEntriesByType('resource').map(({ name }) => name),
    ...[...links].map(({ href }) => href),
  ];
}

/** Start the service worker, and tell it what was fetched before it was there. */
async function keepForOffline(base: string): Promise<void> {
  const workers = navigator.serviceWorker;
  await workers.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  await workers.ready;
  if (workers.controller === null) {
    await new Promise((resolve) => {
      workers.addEventListener('controllerchange', resolve, { once: true });
    });
  }
  workers.controller?.postMessage(filesOfPage());
}

const { base } = document.documentElement.dataset;
// Browsers have it only where the connection is safe. While templates are worked on (`npm run dev`) there is none.
if ('serviceWorker' in navigator && base !== undefined && !import.meta.url.split('?')[0]?.endsWith('.ts')) {
  addEventListener('load', () => {
    // Without it everything works as well, only not offline.
    keepForOffline(base).catch(() => {});
  });
}

export {};
