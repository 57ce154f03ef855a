import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';
import { mem } from './coupon-desk.ts';

/** Insights as the house asks it: one segment's members page by page; `unknown` is no segment. */
export function segmentPages(members: readonly string[], unknown: string) {
  const told = {
    asked: 0,
    execute: async ({ variables }: any): Promise<any> => {
      told.asked += 1;
      if (variables.id === encodeId(PREFIX.segment, unknown)) return { data: { segment: null } };
      const from = Number(variables.after ?? 0);
      const some = members.slice(from, from + variables.first);
      return { data: { segment: { members: {
        edges: some.map((id) => ({ node: { member: { id: mem(id) } } })),
        pageInfo: { hasNextPage: from + some.length < members.length, endCursor: String(from + some.length) },
      } } } };
    },
  };
  return told;
}
