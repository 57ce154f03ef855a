import { ask } from '../../graph/ask.ts';
import {
  AgreeToRelationDocument,
  EndRelationDocument,
  ProposeRelationDocument,
  RelatedByCardDocument,
  type AgreeToRelationMutation,
  type ConsentSource,
  type EndRelationMutation,
  type ProposeRelationMutation,
  type RelationKind,
  type RelationPartsFragment,
} from '../../gql/graphql.ts';
import { en, zh } from './texts.ts';

export type Relation = RelationPartsFragment;
export const KINDS = ['PARENT', 'CHILD', 'SPOUSE'] as const;
export const SOURCES = ['STORE', 'PHONE', 'PAPER', 'WEB', 'APP', 'MINI_PROGRAM'] as const;

/** Changes with each word of the notice. */
const NOTICE_VERSION = '2026-11';

/** What is kept of a yes: the notice that was shown, in both languages, where and by whom. */
export interface Yes {
  readonly source: ConsentSource;
  readonly guardianName: string;
}

async function wordOf({ source, guardianName }: Yes) {
  const notice = new TextEncoder().encode(`${zh.families.notice}\n${en.families.notice}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', notice));
  const textHash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { source, guardianName: guardianName.trim() || null, textVersion: NOTICE_VERSION, textHash };
}

/** The other one is named by its card; a card that nobody has is refused like an unknown member. */
export async function proposeRelation(
  { memberId, card, kind, yes }: { memberId: string; card: string; kind: RelationKind; yes: Yes },
  idempotencyKey: string,
): Promise<ProposeRelationMutation['proposeRelation']> {
  const related = (await ask(RelatedByCardDocument, { cardNumber: card })).memberByCard;
  const input = { memberId, relatedId: related?.id ?? '', kind, ...await wordOf(yes), idempotencyKey };
  return (await ask(ProposeRelationDocument, { input })).proposeRelation;
}

export async function agreeToRelation(
  relationId: string, yes: Yes, idempotencyKey: string,
): Promise<AgreeToRelationMutation['agreeToRelation']> {
  const input = { relationId, ...await wordOf(yes), idempotencyKey };
  return (await ask(AgreeToRelationDocument, { input })).agreeToRelation;
}

export async function endRelation(
  relationId: string, memberId: string, idempotencyKey: string,
): Promise<EndRelationMutation['endRelation']> {
  return (await ask(EndRelationDocument, { input: { relationId, memberId, idempotencyKey } })).endRelation;
}
