import { SourceError } from '../../src/clean/source-error.ts';
import type { Cleaner } from './cleaner.ts';
import type { Line } from './lines-of.ts';

/**
 * Clean one line of a stream: `{id, text | bytesBase64, url?}` gives `{id, restored, markdown, metadata, changes, doubts}`,
 * anything else `{id, error}`.
 */
export function cleanLine(line: Line, lineNumber: number, cleaner: Cleaner): Record<string, unknown> {
  let id: unknown = null;
  try {
    if (typeof line !== 'string')
      throw new SourceError(`${line.bytes} bytes are too many for one document; divide it, or clean it as a file`);
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
