/** A broken promise of the caller (no valid token, unsafe start): thrown, with a stable code. */
export type IdentityErrorCode =
  | 'UNAUTHENTICATED' | 'UNSAFE_SECRET' | 'WRONG_SECRET' | 'UNSAFE_ISSUER' | 'DEMO_CREDENTIALS' | 'BAD_SETTING';

export class IdentityError extends Error {
  override readonly name = 'IdentityError';
  readonly code: IdentityErrorCode;

  constructor(code: IdentityErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export class WrongSecret extends IdentityError {
  constructor() {
    super('WRONG_SECRET', 'KARAT_SECRET is not the one this database was sealed with');
  }
}

/** An expected no: returned, never thrown. */
export type RefusalCode =
  | 'FORBIDDEN' | 'NOT_FOUND' | 'EMAIL_TAKEN' | 'EMAIL_MALFORMED' | 'NAME_MISSING'
  | 'ROLE_UNKNOWN' | 'ROLE_MISSING' | 'ROLE_NOT_FOR_FRANCHISE' | 'ROLE_NEEDS_FRANCHISE'
  | 'SITES_NEED_FRANCHISE' | 'ID_MALFORMED' | 'PASSWORD_TOO_WEAK' | 'PASSWORD_UNCHANGED'
  | 'LAST_OWNER' | 'STALE' | 'ALREADY_DISABLED' | 'SCOPE_UNKNOWN' | 'SCOPE_NOT_FOR_CLIENTS'
  | 'SCOPE_MISSING' | 'CLIENT_ID_TAKEN' | 'CLIENT_ID_MALFORMED'
  | 'CREDENTIALS_WRONG' | 'LOCKED_OUT' | 'CODE_WRONG' | 'CODE_USED' | 'TOTP_ALREADY_ON'
  | 'TOTP_NOT_ENROLLED' | 'NOT_DISABLED' | 'IDEMPOTENCY_CONFLICT' | 'IDEMPOTENCY_KEY_INVALID'
  | 'DOCUMENT_INVALID' | 'DOCUMENT_TOO_COSTLY' | 'DOCUMENT_TOO_LARGE' | 'DOCUMENT_HASH_WRONG'
  | 'ORIGIN_MALFORMED' | 'DOCUMENT_ID_TAKEN' | 'SCOPE_NOT_GRANTED' | 'TOO_MANY_DOCUMENTS' | 'OUT_OF_RANGE';

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly message: string;
  /** The input field it concerns, where there is one. */
  readonly path?: readonly string[];
  /** How long to wait, with LOCKED_OUT. */
  readonly waitSeconds?: number;
}

export type Outcome<T extends object = object> = ({ readonly ok: true } & T) | Refusal;

export function refuse(code: RefusalCode, message: string, ...path: string[]): Refusal {
  return path.length > 0 ? { ok: false, code, message, path } : { ok: false, code, message };
}

export function refuseForNow(waitSeconds: number): Refusal {
  const message = `Too many wrong attempts. Try again in ${Math.ceil(waitSeconds / 60)} minutes.`;
  return { ok: false, code: 'LOCKED_OUT', message, waitSeconds };
}
