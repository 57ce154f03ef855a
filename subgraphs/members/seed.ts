import { createHash } from 'node:crypto';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { enrolMembers } from './commands/enrolment/enrol-members.ts';
import { MAX_ENROLMENTS, type EnrolmentInput } from './commands/enrolment/enrolment.ts';
import { recordConsents, type ConsentInput } from './commands/record-consents.ts';
import { publishConsentText } from './commands/privacy/publish-consent-text.ts';
import { proposeMerge } from './commands/propose-merge.ts';
import { putLifeEvent, type PutLifeEventInput } from './commands/life-events/put-life-event.ts';
import type { Purpose } from './domain/words.ts';
import { seedComplaints } from './seed/complaints.ts';
import { CONSENT_TEXTS } from './seed/consent-texts.ts';
import { seedFamilies, seedService } from './seed/families.ts';
import { seedSharing } from './seed/sharing.ts';
import { CHANNEL_CODES, demoMember } from './seed/demo-member.ts';

const TEXT = { textVersion: 'demo-1', textHash: createHash('sha256').update('demo consent text 1').digest('hex') };

/** The demo brand's members with identities and consents. Running it again changes nothing. */
export async function seedMembers(context: SeedContext): Promise<void> {
  const total = context.scale.members;
  for (let first = 1; first <= total; first += MAX_ENROLMENTS) {
    const numbers = Array.from({ length: Math.min(MAX_ENROLMENTS, total - first + 1) },
      (_, index) => first + index);
    await enrol(context, numbers.map((n) => [`member-${n}`, demoMember(n, context.now)]));
    await enrol(context, numbers.filter(alsoInMiniProgram).map((n) =>
      [`member-${n}-mini`, alsoMini(demoMember(n, context.now))]));
    await consent(context, numbers);
    await keepDays(context, numbers.filter((n) => n % 20 < LIFE_EVENTS.length));
    context.progress(first + numbers.length - 1, total);
  }
  for (const text of CONSENT_TEXTS) {
    await context.run(publishConsentText, { id: `seed-consent-text-${text.purpose}`, requestId: 'seed' }, text);
  }
  await seedComplaints(context);
  await doubt(context);
  await seedFamilies(context);
  await seedService(context);
  await seedSharing(context);
}

type Keyed<Input> = readonly [key: string, input: Input];

async function enrol(context: SeedContext, rows: readonly Keyed<EnrolmentInput>[]): Promise<void> {
  const outcomes = await context.runBatch(enrolMembers, rows.map(([key, input]) => (
    { event: { id: `seed-${key}`, requestId: 'seed' }, input })));
  for (const outcome of outcomes) {
    if (!outcome.ok) throw new Error(`a demo member was refused: ${JSON.stringify(outcome.refusals)}`);
  }
}

/** Every fourth member is known to the mini-program as well: one person, two channels. */
function alsoInMiniProgram(n: number): boolean {
  return n % 4 === 0 && CHANNEL_CODES[n % CHANNEL_CODES.length] !== 'mini';
}

function alsoMini({ memberId: _, ...member }: EnrolmentInput): EnrolmentInput {
  return { ...member, channelId: seedId('channel', 'mini') };
}

/** Every fourth member told a day that matters: an anniversary, a child's birthday, an elder's, a graduation. */
const LIFE_EVENTS: readonly ((n: number) => Omit<PutLifeEventInput, 'memberId' | 'guardianConsent'>)[] = [
  (n) => ({ kind: 'wedding_anniversary', ...dayOf(n), year: 1990 + (n % 35) }),
  (n) => ({ kind: 'child_birthday', ...dayOf(n), year: 2008 + (n % 17) }),
  (n) => ({ kind: 'elder_birthday', ...dayOf(n), year: n % 3 === 0 ? null : 1940 + (n % 25), calendar: 'lunar' }),
  (n) => ({ kind: 'graduation', ...dayOf(n), month: 6, year: 2027 + (n % 2) }),
  (n) => ({ kind: 'elder_birthday', ...dayOf(n), year: 1938 + (n % 30), calendar: 'lunar' }),
];
const dayOf = (n: number) => (
  { calendar: 'solar' as const, month: 1 + (n % 12), day: 1 + (n % 28), leapMonth: false });

async function keepDays(context: SeedContext, numbers: readonly number[]): Promise<void> {
  for (const n of numbers) {
    const outcome = await context.run(putLifeEvent, { id: `seed-life-event-${n}`, requestId: 'seed' }, {
      memberId: seedId('member', n), guardianConsent: true, ...LIFE_EVENTS[n % 20]!(n),
    });
    if (!outcome.ok) throw new Error(`a demo life event was refused: ${JSON.stringify(outcome.refusals)}`);
  }
}

/** Two women who gave one phone, and of whom a store thinks that they are one: the others stay hints. */
const DOUBTED = [549, 550] as const;

async function doubt(context: SeedContext): Promise<void> {
  const [holder, other] = DOUBTED;
  if (context.scale.members < other) return;
  const outcome = await context.run(proposeMerge, { id: 'seed-doubted', requestId: 'seed' }, {
    memberId: seedId('member', holder), otherMemberId: seedId('member', other),
    reason: '门店反映：两张卡同一手机号，疑为同一位顾客',
  });
  if (!outcome.ok) throw new Error(`a demo merge case was refused: ${JSON.stringify(outcome.refusals)}`);
}

/** Two in five share their contact with the home franchise, three in five take messages. */
async function consent(context: SeedContext, numbers: readonly number[]): Promise<void> {
  const rows = numbers.flatMap((n): Keyed<ConsentInput>[] => [
    ...(n % 5 < 2 ? [word(n, 'franchise_sharing')] : []),
    ...(n % 5 < 3 ? [word(n, 'marketing_sms')] : []),
    word(n, 'profiling', n % 20 !== 0),
  ]);
  const outcomes = await context.runBatch(recordConsents, rows.map(([key, input]) => (
    { event: { id: `seed-${key}`, requestId: 'seed' }, input })));
  for (const outcome of outcomes) {
    if (!outcome.ok) throw new Error(`a demo consent was refused: ${JSON.stringify(outcome.refusals)}`);
  }
}

function word(n: number, purpose: Purpose, granted = true): Keyed<ConsentInput> {
  return [`consent-${n}-${purpose}`, {
    memberId: seedId('member', n), purpose, granted, source: n % 2 === 0 ? 'store' : 'mini_program',
    ...TEXT,
  }];
}
