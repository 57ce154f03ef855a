import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { refusalOfTerms } from '../../../contracts/sale-terms.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { fromJson } from '../../../kernel/json.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { isInvestment, type ClassFrom } from '../../domain/drop-rules.ts';
import type { CampaignRules } from '../../domain/policy.ts';
import { refusalOfRelease, type Dedication, type DedicationCode } from '../../domain/room-rules.ts';
import { refusalsOfDrop, stateOfSession, type DropDraft, type SessionStateWord } from '../../domain/session-rules.ts';
import { campaignRulesAt } from '../../persistence/policies.ts';
import { readCodebook } from '../../../words/read-codebook.ts';

/** What the campaign policy says where the drop does not. */
type ByPolicy = 'tierDelays' | 'holdMinutes';

export interface AddDropInput extends Omit<DropDraft, ByPolicy> {
  readonly tierDelays: readonly number[] | null;
  readonly holdMinutes: number | null;
  readonly sessionId: string | null;
  readonly itemId: string | null;
  readonly currency: string;
  /** Whether an order has the piece, where it is a numbered one; asked before. Seeds release none. */
  readonly sold?: () => boolean | 'away';
  /** Seeds name their drops themselves. */
  readonly id?: string;
}
export type AddDropCode = 'NOT_FOUND' | 'INVALID' | 'SESSION_ENDED' | 'INVESTMENT_NOT_ALLOWED'
  | 'ITEM_RETIRED' | 'TOO_MANY_DROPS' | 'NOT_ON_SALE' | 'PIECE_PROMISED' | 'TRY_AGAIN' | DedicationCode;

export const RELEASE_CODES: Record<DedicationCode, string> = {
  MEMBER_ONLY: 'The item is for members only: the room has to be, too.',
  EXCLUSIVE_ELSEWHERE: 'The item is made for other channels or franchises 专供款 than that of the room.',
};

export const MAX_DROPS = 50;

export const addDrop = defineCommand<AddDropInput, { dropId: string }, AddDropCode>({
  name: 'campaigns.add-drop',
  needs: namedBy({ itemId: FACT.item }),
  execute: async (tx, input) => {
    const session = input.sessionId === null ? null : await tx.sql.maybe<{
      starts_at: Date; ends_at: Date; state: SessionStateWord; drops: bigint;
      member_only: boolean; channel_id: string | null; franchise_id: string | null;
    }>`select s.starts_at, s.ends_at, s.state, s.member_only, o.channel_id, o.franchise_id,
        (select count(*) from live_drop d where d.session_id = s.id) as drops
      from live_session s join outlet_fact o on o.outlet_id = s.outlet_id
      where s.id = ${input.sessionId} for update of s`;
    if (!session) return refused('NOT_FOUND', 'There is no such session.', ['sessionId']);
    if (stateOfSession({ state: session.state, endsAt: session.ends_at }, tx.now) === 'ended') {
      return refused('SESSION_ENDED', 'The session is over.', ['sessionId']);
    }
    if (session.drops >= MAX_DROPS) {
      return refused('TOO_MANY_DROPS', `A session has at most ${MAX_DROPS} drops.`, ['sessionId']);
    }
    const item = input.itemId === null ? null : await tx.sql.maybe<{
      classes: unknown; retired: boolean; dedication: Dedication | null;
    }>`select classes, retired, dedication from item_fact where item_id = ${input.itemId}`;
    if (!item) return refused('NOT_FOUND', 'There is no such item.', ['itemId']);
    if (item.retired) return refused('ITEM_RETIRED', 'The item is not sold any more.', ['itemId']);
    const investment = await refusalOfInvestment(tx, fromJson(item.classes), input.opensAt, session.ends_at);
    if (investment) return investment;
    const dedication = item.dedication && fromJson<Dedication>(item.dedication);
    const elsewhere = refusalOfRelease(dedication, { memberOnly: session.member_only,
      channelId: session.channel_id, franchiseId: session.franchise_id });
    if (elsewhere) return refused(elsewhere, RELEASE_CODES[elsewhere], ['itemId']);
    const draft = withRules(input, await campaignRulesAt(tx.sql, tx.now));
    const terms = dedication?.terms ?? null;
    const refusals = refusalsOfDrop(draft, { startsAt: session.starts_at, endsAt: session.ends_at }, terms?.limited);
    if (refusals.length > 0) return refusedAll(refusals);
    if (terms && refusalOfTerms(terms, draft.opensAt, terms.early?.tiers ?? [])) {
      return refused('NOT_ON_SALE', 'Nobody may buy the item yet when the drop would open.', ['opensAt']);
    }
    const taken = terms?.limited ? await refusalOfPiece(tx, input) : null;
    if (taken) return taken;
    const id = input.id ?? newId(tx.now);
    await tx.sql.run`insert into live_drop (id, session_id, item_id, stock, waitlist_limit,
        limit_per_member, points_price, cash_minor, currency, opens_at, tier_delays,
        hold_minutes, created_at)
      values (${id}, ${input.sessionId}, ${input.itemId}, ${input.stock}, ${input.waitlistLimit},
        ${input.limitPerMember}, ${input.pointsPrice}, ${input.cashMinor}, ${input.currency},
        ${input.opensAt}, ${draft.tierDelays}::int[], ${draft.holdMinutes}, ${tx.now})`;
    await tx.sql.run`select pg_notify('campaigns', ${`room:${input.sessionId}`})`;
    tx.audit({ subjectId: id, after: draft });
    return accepted({ dropId: id });
  },
});

/** A numbered piece 限量编号 that was sold, here or in a store, may be released again when it came back. */
async function refusalOfPiece(tx: Tx, { itemId, sold }: AddDropInput) {
  const isSold = sold?.() ?? false;
  if (isSold === true || await isPromised(tx, itemId!)) {
    return refused('PIECE_PROMISED', 'Another drop has this piece, or it is sold.', ['itemId']);
  }
  return isSold !== 'away' ? null
    : refused('TRY_AGAIN', 'Whether the piece is sold cannot be asked at the moment; send it again.', ['itemId']);
}

/**
 * A numbered piece 限量编号 is in one drop at a time: that of a session that is not over, or one that somebody claimed
 * or waits in, or paid whose order nobody has told yet: orders does not know of that sale. Two who ask at once take
 * turns by the piece.
 */
async function isPromised({ sql, now }: Tx, itemId: string): Promise<boolean> {
  await sql.run`select pg_advisory_xact_lock(hashtextextended(${`piece:${itemId}`}, 0))`;
  return await sql.maybe`select 1 from live_drop d join live_session s on s.id = d.session_id
    where d.item_id = ${itemId} and ((s.state <> 'ended' and s.ends_at > ${now}) or exists (select 1 from claim c
      where c.drop_id = d.id and (c.state in ('reserving', 'claimed', 'waitlisted')
        or (c.state = 'captured' and c.order_id is null)))) limit 1` !== null;
}

async function refusalOfInvestment(tx: Tx, classes: readonly ClassFrom[], from: Date, until: Date) {
  const book = await readCodebook(tx.sql);
  const traits = new Map(classes.map(({ marginClass }) => [marginClass,
    book.versions('margin_class', marginClass).map((word) => (
      { investment: word.traits.investment, effectiveFrom: word.effectiveFrom }))]));
  const unknown = classes.find(({ marginClass }) => traits.get(marginClass)!.length === 0);
  if (unknown) {
    return refused('INVALID', `Margin class ${unknown.marginClass} is not known here yet.`, ['itemId']);
  }
  return isInvestment(classes, traits, from, until)
    ? refused('INVESTMENT_NOT_ALLOWED', 'Investment gold is not allowed in a drop.', ['itemId']) : null;
}

function withRules(input: AddDropInput, rules: CampaignRules): AddDropInput & DropDraft {
  return {
    ...input, tierDelays: input.tierDelays ?? rules.tierDelaySeconds,
    holdMinutes: input.holdMinutes ?? rules.holdMinutes,
  };
}
