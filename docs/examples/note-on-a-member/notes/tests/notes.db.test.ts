import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PREFIX } from '../../../../../subgraphs/contracts/ids.ts';
import { encodeId, newId } from '../../../../../subgraphs/kernel/ids.ts';
import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../../tests/kit/subgraph.ts';
import { notes } from '../index.ts';

const [HERE, MERGED, HOME, SHOP] = [newId(), newId(), newId(), newId()];
const desk = operator('notes:read', 'notes:write');
const WRITE = `mutation ($input: WriteNoteInput!) { writeNote(input: $input) {
  note { id text writtenBy } userErrors { code path } } }`;
const LIST = `query ($id: ID!, $after: String) { _entities(representations: [{ __typename: "Member", id: $id }]) {
  ... on Member { notes(first: 1, after: $after) { edges { node { text } } pageInfo { hasNextPage endCursor } } } } }`;

let room: TestSubgraph;
beforeAll(async () => {
  room = await startTestSubgraph(notes);
  for (const personId of [HERE, MERGED]) {
    await room.deliver('member.visibility-changed.v1', personId,
      { personId, tenantId: HOME, layer: 1, channelIds: [], survivorId: null, version: 1n });
  }
});
afterAll(() => room.stop());

const id = (uuid: string) => encodeId(PREFIX.member, uuid);
const write = async (memberId: string, text: string, idempotencyKey: string, actor = desk) =>
  (await room.query(WRITE, { input: { memberId: id(memberId), text, idempotencyKey } }, actor)).data!.writeNote;
const list = async (memberId: string, after: string | null = null, actor = desk) =>
  (await room.query(LIST, { id: id(memberId), after }, actor)).data!._entities[0].notes;

it('writes once, tells it, keeps it in the audit trail', async () => {
  const first = await write(HERE, ' likes jadeite ', 'k1');
  expect(first).toMatchObject({ note: { text: 'likes jadeite', writtenBy: 'Olivia' }, userErrors: [] });
  expect(await write(HERE, ' likes jadeite ', 'k1')).toEqual(first);
  expect(await room.events('note.written.v1')).toMatchObject([{ memberId: HERE }]);
  expect(await room.sql.all`select subject_id from audit_record`).toContainEqual({ subject_id: HERE });
});

it('refuses an empty note and a note on nobody', async () => {
  expect((await write(HERE, '  ', 'k2')).userErrors).toEqual([{ code: 'TEXT_INVALID', path: ['text'] }]);
  expect((await write(newId(), 'x', 'k3')).userErrors).toEqual([{ code: 'NOT_FOUND', path: ['memberId'] }]);
});

it('goes on by cursor, is seen by the home franchise only, and follows a merge', async () => {
  await write(MERGED, 'ring size 12', 'k4');
  await room.deliver('member.merged.v1', HERE, { memberId: HERE, otherMemberId: MERGED, mergedAt: new Date() });
  const first = await list(MERGED);
  const texts = [...first.edges, ...(await list(HERE, first.pageInfo.endCursor)).edges].map((e) => e.node.text);
  expect(texts.sort()).toEqual(['likes jadeite', 'ring size 12']);
  expect((await list(HERE, null, tenant(HOME, 'notes:read'))).edges).toHaveLength(1);
  expect((await list(HERE, null, channel(SHOP, 'notes:read'))).edges).toHaveLength(0);
});
