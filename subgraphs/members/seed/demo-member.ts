import type { Region } from '../../contracts/words.ts';
import { seededRandom, seedId } from '../../kernel/seed.ts';
import { MAX_ENROLMENTS, type EnrolmentInput } from '../commands/enrolment/enrolment.ts';
import { OCCASIONS, STONES, STYLES, type Source } from '../domain/words.ts';
import { CITIES, nameOf, oneOf, phoneOf, type Dice } from './names.ts';

export const CHANNEL_CODES = ['tmall', 'jd', 'douyin', 'mini', 'pos'] as const;
const DAY = 86_400_000;
const OUTLETS = 40;
const OCCUPATIONS = ['教师', '医生', '会计', '设计师', '公务员', '自由职业', '企业主', '工程师'];

export const externalIdOf = (n: number): string => `demo-m-${String(n).padStart(4, '0')}`;

/**
 * Member n of the demo brand, the same on every machine: at home in CN 80 %, HK 14 %, SG 6 %, known to
 * the channel codes[n % 5] as demo-m-000n, enrolled on some day of the two years before `now`.
 */
export function demoMember(n: number, now: Date): EnrolmentInput {
  const dice = seededRandom(n * 7919);
  const region = regionOf(dice());
  const gender = dice() < 0.72 ? 'female' : 'male';
  const source = sourceOf(n, dice());
  const born = 1958 + Math.floor(dice() * 48);
  const day = new Date(Date.UTC(born, Math.floor(dice() * 12), 1 + Math.floor(dice() * 28)));
  return {
    memberId: seedId('member', n),
    channelId: seedId('channel', CHANNEL_CODES[n % CHANNEL_CODES.length]!),
    externalId: externalIdOf(n),
    ...phoneFor(n, region), region,
    name: nameOf(region, gender, dice), gender,
    birthday: dice() < 0.85 ? day.toISOString().slice(0, 10) : null,
    email: dice() < 0.4 ? `member${n}@example.com` : null,
    city: oneOf(CITIES[region]!, dice), source,
    outletId: source === 'store' ? seedId('outlet', outletOf(n)) : null, ...detailOf(source, n),
    enrolledAt: new Date(now.getTime() - 730 * DAY + Math.floor(dice() * 728 * DAY)),
    ...preferencesOf(dice),
  };
}

/** Ten of two thousand gave the phone of the member before them, a husband's or a mother's, and did not prove it. */
export const sharesPhone = (n: number): boolean => n % 200 === 150;

function phoneFor(n: number, region: Region): Pick<EnrolmentInput, 'phone' | 'phoneVerified'> {
  if (!sharesPhone(n)) return { phone: phoneOf(region, n), phoneVerified: true };
  return { phone: phoneOf(homeOf(n - 1), n - 1), phoneVerified: false };
}

const homeOf = (n: number): Region => regionOf(seededRandom(n * 7919)());

function regionOf(share: number): Region {
  if (share < 0.8) return 'CN';
  return share < 0.94 ? 'HK' : 'SG';
}

/** Whoever the tills know came to a store; the others mostly not. */
function sourceOf(n: number, share: number): Source {
  if (CHANNEL_CODES[n % CHANNEL_CODES.length] === 'pos') return 'store';
  if (share < 0.3) return 'store';
  if (share < 0.75) return 'online';
  if (share < 0.85) return 'event';
  return share < 0.95 ? 'referral' : 'parcel_card';
}

/** Friends were referred by somebody of the batch before; cards and codes are of the season. */
function detailOf(source: Source, n: number): Pick<EnrolmentInput, 'referrerId' | 'sourceCode'> {
  if (source === 'referral') return { referrerId: n > MAX_ENROLMENTS ? seedId('member', n - MAX_ENROLMENTS) : null };
  const scanned = n % 3 === 0 ? 'qr-counter' : null;
  const codes = { event: 'vip-night-2026', parcel_card: 'pc-2026-a', store: scanned, online: null };
  return { sourceCode: codes[source] };
}

/** One of the stores: o-01 to o-36; the rest are web shop and live rooms. */
function outletOf(n: number): string {
  return `o-${String(1 + (n % (OUTLETS - 4))).padStart(2, '0')}`;
}

function preferencesOf(dice: Dice) {
  const some = (list: readonly string[]) => list.filter(() => dice() < 0.25);
  if (dice() < 0.5) return {};
  return {
    styles: some(STYLES), stones: some(STONES), occasions: some(OCCASIONS),
    ringSize: 8 + Math.floor(dice() * 14), occupation: oneOf(OCCUPATIONS, dice),
  };
}
