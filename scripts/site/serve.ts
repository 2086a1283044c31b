/** A small server for a built site: what any static host does, and nothing more. Used by preview, start and tests. */

import { createReadStream, type Stats, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { normalizeBase } from '../../src/site/address.ts';
import { contentSecurityPolicy } from '../../src/site/page.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.xml': 'application/xml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  // No charset: source files are in whatever encoding they were found in.
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.epub': 'application/epub+zip',
};

export interface ServeOptions {
  /** Folder of the built site. */
  readonly siteDir: string;
  /** Base path that the site was built for. */
  readonly base: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Default: this machine only. */
  readonly host?: string;
}

export interface RunningServer {
  /** Address of the site's front page. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serve a built site.
 *
 * @throws the server's error (as `EADDRINUSE`) when it cannot listen.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const base = normalizeBase(options.base);
  const host = options.host ?? '127.0.0.1';
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    answer(options.siteDir, base, request.url ?? '/', request.method === 'HEAD', response);
  });
  await listen(server, options.port, host);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}${base}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function answer(siteDir: string, base: string, url: string, headOnly: boolean, response: ServerResponse): void {
  const [path = '/', query = ''] = url.split('?', 2);
  const file = path.startsWith(base) ? fileFor(siteDir, path.slice(base.length)) : undefined;
  const isFolder = file !== undefined && statOf(file)?.isDirectory() === true;
  if (`${path}/` === base) redirect(response, base);
  else if (isFolder && !path.endsWith('/')) redirect(response, `${path}/${query === '' ? '' : `?${query}`}`);
  else {
    const shown = isFolder ? join(file, 'index.html') : path.endsWith('/') ? undefined : file;
    if (shown === undefined || !send(response, 200, shown, headOnly)) {
      if (!send(response, 404, join(siteDir, '404.html'), headOnly)) {
        response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      }
    }
  }
}

/** The file for a path below the base, or undefined when it would lie outside the site's folder. */
function fileFor(siteDir: string, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const root = normalize(`${siteDir}${sep}`);
  const file = normalize(join(root, decoded));
  return file.startsWith(root) || `${file}${sep}` === root ? file : undefined;
}

function statOf(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}

/** To this host only: a path that begins with two slashes would name another one. */
function redirect(response: ServerResponse, to: string): void {
  response.writeHead(301, { Location: to.replace(/^\/+/, '/') }).end();
}

/** Send a file; false, and nothing sent, where there is none. */
function send(response: ServerResponse, status: number, file: string, headOnly: boolean): boolean {
  const stats = statOf(file);
  if (!stats?.isFile()) return false;
  const isSource = file.includes(`${sep}sources${sep}`);
  response.writeHead(status, {
    'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': stats.size,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Content-Security-Policy': isSource
      ? "default-src 'none'; sandbox"
      : `${contentSecurityPolicy()}; frame-ancestors 'none'`,
  });
  if (headOnly) response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  return true;
}
