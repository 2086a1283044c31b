import { link, paths } from './address.ts';
import type { Edition } from './edition.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import type { PageFrame, Site } from './page.ts';

/** A page whose words are all in the dictionaries. */
export interface PlainPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
}

/** The search page: its results are made in the browser. */
export function searchPageProps(edition: Edition, site: Site): PlainPageProps {
  const messages = messagesOf(edition.language);
  return {
    frame: {
      site,
      edition,
      title: messages.search,
      pathIn: paths.search,
      canonical: edition,
      current: 'search',
      scripts: ['reader', 'search'],
    },
    messages,
  };
}

/** The page that says what was done to the texts, how to cite them, and whom to write to. */
export function aboutPageProps(edition: Edition, site: Site): PlainPageProps & { contactHref?: string } {
  const messages = messagesOf(edition.language);
  const { contact } = site.settings;
  const contactHref = contact === undefined ? undefined : contactLink(contact);
  return {
    frame: {
      site,
      edition,
      title: messages.about,
      pathIn: paths.about,
      canonical: edition,
      current: 'about',
      scripts: ['reader'],
    },
    messages,
    ...(contactHref !== undefined && { contactHref }),
  };
}

/** The page that a host shows for an address it does not have. It has no address of its own in other editions. */
export function notFoundPageProps(
  edition: Edition,
  site: Site,
): PlainPageProps & { searchHref: string; textsHref: string } {
  const messages = messagesOf(edition.language);
  return {
    frame: {
      site,
      edition,
      title: messages.notFoundTitle,
      pathIn: () => undefined,
      canonical: edition,
      scripts: ['reader'],
      noIndex: true,
    },
    messages,
    searchHref: link(site.base, paths.search(edition)),
    textsHref: link(site.base, paths.texts(edition)),
  };
}

/** A link to write to, or undefined where the contact is only words. */
export function contactLink(contact: string): string | undefined {
  if (/^(https?:\/\/|mailto:)\S+$/.test(contact)) return contact;
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(contact) ? `mailto:${contact}` : undefined;
}
