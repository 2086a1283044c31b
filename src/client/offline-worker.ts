/**
 * The service worker: pages once visited, and searches once made, are there without a network as well.
 *
 * Pages come from the network whenever there is one, so a new build shows at once. Files named by their content never
 * change and come from the cache. There is one cache a build; that of the build before is kept, so that pages
 * visited then can still be read offline, with the scripts and styles they were made for.
 */

/** Put before this script by the build. */
declare const chengwenBuild: { readonly version: string; readonly files: readonly string[] };

/** What the types of pages do not have. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: WorkerEvent & { readonly data: unknown }) => void): void;
}

const worker = self as unknown as WorkerScope;
const { scope } = worker.registration;
const prefix = `chengwen ${scope} `;
const cacheName = prefix + chengwenBuild.version;

/** Builds whose caches are kept. */
const GENERATIONS = 2;
/** Files kept of one build; the oldest go first. */
const MOST_FILES = 3000;

/** Files whose names change with their content, below the base path. */
const IMMUTABLE =
  /^(?:assets|pagefind\/(?:shard-\d+\/)?(?:index|fragment|counts|filter|pairs|pinyin))\/|\.(?:pf_meta|bin)$/;

/** Caches of this site, the newest first. */
async function generations(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  return [cacheName, ...names.reverse()];
}

/** Under what a request is kept: a page is the same whatever is searched on it. */
function keyOf(url: string, isPage: boolean): string {
  const address = new URL(url);
  address.hash = '';
  if (isPage) address.search = '';
  return address.href;
}

async function kept(key: string): Promise<Response | undefined> {
  for (const name of await generations()) {
    const response = (await caches.has(name)) ? await (await caches.open(name)).match(key) : undefined;
    if (response !== undefined) return response;
  }
  return undefined;
}

interface Fetched {
  readonly response: Response;
  /** Settles when the response is kept. */
  readonly stored: Promise<void>;
}

async function fetchAndKeep(request: Request | string, key: string): Promise<Fetched> {
  const response = await fetch(request);
  if (response.status !== 200 || response.type !== 'basic' || response.redirected)
    return { response, stored: Promise.resolve() };
  const copy = response.clone();
  const store = async (): Promise<void> => (await caches.open(cacheName)).put(key, copy);
  // A full disk is no reason to show nothing.
  return { response, stored: store().catch(() => {}) };
}

async function answer({ request, waitUntil }: { request: Request; waitUntil: (work: Promise<unknown>) => void }) {
  const fetched = async (): Promise<Response> => {
    const { response, stored } = await fetchAndKeep(request, key);
    waitUntil(stored);
    return response;
  };
  const isPage = request.mode === 'navigate';
  const key = keyOf(request.url, isPage);
  if (IMMUTABLE.test(key.slice(scope.length))) return (await kept(key)) ?? fetched();
  try {
    return await fetched();
  } catch (error) {
    const response = await kept(key);
    if (response !== undefined) return response;
    throw error;
  }
}

/** Fetch and keep what is not kept yet. */
async function keepAll(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const url of urls) {
    const isPage = url.split(/[?#]/)[0]?.endsWith('/') === true;
    const key = keyOf(url, isPage);
    if (!key.startsWith(scope) || (await cache.match(key)) !== undefined) continue;
    await fetchAndKeep(isPage ? key : url, key).then(
      ({ stored }) => stored,
      () => {},
    );
  }
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST_FILES))) await cache.delete(key);
}

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll(chengwenBuild.files.map((file) => scope + file)).then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  const forget = async (): Promise<void> => {
    for (const name of (await generations()).slice(GENERATIONS)) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(forget());
});

worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope) || url.startsWith(`${scope}sources/`)) return;
  event.respondWith(answer({ request: event.request, waitUntil: (work) => event.waitUntil(work) }));
});

/** A page tells which files it was made of: the worker was not there when they were fetched. */
worker.addEventListener('message', (event) => {
  const { data } = event;
  if (Array.isArray(data)) event.waitUntil(keepAll(data.filter((url) => typeof url === 'string')));
});

export {};
