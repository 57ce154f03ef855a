import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { Purpose } from '../../domain/words.ts';
import { newestConsentTexts } from '../../queries/privacy/consent-texts.ts';
import { ConsentPurpose } from '../words.ts';
import { ConsentTextVersion } from './consent-text.type.ts';

@Resolver(() => ConsentTextVersion)
export class ConsentTextResolver {
  @Query(() => [ConsentTextVersion], {
    description: 'Texts that members agree to 同意文本, newest first, at most 100: the first of a purpose is the one '
      + 'to show.',
  })
  @Scopes('members:read')
  async consentTexts(
    @Arg('purpose', () => ConsentPurpose, { nullable: true, description: 'Of this purpose; of all without it.' })
    purpose: Purpose | null, @Ctx() context: GraphContext,
  ): Promise<ConsentTextVersion[]> {
    return newestConsentTexts(await context.sql(), purpose);
  }
}
