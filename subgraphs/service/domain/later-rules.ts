import type { Problem } from '../../kernel/policy.ts';
import type { AppointmentKind } from './appointments/kinds.ts';
import type { CareRule } from './care/next-care.ts';
import { namingProblems, within } from './naming.ts';

/**
 * What the house begins with of appointments 预约 and of the care of pieces 养护; versions from before these counted
 * count with it. Example: a consultation takes 60 minutes, a private showing is booked from the third tier on.
 */
const appointment = (
  kind: string, [nameZh, nameEn]: readonly [string, string], minutes: number, fromRank = 0,
): AppointmentKind => ({ kind, nameZh, nameEn, minutes, fromRank });

const WORN = ['ring', 'necklace', 'bracelet', 'earrings', 'pendant', 'bangle', 'chain', 'charm', 'watch'];
const care = (
  code: string, [nameZh, nameEn]: readonly [string, string], months: number, of: Partial<CareRule>,
): CareRule => ({
  care: code, nameZh, nameEn, months, serviceKinds: ['repair'], categories: WORN, metals: [], stones: [], crafts: [],
  ...of,
});

export interface LaterRules {
  readonly appointmentKinds: readonly AppointmentKind[];
  readonly daysAhead: readonly number[];
  readonly careRules: readonly CareRule[];
}

export const LATER_RULES = {
  appointmentKinds: [
    appointment('try-on', ['到店试戴', 'Try-on'], 30),
    appointment('consultation', ['珠宝顾问咨询', 'Consultation'], 60),
    appointment('private-showing', ['新品私享试戴', 'Private showing'], 60, 2),
    appointment('drop-off', ['送修送洗', 'Service drop-off'], 30),
    appointment('pick-up', ['服务取件', 'Service pick-up'], 30),
  ],
  daysAhead: [14, 21, 30, 60],
  graceMinutes: 15, noShowLimit: 2, noShowDays: 90, mostAhead: 3,
  careRules: [
    care('cleaning', ['清洗保养', 'Cleaning'], 12, { serviceKinds: ['cleaning', 'repair'] }),
    care('prongs', ['镶口检查', 'Prong check'], 6, { serviceKinds: ['cleaning', 'repair'], crafts: ['镶嵌'] }),
    care('restringing', ['珍珠换线', 'Re-stringing'], 12,
      { stones: ['珍珠'], categories: ['necklace', 'bracelet', 'chain'] }),
  ],
};

export const MOST_APPOINTMENT_KINDS = 20;
export const MOST_TIERS = 8;
export const MOST_CARE_RULES = 30;
const MOST_WORDS = 20;

/** Why these are none, each at its place. */
export function laterProblems({ appointmentKinds, daysAhead, careRules }: LaterRules): Problem[] {
  return [
    ...appointmentKinds.length > MOST_APPOINTMENT_KINDS
      ? [{ path: ['appointmentKinds'], message: `At most ${MOST_APPOINTMENT_KINDS} kinds of appointment.` }] : [],
    ...appointmentKinds.flatMap((each, index) => appointmentProblems(each, index, appointmentKinds)),
    ...aheadProblems(daysAhead),
    ...careRules.length > MOST_CARE_RULES
      ? [{ path: ['careRules'], message: `At most ${MOST_CARE_RULES} rules of care.` }] : [],
    ...careRules.flatMap((each, index) => careProblems(each, index, careRules)),
  ];
}

function appointmentProblems(
  each: AppointmentKind, index: number, all: readonly AppointmentKind[],
): Problem[] {
  const at = (field: string, message: string): Problem => (
    { path: ['appointmentKinds', String(index), field], message });
  return [
    ...namingProblems('appointmentKinds', index, each, all.map(({ kind }) => kind), each.kind),
    ...(within(each.minutes, 30, 240) ? [] : [at('minutes', 'minutes is a whole number from 30 to 240.')]),
    ...(within(each.fromRank, 0, MOST_TIERS - 1) ? []
      : [at('fromRank', `fromRank is a whole number from 0 to ${MOST_TIERS - 1}.`)]),
  ];
}

/** Who spent more never books later. */
function aheadProblems(daysAhead: readonly number[]): Problem[] {
  if (daysAhead.length < 1 || daysAhead.length > MOST_TIERS) {
    return [{ path: ['daysAhead'], message: `daysAhead are 1 to ${MOST_TIERS} numbers.` }];
  }
  return daysAhead.flatMap((days, rank) => (within(days, daysAhead[rank - 1] ?? 0, 366) ? []
    : [{ path: ['daysAhead', String(rank)], message: '0 to 366 days, and a higher tier never fewer.' }]));
}

function careProblems(each: CareRule, index: number, all: readonly CareRule[]): Problem[] {
  const at = (field: string, message: string): Problem => ({ path: ['careRules', String(index), field], message });
  const lists = ['serviceKinds', 'categories', 'metals', 'stones', 'crafts'] as const;
  return [
    ...namingProblems('careRules', index, each, all.map(({ care: code }) => code), each.care, 'care'),
    ...(within(each.months, 1, 120) ? [] : [at('months', 'months is a whole number from 1 to 120.')]),
    ...lists.flatMap((list) => (each[list].length <= MOST_WORDS
      && each[list].every((word) => word.trim() === word && word !== '' && word.length <= 40) ? []
      : [at(list, `At most ${MOST_WORDS} words of 1 to 40 characters.`)])),
  ];
}
