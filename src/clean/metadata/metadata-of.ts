import type { FrontMatter } from '../../document/front-matter.ts';
import type { MetadataFinding } from '../structure/structure.ts';

/** The fields of the front matter that findings can fill. */
export type FoundMetadata = Partial<FrontMatter>;

/** Join findings to fields: of two findings for one field the first one wins; no finding, no field. */
export function metadataOf(findings: readonly MetadataFinding[]): FoundMetadata {
  const fields: Record<string, MetadataFinding['value']> = {};
  for (const { field, value } of findings) fields[field] ??= value;
  return fields as FoundMetadata;
}
