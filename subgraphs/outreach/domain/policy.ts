import type { Bounds, Policy } from '../../kernel/policy.ts';

/** How often, when and how stubbornly members are written to. */
export interface OutreachRules {
  /** Most individual marketing messages to a member within `capHours`, over all channels. */
  readonly capMessages: number;
  /** Length of the rolling window, in hours. */
  readonly capHours: number;
  /** Quiet from this minute of the member's day; the same as `quietUntilMinute`: never. */
  readonly quietFromMinute: number;
  /** Until this one. */
  readonly quietUntilMinute: number;
  /** Days before a birthday or another day of a life. */
  readonly wishDaysAhead: number;
  /** Hours before an appointment. */
  readonly appointmentHours: number;
  /** Tries of one message. */
  readonly mostTries: number;
  /** Minutes until the second try; each further one waits twice as long. */
  readonly retryMinutes: number;
  /** Hours after a message in which an opt-out counts against it. */
  readonly optOutHours: number;
}

export type OutreachPolicy = Policy<OutreachRules>;

export const OUTREACH_RULE_BOUNDS: Bounds<OutreachRules> = {
  capMessages: [0, 50], capHours: [1, 720], quietFromMinute: [0, 1_439], quietUntilMinute: [0, 1_439],
  wishDaysAhead: [0, 60], appointmentHours: [1, 168], mostTries: [1, 10], retryMinutes: [1, 1_440],
  optOutHours: [1, 720],
};

/** What windows keep: a policy that looks further back from tomorrow on finds what was sent before. */
export const LONGEST_WINDOW_HOURS = OUTREACH_RULE_BOUNDS.capHours[1];

/** Version 1: the numbers of the house, as the migration inserts them. */
export const DEFAULT_RULES: OutreachRules = {
  capMessages: 3, capHours: 168, quietFromMinute: 1_260, quietUntilMinute: 480, wishDaysAhead: 15, appointmentHours: 24,
  mostTries: 5, retryMinutes: 5, optOutHours: 72,
};

export const capOf = ({ capMessages, capHours }: OutreachRules) => ({ most: capMessages, hours: capHours });
export const quietOf = ({ quietFromMinute, quietUntilMinute }: OutreachRules) =>
  ({ fromMinute: quietFromMinute, untilMinute: quietUntilMinute });
