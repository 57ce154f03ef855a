import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import { key, noted, read, write } from './day.ts';
import { until } from '../kit/until.ts';
import type { PartnerHouse } from './house.ts';

/** What the house makes of members: tags, scores, predictions and segments. */
export function itKnowsMembers(today: () => PartnerHouse, whom: () => string): void {
  const desk = async (document: string, input: object) => {
    const [payload] = Object.values(await today().get(document, { input })) as [{ userErrors: unknown[] }];
    expect(payload.userErrors).toEqual([]);
    return payload as any;
  };

  it('says what members told, and takes it back', async () => {
    for (const code of ['likes-gold', 'for-a-wedding']) {
      await desk(`mutation($input: PutTagInput!) { putTag(input: $input) { userErrors { code message path } } }`,
        { code, nameZh: code, nameEn: code, expectedVersion: 0, idempotencyKey: key() });
    }
    expect((await read(client.TagsDocument, {})).tags.map(({ code }) => code))
      .toEqual(['for-a-wedding', 'likes-gold']);
    const said = (tag: string, source: 'MEMBER' | 'OPERATOR' = 'MEMBER') => ({ memberId: whom(), tag, source,
      kind: 'IMPORTED' as const, confidence: 90, idempotencyKey: key() });
    await write(client.TagMemberDocument, { input: said('likes-gold') });
    await write(client.TagMembersDocument, { input: { tags: [
      said('for-a-wedding'), said('likes-gold', 'OPERATOR'), said('no-such-tag')] } },
    ['SOURCE_NOT_YOURS', 'UNKNOWN_TAG']);
    const { untagMember } = await write(client.UntagMemberDocument,
      { input: { memberId: whom(), tag: 'likes-gold', source: 'MEMBER', idempotencyKey: key() } });
    expect(untagMember.member?.id).toBe(whom());
    const { member } = await read(client.MemberTagsDocument, { id: whom() });
    expect(member?.tags?.map(({ tag, source }) => [tag.code, source])).toEqual([['for-a-wedding', 'MEMBER']]);
  });

  it('takes a whole list home', async () => {
    const { startExport } = await write(client.StartExportDocument, { input: {
      query: '{ members { items { id cardNumber } } }', idempotencyKey: key() } });
    const { id } = startExport.export!;
    const look = async () => (await read(client.ListExportDocument, { id })).export!;
    await until(async () => (await look()).state === 'DONE');
    const { link, rows, sha256 } = await look();
    const file = Buffer.from(await (await fetch(new URL(link!.url, today().endpoint))).arrayBuffer());
    expect([createHash('sha256').update(file).digest('hex'), file.toString().trimEnd().split('\n').length])
      .toEqual([sha256, rows]);
    expect(file.toString()).toContain(whom());
    await write(client.CancelExportDocument, { input: { id, idempotencyKey: key() } }, ['NOT_RUNNING']);
    expect((await read(client.ListExportsDocument, {})).exports.items.map((one) => one.id)).toEqual([id]);
  });

  it('reads how members buy, and whom it may lose', async () => {
    await today().settled();
    const { member } = await read(client.MemberInsightDocument, { id: whom() });
    expect([member?.insight?.lifecycle, member?.insight?.rfm?.code, member?.prediction?.missing])
      .toEqual(['ACTIVE', expect.stringMatching(/^[1-5]{3}$/), 'NO_FIT']);
    expect(member?.prediction?.explained?.expectedOn).toEqual(expect.any(String));
    const { rfmMap } = await read(client.RfmMapDocument, { programmeCode: 'CN' });
    expect(rfmMap.fields.reduce((sum, { members }) => sum + members, 0)).toBe(rfmMap.scored);
    const found = today().karat.items(noted(client.ScoredMembersDocument),
      { filter: { programmeCode: 'CN', lifecycle: 'ACTIVE' } }, (result) => result.scoredMembers);
    const active = [];
    for await (const one of found) active.push(one.member?.id);
    // The other one exchanged what she had bought.
    const { memberByIdentity: other } = await read(client.MemberByIdentityDocument,
      { channelId: today().channelId, externalId: 'bea' });
    expect(active.sort()).toEqual([whom(), other!.id].sort());
    expect((await read(client.ChurnWarningsDocument, { filter: { programmeCode: 'CN' } })).churnWarnings.items)
      .toEqual([]);
    // A model of what is bought together comes by a job.
    expect((await read(client.MemberRecommendationsDocument, { id: whom() })).member?.id).toBe(whom());
  });

  it('writes to its members of a segment of head office', async () => {
    const { segment } = await desk(`mutation($input: CreateSegmentInput!) { createSegment(input: $input) {
      segment { id } userErrors { code message path } } }`, { nameZh: '婚礼', nameEn: 'Weddings',
      rule: { condition: { fact: 'region', operator: 'IS', values: ['HK'] } }, idempotencyKey: key() });
    await desk(`mutation($input: AddSegmentMembersInput!) { addSegmentMembers(input: $input) {
      userErrors { code message path } } }`, { id: segment.id, memberIds: [whom()], idempotencyKey: key() });
    const { segments } = await read(client.SegmentsDocument, { retired: false });
    expect(segments.items.map(({ nameEn }) => nameEn)).toEqual(['Weddings']);
    const { id } = segments.items[0]!;
    const { segment: weddings } = await read(client.SegmentMembersDocument, { id });
    const [first, ...rest] = weddings!.members.edges.map(({ node: { member } }) => [
      member?.id, member?.consents.find(({ purpose }) => purpose === 'MARKETING_APP')?.granted]);
    expect([first, rest]).toEqual([[whom(), true], []]);
    const { segment: changed } = await read(client.SegmentChangesDocument, { id });
    expect(changed?.changes.edges.map(({ node: { entered, member } }) => [entered, member?.id]))
      .toEqual([[true, whom()]]);
  });
}
