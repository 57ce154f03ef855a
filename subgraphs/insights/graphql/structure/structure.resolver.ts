import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, NOBODY } from '../../../kernel/ids.ts';
import { MOST_MONTHS, monthsFrom } from '../../domain/cohorts.ts';
import { cohorts } from '../../queries/structure/cohorts.ts';
import { customerStructure } from '../../queries/structure/customer-structure.ts';
import { Cohort, CohortFilter } from './cohort.type.ts';
import { StructureMonth } from './structure.type.ts';

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

@Resolver()
export class StructureResolver {
  @Query(() => [Cohort], {
    description: 'Members by the month of their first order, and what they did in the months since 同期群复购, at most 36; '
      + 'a franchise sees its own members, without cohorts and months of fewer than 5 and with repurchases in whole '
      + 'fives; a partner channel none.',
  })
  @Scopes('insights:read')
  async cohorts(
    @Arg('filter', () => CohortFilter, { description: 'Which.' }) filter: CohortFilter, @Ctx() context: GraphContext,
  ): Promise<Cohort[]> {
    const { programmeCode, from, to, monthsSince, regionCode = null, channelId = null, outletId = null } = filter;
    // Few began with it in a month: each cell would tell when somebody bought elsewhere.
    if (context.actor.kind === 'channel') throw new RequestError('FORBIDDEN', 'A partner channel is told no cohorts.');
    requireMonths(from, to);
    if (monthsSince < 0 || monthsSince > MOST_MONTHS) throw wrong(`monthsSince is 0 to ${MOST_MONTHS}.`);
    if ((channelId ?? outletId ?? regionCode) !== null && isRestricted(context.actor)) {
      throw new RequestError('FORBIDDEN', 'Only head office asks by region and by where the first order was made.');
    }
    return known(await cohorts(await context.sql(), {
      programmeCode, from, to, monthsSince, region: regionCode,
      channelId: channelId && (decodeId(PREFIX.channel, channelId) ?? NOBODY),
      outletId: outletId && (decodeId(PREFIX.outlet, outletId) ?? NOBODY),
    }, context.now));
  }

  @Query(() => [StructureMonth], {
    description: 'How members stood at the ends of months 客群结构, at most 36, the oldest first; months that nobody '
      + 'kept are absent. A franchise sees its own members, without groups of fewer than 5.',
  })
  @Scopes('insights:read')
  async customerStructure(
    @Arg('programmeCode', () => String, { description: 'Code of the programme, for example "CN".' }) code: string,
    @Arg('from', () => String, { description: 'First month, YYYY-MM.' }) from: string,
    @Arg('to', () => String, { description: 'Last month, YYYY-MM; 1 to 36 months with the first.' }) to: string,
    @Ctx() context: GraphContext,
  ): Promise<StructureMonth[]> {
    requireMonths(from, to);
    return known(await customerStructure(await context.sql(), code, from, to, context.now));
  }
}

const wrong = (message: string): RequestError => new RequestError('BAD_USER_INPUT', message);

function requireMonths(from: string, to: string): void {
  if (!MONTH.test(from) || !MONTH.test(to)) throw wrong('A month is YYYY-MM, 2000-01 to 2099-12.');
  const { length } = monthsFrom(from, to);
  if (length < 1 || length > MOST_MONTHS) throw wrong(`1 to ${MOST_MONTHS} months, the first one first.`);
}

function known<Answer>(answer: Answer | null): Answer {
  if (answer === null) throw wrong('There is no such programme.');
  return answer;
}
