import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { TagSource } from '../../domain/tags.ts';
import { lockTagged } from '../../persistence/tagged.ts';
import { isOfTheHouse } from './tag-rights.ts';

export interface UntagInput {
  readonly memberId: string;
  /** Code of the tag. */
  readonly tag: string;
  /** Whose saying is taken back; everybody's without it, of a program all but the operators'. */
  readonly source: TagSource | null;
}

type Code = 'NOT_FOUND' | 'UNKNOWN_TAG' | 'NOT_TAGGED' | 'SOURCE_NOT_YOURS' | 'BY_RULE';

/** Takes back what was said of a member; it stays as history. */
export const untagMember = defineCommand<UntagInput, { memberId: string }, Code>({
  name: 'insights.untag-member',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, input) => {
    const request = { input, actor: tx.actor, requestId: tx.requestId };
    const { memberId, tag } = (await lockTagged(tx, [request])).of(request);
    if (!memberId) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    if (!tag) return refused('UNKNOWN_TAG', 'There is no such tag.', ['tag']);
    const mayAll = isOfTheHouse(tx.actor);
    if (input.source === 'operator' && !mayAll) {
      return refused('SOURCE_NOT_YOURS', 'Only people of the house take back what operators said.', ['source']);
    }
    const removed = await tx.sql.all<{ id: string; source: string }>`
      update member_tag set removed_at = ${tx.now}, removed_by = ${tx.actor.name}
      where member_id = ${memberId} and tag_id = ${tag.id} and removed_at is null
        and (${input.source}::text is null or source = ${input.source})
        and (${mayAll} or source <> 'operator') and (kind <> 'rule' or not ${tag.ruled}) returning id, source`;
    if (removed.length === 0 && tag.ruled && await isGivenByRule(tx, memberId, tag.id)) {
      return refused('BY_RULE', 'A rule says so, and takes it when it is true no more.', ['tag']);
    }
    if (removed.length === 0) return refused('NOT_TAGGED', 'Nobody said so.', ['tag']);
    tx.audit({ subjectId: memberId, before: { tag: tag.code, sources: removed.map(({ source }) => source) } });
    return accepted({ memberId });
  },
});

async function isGivenByRule(tx: Tx, memberId: string, tagId: string): Promise<boolean> {
  return await tx.sql.maybe`select 1 from member_tag where member_id = ${memberId} and tag_id = ${tagId}
    and kind = 'rule' and removed_at is null` !== null;
}
