import type { Actor } from '../../../kernel/actor.ts';
import type { BatchRequest } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import { IDENTIFIER_RULE } from '../../../kernel/identifier.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { EXTERNAL_ID_LENGTH, readExternalId } from '../../domain/external-id.ts';
import { readProfile } from '../../domain/profile/profile.ts';
import { readSourceCode, sourceDetailRefusals } from '../../domain/profile/source-detail.ts';
import type { Enrolment, EnrolmentCode, EnrolmentInput } from './enrolment.ts';

interface Outlet {
  franchiseId: string | null;
  channelId: string | null;
  closed: boolean;
}

/** Channels and outlets the requests name, as their owner told them. */
export interface Places {
  readonly channels: ReadonlySet<string>;
  readonly outlets: ReadonlyMap<string, Outlet>;
}

export async function loadPlaces(
  sql: Sql, requests: readonly BatchRequest<EnrolmentInput>[],
): Promise<Places> {
  const named = (key: 'channelId' | 'outletId') =>
    [...new Set(requests.map(({ input }) => input[key]).filter((id) => id !== null))];
  const rows = await sql.all<{ id: string; outlet: boolean } & Outlet>`
    select channel_id as id, false as outlet, null::uuid as "franchiseId",
      null::uuid as "channelId", false as closed
    from known_channel where channel_id = any(${named('channelId')}::uuid[])
    union all
    select outlet_id, true, franchise_id, channel_id, closed
    from known_outlet where outlet_id = any(${named('outletId')}::uuid[])`;
  return {
    channels: new Set(rows.filter((row) => !row.outlet).map((row) => row.id)),
    outlets: new Map(rows.filter((row) => row.outlet).map((row) => [row.id, row])),
  };
}

type Refusals = Refusal<EnrolmentCode>[];
const NOTHING_TOLD = { styles: [], stones: [], occasions: [], ringSize: null, ringStandard: null } as const;

/** What is known of what a batch names; `referrerId`: whose card this one names. */
interface Known { readonly places: Places; readonly referrerId: string | null; readonly erased: ReadonlySet<string> }

/** The normalised enrolment, or every reason against it. */
export function readEnrolment(
  { input, actor }: BatchRequest<EnrolmentInput>, { places, referrerId, erased }: Known, book: Codebook, now: Date,
): { enrolment: Enrolment } | { refusals: Refusals } {
  const { region } = input;
  const home = book.offered('region', region, now);
  // In no region there are no habits that a phone or birthday could be read with.
  const { change, refusals: profileRefusals } = home ? readProfile(input, home.traits, now)
    : { change: {}, refusals: [no('UNKNOWN_REGION', 'There is no such region.', 'region')] };
  const refusals: Refusals = [
    ...profileRefusals as Refusals, ...whereRefusals(input, actor, places), ...whoRefusals(input),
    ...whenRefusals(input, actor, now), ...sourceRefusals(input, referrerId),
  ];
  if (refusals.length > 0 || !home) return { refusals };
  return { enrolment: {
    ...input, ...NOTHING_TOLD, ...change, referrerId, sourceCode: readSourceCode(input.sourceCode),
    memberId: input.memberId && !erased.has(input.memberId) ? input.memberId : undefined,
    externalId: input.externalId === null ? null : readExternalId(input.externalId),
    phoneVerified: input.phoneVerified && (change.phone ?? null) !== null,
    enrolledAt: input.enrolledAt ?? now,
    homeTenantId: actor.kind === 'tenant' ? actor.tenantId ?? null : null,
    cardDigit: home.traits.cardDigit,
  } };
}

/** Partner channels enrol for themselves, franchises in their outlets, head office anywhere. */
function whereRefusals(input: EnrolmentInput, actor: Actor, places: Places): Refusals {
  const refusals: Refusals = [];
  const outlet = input.outletId === null ? null : places.outlets.get(input.outletId) ?? null;
  const foreign = actor.kind === 'tenant' && outlet !== null
    && (outlet.franchiseId !== actor.tenantId || !isBoundTo(actor, input.outletId!));
  if (actor.kind === 'service') return refusals; // imports and seeds may come before the news
  if (actor.kind === 'tenant' && input.outletId === null) {
    refusals.push(no('OUTLET_REQUIRED', 'Name the outlet the member was enrolled in.', 'outletId'));
  }
  if (input.outletId !== null && (outlet === null || foreign)) {
    refusals.push(no('NOT_FOUND', 'There is no such outlet.', 'outletId'));
  } else if (outlet?.closed && input.enrolledAt === null) {
    refusals.push(no('OUTLET_CLOSED', 'This outlet is closed.', 'outletId'));
  }
  const own = actor.kind === 'channel' ? actor.channelId
    : actor.kind === 'tenant' ? outlet?.channelId : input.channelId;
  if ((actor.kind === 'channel' || input.channelId !== null) && own !== input.channelId) {
    refusals.push(no('CHANNEL_NOT_YOURS', 'Enrol for your own channel only.', 'channelId'));
  } else if (input.channelId !== null && !places.channels.has(input.channelId)) {
    refusals.push(no('NOT_FOUND', 'There is no such channel.', 'channelId'));
  }
  return refusals;
}

function isBoundTo(actor: Actor, outletId: string): boolean {
  return (actor.siteIds ?? []).length === 0 || actor.siteIds!.includes(outletId);
}

function whoRefusals({ channelId, externalId, phone }: EnrolmentInput): Refusals {
  if ((channelId === null) !== (externalId === null)
    || (externalId !== null && readExternalId(externalId) === null)) {
    return [no('EXTERNAL_ID_INVALID',
      `An external id of 1 to ${EXTERNAL_ID_LENGTH} characters goes together with a channel: ${
        IDENTIFIER_RULE}.`, 'externalId')];
  }
  if (channelId === null && (phone ?? '') === '') {
    return [no('IDENTITY_OR_PHONE_REQUIRED',
      'A member needs a channel identity or a phone to be found again.', 'phone')];
  }
  return [];
}

function whenRefusals({ enrolledAt }: EnrolmentInput, actor: Actor, now: Date): Refusals {
  if (enrolledAt === null) return [];
  if (actor.kind !== 'operator' && actor.kind !== 'service') {
    return [no('ENROLLED_AT_INVALID', 'Only head office imports past enrolments.', 'enrolledAt')];
  }
  const possible = enrolledAt <= now && enrolledAt >= new Date('1990-01-01T00:00:00Z');
  return possible ? [] : [no('ENROLLED_AT_INVALID',
    'An enrolment lies between 1990 and now.', 'enrolledAt')];
}

function sourceRefusals(input: EnrolmentInput, referrerId: string | null): Refusals {
  if (input.referrerId && referrerId === null) {
    return [no('NOT_FOUND', 'There is no such member.', 'referrerId')];
  }
  return sourceDetailRefusals(input);
}

function no(code: EnrolmentCode, message: string, field: string): Refusal<EnrolmentCode> {
  return { code, message, path: [field] };
}
