/** A reason to stop that a person can act on; nothing was changed unless the message says so. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
