import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What a file of the cache holds, made anew unless it was made from the same. */
export function kept<Value>(file: string, key: string, make: () => Value): Value {
  const known = readKept<Value>(file);
  if (known?.key === key) return known.value;
  const value = make();
  writeKept(file, key, value);
  return value;
}

/** What a file of the cache holds, and what it was made from; undefined where there is none. */
export function readKept<Value>(file: string): { readonly key: string; readonly value: Value } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { key: string; value: Value };
  } catch {
    return undefined;
  }
}

export function writeKept(file: string, key: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify({ key, value }));
  renameSync(`${file}.new`, file);
}
