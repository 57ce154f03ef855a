import { ask } from '../../../graph/ask.ts';
import {
  TagMemberDocument, UntagMemberDocument, type MemberInsightQuery, type MemberTagPartsFragment, type TagMemberInput,
  type TagMemberMutation, type UntagMemberInput, type UntagMemberMutation,
} from '../../../gql/graphql.ts';

export type Insight = NonNullable<NonNullable<MemberInsightQuery['member']>['insight']>;
export type Prediction = NonNullable<NonNullable<MemberInsightQuery['member']>['prediction']>;
export type MemberTagRow = MemberTagPartsFragment;

export async function tagMember(input: TagMemberInput): Promise<TagMemberMutation['tagMember']> {
  return (await ask(TagMemberDocument, { input })).tagMember;
}

export async function untagMember(input: UntagMemberInput): Promise<UntagMemberMutation['untagMember']> {
  return (await ask(UntagMemberDocument, { input })).untagMember;
}
