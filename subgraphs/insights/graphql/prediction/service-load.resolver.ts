import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { highPotentialServed } from '../../queries/prediction/high-potential-served.ts';
import { ServicePerson } from '../stubs.type.ts';

@Resolver(() => ServicePerson)
export class ServiceLoadResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many members of high potential it serves now 高潜力会员数; null for members.',
  })
  @Scopes('insights:read')
  highPotential(@Root() { id }: ServicePerson, @Ctx() context: GraphContext): Promise<number> | null {
    const uuid = decodeId(PREFIX.servicePerson, id);
    const isOutside = context.actor.kind === 'person' || context.actor.kind === 'channel';
    return uuid && !isOutside ? context.load(highPotentialServed, uuid) : null;
  }
}
