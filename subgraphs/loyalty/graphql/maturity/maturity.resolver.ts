import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { programmeMaturity } from '../../queries/maturity/programme-maturity.ts';
import { Programme } from '../programmes/programme.type.ts';
import { ProgrammeMaturity } from './maturity.type.ts';

@Resolver(() => Programme)
export class MaturityResolver {
  @FieldResolver(() => ProgrammeMaturity, {
    nullable: true,
    description: 'How mature it is 会员体系完善度, by its rules in force and the last 90 days; null outside head office.',
  })
  async maturity(@Root() { code }: Programme, @Ctx() context: GraphContext): Promise<ProgrammeMaturity | null> {
    if (isRestricted(context.actor)) return null;
    const maturity = await programmeMaturity(await context.sql(), code, context.now);
    return maturity && {
      score: maturity.score,
      checks: maturity.checks.map(({ says, next, ...check }) => ({
        ...check, ...says, nextZh: check.isDone ? null : next.zh, nextEn: check.isDone ? null : next.en,
      })),
    };
  }
}
