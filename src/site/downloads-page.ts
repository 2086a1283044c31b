import { link, paths } from './address.ts';
import type { Edition } from './edition.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { type WaysInMessages, waysInMessages } from './messages/ways-in.ts';
import type { PageFrame, Site } from './page.ts';

/** Files of the whole archive, in the order in which the page lists them; `scripts/export` writes each of them. */
export const downloadFiles = ['texts.jsonl', 'texts.parquet', 'metadata.csv', 'archive.bag.zip', 'SHA256SUMS'] as const;

export interface DownloadsPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly words: WaysInMessages;
  readonly release: string;
  readonly summary: string;
  readonly files: readonly { readonly name: string; readonly href: string; readonly note: string }[];
}

/**
 * The page from which the whole archive can be taken away.
 *
 * @param release names the state of all texts.
 */
export function downloadsPageProps(edition: Edition, site: Site, release: string, texts: number): DownloadsPageProps {
  const words = waysInMessages(edition.language);
  const messages = messagesOf(edition.language);
  return {
    frame: {
      site,
      edition,
      title: words.downloadsTitle,
      pathIn: paths.downloads,
      canonical: edition,
      scripts: ['reader'],
    },
    messages,
    words,
    release,
    summary: messages.textCount(texts),
    files: downloadFiles.map((name) => ({
      name,
      href: link(site.base, paths.download(name)),
      note: words.downloadNames[name] ?? '',
    })),
  };
}
