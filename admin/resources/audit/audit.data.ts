import type { AuditFilter, AuditTrailQuery } from '../../gql/graphql.ts';
import { dayEnd, dayStart, typed } from '../../graph/filters.ts';

export type AuditRow = AuditTrailQuery['auditTrail']['edges'][number]['node'];

/** What the filter bar holds: words as they were typed. */
export interface AuditWords {
  readonly room: string;
  readonly command: string;
  readonly actorId: string;
  readonly subjectId: string;
  readonly requestId: string;
  readonly from: string;
  readonly until: string;
}

export const NO_WORDS: AuditWords = {
  room: '', command: '', actorId: '', subjectId: '', requestId: '', from: '', until: '',
};

export const ROOMS = [
  'members', 'loyalty', 'catalog', 'orders', 'campaigns', 'franchises', 'insights', 'rewards', 'engagement', 'plans',
  'service', 'tradeins', 'outreach',
  'identity',
] as const;

export function auditFilterOf({ from, until, ...words }: AuditWords): AuditFilter {
  return {
    room: typed(words.room), command: typed(words.command), actorId: typed(words.actorId),
    subjectId: typed(words.subjectId), requestId: typed(words.requestId),
    from: dayStart(from), until: dayEnd(until),
  };
}
