import type { ArchiveIndex } from '../archive-index.ts';
import type { Site } from '../page.ts';
import { noReleases, type ReleaseLog } from '../releases.ts';
import { atomFeed } from './atom.ts';
import type { FeedFile } from './feed-file.ts';
import { llms } from './llms.ts';
import { openSearch } from './open-search.ts';
import { robots } from './robots.ts';
import { sitemap } from './sitemap.ts';

/** All files for programs that follow or crawl the site. */
export function feedFiles(index: ArchiveIndex, site: Site, releases: ReleaseLog = noReleases): FeedFile[] {
  return [
    ...sitemap(index, site),
    ...atomFeed(index, site, releases),
    ...openSearch(site),
    ...robots(site),
    ...llms(index, site),
  ];
}
