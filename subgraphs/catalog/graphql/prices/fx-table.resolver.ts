import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { CurrencyCode } from '../../../kernel/graph/money.type.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import { lapsesAt } from '../../domain/policy.ts';
import { homesOfCurrency } from '../../domain/prices/fx-table.ts';
import { standingOf } from '../../domain/prices/standing.ts';
import type { PublicationState, Standing } from '../../domain/words.ts';
import {
  askedFxWithdrawals, followersOfTables, fxTablesPage, rateInForce, ratesOfTables,
} from '../../queries/fx-table-rows.ts';
import { catalogRulesAt } from '../../queries/policies.ts';
import { FxRate, FxRateInForce, FxTable, FxTablePage } from './fx-table.type.ts';
import { knownHome } from './known-home.ts';
import { PublicationStateEnum, StandingEnum } from '../words.ts';

const MAX_ASKED = 100;

@Resolver(() => FxTable)
export class FxTableResolver {
  @Query(() => FxTablePage, { description: 'FX tables 汇率表 of a programme, newest first.' })
  @Scopes('catalog:read')
  async fxTables(
    @Arg('homeRegion', () => String, {
      description: 'Code of the programme 积分与等级规则, for example "HK", or of a region of it.',
    })
    homeRegion: string,
    @Arg('state', () => PublicationStateEnum, {
      nullable: true,
      description: 'Only those in this state; partners see only published ones and those taken back.',
    })
    state: PublicationState | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const filter = { homeRegion: await knownHome(context, homeRegion), state: state ?? null };
    return fxTablesPage(await context.sql(), filter, pageBounds(page));
  }

  @Query(() => FxRateInForce, {
    nullable: true,
    description: 'The rate a payment is converted with. Null when `to` is the currency of no programme, or '
      + 'no table in force has the currency; a table that is too old by the policy is not in force. Of programmes '
      + 'with one currency the first that has a rate.',
  })
  @Scopes('catalog:read')
  async fxRate(
    @Arg('from', () => CurrencyCode, { description: 'Currency of the payment.' }) from: string,
    @Arg('to', () => CurrencyCode, { description: 'Home currency of the member.' }) to: string,
    @Arg('at', () => DateTimeScalar, { nullable: true, description: 'The moment; now without it.' })
    at: Date | null,
    @Ctx() context: GraphContext,
  ): Promise<FxRateInForce | null> {
    if (from === to) return { from, to, rate: '1', table: null };
    const book = await context.load(codebooks, 'all');
    const programmes = book.everyCode('programme').map((code) => {
      const { rank, traits } = book.word('programme', code, context.now);
      return { code, rank, currency: traits.currency };
    });
    const homes = homesOfCurrency(programmes, to);
    if (homes.length === 0) return null;
    const found = await rateInForce(await context.sql(), homes, from, at ?? context.now);
    return found && { from, to, ...found };
  }

  @Query(() => [FxTable], {
    description: 'Tables of all programmes that somebody asked to take back and that stay until another person does '
      + 'it, oldest first, at most 100; none whose asking has lapsed.',
  })
  @Scopes('catalog:price')
  async fxWithdrawals(@Ctx() context: GraphContext): Promise<FxTable[]> {
    return askedFxWithdrawals(await context.sql(), context.now, MAX_ASKED);
  }

  @FieldResolver(() => [FxRate], { description: 'Its rates by currency, at most 200.' })
  async rates(@Root() table: FxTable, @Ctx() context: GraphContext): Promise<FxRate[]> {
    return context.load(ratesOfTables, table.uuid);
  }

  @FieldResolver(() => Boolean, { description: 'Whether whoever asks entered it: then another person confirms it.' })
  @Scopes('catalog:price')
  isOwn(@Root() table: FxTable, @Ctx() { actor }: GraphContext): boolean {
    return table.enteredById === actor.id;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether whoever asks has asked to take it back: then another person does it.',
  })
  @Scopes('catalog:price')
  isOwnWithdrawal(@Root() table: FxTable, @Ctx() { actor }: GraphContext): boolean {
    return table.withdrawalAskedById === actor.id;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When that asking lapses (or has): another person takes it back before; null when nobody asked.',
  })
  @Scopes('catalog:price')
  async withdrawalLapsesAt(@Root() table: FxTable, @Ctx() context: GraphContext): Promise<Date | null> {
    if (table.withdrawalAskedAt === null) return null;
    return lapsesAt(await context.load(catalogRulesAt, context.now.getTime()), table.withdrawalAskedAt);
  }

  @FieldResolver(() => StandingEnum, { description: 'Where it stands now: held, upcoming, in force, …' })
  standing(@Root() table: FxTable, @Ctx() context: GraphContext): Standing {
    return standingOf(table, context.now);
  }

  @FieldResolver(() => Int, {
    description: 'How many later ones fit this held one and are decided with it; 0 for all others.',
  })
  @Scopes('catalog:price')
  followers(@Root() table: FxTable, @Ctx() context: GraphContext): Promise<number> {
    return context.load(followersOfTables, table.uuid);
  }
}
