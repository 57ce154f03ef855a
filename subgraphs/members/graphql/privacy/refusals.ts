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
};
