import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { SourceError } from '../../src/clean/source-error.ts';
import type { Cleaner } from './cleaner.ts';

/**
 * Clean a stream of documents, one JSON object a line, in order: `{id, text | bytesBase64, url?}` in,
 * `{id, restored, markdown, metadata, changes, doubts}` or `{id, error}` out. A bad line becomes an error line.
 */
export async function cleanJsonLines(
  input: Readable,
  output: Writable,
  cleaner: Cleaner,
): Promise<{ lines: number; errors: number }> {
  let lines = 0;
  let errors = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    lines++;
    const answer = cleanLine(line, lines, cleaner);
    if ('error' in answer) errors++;
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  return { lines, errors };
}

function cleanLine(line: string, lineNumber: number, cleaner: Cleaner): Record<string, unknown> {
  let id: unknown = null;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new SourceError('expected an object {id, text | bytesBase64, url?}');
    }
    const request = value as Record<string, unknown>;
    id = request['id'] ?? null;
    if (typeof id !== 'string') throw new SourceError(`id is ${JSON.stringify(id)}, expected a text`);
    const { url } = request;
    const bytes = bytesOf(request);
    const cleaned = cleaner.clean({
      id,
      file: id,
      bytes,
      ...(typeof request['text'] === 'string' ? { encoding: 'utf-8' } : {}),
      ...(typeof url === 'string' ? { given: { url } } : {}),
    });
    const { restored, markdown, record, document } = cleaned;
    return { id, restored, markdown, metadata: document.frontMatter, changes: record.changes, doubts: record.doubts };
  } catch (error) {
    const message = error instanceof SyntaxError ? `not JSON (${error.message})` : (error as Error).message;
    return { id, error: `Line ${lineNumber}: ${message}` };
  }
}

function bytesOf({ text, bytesBase64 }: Record<string, unknown>): Uint8Array {
  if (typeof text === 'string') return new TextEncoder().encode(text);
  if (typeof bytesBase64 === 'string') return Buffer.from(bytesBase64, 'base64');
  throw new SourceError('neither text nor bytesBase64 is a text, expected one of them');
}
