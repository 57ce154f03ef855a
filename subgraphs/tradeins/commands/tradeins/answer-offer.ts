import { dayText, localDay } from '../../../kernel/business-day.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { unitOf } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { isLastDigits, wantsIdentity, type Identity } from '../../domain/identity.ts';
import { stateAfter, type StepCode } from '../../domain/steps.ts';
import { readNote, readWords } from '../../domain/texts.ts';
import type { ConsentWay } from '../../domain/words.ts';
import { tradeInPolicies } from '../../persistence/policies.ts';
import { lockOwn, saveStep, standingOf, type TradeInRow } from '../../persistence/trade-ins.ts';
import { refuseStep, stale, unknown } from '../refuse.ts';
import { NO_OFFER } from './estimate.ts';

export interface Consent {
  /** Of the policy, whose text was read. */
  readonly version: number;
  /** Who agreed. */
  readonly by: string;
  readonly way: ConsentWay;
}

export interface AnswerOffer {
  readonly tradeInId: string;
  readonly accept: boolean;
  /** Before the melting; null when the offer is not taken. */
  readonly consent: Consent | null;
  readonly identity: Identity | null;
  readonly note: string | null;
  readonly expectedVersion: number;
}

export type AnswerCode = StepCode | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'CONSENT_MISSING' | 'CONSENT_OUTDATED'
  | 'IDENTITY_REQUIRED' | 'IDENTITY_INVALID';

/**
 * The customer's yes, with its consent to the melting, or its no. The text that it agreed to is that of the version
 * that the offer goes by; worth much, somebody at a desk looks at a document.
 */
export const answerOffer = defineCommand<AnswerOffer, { tradeInId: string }, AnswerCode>({
  name: 'tradeins.answer-offer',
  execute: async (tx, { tradeInId, accept, consent, identity, note: told, expectedVersion }) => {
    const row = await lockOwn(tx, tradeInId);
    if (!row) return unknown();
    const other = stale(row, expectedVersion);
    if (other) return other;
    const note = readNote(told, 500);
    if (note === undefined) return refused('INVALID', 'A note has at most 500 characters.', ['note']);
    const deed = accept ? 'accept' : 'decline';
    // By the moment it is once the lock is there: an offer may have run out while it was waited for.
    const next = stateAfter(standingOf(row, tx.now), deed, { note, now: tx.clock() });
    if ('code' in next) return refuseStep(next.code, deed, row);
    if (!accept) {
      await saveStep(tx, row, { ...NO_OFFER, state: next.to }, deed, note);
      return accepted({ tradeInId });
    }
    const agreed = readConsent(row, consent);
    if (!agreed.ok) return agreed;
    const known = await readIdentity(tx, row, identity);
    if (!known.ok) return known;
    await saveStep(tx, row, { state: next.to, acceptedAt: tx.now, ...agreed.value, ...known.value }, deed, note);
    return accepted({ tradeInId });
  },
});

function readConsent(
  { policyVersion }: TradeInRow, consent: Consent | null,
): Outcome<Pick<TradeInRow, 'consentVersion' | 'consentBy' | 'consentWay'>, AnswerCode> {
  const by = consent && readWords(consent.by, 100);
  if (!consent || !by) return refused('CONSENT_MISSING', 'Say who agreed to the melting, and how.', ['consent']);
  if (consent.version !== policyVersion) {
    return refused('CONSENT_OUTDATED', `The offer goes by the text of version ${policyVersion}.`,
      ['consent', 'version'], { currentVersion: policyVersion });
  }
  return accepted({ consentVersion: consent.version, consentBy: by, consentWay: consent.way });
}

type Known = Pick<TradeInRow, 'identityName' | 'identityKind' | 'identityLast'>;

async function readIdentity(
  tx: Tx, row: TradeInRow, identity: Identity | null,
): Promise<Outcome<Known, 'IDENTITY_REQUIRED' | 'IDENTITY_INVALID'>> {
  const rules = (await tradeInPolicies.all(tx.sql)).find(({ version }) => version === row.policyVersion)!.rules;
  const acceptedTodayMinor = await acceptedOn(tx, row);
  const isWanted = wantsIdentity({ creditMinor: row.creditMinor!, acceptedTodayMinor },
    BigInt(rules.identityUnits) * unitOf(row.currency));
  if (!identity || tx.actor.kind === 'person') {
    return isWanted ? refused('IDENTITY_REQUIRED', 'The desk looks at a document of whoever brings it.', ['identity'])
      : accepted({ identityName: null, identityKind: null, identityLast: null });
  }
  const name = readWords(identity.name, 100);
  if (!name) return refused('IDENTITY_INVALID', 'A name has 1 to 100 characters.', ['identity', 'name']);
  return isLastDigits(identity.lastDigits)
    ? accepted({ identityName: name, identityKind: identity.kind, identityLast: identity.lastDigits })
    : refused('IDENTITY_INVALID', 'The last four characters of the document, and no more.', ['identity', 'lastDigits']);
}

/** What was accepted of the member before, on this business day of the region and in this currency. */
async function acceptedOn({ sql, now }: Tx, { memberId, region, currency, id }: TradeInRow): Promise<bigint> {
  const zone = (await readCodebook(sql)).zoneOf(region, now);
  // Two offers of one member at once are counted one after the other.
  await sql.run`select 1 from known_member where member_id = ${memberId} for update`;
  return (await sql.one<{ minor: bigint }>`select coalesce(sum(credit_minor), 0)::bigint as minor from trade_in
    where member_id = ${memberId} and currency = ${currency} and id <> ${id} and state <> 'returned'
      and accepted_at >= ${dayText(localDay(now, zone))}::date::timestamp at time zone ${zone}`).minor;
}
