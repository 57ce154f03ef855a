import { expect } from '@jest/globals';
import { operator, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { mem } from './sample.ts';

export const HQ = operator('members:read', 'members:write');
export const WORD = { textVersion: '2026-11', textHash: 'b'.repeat(64), source: 'STORE' };
const FIELDS = `id kind state endReason related { id } relatedName agreed { textVersion byGuardian }
  relatedAgreed { source }`;

/** What tests of relations say and see. */
export function familiesIn(house: () => TestSubgraph) {
  async function say(name: string, input: object, actor: Actor = HQ): Promise<any> {
    const { data, errors } = await house().query(`mutation($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { relation { ${FIELDS} } userErrors {
        code path ${name === 'proposeMyRelation' ? 'waitSeconds' : ''} } } }`,
    { input: { idempotencyKey: newId(), ...input } }, actor);
    if (errors) throw new Error(JSON.stringify(errors));
    return data[name];
  }
  const propose = (memberId: string, relatedId: string, kind: string, more: object = {}, actor: Actor = HQ) =>
    say('proposeRelation', { memberId: mem(memberId), relatedId: mem(relatedId), kind, ...WORD, ...more }, actor);
  const agree = (relationId: string, more: object = {}, actor: Actor = HQ) =>
    say('agreeToRelation', { relationId, ...WORD, ...more }, actor);

  /** Both have said it. */
  async function related(memberId: string, relatedId: string, kind: string): Promise<string> {
    const { relation, userErrors } = await propose(memberId, relatedId, kind);
    expect(userErrors).toEqual([]);
    expect((await agree(relation.id)).relation.state).toBe('STANDING');
    return relation.id;
  }

  async function seen(memberId: string, actor: Actor = HQ): Promise<any> {
    return (await house().query(`query($id: ID!) { member(id: $id) { relations { ${FIELDS} }
      family { parents { related { id } relatedName } children { related { id } relatedName }
        spouse { related { id } } } } }`,
    { id: mem(memberId) }, actor)).data!.member;
  }
  const children = async (memberId: string) =>
    (await seen(memberId)).family.children.map((one: any) => one.related.id);
  const told = async (memberId: string) => (await house().events('member-relation.v1'))
    .filter((event: any) => event.memberId === memberId)
    .map(({ relatedId, kind, standing }: any) => [relatedId, kind, standing]);
  return { say, propose, agree, related, seen, children, told };
}
