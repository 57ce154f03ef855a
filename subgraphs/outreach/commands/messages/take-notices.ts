import { sql as part } from 'kysely';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { OutreachRules } from '../../domain/policy.ts';
import type { Notice } from '../../domain/words.ts';
import { cancelMessages, ofNotice } from '../../persistence/cancel-messages.ts';
import { readClocks, type Clocks } from '../../persistence/clocks.ts';
import { erasedAmong } from '../../persistence/erased.ts';
import { keepThing } from '../../persistence/notice-things.ts';
import { outreachRulesAt } from '../../persistence/policies.ts';
import { messageOf, type NoticeTold } from './message-of-notice.ts';
import { queueNotices, rulesOn, type Ruled } from './queue-notices.ts';

interface Place {
  readonly ruled: ReadonlyMap<Notice, Ruled>;
  readonly rules: OutreachRules;
  readonly clocks: Clocks;
  readonly survivorOf: (memberId: string) => string;
  readonly regions: ReadonlyMap<string, string>;
  readonly erased: ReadonlySet<string>;
}

/**
 * What other rooms tell becomes a message where an operator has switched its rule on: one for each thing and moment,
 * however often it is told. What is told anew of the same thing takes back what was planned of it, and what is older
 * than the newest telling changes nothing. Members nobody told of yet are waited for; who was erased is left out.
 */
export const takeNotices = defineBatchCommand<NoticeTold, null, 'UNKNOWN_MEMBER'>({
  name: 'outreach.take-notices',
  maxBatch: 200,
  repeatable: true,
  executeAll: async (tx, requests) => {
    await shareMerges(tx.sql);
    const told = requests.map(({ input }) => input);
    const named = told.flatMap(({ memberId }) => memberId ?? []);
    const survivorOf = await survivorsOf(tx.sql, named);
    const place: Place = {
      ruled: await rulesOn(tx), rules: await outreachRulesAt(tx.sql, tx.now), clocks: await readClocks(tx.sql, tx.now),
      survivorOf, regions: await regionsOf(tx, named.map((id) => survivorOf(id))),
      erased: await erasedAmong(tx.sql, named),
    };
    const outcomes: Outcome<null, 'UNKNOWN_MEMBER'>[] = [];
    // One after the other in order of telling: a member may be told of twice, and what comes later takes back.
    for (const one of told) outcomes.push(await take(tx, one, place));
    return outcomes;
  },
});

async function take(tx: Tx, told: NoticeTold, place: Place): Promise<Outcome<null, 'UNKNOWN_MEMBER'>> {
  const { ruled, rules, clocks, survivorOf, regions, erased } = place;
  const { notice, stands, thing } = told;
  const rule = stands ? ruled.get(notice) : undefined;
  const memberId = told.memberId && survivorOf(told.memberId);
  const region = memberId ? regions.get(memberId) : undefined;
  if (rule && memberId && region === undefined && !erased.has(told.memberId!)) {
    return refused('UNKNOWN_MEMBER', 'The member has not arrived yet.', ['memberId']);
  }
  const kept = thing && await keepThing(tx, { notice, since: stands ? told.at ?? tx.now : null }, thing);
  if (thing && !kept) return accepted(null);
  const cause = told.cause ?? `${thing!.id}:${kept?.since?.toISOString() ?? ''}`;
  if (thing) {
    await cancelMessages(tx, part`${ofNotice(notice)} and thing_id = ${thing.id}::uuid
      and (not ${stands}::boolean or cause <> ${cause}::text)`, { reason: 'superseded', limit: 100 });
  }
  if (!rule || !memberId || region === undefined) return accepted(null);
  const [zone, language] = [clocks.zone(region), clocks.language(region)];
  const { tier, programme = '', ...says } = told.says;
  const named = { ...told, says: tier === undefined ? says
    : { ...says, tier: clocks.tier(programme, tier, language) } };
  await queueNotices(tx, [{ memberId, zone, cause, thingId: thing?.id ?? null,
    ...messageOf(named, { zone, language, now: tx.now, rules, kind: rule.template.kind }) }], rule, rules);
  return accepted(null);
}

async function regionsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql.all<{ id: string; region: string }>`select member_id as id, region from known_member
    where member_id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map(({ id, region }) => [id, region]));
}
