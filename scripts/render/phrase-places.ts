/** Where fixed phrases stand: looked for again in a text when it changed, or in all when the phrases did. */
import { renameSync, writeFileSync } from 'node:fs';
import { PhraseFinder } from '../../src/phrases/locate-phrases.ts';
import { readBytesIfThere } from '../cli/write-file.ts';
import { sha256 } from './content.ts';
import type { Bucket, TextPack } from './text-pack.ts';

/** Raise it when places are found or kept in another way. */
const version = 2;

const wordBytes = 4;
const keyBytes = 32;
const stateBytes = 16;
const statesAt = 2 * keyBytes + wordBytes;

/** Of each text that has phrases, from its start on: the number of words that follow, and these: phrases and places. */
export interface Places {
  readonly words: Uint32Array;
  readonly starts: ReadonlyMap<string, number>;
}

/** Find phrases in all texts. @param hashOf one word for the state of a text. */
export function placesOf(phrases: readonly string[], hashOf: (id: string) => string, pack: TextPack): Places {
  const parts: Uint32Array[] = [];
  const starts = new Map<string, number>();
  let length = 0;
  const finder = new PhraseFinder(phrases);
  const all = sha256(JSON.stringify([version, phrases])).slice(0, keyBytes);
  for (const bucket of pack.buckets) {
    const words = placesInBucket(bucket, all, hashOf, (id) =>
      finder.placesIn(pack.text(id)).flatMap(({ phrase, start }) => [phrase, start]),
    );
    let at = 0;
    for (const id of bucket.ids) {
      const count = words[at] as number;
      if (count > 0) starts.set(id, length + at);
      at += 1 + count;
    }
    parts.push(words);
    length += words.length;
  }
  const words = new Uint32Array(length);
  length = 0;
  for (const part of parts) {
    words.set(part, length);
    length += part.length;
  }
  return { words, starts };
}

/**
 * Of each text of a bucket the number of words that follow, and these: phrases and places. Kept in a file:
 *
 *     keys            32 letters each: of the bucket, of the phrases
 *     texts           their number, 32 bits, and a word of 16 letters for each and its state
 *     words
 */
function placesInBucket(
  { file, ids, key }: Bucket,
  all: string,
  hashOf: (id: string) => string,
  find: (id: string) => readonly number[],
): Uint32Array {
  const path = `${file}.phrases`;
  const last = readBytesIfThere(path);
  const isOfPhrases = last?.toString('latin1', keyBytes, statesAt - wordBytes) === all;
  if (last !== undefined && isOfPhrases && last.toString('latin1', 0, keyBytes) === key) return wordsBehindStates(last);
  const known = last !== undefined && isOfPhrases ? placesByState(last) : new Map<string, Uint32Array>();
  const states = ids.map((id) => sha256(`${id} ${hashOf(id)}`).slice(0, stateBytes));
  const found = ids.map((id, number) => known.get(states[number] as string) ?? find(id));
  const words = Uint32Array.from(found.flatMap((of) => [of.length, ...of]));
  const count = new Uint32Array([ids.length]);
  const head = [Buffer.from(key + all), Buffer.from(count.buffer), Buffer.from(states.join(''))];
  writeFileSync(`${path}.new`, Buffer.concat([...head, Buffer.from(words.buffer)]));
  renameSync(`${path}.new`, path);
  return words;
}

const wordsAt = (bytes: Buffer): number => statesAt + bytes.readUInt32LE(statesAt - wordBytes) * stateBytes;

function wordsBehindStates(bytes: Buffer): Uint32Array {
  const start = wordsAt(bytes);
  const words = new Uint32Array((bytes.length - start) / wordBytes);
  Buffer.from(words.buffer).set(bytes.subarray(start));
  return words;
}

/** Phrases and places of each text, by the word for it and its state. */
function placesByState(bytes: Buffer): Map<string, Uint32Array> {
  const words = wordsBehindStates(bytes);
  const places = new Map<string, Uint32Array>();
  for (let state = statesAt, at = 0; state < wordsAt(bytes); state += stateBytes) {
    const end = at + 1 + (words[at] as number);
    places.set(bytes.toString('latin1', state, state + stateBytes), words.subarray(at + 1, end));
    at = end;
  }
  return places;
}
