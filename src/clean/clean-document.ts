import type { ArchiveDocument } from '../document/block.ts';
import type { FrontMatter } from '../document/front-matter.ts';
import { writeMarkdown } from '../document/write-markdown.ts';
import type { Encoding } from './bytes/codec.ts';
import { decodeDetected } from './bytes/detect-encoding.ts';
import { requireReadableText, requireTextBytes } from './bytes/require-text.ts';
import { decodeSource, type SourceText } from './bytes/source-text.ts';
import { type Correction, correctionEdits, correctionStep } from './correction.ts';
import { damageFound } from './damage-found.ts';
import { describeDiagnosis } from './diagnosis/describe.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { type Diagnosis, undiagnosed } from './diagnosis/diagnosis.ts';
import { frontMatterOf } from './front-matter-of.ts';
import type { LanguageModel } from './language/language-model.ts';
import { openDamage } from './open-damage.ts';
import type { Change, ChangeRecord, RecordedDoubt } from './record/change-record.ts';
import { type NamedParagraph, nameParagraphs, type RetiredName } from './record/paragraph-names.ts';
import { recordedBlocks } from './record/recorded-blocks.ts';
import { rereadBytes, rereadEvidence } from './reread/reread-bytes.ts';
import { nothing, type Step, type StepResult } from './step.ts';
import { recordedSteps, steps, stepsBeforeDiagnosis } from './steps/index.ts';
import { recoverStructure } from './structure/recover-structure.ts';
import type { StructureResult } from './structure/structure.ts';
import { meets, outside } from './traced/outside.ts';
import { TracedText } from './traced/traced-text.ts';

/** Raised whenever decoding, or the joining of the parts below, can give another result. */
export const assemblyVersion = 6;

/** A source as found, with what is known of it from elsewhere. */
export interface SourceDocument {
  readonly id: string;
  /** Path below the sources folder. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal, where it is known. */
  readonly sha256?: string;
  readonly encoding?: Encoding;
  /** Metadata from a sidecar or a table; it wins over what the cleaner reads. */
  readonly given?: Partial<FrontMatter>;
  readonly corrections?: readonly Correction[];
  /** What the last cleaning called the text's paragraphs. */
  readonly previous?: PreviousParagraphs;
}

/** The paragraphs of a text's last cleaning, and the names that are no more. */
export interface PreviousParagraphs {
  readonly blocks: readonly NamedParagraph[];
  readonly retired: readonly RetiredName[];
  /** Further names that are taken. */
  readonly taken?: readonly string[];
}

export interface CleanerOptions {
  readonly language: LanguageModel;
  /** SHA-256 of bytes, or of a text's UTF-8, in hexadecimal. */
  sha256(data: Uint8Array | string): string;
}

export interface CleanedDocument {
  readonly document: ArchiveDocument;
  /** The whole text after character repair, before any line is set apart. */
  readonly restored: string;
  readonly markdown: string;
  /** Its changes are put together each time that they are asked for; there may be millions. */
  readonly record: ChangeRecord;
  /** The record's changes, one at a time. */
  changes(): Iterable<Change>;
}

/**
 * Clean one source: decode, diagnose, repair characters, recover structure, and keep a record of it all.
 *
 * @throws SourceError when there is no text to publish in it; the message is for the person who put it there.
 */
export function cleanDocument(source: SourceDocument, options: CleanerOptions): CleanedDocument {
  requireTextBytes(source.bytes);
  const decoded =
    source.encoding === undefined ? decodeDetected(source.bytes) : decodeSource(source.bytes, source.encoding);
  const reread = rereadBytes.repair(decoded, source.bytes, options.language);
  requireReadableText(decoded, reread.edits);
  const { traced, diagnosis } = repairCharacters(decoded.text, options.language, reread);
  traced.apply(correctionStep, { edits: correctionEdits(traced.text, source.corrections ?? []), doubts: [] });
  const url = source.given?.url;
  const structure = recoverStructure(traced.text, {
    language: options.language,
    ...(url === undefined ? {} : { url }),
  });
  return assemble(source, decoded, traced, diagnosis, structure, options);
}

/** Rounds of steps over a text that goes on changing; all of 88,000 texts of the wildest damage came to rest before. */
const mostRounds = 8;

/**
 * Run every character step over a text, in order, and again until all have seen the text as it is left and found nothing:
 * what one repairs is context for the others. An undamaged text is gone over once.
 *
 * @param reread what the source's bytes say otherwise than `text`; applied before all else.
 */
export function repairCharacters(
  text: string,
  language: LanguageModel,
  reread: StepResult = nothing,
): { traced: TracedText; diagnosis: Diagnosis } {
  const traced = new TracedText(text);
  traced.apply(rereadBytes, reread);
  let diagnosis = undiagnosed;
  /** Where an earlier step has left damage open: there no other is applied. */
  let open = openDamage(traced);
  /** Steps in a row, up to the last, that have nothing to do on the present text. */
  let idle = 0;
  for (let turn = 0; idle < steps.length && turn < mostRounds * steps.length; turn++) {
    if (turn === stepsBeforeDiagnosis.length)
      diagnosis = { ...diagnose(traced.text, language), reread: rereadEvidence(reread.edits) };
    const step = steps[turn % steps.length] as Step;
    const before = traced.text;
    const found = outside(step.repair(before, { diagnosis, language, open }), open);
    if (found.edits.length > 0 || found.doubts.length > 0) {
      traced.apply(step, found);
      open = openDamage(traced);
    }
    // A step finds nothing in its own output.
    idle = traced.text === before ? idle + 1 : 1;
  }
  return { traced, diagnosis };
}

/** Every step runs on every text. */
const stepsThatRan = recordedSteps.map(({ name, version }) => ({ name, version }));

function assemble(
  source: SourceDocument,
  decoded: SourceText,
  traced: TracedText,
  diagnosis: Diagnosis,
  structure: StructureResult,
  { sha256 }: CleanerOptions,
): CleanedDocument {
  const restored = traced.text;
  const { blocks: before = [], retired: gone = [], taken = [] } = source.previous ?? {};
  let retired: readonly RetiredName[] = gone;
  const blocks = recordedBlocks(structure.tree, restored, (texts) => {
    const named = nameParagraphs(texts, before, [...taken, ...gone.map(({ name }) => name)]);
    retired = [...gone, ...named.retired];
    return named.names;
  });
  const bytesOf = (span: { start: number; end: number }): [number, number] => {
    const { start, end } = decoded.bytesOf(traced.toSource(span));
    return [start, end];
  };
  function* changes(): Generator<Change> {
    for (const { pass, edit, source: span } of traced.edits()) {
      const { start, end } = decoded.bytesOf(span);
      const { step, version } = pass;
      const { reason, before: replaced, insert: after } = edit;
      yield { step, version, reason, start: edit.start, before: replaced, after, bytes: [start, end] };
    }
  }
  const doubts: RecordedDoubt[] = [
    ...traced.doubts,
    ...structure.doubts.map((doubt) => ({ ...doubt, step: 'structure' })),
  ]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ step, reason, start, end, candidates }) => ({
      step,
      reason,
      start,
      end,
      text: restored.slice(start, end),
      candidates,
      bytes: bytesOf({ start, end }),
    }));
  const sourceSha256 = source.sha256 ?? sha256(source.bytes);
  const counts = {
    changes: traced.editCount,
    doubts: doubts.length,
    setApart: structure.setApart.filter(({ rule }) => rule !== 'layout').length,
  };
  const frontMatter = frontMatterOf({
    findings: structure.metadata,
    given: source.given ?? {},
    diagnosis,
    source: { file: source.file, sha256: sourceSha256, encoding: decoded.encoding },
    counts,
  });
  const document: ArchiveDocument = {
    id: source.id,
    frontMatter,
    blocks: blocks.map(({ name, kind, depth, spans }) => ({
      name,
      kind,
      ...(depth === undefined ? {} : { depth }),
      text: spans.map(({ start, end }) => restored.slice(start, end)).join(''),
    })),
  };
  const markdown = writeMarkdown(document);
  const reread = traced.passes.find(({ step }) => step === rereadBytes.name)?.edits ?? [];
  const malformed = decoded.irregular.filter((piece) => piece.malformed && !meets(reread, piece.start, piece.end));
  const warnings = malformed.slice(0, 1).map((piece) => {
    const { start } = decoded.bytesOf(piece);
    return `${malformed.length} byte sequence(s) stand for nothing in ${decoded.encoding}, the first 0x${piece.bytes.toUpperCase()} at byte ${start}: shown as U+FFFD and listed as doubts`;
  });
  // The restored text in UTF-8 is then the source itself.
  const isAsFound =
    restored === decoded.text &&
    decoded.encoding === 'utf-8' &&
    decoded.byteOrderMark === 0 &&
    decoded.irregular.length === 0;
  const record: ChangeRecord = {
    format: 1,
    id: source.id,
    inputsSha256: '',
    restoredSha256: isAsFound ? sourceSha256 : sha256(restored),
    markdownSha256: sha256(markdown),
    source: {
      file: source.file,
      sha256: sourceSha256,
      bytes: source.bytes.length,
      encoding: decoded.encoding,
      byteOrderMark: decoded.byteOrderMark,
    },
    counts,
    diagnosis: describeDiagnosis(diagnosis, damageFound(traced)),
    warnings,
    irregular: decoded.irregular,
    steps: stepsThatRan,
    get changes() {
      return [...changes()];
    },
    doubts,
    setApart: structure.setApart.map((part) => {
      const { start, end, rule } = part;
      return { start, end, rule, text: restored.slice(start, end), bytes: bytesOf(part) };
    }),
    blocks,
    metadata: structure.metadata,
    ...(retired.length > 0 && { retired }),
  };
  return { document, restored, markdown, record, changes };
}
