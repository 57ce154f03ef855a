import { sql as fragment } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { verifyProvenance } from '../../../../client/src/verify-provenance.ts';
import type { OrderFacts } from '../../../contracts/events.ts';
import { ANONYMOUS } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { catalog } from '../../index.ts';
import { make } from '../../tests/shelf.ts';
import { chainItem } from '../../tests/samples.ts';
import { SEAL_PURPOSE, sealerOf, sealOf } from '../../domain/provenance/seal.ts';
import { keysFrom } from '../../../kernel/secret.ts';
import { unsealedLinks } from '../../queries/provenance/provenance-rows.ts';
import { sealProvenance } from './seal-provenance.ts';

let graph: TestSubgraph;
const { raw } = fragment;
const ids: Record<string, string> = {};
const hq = operator('catalog:read', 'catalog:write');
beforeAll(async () => {
  graph = await startTestSubgraph(catalog);
  await make(graph, 'P-1', {}, { items: [chainItem('P-1-1', { serialNo: 'SN-1' }), chainItem('P-1-2'),
    chainItem('P-1-3', { serialNo: 'SN-3' })] });
  for (const { sku, id } of await graph.sql.all<{ sku: string; id: string }>`select sku, id from item`) ids[sku] = id;
});
afterAll(() => graph.stop());

let keys = 0;
const say = async (mutation: string, input: object, actor = hq) => {
  const name = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await graph.query(`mutation ($input: ${name}!) { ${mutation}(input: $input) {
    provenance { certificateNo isWhole links { seq kind owner facts { name value } } document }
    userErrors { code path } } }`, { input: { idempotencyKey: `p-${keys += 1}`, ...input } }, actor);
  const code = errors?.[0]?.extensions?.['code'];
  if (errors && code !== 'FORBIDDEN') throw errors[0]!.originalError ?? errors[0];
  return data?.[mutation] ?? code;
};
const itemId = (sku: string) => encodeId(PREFIX.item, ids[sku]!);
const at = '2026-09-01T00:00:00Z';
const origin = { kind: 'ORIGIN', at, facts: [{ name: 'country', value: '中国' }] };

async function shown(certificateNo: string) {
  const { data } = await graph.query(`query ($no: String!) { publicProvenanceKeys { id publicKey }
    publicProvenance(certificateNo: $no) { isWhole document links { kind owner } } }`,
  { no: certificateNo }, ANONYMOUS);
  return { keys: data.publicProvenanceKeys, ...data.publicProvenance } as {
    keys: { id: string; publicKey: string }[]; isWhole: boolean; document: string;
    links: { kind: string; owner: number | null }[];
  };
}

describe('the provenance of a piece', () => {
  it('is begun by head office, once a piece, and told to whoever has its number', async () => {
    const input = { itemId: itemId('P-1-1'), links: [origin], idempotencyKey: 'once' };
    const { provenance } = await say('certifyPiece', input);
    expect(provenance.certificateNo).toMatch(/^KP[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(provenance.links.map(({ kind }: any) => kind)).toEqual(['PIECE', 'ORIGIN']);
    expect(Object.fromEntries(provenance.links[0].facts.map(({ name, value }: any) => [name, value]))).toEqual({
      style: 'P-1', sku: 'P-1-1', name: '足金素链', metal: 'gold', fineness: '9990', metalMilligrams: '4250',
      piece: 'SN-1' });
    const again = await say('certifyPiece', input);
    expect(again.provenance.certificateNo).toBe(provenance.certificateNo);
    expect((await say('certifyPiece', { itemId: itemId('P-1-1') })).userErrors)
      .toEqual([{ code: 'CERTIFIED', path: ['itemId'] }]);
    expect((await say('certifyPiece', { itemId: itemId('P-1-2') })).userErrors)
      .toEqual([{ code: 'WHICH_PIECE', path: ['pieceNo'] }]);
    expect((await say('certifyPiece', { itemId: 'itm_00000000000000000000000000' })).userErrors)
      .toEqual([{ code: 'NOT_FOUND', path: ['itemId'] }]);
    expect(await say('certifyPiece', { itemId: itemId('P-1-2'), pieceNo: '1' }, channel(newId(), 'catalog:write')))
      .toBe('FORBIDDEN');
    const { data } = await graph.query('{ itemBySku(sku: "P-1-1") { certificateNos } }', {}, hq);
    expect(data.itemBySku.certificateNos).toEqual([provenance.certificateNo]);
    expect((await graph.query('{ publicProvenance(certificateNo: "KP000000000000") { isWhole } }', {}, ANONYMOUS)).data)
      .toEqual({ publicProvenance: null });
  });

  it('is proved without the house, and nothing of it can be changed, left out or moved', async () => {
    const { provenance } = await say('certifyPiece', { itemId: itemId('P-1-2'), pieceNo: '7', links: [origin] });
    const { keys: known, document } = await shown(provenance.certificateNo.toLowerCase());
    const verdict = await verifyProvenance(document, known);
    expect(verdict).toMatchObject({ valid: true, fault: null, certificateNo: provenance.certificateNo });
    expect(verdict.links[1]).toEqual({ seq: 2, kind: 'origin', at: '2026-09-01T00:00:00.000Z', facts: { country: '中国' },
      owner: null });
    const forged = async (change: (links: any[]) => any[], published = known) => {
      const read = JSON.parse(document) as { links: any[] };
      const { fault, at: where } = await verifyProvenance(
        JSON.stringify({ ...read, links: change(read.links) }), published);
      return [fault, where];
    };
    expect(await forged(([a, b]) => [a, { ...b, statement: b.statement.replace('中国', '瑞士') }]))
      .toEqual(['SIGNATURE', 2]);
    expect(await forged(([, b]) => [b])).toEqual(['CHAIN', 1]);
    expect(await forged(([a, b]) => [b, a])).toEqual(['CHAIN', 1]);
    expect(await forged(([a]) => [a, a])).toEqual(['CHAIN', 2]);
    expect(await forged((links) => links, [])).toEqual(['KEY', 1]);
    expect(await forged(() => [])).toEqual(['FORM', null]);
    expect((await verifyProvenance('<html>', known)).fault).toBe('FORM');
    const other = (await graph.sql.all<{ no: string }>`select certificate_no as no from provenance
      where certificate_no <> ${provenance.certificateNo}`)[0]!;
    const [moved] = (JSON.parse((await shown(other.no)).document) as { links: any[] }).links;
    expect(await forged(([, b]) => [moved, b])).toEqual(['CHAIN', 1]);
    for (const statement of [`update provenance_link set statement = 'x'`, 'delete from provenance_link',
      `update provenance_link set signature = 'x'`]) {
      await expect(graph.sql.all`${raw(statement)}`).rejects.toThrow(/keeps its history|sealed once/);
    }
  });

  it('goes on by what happens, and tells what is wrong with a link', async () => {
    const { no } = await graph.sql.one<{ no: string }>`select certificate_no as no from provenance
      where piece_no = '7'`;
    const append = (link: object) => say('appendProvenance', { certificateNo: no, link: { at, facts: [], ...link } });
    const codes = async (link: object) =>
      (await append(link)).userErrors.map(({ code, path }: any) => [code, path.join('.')]);
    expect(await codes({ kind: 'WARRANTY', facts: [{ name: 'until', value: '2028-09-15' }] })).toEqual([]);
    expect(await codes({ kind: 'SALE' })).toEqual([]);
    const { provenance } = await append({ kind: 'OWNER_CHANGE' });
    expect(provenance.links.map(({ kind, owner }: any) => [kind, owner])).toEqual([['PIECE', null], ['ORIGIN', null],
      ['WARRANTY', null], ['SALE', 1], ['OWNER_CHANGE', 2]]);
    expect(await codes({ kind: 'ASSAY' })).toEqual([['INVALID', 'link.facts']]);
    expect(await codes({ kind: 'PIECE', facts: [{ name: 'style', value: 'x' }, { name: 'sku', value: 'x' }] }))
      .toEqual([['INVALID', 'link.kind']]);
    expect(await codes({ kind: 'STORY', at: '2027-01-01T00:00:00Z', facts: [{ name: 'text', value: 'x' }] }))
      .toEqual([['INVALID', 'link.at']]);
    expect((await say('appendProvenance', { certificateNo: 'KP000000000000', link: origin })).userErrors)
      .toEqual([{ code: 'NOT_FOUND', path: ['certificateNo'] }]);
    await graph.sql.all`update provenance set length = 100 where certificate_no = ${no}`;
    expect(await codes({ kind: 'RETURN' })).toEqual([['FULL', 'certificateNo']]);
  });
});

describe('a unique piece', () => {
  const order = (lineId: string, paidAt: string): OrderFacts => ({ orderId: newId(), lines: [
    { lineId, itemId: ids['P-1-1'], quantity: 1 }, { lineId: newId(), itemId: ids['P-1-2'], quantity: 1 },
  ], paidAt: new Date(paidAt), memberId: newId() } as unknown as OrderFacts);
  const back = (orderId: string, lineId: string, returnedQuantity = 1) => ({ orderId, returnId: newId(), memberId: null,
    returnedAt: new Date('2026-09-12'), whole: true, lines: [{ lineId, returnedQuantity }] });

  it('that was sold before its certificate has its first owner by hand, whoever tells that sale late', async () => {
    const { provenance: { certificateNo } } = await say('certifyPiece', { itemId: itemId('P-1-3') });
    const byHand = (kind: string, when: string) =>
      say('appendProvenance', { certificateNo, link: { kind, at: when, facts: [] } });
    const sold = (paidAt: string) => ({ ...order(newId(), paidAt), lines: [
      { lineId: newId(), itemId: ids['P-1-3'], quantity: 1 }] }) as unknown as OrderFacts;
    expect((await byHand('SALE', '2026-09-01T00:00:00Z')).userErrors).toEqual([]);
    expect((await byHand('RETURN', '2026-09-05T00:00:00Z')).userErrors).toEqual([]);
    for (const paidAt of ['2026-09-01T08:00:00Z', '2026-09-10T00:00:00Z']) {
      const facts = sold(paidAt);
      await graph.deliver('order.recorded.v1', facts.orderId, facts);
    }
    expect((await graph.sql.all<{ kind: string; owner: number | null }>`select kind, owner from provenance_link
      where certificate_no = ${certificateNo} order by seq`).map(({ kind, owner }) => [kind, owner]))
      .toEqual([['piece', null], ['sale', 1], ['return', null], ['sale', 2]]);
    expect((await byHand('SALE', '2026-09-10T00:00:00Z')).userErrors)
      .toEqual([{ code: 'BY_ORDERS', path: ['link', 'kind'] }]);
  });

  it('has its owners by its orders, each line once, names nobody and is sealed by the job', async () => {
    const { no } = await graph.sql.one<{ no: string }>`select certificate_no as no from provenance
      where item_id = ${ids['P-1-1']}`;
    const [first, second] = [newId(), newId()];
    const sold = order(first, '2026-09-10T00:00:00Z');
    for (let told = 0; told < 2; told += 1) await graph.deliver('order.recorded.v1', sold.orderId, sold);
    await graph.deliver('order.returned.v1', sold.orderId, back(sold.orderId, first, 0));
    const returned = back(sold.orderId, first);
    for (let told = 0; told < 2; told += 1) await graph.deliver('order.returned.v1', sold.orderId, returned);
    const anew = order(second, '2026-09-13T00:00:00Z');
    await graph.deliver('order.recorded.v1', anew.orderId, anew);
    expect(await shown(no)).toMatchObject({ isWhole: false, links: [{ kind: 'PIECE' }, { kind: 'ORIGIN' }] });
    expect((await say('appendProvenance', { certificateNo: no, link: { kind: 'SALE', at, facts: [] } })).userErrors)
      .toEqual([{ code: 'BY_ORDERS', path: ['link', 'kind'] }]);
    const sealer = sealerOf(keysFrom('a secret of this test run')(SEAL_PURPOSE)[0]!);
    const seals = (await unsealedLinks(graph.sql, 500)).map(({ certificateNo, seq, statement }) =>
      ({ certificateNo, seq, signature: sealOf(sealer, statement) }));
    await graph.run(sealProvenance, { key: { id: sealer.id, publicKey: sealer.publicKey }, seals });
    const { isWhole, links, document, keys: known } = await shown(no);
    expect([isWhole, links.slice(2)]).toEqual([true, [{ kind: 'SALE', owner: 1 }, { kind: 'RETURN', owner: null },
      { kind: 'SALE', owner: 2 }]]);
    expect((await verifyProvenance(document, known)).valid).toBe(true);
    expect(document).not.toContain(sold.memberId);
    expect(document).not.toContain(sold.orderId);
  });
});
