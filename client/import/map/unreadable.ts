/** Why a line cannot be taken; the line is named by whoever reads it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
