import type { FrontMatter } from '../document/front-matter.ts';
import type { Diagnosis } from './diagnosis/diagnosis.ts';
import { metadataOf } from './metadata/metadata-of.ts';
import type { MetadataFinding } from './structure/structure.ts';

/** What a text's front matter is made of. */
export interface FrontMatterParts {
  readonly findings: readonly MetadataFinding[];
  /** From a sidecar or a table; wins over the findings, and is never said to be inferred. */
  readonly given: Partial<FrontMatter>;
  readonly diagnosis: Pick<Diagnosis, 'script' | 'spun'>;
  readonly source: { readonly file: string; readonly sha256: string; readonly encoding: string };
  readonly counts: { readonly changes: number; readonly doubts: number };
}

/** Join what was read and what was given into one front matter. */
export function frontMatterOf({ findings, given, diagnosis, source, counts }: FrontMatterParts): FrontMatter {
  const found = metadataOf(findings);
  if (given.title !== undefined) delete found.titleInferred;
  if (given.date !== undefined) delete found.dateInferred;
  const { title = source.file, places = [], ...rest } = { ...found, ...given };
  return {
    ...rest,
    title,
    places,
    script: given.script ?? diagnosis.script.original,
    ...(diagnosis.spun.spun ? { spun: true } : {}),
    sourceFile: source.file,
    sourceSha256: source.sha256,
    sourceEncoding: source.encoding,
    changes: counts.changes,
    doubts: counts.doubts,
  };
}
