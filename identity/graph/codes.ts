/** Every code a mutation of this graph may answer, and when: printed into the schema. */
export const CODES = {
  ACCOUNTS_LIVE_ELSEWHERE: 'Operators 员工账号 sign in with another issuer; their accounts are there.',
  ALREADY_DISABLED: 'It is disabled 停用 already; nothing about it can be changed.',
  CLIENT_ID_MALFORMED: 'A client id has 2 to 63 small letters, digits and dashes.',
  CLIENT_ID_TAKEN: 'Another partner client has this client id.',
  CODE_USED: 'This code was used; wait for the next one.',
  CODE_WRONG: 'The code 验证码 is wrong.',
  CREDENTIALS_WRONG: 'The present password 当前密码 is wrong.',
  DOCUMENT_HASH_WRONG: 'The id is a sha256, of another text.',
  DOCUMENT_ID_TAKEN: 'The id stands for another document of this client; withdraw that one first.',
  DOCUMENT_INVALID: 'The graph does not answer this document; message says why.',
  DOCUMENT_TOO_COSTLY: 'Even with the smallest pages it costs more than one request may.',
  DOCUMENT_TOO_LARGE: 'A document has at most 65,536 bytes.',
  EMAIL_MALFORMED: 'Not an e-mail address.',
  EMAIL_TAKEN: 'Another operator has this e-mail address.',
  IDEMPOTENCY_CONFLICT: 'The idempotency key was used before with another input.',
  IDEMPOTENCY_KEY_INVALID:
    'An idempotency key has 1 to 200 characters and no control characters.',
  LAST_OWNER: 'The last owner 超级管理员 stays one; nobody could let anybody in again.',
  LOCKED_OUT: 'Too many wrong attempts; try again in some minutes.',
  NAME_MISSING: 'A name has 1 to 120 characters.',
  NOT_AN_OPERATOR: 'Only operators have an account of their own here.',
  NOT_DISABLED: 'It is not disabled.',
  NOT_FOUND: 'Unknown, or not for you.',
  ORIGIN_MALFORMED: 'An origin is https:// (or an app\'s scheme) and a host, without a path; http for localhost only.',
  OUT_OF_RANGE: 'More, or another number, than the field takes.',
  PASSWORD_TOO_WEAK: 'A password 密码 has 12 to 256 characters, 5 different ones, not the e-mail.',
  PASSWORD_UNCHANGED: 'The new password is the present one.',
  ROLE_MISSING: 'An operator has at least one role.',
  ROLE_NEEDS_FRANCHISE: 'A role of a franchise 加盟商 needs the franchise.',
  ROLE_NOT_FOR_FRANCHISE: 'A role of the house 总部 cannot be given to a franchise\'s people.',
  SCOPE_MISSING: 'A partner client has at least one scope.',
  SCOPE_NOT_FOR_CLIENTS: 'This scope stands for a human decision; programs never hold it.',
  SCOPE_NOT_GRANTED: 'The document asks for what the client was not granted; message names the scopes.',
  SCOPE_UNKNOWN: 'There is no such scope.',
  SECRET_ALREADY_SHOWN:
    'This request was answered before: it acted once, and what it showed once is kept nowhere.',
  SITES_NEED_FRANCHISE: 'Outlets 门店 need their franchise.',
  STALE: 'It was changed meanwhile; currentVersion, where there is one, says how it stands.',
  TOO_MANY_DOCUMENTS: 'A client has at most 2,000 documents; withdraw those no longer used.',
  TOTP_ALREADY_ON: 'A second factor 二次验证 is on; remove it first.',
  TOTP_NOT_ENROLLED: 'No second factor 二次验证 is set up.',
} as const;

export type Code = keyof typeof CODES;

/** What whoever may be sent twice with a key can answer besides its own codes. */
export const KEY_CODES = [
  'IDEMPOTENCY_CONFLICT', 'IDEMPOTENCY_KEY_INVALID', 'SECRET_ALREADY_SHOWN',
] as const satisfies readonly Code[];
