/** A file for programs that follow or crawl the site. */
export interface FeedFile {
  /** Below the base path. */
  readonly path: string;
  readonly content: string;
}
