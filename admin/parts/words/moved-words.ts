/** What rooms foretell and the desk shows; each has its words in both languages. */
export const MOVED = [
  'channel_identity', 'consent_record', 'sales_order', 'claim', 'order_fact', 'rebate', 'lot', 'points_hold',
  'available', 'pending', 'held', 'debt', 'leftAvailable', 'leftPending', 'leftHeld', 'leftDebt',
  'erasure', 'member_export',
] as const;
export type MovedWord = (typeof MOVED)[number];
