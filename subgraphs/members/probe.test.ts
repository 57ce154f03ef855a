import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../tests/kit/subgraph.ts';
import { newId, encodeId } from '../kernel/ids.ts';
import { members } from './index.ts';
import { probe } from './commands/enrol-member.ts';
import { MemberEntity } from './persistence/member.entity.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(members); });
afterAll(() => g.stop());
it('works', async () => {
  console.log(members.built.sdl);
  const out = await g.runBatch(probe, [{ input: { n: 1 }, idempotencyKey: 'a' }, { input: { n: 2 } }, { input: { n: 3 }, idempotencyKey: 'a' }]);
  expect(out).toEqual([{ ok: true, value: { n: 1 } }, { ok: true, value: { n: 2 } }, expect.objectContaining({ ok: false })]);
  const again = await g.runBatch(probe, [{ input: { n: 1 }, idempotencyKey: 'a' }]);
  expect(again).toEqual([{ ok: true, value: { n: 1 } }]);
  expect(await g.events('member.probed.v1')).toEqual([{ n: 1n }]);
  const id = newId();
  await g.run({ name: 'x.y', execute: async (tx) => {
    const m = tx.em.create(MemberEntity, { id, cardNumber: 'C1', region: 'CN', nameGrams: ['a', 'b'], phoneVerified: false, gender: 'unknown', source: 'store', enrolledAt: tx.now, version: 1, birthday: '1990-01-02' });
    tx.em.persist(m);
    tx.audit({ subjectId: id, after: { n: 1n } });
    return { ok: true, value: null };
  } }, {});
  const r = await g.query('query($id: ID!) { member(id: $id) { id cardNumber enrolledAt } }', { id: encodeId('mem', id) }, operator('members:read'));
  expect(r).toEqual({ data: { member: { id: encodeId('mem', id), cardNumber: 'C1', enrolledAt: '2026-09-15T04:00:00.000Z' } } });
  const t = newId();
  const hidden = await g.query('query($id: ID!) { member(id: $id) { id } }', { id: encodeId('mem', id) }, tenant(t, 'members:read'));
  expect(hidden).toEqual({ data: { member: null } });
  await g.sql.run`insert into person_visibility (person_id, tenant_id) values (${id}, ${t})`;
  const seen = await g.query('query($id: ID!) { member(id: $id) { cardNumber } }', { id: encodeId('mem', id) }, tenant(t, 'members:read'));
  expect(seen).toEqual({ data: { member: { cardNumber: 'C1' } } });
  console.log(JSON.stringify(await g.query('{ member(id: "x") { id } }')));
  console.log(JSON.stringify(await g.query('query($r: [_Any!]!) { _entities(representations: $r) { ... on Member { id cardNumber } } }', { r: [{ __typename: 'Member', id: encodeId('mem', id) }] }, operator('members:read'))));
});
