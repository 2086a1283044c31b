/** A source that cannot be published as it is; the message says what was found, what was expected and what to do. */
export class SourceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SourceError';
  }
}
