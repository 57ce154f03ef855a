import { createHash } from 'node:crypto';
import { seedId, type SeedContext } from '../../kernel/seed.ts';
import { agreeToRelation } from '../commands/relations/agree-to-relation.ts';
import { proposeRelation } from '../commands/relations/propose-relation.ts';
import { assignServicePersons } from '../commands/service/assign-service-persons.ts';
import { putServicePerson } from '../commands/service/put-service-person.ts';
import type { RelationKind } from '../domain/relations/relation.ts';
import { demoMember } from './demo-member.ts';

const YES = {
  textVersion: 'demo-1', textHash: createHash('sha256').update('demo text on families 1').digest('hex'),
  source: 'store',
} as const;
/** Families and whom the consultants serve are among so many: a demonstration needs no more. */
const AMONG = 1_000;
const CONSULTANTS = [['周雅琴', 60], ['何静文', 60], ['马思远', 40]] as const;

/** Of every fifty members three are a family: two of them married, and a child that has not said yes everywhere. */
export async function seedFamilies(context: SeedContext): Promise<void> {
  const last = Math.min(context.scale.members, AMONG);
  for (let n = 1; n + 2 <= last; n += 50) {
    await relate(context, n, n + 2, { kind: 'spouse', agrees: true });
    const older = bornOn(context, n) < bornOn(context, n + 1) ? [n, n + 1] as const : [n + 1, n] as const;
    await relate(context, ...older, { kind: 'child', agrees: n % 100 === 1 });
  }
}

/** Who said no birthday is taken for old: nothing contradicts it. */
const bornOn = ({ now }: SeedContext, n: number): string => demoMember(n, now).birthday ?? '';

async function relate(
  context: SeedContext, n: number, other: number, { kind, agrees }: { kind: RelationKind; agrees: boolean },
): Promise<void> {
  const event = { id: `seed-relation-${n}-${kind}`, requestId: 'seed' };
  const proposed = await context.run(proposeRelation, event,
    { ...YES, memberId: seedId('member', n), relatedId: seedId('member', other), kind });
  if (!proposed.ok) throw new Error(`a demo relation was refused: ${JSON.stringify(proposed.refusals)}`);
  if (!agrees) return;
  const agreed = await context.run(agreeToRelation, { ...event, id: `${event.id}-agreed` },
    { ...YES, relationId: proposed.value.relationId, memberId: null });
  if (!agreed.ok) throw new Error(`a demo relation was not agreed to: ${JSON.stringify(agreed.refusals)}`);
}

/** Three consultants of head office, who serve every tenth member. */
export async function seedService(context: SeedContext): Promise<void> {
  const ids: string[] = [];
  for (const [displayName, capacity] of CONSULTANTS) {
    const outcome = await context.run(putServicePerson, { id: `seed-consultant-${ids.length}`, requestId: 'seed' }, {
      displayName, capacity, operatorId: seedId('operator', `consultant-${ids.length}`), outletId: null,
      active: true, expectedVersion: 0, account: () => ({ franchiseId: null }),
    });
    if (!outcome.ok) throw new Error(`a demo consultant was refused: ${JSON.stringify(outcome.refusals)}`);
    ids.push(outcome.value.servicePersonId);
  }
  const served = Array.from({ length: Math.floor(Math.min(context.scale.members, AMONG) / 10) }, (_, n) => 1 + 10 * n);
  const outcomes = await context.runBatch(assignServicePersons, served.map((n, place) => (
    { event: { id: `seed-served-${n}`, requestId: 'seed' }, input: {
      memberId: seedId('member', n), servicePersonId: ids[place % ids.length]!, outletId: null } })));
  for (const outcome of outcomes) {
    if (!outcome.ok) throw new Error(`a demo member found nobody: ${JSON.stringify(outcome.refusals)}`);
  }
}
