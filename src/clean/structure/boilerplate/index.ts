import { copyrightNotice, neighbours, readerComments, relatedTexts, siteImprint } from './after-text.ts';
import { desktopShortcut, documentSiteButton, documentTerms } from './document-site.ts';
import { firstMatchOf } from './first-match.ts';
import { menuBar, menuWord, signIn } from './navigation.ts';
import {
  attachmentLabel,
  bareBullet,
  followUs,
  fontSize,
  pager,
  pageTool,
  readerCount,
  sharing,
  strayMark,
} from './page-tools.ts';
import type { BoilerplateRule } from './rule.ts';
import { cookieNotice, forumTool, messengerPage } from './site-notices.ts';

export type { BoilerplateRule } from './rule.ts';

/** All boilerplate rules; the first that matches a line names it. */
export const boilerplateRules: readonly BoilerplateRule[] = [
  documentTerms,
  copyrightNotice,
  siteImprint,
  readerComments,
  relatedTexts,
  neighbours,
  fontSize,
  pageTool,
  pager,
  sharing,
  followUs,
  cookieNotice,
  messengerPage,
  forumTool,
  readerCount,
  attachmentLabel,
  desktopShortcut,
  documentSiteButton,
  signIn,
  menuWord,
  menuBar,
  bareBullet,
  strayMark,
];

/** The first rule that matches a line, see `LinePattern`. */
export const ruleOfLine = firstMatchOf(boilerplateRules);
