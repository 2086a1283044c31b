import { deflateRawSync } from 'node:zlib';
import { quantum, signature } from '../../../src/clean/language/language-model.ts';
import type { BackOffLevel } from './back-off.ts';

/** What the file holds, beside the Simplified forms. */
export interface Model {
  /** Code units of the characters by their index; 0 is none. */
  readonly vocabulary: readonly number[];
  /** Cost of each character by itself, in nats. */
  readonly alone: (character: number) => number;
  /** Characters after one other; a pair's key as a context is `first * base + second`. */
  readonly pairs: BackOffLevel;
  readonly triples: BackOffLevel;
  readonly base: number;
  /** Words by their number, as indices of characters, and the cost of each by itself. */
  readonly words: ReadonlyMap<number, readonly number[]>;
  readonly wordAlone: (word: number) => number;
  readonly wordPairs: BackOffLevel;
}

interface WordNode {
  word?: number;
  readonly next: Map<number, WordNode>;
}

const ascending = <Value>(map: ReadonlyMap<number, Value>) => [...map].sort(([a], [b]) => a - b);

/**
 * The bytes of a model. Values of one kind stand together, lists as differences, whole numbers in LEB128, costs in steps of
 * `quantum`: so DEFLATE tells them best.
 *
 * @param fold the Simplified form of each code unit.
 */
export function modelBytes(model: Model, fold: Uint16Array): Uint8Array {
  const { vocabulary, pairs, triples, base } = model;
  const output: number[] = [];
  const number = (value: number): void => {
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) output.push((rest & 0x7f) | 0x80);
    output.push(rest);
  };
  const cost = (value: number, least = 0): void => {
    output.push(Math.max(least, Math.min(255, Math.round(value / quantum))));
  };
  const differences = (values: readonly number[]): void => {
    let last = 0;
    for (const value of values) {
      number(value - last);
      last = value;
    }
  };
  const none: ReadonlyMap<number, number> = new Map();
  const seconds = vocabulary.map((_, first) => ascending(pairs.costs.get(first) ?? none));
  const contexts = seconds.flatMap((list, first) => list.map(([second]) => first * base + second));
  const thirds = contexts.map((context) => ascending(triples.costs.get(context) ?? none));
  const size = (lists: readonly (readonly unknown[])[]) => lists.reduce((sum, list) => sum + list.length, 0);

  number(vocabulary.length);
  number(size(seconds));
  number(size(thirds));
  for (const code of vocabulary.slice(1)) number(code);
  for (const character of vocabulary.keys()) cost(model.alone(character));
  for (const character of vocabulary.keys()) cost(pairs.backOff.get(character) ?? 0);
  const folds = [...fold.entries()].filter(([code, simplified]) => code !== simplified);
  number(folds.length);
  for (const [code, simplified] of folds) {
    number(code);
    number(simplified);
  }
  for (const list of seconds) number(list.length);
  for (const list of seconds) differences(list.map(([second]) => second));
  for (const list of seconds) for (const [, value] of list) cost(value);
  for (const list of thirds) number(list.length);
  for (const list of thirds) differences(list.map(([third]) => third));
  for (const context of contexts) cost(triples.backOff.get(context) ?? 0);
  for (const list of thirds) for (const [, value] of list) cost(value);

  // Level by level, so that the children of a node stand side by side.
  const nodes = [treeOf(model.words)];
  for (const node of nodes) for (const [, child] of ascending(node.next)) nodes.push(child);
  const order = nodes.map(({ word }) => word).filter((word) => word !== undefined);
  const place = new Map(order.map((word, index) => [word, index]));
  const followers = order.map((word) =>
    [...(model.wordPairs.costs.get(word) ?? none)]
      .map(([next, value]): [number, number] => [place.get(next) as number, value])
      .sort(([a], [b]) => a - b),
  );
  number(nodes.length);
  number(size(followers));
  for (const { next } of nodes) number(next.size);
  for (const { next } of nodes) differences([...next.keys()].sort((a, b) => a - b));
  for (const { word } of nodes.slice(1)) {
    // 0 stands for no word.
    if (word === undefined) output.push(0);
    else cost(model.wordAlone(word), 1);
  }
  for (const list of followers) number(list.length);
  for (const [index, list] of followers.entries())
    if (list.length > 0) cost(model.wordPairs.backOff.get(order[index] as number) ?? 0);
  for (const list of followers) differences(list.map(([next]) => next));
  for (const list of followers) for (const [, value] of list) cost(value);
  return Uint8Array.from([...signature, ...deflateRawSync(Uint8Array.from(output), { level: 9, memLevel: 9 })]);
}

function treeOf(words: ReadonlyMap<number, readonly number[]>): WordNode {
  const root: WordNode = { next: new Map() };
  for (const [word, characters] of words) {
    let node = root;
    for (const character of characters) {
      const next = node.next.get(character) ?? { next: new Map() };
      node.next.set(character, next);
      node = next;
    }
    node.word = word;
  }
  return root;
}
