/** Why the wishes of a member about its data are refused, whoever says them. */
export const ERASURE_REFUSALS = {
  REASON_INVALID: 'A reason has 5 to 200 characters.',
  ERASING: 'The member is being erased.',
  ALREADY_REQUESTED: 'An erasure of this member waits already.',
};

export const EXPORT_REFUSALS = {
  REASON_INVALID: 'A reason has 5 to 200 characters.',
  ERASING: 'The member is being erased: there is nothing to give any more.',
};

export const WITHDRAWAL_REFUSALS = {
  ERASING: 'The erasure has begun: nothing of it comes back.',
  ALREADY_WITHDRAWN: 'The erasure was withdrawn before.',
  PARTED: 'The erasure stopped when the member was parted from another: nothing is erased by it.',
};

export const CONSENT_REFUSALS = {
  TEXT_VERSION_INVALID: 'A text version has 1 to 40 characters.',
  TEXT_HASH_INVALID: 'A text hash is 64 lower-case hexadecimal digits, those of the published text if there is one.',
  TEXT_UNKNOWN: 'The purpose has published texts, and none of this version.',
  GUARDIAN_REQUIRED: 'The member is younger than 14: a parent or guardian agrees, by name, at the desk.',
  GUARDIAN_INVALID: 'The guardian\'s name is longer than 80 characters or holds control characters.',
};
