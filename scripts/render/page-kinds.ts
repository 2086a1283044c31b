import type { CorrectionsPageProps } from '../../src/site/corrections.ts';
import type { IndexPageKinds } from '../../src/site/index-pages.ts';
import type { RecordPageProps } from '../../src/site/record-page.ts';
import type { TextPageProps } from '../../src/site/text-page.ts';
import type { VersionsPageProps } from '../../src/site/versions-page.ts';

/** Kinds of pages made from texts, with what each is made from. */
export interface PageProps extends IndexPageKinds {
  readonly text: TextPageProps;
  readonly record: RecordPageProps;
  readonly versions: VersionsPageProps;
  readonly corrections: CorrectionsPageProps;
}

/** What the compiled templates export. */
export interface Templates {
  /** A page as HTML. */
  renderPage<Kind extends keyof PageProps>(kind: Kind, props: PageProps[Kind]): Promise<string>;
}
