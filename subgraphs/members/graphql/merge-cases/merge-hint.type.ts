import { ObjectType } from 'type-graphql';
import { PageOf } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Two members with one phone 同号提示, which one of them verified: perhaps one person, perhaps a '
    + 'family. Nobody is merged for it; proposeMerge opens a case.',
})
@Scopes('members:read')
export class MergeHint {
  /** Not in the graph: what `member` and `holder` are loaded by. */
  memberUuid!: string;
  holderUuid!: string;
}

export const MergeHintPage = PageOf(MergeHint, 'MergeHintPage', 'A page of hints.');
