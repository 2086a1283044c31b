/** The list of everything in an index for our own reader: `index-reader/table.ts` says how it is written. */
import { lengthSteps, NAME_LETTERS, sizeSteps } from '../index-reader/table.ts';
import { lowerBounds, type Meta } from './encode-meta.ts';
import { NumberWriter } from './surroundings.ts';
import { firstOf, secondOf } from './word-key.ts';

/** A word that is counted (`index-reader/counts.ts`): its key, and the name of its file. */
export interface TableCounts {
  readonly key: number;
  readonly name: string;
}

/** @param sizes of the chunks' files, in bytes; @param counted by ascending key. */
export function encodeTable(
  { version, pages, chunks, filters }: Meta,
  sizes: readonly number[],
  counted: readonly TableCounts[],
): Uint8Array {
  const writer = new NumberWriter();
  const letters = (text: string): void => writer.letters(text);
  const numbers = (of: readonly number[]): void => {
    for (const value of of) writer.number(value);
  };
  const string = (text: string): void => {
    writer.number(text.length);
    letters(text);
  };
  const names = (of: readonly string[]): void => {
    for (const name of of) letters(name.slice(0, NAME_LETTERS));
    const long = of.flatMap((name, index) => (name.length > NAME_LETTERS ? [{ name, index }] : []));
    writer.number(long.length);
    for (const { name, index } of long) {
      writer.number(index);
      string(name.slice(NAME_LETTERS));
    }
  };
  string(version);
  writer.number(pages.length);
  names(pages.map(({ name }) => name));
  numbers(pages.map(({ length }) => lengthSteps(length)));
  writer.number(chunks.length);
  names(chunks.map(({ name }) => name));
  const bounds = lowerBounds(chunks);
  const shared = bounds.map((bound, chunk) => sharedLetters(bound, bounds[chunk - 1] ?? ''));
  numbers(shared);
  numbers(bounds.map((bound, chunk) => bound.length - (shared[chunk] as number)));
  bounds.forEach((bound, chunk) => {
    letters(bound.slice(shared[chunk]));
  });
  numbers(sizes.map(sizeSteps));
  writer.number(counted.length);
  names(counted.map(({ name }) => name));
  numbers(counted.map(({ key }, index) => firstOf(key) - firstOf(counted[index - 1]?.key ?? 0)));
  numbers(counted.map(({ key }) => secondOf(key)));
  writer.number(filters.length);
  for (const [name, file] of filters) {
    string(name);
    string(file);
  }
  return Uint8Array.from(writer.bytes);
}

function sharedLetters(one: string, other: string): number {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  return shared;
}
