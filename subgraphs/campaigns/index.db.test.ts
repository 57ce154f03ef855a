import { describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph } from '../../tests/kit/subgraph.ts';
import { newId, encodeId } from '../kernel/ids.ts';
import { campaigns } from './index.ts';

describe('campaigns', () => {
  it('starts on an empty database and knows no session', async () => {
    const graph = await startTestSubgraph(campaigns);
    const answer = await graph.query('query ($id: ID!) { liveSession(id: $id) { id } }',
      { id: encodeId('ses', newId()) }, operator('campaigns:read'));
    expect(answer).toEqual({ data: { liveSession: null } });
    await graph.stop();
  });
});
