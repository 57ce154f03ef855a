import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { readDegrees } from '../../../kernel/degrees.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { careMap } from '../../queries/care-map.ts';
import { outletDesks } from '../../queries/desks.ts';
import { CareOutlet, NearInput } from './care-map.type.ts';
import { OutletDesk } from './outlet-desk.type.ts';

const MOST_KINDS = 10;

@Resolver()
export class DeskResolver {
  @Query(() => OutletDesk, {
    nullable: true, description: 'What an outlet offers, and when 门店服务与营业时间; null: nobody said it yet.',
  })
  @Scopes('service:read')
  async outletDesk(
    @Arg('outletId', () => ID, { description: 'Outlet id.' }) outletId: string, @Ctx() context: GraphContext,
  ): Promise<OutletDesk | null> {
    const uuid = decodeId(PREFIX.outlet, outletId);
    return uuid ? context.load(outletDesks, uuid) : null;
  }

  @Query(() => [CareOutlet], {
    description: 'Where pieces are looked after 养护地图: outlets that say where they are, the nearest first, for '
      + 'everybody to read.',
  })
  async careMap(
    @Arg('near', () => NearInput, { description: 'From where.' }) near: NearInput,
    @Arg('kinds', () => [String], {
      defaultValue: [], description: 'Only those that offer all of these services, at most 10.',
    })
    kinds: string[],
    @Arg('within', () => Int, { defaultValue: 50_000, description: 'How far at most, 1 to 500,000 metres.' })
    within: number,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many, 1 to 50.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<CareOutlet[]> {
    const [latitude, longitude] = [readDegrees(near.latitude, 90), readDegrees(near.longitude, 180)];
    if (latitude === null || longitude === null) {
      throw new RequestError('BAD_USER_INPUT', 'near is in degrees, with at most six decimals.');
    }
    if (kinds.length > MOST_KINDS) throw new RequestError('LIMIT_EXCEEDED', `kinds are at most ${MOST_KINDS}.`);
    if (within < 1 || within > 500_000) throw new RequestError('LIMIT_EXCEEDED', 'within must be 1 to 500,000.');
    if (first < 1 || first > 50) throw new RequestError('LIMIT_EXCEEDED', 'first must be 1 to 50.');
    return careMap(await context.sql(), { near: { latitude, longitude }, kinds, metres: within, first }, context.now);
  }
}
