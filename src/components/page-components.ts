/** The component of each kind of page: the build and `astro dev` render with the same ones. */
import BrowsePage from './BrowsePage.astro';
import CorrectionsPage from './CorrectionsPage.astro';
import DownloadsPage from './DownloadsPage.astro';
import FrontPage from './FrontPage.astro';
import ListPage from './ListPage.astro';
import PhrasePage from './PhrasePage.astro';
import PhrasesPage from './PhrasesPage.astro';
import RecordPage from './RecordPage.astro';
import ReportPage from './ReportPage.astro';
import TextPage from './TextPage.astro';
import VersionsPage from './VersionsPage.astro';

export const pageComponents = {
  text: TextPage,
  record: RecordPage,
  versions: VersionsPage,
  list: ListPage,
  front: FrontPage,
  browse: BrowsePage,
  phrases: PhrasesPage,
  phrase: PhrasePage,
  report: ReportPage,
  downloads: DownloadsPage,
  corrections: CorrectionsPage,
};
