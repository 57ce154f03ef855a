import type { Bounds, Policy, Problem } from '../../kernel/policy.ts';

/** Numbers of care: how long a complaint may wait, and what a member's code opens at the counter. */
export interface CareRules {
  /** Natural hours from the receipt of a complaint to the first answer by a person. */
  readonly answerHours: number;
  /** After so many hours whoever is to answer is warned. */
  readonly warningHours: number;
  /** After so many hours a franchise's complaint goes to head office. */
  readonly escalationHours: number;
  /** So long in total the timer may stand still while the customer is waited for. */
  readonly waitingHours: number;
  /** Working days from the receipt to the resolution. */
  readonly resolutionDays: number;
  /** So long a checked member code opens the member to the store. */
  readonly visitMinutes: number;
  /** Wrong member codes after which a counter waits. */
  readonly wrongCodes: number;
  /** Minutes in which they are counted. */
  readonly wrongCodeMinutes: number;
}

export type CarePolicy = Policy<CareRules>;

export const CARE_RULE_BOUNDS: Bounds<CareRules> = {
  answerHours: [1, 240], warningHours: [1, 240], escalationHours: [1, 240], waitingHours: [1, 336],
  resolutionDays: [1, 60], visitMinutes: [5, 480], wrongCodes: [1, 50], wrongCodeMinutes: [1, 1_440],
};

/** Version 1: the numbers of domain.md sections 2 and 9.7, as the migration inserts them. */
export const DEFAULT_CARE_RULES: CareRules = {
  answerHours: 48, warningHours: 40, escalationHours: 24, waitingHours: 72, resolutionDays: 5,
  visitMinutes: 60, wrongCodes: 5, wrongCodeMinutes: 10,
};

/** Warned and handed on is who can still answer in time. Example: 40 and 24 before 48, never 48 itself. */
export function careProblems({ answerHours, warningHours, escalationHours }: CareRules): Problem[] {
  const earlier = { warningHours, escalationHours };
  return Object.entries(earlier).flatMap(([rule, hours]) => (hours < answerHours ? []
    : [{ path: [rule], message: `${rule} is less than answerHours.` }]));
}
