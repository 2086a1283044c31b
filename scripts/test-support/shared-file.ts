/**
 * A file of the real texts that stand beside the checkout of whoever has them; they are no part of the repository, so tests
 * that read them skip where they are absent.
 */
export function sharedFile(name: string): URL {
  return new URL(`../../../shared/${name}`, import.meta.url);
}
