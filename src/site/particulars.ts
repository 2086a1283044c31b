import type { FrontMatter } from '../document/front-matter.ts';
import type { Edition } from './edition.ts';
import { displayDate, machineDate } from './edtf.ts';
import type { Messages } from './messages/messages.ts';

/** One line of the front matter as a reader wants it. */
export interface Particular {
  readonly label: string;
  readonly value: string;
  /** For `<time>`. */
  readonly machine?: string;
  /** In English, where `machine` cannot say it: an interval, a date without its year. */
  readonly english?: string;
  /** Why the value is not sure. */
  readonly note?: string;
  readonly href?: string;
}

/** The date, with what is not sure about it. */
export function dateParticular(
  { date = '', dateInferred }: FrontMatter,
  edition: Edition,
  messages: Messages,
): Particular {
  const machine = machineDate(date);
  return {
    label: messages.date,
    value: displayDate(date, edition.language),
    ...(machine === undefined ? { english: displayDate(date, 'en') } : { machine }),
    ...(dateInferred && { note: messages.inferredDate }),
  };
}

/** All else that the front matter says. */
export function particularsOf(
  frontMatter: FrontMatter,
  messages: Messages,
  say: (text: string) => string,
  sayName: (name: string) => string,
): Particular[] {
  const {
    originalTitle,
    source,
    authors = [],
    authorRole,
    editor,
    reviewer,
    photographer,
    places,
    breadcrumb,
    rights,
    url,
  } = frontMatter;
  const list: Particular[] = [];
  const add = (label: string, value: string | undefined, href?: string): void => {
    if (value !== undefined && value !== '') list.push({ label, value, ...(href !== undefined && { href }) });
  };
  add(messages.originalTitle, originalTitle && say(originalTitle));
  add(messages.source, source && say(source));
  add(
    messages.authors,
    authors.map(sayName).join('、') +
      (authorRole === undefined || authors.length === 0 ? '' : `（${say(authorRole)}）`),
  );
  add(messages.editor, editor && sayName(editor));
  add(messages.reviewer, reviewer && sayName(reviewer));
  add(messages.photographer, photographer && sayName(photographer));
  add(messages.places, say(places.join('、')));
  add(messages.breadcrumb, say((breadcrumb ?? []).join(' › ')));
  add(messages.rights, rights && say(rights));
  add(messages.address, url, url !== undefined && /^https?:\/\//.test(url) ? url : undefined);
  return list;
}
