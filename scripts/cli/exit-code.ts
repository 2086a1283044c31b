/** The exit codes of the commands (BSD sysexits where one fits). */
export const exitCode = {
  /** All documents were published. */
  published: 0,
  /** Published, but some documents were set aside. */
  someSetAside: 1,
  /** An option or argument that the command does not know. */
  usage: 64,
  /** Nothing publishable was found. */
  nothingPublishable: 65,
  /** An error of ours. */
  ourFault: 70,
  /** The output cannot be created. */
  cannotCreateOutput: 73,
  /** Reading or writing failed half-way. */
  inputOutput: 74,
  /** Another build is running. */
  alreadyRunning: 75,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** An error that the user can mend: its message says what was found, what was expected, where, and what to do. */
export class CommandError extends Error {
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
  }
}
