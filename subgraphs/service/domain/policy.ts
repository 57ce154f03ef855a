import type { Bounds, Policy, Problem } from '../../kernel/policy.ts';
import type { AppointmentKind } from './appointments/kinds.ts';
import type { CareRule } from './care/next-care.ts';
import { LATER_RULES, laterProblems } from './later-rules.ts';
import { namingProblems, within } from './naming.ts';

/** One kind of service 服务项目: what it costs, how long it takes, what is promised of it. */
export interface ServiceKind {
  /** A code, 'cleaning'. */
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Price by the list in whole units of the outlet's currency; null: quoted piece by piece. */
  readonly priceUnits: number | null;
  /** Days until it is promised. */
  readonly days: number;
  /** The customer says yes to a price, or to a design, before the work begins. */
  readonly needsApproval: boolean;
  /** Months in which the work itself is under warranty; 0: none. */
  readonly warrantyMonths: number;
}

/** What services count with; a service order goes by the version in force when it was opened. */
export interface ServiceRules {
  readonly kinds: readonly ServiceKind[];
  /** Months after the sale in which a piece is under warranty. */
  readonly pieceWarrantyMonths: number;
  /** Hours before the promised time in which the desk is warned. */
  readonly warnHours: number;
  /** A word of so many stars or fewer becomes a complaint when the customer wants it; 0: never. */
  readonly complaintStars: number;
  readonly appointmentKinds: readonly AppointmentKind[];
  /** Days ahead in which appointments are booked, by rank of the tier from the lowest; those above as the last. */
  readonly daysAhead: readonly number[];
  /** Minutes after its start in which who has not come is a no-show. */
  readonly graceMinutes: number;
  /** So many no-shows within so many days: by telephone only. */
  readonly noShowLimit: number;
  readonly noShowDays: number;
  /** Appointments that a member books itself may stand at once. */
  readonly mostAhead: number;
  readonly careRules: readonly CareRule[];
}

export type ServicePolicy = Policy<ServiceRules>;

export const SERVICE_RULE_BOUNDS: Bounds<ServiceRules> = {
  pieceWarrantyMonths: [0, 240],
  warnHours: [1, 720],
  complaintStars: [0, 5],
  graceMinutes: [1, 240],
  noShowLimit: [1, 20],
  noShowDays: [1, 366],
  mostAhead: [1, 50],
};

const kind = (
  code: string, [nameZh, nameEn]: readonly [string, string], priceUnits: number | null, days: number,
  more: Partial<ServiceKind> = {},
): ServiceKind => ({ kind: code, nameZh, nameEn, priceUnits, days, needsApproval: false, warrantyMonths: 0, ...more });

/** Version 1: what the house begins with, as the migration inserts it. */
export const DEFAULT_RULES: ServiceRules = {
  kinds: [
    kind('cleaning', ['清洗保养', 'Cleaning'], 0, 1),
    kind('resizing', ['改圈', 'Resizing'], 200, 7, { warrantyMonths: 3 }),
    kind('engraving', ['刻字', 'Engraving'], 100, 3),
    kind('repair', ['维修', 'Repair'], null, 14, { needsApproval: true, warrantyMonths: 6 }),
    kind('appraisal', ['鉴定', 'Appraisal'], 300, 7),
    kind('certificate', ['定制证书', 'Certificate'], 150, 10),
    kind('gift-box', ['礼盒', 'Gift box'], 80, 1),
    kind('custom-design', ['高级定制', 'Custom design'], null, 45, { needsApproval: true, warrantyMonths: 12 }),
  ],
  pieceWarrantyMonths: 24, warnHours: 24, complaintStars: 2,
  ...LATER_RULES,
};

export function kindOf({ kinds }: Pick<ServiceRules, 'kinds'>, code: string): ServiceKind | null {
  return kinds.find(({ kind: known }) => known === code) ?? null;
}

export const MOST_KINDS = 50;

/** Why these are no rules, each at its place. */
export function servicePolicyProblems(rules: ServiceRules): Problem[] {
  return [...kindProblems(rules), ...laterProblems(rules)];
}

function kindProblems({ kinds }: Pick<ServiceRules, 'kinds'>): Problem[] {
  if (kinds.length < 1 || kinds.length > MOST_KINDS) {
    return [{ path: ['kinds'], message: `A house has 1 to ${MOST_KINDS} kinds of service.` }];
  }
  return kinds.flatMap((each, index) => {
    const at = (field: string, message: string): Problem => ({ path: ['kinds', String(index), field], message });
    return [
      ...namingProblems('kinds', index, each, kinds.map(({ kind: code }) => code), each.kind),
      ...(each.priceUnits === null || within(each.priceUnits, 0, 1_000_000) ? []
        : [at('priceUnits', 'priceUnits is a whole number from 0 to 1000000.')]),
      ...(within(each.days, 0, 365) ? [] : [at('days', 'days is a whole number from 0 to 365.')]),
      ...(within(each.warrantyMonths, 0, 240) ? []
        : [at('warrantyMonths', 'warrantyMonths is a whole number from 0 to 240.')]),
    ];
  });
}
