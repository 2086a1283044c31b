import type { CorrectionsPageProps } from '../../src/site/corrections.ts';
import type { FrontPageProps, ListPageProps } from '../../src/site/list-page.ts';
import type { RecordPageProps } from '../../src/site/record-page.ts';
import type { TextPageProps } from '../../src/site/text-page.ts';

/** Kinds of pages made from texts, with what each is made from. */
export interface PageProps {
  readonly text: TextPageProps;
  readonly record: RecordPageProps;
  readonly list: ListPageProps;
  readonly front: FrontPageProps;
  readonly corrections: CorrectionsPageProps;
}

/** What the compiled templates export. */
export interface Templates {
  renderPages<Kind extends keyof PageProps>(kind: Kind, pages: readonly PageProps[Kind][]): Promise<string[]>;
}
