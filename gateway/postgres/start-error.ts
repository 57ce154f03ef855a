/** Why a start was refused, in one line a person can act on: what is wrong, and what mends it. */
export type StartErrorCode =
  | 'ALREADY_RUNNING'
  | 'CONFIG_INVALID'
  | 'DATABASE_TOO_OLD'
  | 'DATABASE_UNREACHABLE'
  | 'DATA_DAMAGED'
  | 'DATA_FOREIGN'
  | 'DATA_VERSION'
  | 'DISK_FULL'
  | 'NO_ACCOUNT'
  | 'PLATFORM_UNSUPPORTED'
  | 'POOLER_UNFIT'
  | 'PORT_IN_USE'
  | 'POSTGRES_FAILED'
  | 'SECRET_MISSING'
  | 'SECRET_WRONG'
  | 'SECRETS_DAMAGED';

export class StartError extends Error {
  readonly code: StartErrorCode;
  readonly mend: string;

  constructor(code: StartErrorCode, problem: string, mend: string, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'StartError';
    this.code = code;
    this.mend = mend;
  }

  /** The whole refusal on one line, for a terminal. */
  get line(): string {
    return `${this.code}: ${this.message} → ${this.mend}`.replace(/\s*\n\s*/g, ' ');
  }
}
