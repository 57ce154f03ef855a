import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { catalog } from '../../index.ts';
import { valueOf } from '../../tests/samples.ts';
import { publishFxTable } from './publish-fx-table.ts';

let graph: TestSubgraph;
beforeAll(async () => { graph = await startTestSubgraph(catalog, { now: '2027-02-01T00:00:00Z' }); });
afterAll(() => graph.stop());
const hq = operator('catalog:price');

const publish = async (at: string, rate: string) => valueOf(await graph.run(publishFxTable, {
  homeRegion: 'HK', effectiveAt: new Date(at), source: 'test', confirm: false, rates: [{ from: 'CNY', rate }],
}, { actor: hq, idempotencyKey: newId() }));

describe('FX tables while another one is still to come', () => {
  it('are held for small steps of a day all the same', async () => {
    await publish('2027-02-01', '2.0000');
    graph.clock.set('2027-03-04T00:00:00Z');
    expect(await publish('2027-03-20', '2.0400')).toMatchObject({ state: 'published' });
    expect(await publish('2027-03-02', '2.0390')).toMatchObject({ state: 'published' });
    // What has ended by now moves nothing.
    expect(await publish('2027-03-01', '2.0200')).toMatchObject({ state: 'published' });
    expect(await publish('2027-03-03', '2.0690')).toMatchObject({ state: 'held', because: ['repeated'] });
  });
});
