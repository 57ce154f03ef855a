import { describe, expect, it } from '@jest/globals';
import { answerOf, type Answer } from './answered.ts';
import { createDataProvider, type ListAsked } from './data-provider.ts';

const PAGE = { items: [{ id: 'a' }], totalCount: 1, totalCountIsExact: true, endCursor: null };
const asked: ListAsked[] = [];
const provider = createDataProvider({ things: async () => ({
  list: async (list) => {
    asked.push(list);
    // As ask.ts does before it sends anything.
    const { page, ...more } = list;
    return (answerOf({ page, ...more })?.('query', { page, ...more }) ?? { ...PAGE, items: [] }) as typeof PAGE;
  },
}) });
const listed = (answer?: Answer) => provider.getList('things', {
  filter: { region: 'HK' }, sort: { field: 'NAME', order: 'ASC' }, pagination: { page: 1, perPage: 100 },
  meta: { answer },
});

describe('a list whose page is answered by somebody', () => {
  it('is asked as on the screen, and reads the rows that it is given', async () => {
    const heard: unknown[] = [];
    const { data } = await listed((document, variables) => {
      heard.push([document, variables['filter'], variables['sort']]);
      return PAGE;
    });
    expect([data, heard]).toEqual([[{ id: 'a' }], [['query', { region: 'HK' }, { by: 'NAME', direction: 'ASC' }]]]);
  });

  it('tells why when there is no answer, and any other page is asked of the graph', async () => {
    await expect(listed(() => { throw new Error('asked'); })).rejects.toThrow('asked');
    expect((await listed()).data).toEqual([]);
    const others = [{ page: { ...asked[0]!.page } }, {}, null];
    expect(others.map(answerOf)).toEqual([undefined, undefined, undefined]);
  });
});
