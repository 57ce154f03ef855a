import type { Bounds, Policy, Problem } from '../../kernel/policy.ts';

/** Numbers of care: how long a complaint may wait, what a member's code opens, how long its rights take. */
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
  /** Days in which a member may take back its wish to be forgotten. */
  readonly coolingOffDays: number;
  /** Days for which an export is there to be fetched. */
  readonly exportDays: number;
  /** An export that was made less than so long ago answers whoever asks again. */
  readonly exportFreshHours: number;
  /** Days for which a member is shown who looked at its personal data: three years at least, as records of handling. */
  readonly lookDays: number;
}

export type CarePolicy = Policy<CareRules>;

export const CARE_RULE_BOUNDS: Bounds<CareRules> = {
  answerHours: [1, 240], warningHours: [1, 240], escalationHours: [1, 240], waitingHours: [1, 336],
  resolutionDays: [1, 60], visitMinutes: [5, 480], wrongCodes: [1, 50], wrongCodeMinutes: [1, 1_440],
  coolingOffDays: [0, 30], exportDays: [1, 30], exportFreshHours: [1, 168], lookDays: [1_096, 3_660],
};

/** Version 1: the numbers of domain.md sections 2 and 9.7; what a version was published without counts by these. */
export const DEFAULT_CARE_RULES: CareRules = {
  answerHours: 48, warningHours: 40, escalationHours: 24, waitingHours: 72, resolutionDays: 5,
  visitMinutes: 60, wrongCodes: 5, wrongCodeMinutes: 10,
  coolingOffDays: 15, exportDays: 7, exportFreshHours: 24, lookDays: 1_096,
};

/** Warned and handed on is who can still answer in time. Example: 40 and 24 before 48, never 48 itself. */
export function careProblems({ answerHours, warningHours, escalationHours }: CareRules): Problem[] {
  const earlier = { warningHours, escalationHours };
  return Object.entries(earlier).flatMap(([rule, hours]) => (hours < answerHours ? []
    : [{ path: [rule], message: `${rule} is less than answerHours.` }]));
}
