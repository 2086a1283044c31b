/** There is no search index where one was looked for. */
export class NoIndexError extends Error {
  override readonly name = 'NoIndexError';
}

/** A file of the index is not what was expected: damaged, incomplete, or of another version. */
export class IndexFormatError extends Error {
  override readonly name = 'IndexFormatError';
}
