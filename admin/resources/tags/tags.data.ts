import { ask } from '../../graph/ask.ts';
import {
  ExplainTagDocument, PutTagDocument, RunTagRuleDocument, SetTagRuleDocument, type PutTagInput,
  type PutTagMutation, type RunTagRuleMutation, type SetTagRuleInput, type SetTagRuleMutation, type TagListQuery,
  type TagPartsFragment, type TagRulePageQuery,
} from '../../gql/graphql.ts';

export type TagRow = TagPartsFragment;
export type ListedTag = TagListQuery['tags'][number];
export type RuledTag = TagRulePageQuery['tags'][number];

export async function putTag(input: PutTagInput): Promise<PutTagMutation['putTag']> {
  return (await ask(PutTagDocument, { input })).putTag;
}

export async function setTagRule(input: SetTagRuleInput): Promise<SetTagRuleMutation['setTagRule']> {
  return (await ask(SetTagRuleDocument, { input })).setTagRule;
}

export async function runTagRule(tag: string, idempotencyKey: string): Promise<RunTagRuleMutation['runTagRule']> {
  return (await ask(RunTagRuleDocument, { input: { tag, idempotencyKey } })).runTagRule;
}

export const explainTag = async (tag: string, memberId: string) =>
  (await ask(ExplainTagDocument, { tag, memberId })).explainTag;
