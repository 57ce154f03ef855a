import {
  Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root,
} from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { connectionFirst, PageInput, EMPTY_PAGE, pageBounds } from '../../kernel/graph/page.ts';
import { DateScalar } from '../../kernel/graph/scalars.ts';
import { seenBy } from '../../kernel/graph/policy.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { ledgerProof } from '../commands/prove-ledger.ts';
import { adjustmentPage, holdsById } from '../queries/holdings.ts';
import { ledgerCounts } from '../queries/ledger-proof.ts';
import { pointsReport } from '../queries/points-report.ts';
import { policyViewsOf } from '../queries/programmes.ts';
import { loyaltySummary } from '../queries/reports.ts';
import { PointsAdjustmentPage, PointsHold } from './holdings/holding.type.ts';
import { LedgerInvariants } from './accounts/loyalty-account.type.ts';
import { everyProgramme, programmeOf } from './programmes/programme-of.ts';
import { Programme, ProgrammePolicy } from './programmes/programme.type.ts';
import { PointsReport } from './points-report.type.ts';
import { LoyaltySummary } from './summary.type.ts';
import { AdjustmentStateName } from './words.ts';

@InputType({ description: 'Which adjustments.' })
export class PointsAdjustmentFilter {
  @Field(() => AdjustmentStateName, { nullable: true, description: 'Only in this state.' })
  state?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this member.' })
  memberId?: string | null;
}

/** Ten years and a bit: what `months` promises. */
const MAX_DAYS = 3_680;

@Resolver()
export class LoyaltyResolver {
  @Query(() => [Programme], {
    description: 'All loyalty programmes, one for each code, those that are still to begin too.',
  })
  @Scopes('loyalty:read')
  programmes(@Ctx() context: GraphContext): Promise<Programme[]> {
    return everyProgramme(context);
  }

  @Query(() => Programme, { nullable: true, description: 'One loyalty programme; null when there is none.' })
  @Scopes('loyalty:read')
  programme(
    @Arg('code', () => String, { description: 'Code of the programme, for example "HK".' }) code: string,
    @Ctx() context: GraphContext,
  ): Promise<Programme | null> {
    return programmeOf(context, code);
  }

  @Query(() => PointsHold, { nullable: true, description: 'One hold; null when unknown or not visible.' })
  @Scopes('loyalty:read')
  async pointsHold(
    @Arg('id', () => ID, { description: 'Hold id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<PointsHold | null> {
    const uuid = decodeId(PREFIX.pointsHold, id);
    return uuid ? context.load(holdsById, uuid) : null;
  }

  @Query(() => PointsAdjustmentPage, { description: 'Points given or taken by hand, newest first, for who decides.' })
  @Scopes('loyalty:approve')
  async pointsAdjustments(
    @Arg('filter', () => PointsAdjustmentFilter, { nullable: true, description: 'Which ones.' })
    filter: PointsAdjustmentFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const bounds = pageBounds(page);
    const memberId = filter?.memberId ? decodeId(PREFIX.member, filter.memberId) : null;
    if (filter?.memberId && !memberId) return EMPTY_PAGE;
    return adjustmentPage(await context.sql(), { state: filter?.state ?? null, memberId }, bounds);
  }

  @Query(() => LedgerInvariants, {
    description: 'Proof of the ledger: balances rebuilt from entries, as last found; a small house is looked at '
      + 'now. Runs every night, and by proveLedger.',
  })
  @Scopes('audit:read')
  async ledgerInvariants(@Ctx() context: GraphContext): Promise<LedgerInvariants> {
    headOfficeOnly(context);
    const { counts, ...found } = await ledgerProof.ask(await context.sql(), context.now);
    return { ...found, ...ledgerCounts(counts) };
  }

  @Query(() => LoyaltySummary, { description: 'Points issued, redeemed, expired; for head office.' })
  @Scopes('loyalty:read')
  async loyaltySummary(
    @Arg('programme', () => String, {
      nullable: true, description: 'Code of a programme: only its points. All when absent, each by its own days.',
    })
    programme: string | null,
    @Arg('from', () => DateScalar, { description: 'First business day of the programme.' }) from: string,
    @Arg('until', () => DateScalar, { description: 'Last business day, included; at most 3,680 days.' }) until: string,
    @Ctx() context: GraphContext,
  ): Promise<LoyaltySummary> {
    headOfficeOnly(context);
    if (typeof programme === 'string' && !(await programmeOf(context, programme))) {
      throw new RequestError('BAD_USER_INPUT', 'There is no such programme.');
    }
    if (until < from) throw new RequestError('BAD_USER_INPUT', 'until lies before from.');
    if (Date.parse(until) - Date.parse(from) > MAX_DAYS * 86_400_000) {
      throw new RequestError('LIMIT_EXCEEDED', `A period has at most ${MAX_DAYS} days.`);
    }
    return loyaltySummary(await context.sql(), { programme, from, until });
  }
}

@Resolver()
export class PointsReportResolver {
  @Query(() => PointsReport, {
    nullable: true, description: 'Trial balance, liability and burn of a programme; for head office. Null when there '
      + 'is no such programme.',
  })
  @Scopes('loyalty:read')
  async pointsReport(
    @Arg('programme', () => String, { description: 'Code of the programme, for example "HK".' }) programme: string,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Business day; today when absent.' }) on: string | null,
    @Ctx() context: GraphContext,
  ): Promise<PointsReport | null> {
    headOfficeOnly(context);
    return pointsReport(await context.sql(), programme, on ?? null, context.now);
  }
}

/** Sums over all members are no partner's business. */
function headOfficeOnly(context: GraphContext): void {
  if (isRestricted(context.actor)) {
    throw new RequestError('FORBIDDEN', 'Only head office sees sums over all members.');
  }
}

@Resolver(() => Programme)
export class ProgrammeResolver {
  @FieldResolver(() => ProgrammePolicy, { description: 'The rules in force now.' })
  async policy(
    @Root() programme: Programme, @Ctx() context: GraphContext,
  ): Promise<ProgrammePolicy> {
    const versions = (await versionsOf(programme, context)).filter(({ state }) => state === 'approved');
    return versions.find((version) => version.effectiveFrom <= context.now) ?? versions.at(-1)!;
  }

  @FieldResolver(() => [ProgrammePolicy], { description: 'Versions, newest first, future ones too.' })
  async policies(
    @Root() programme: Programme, @Ctx() context: GraphContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
  ): Promise<ProgrammePolicy[]> {
    const versions = await versionsOf(programme, context);
    return versions.slice(0, connectionFirst({ first }));
  }
}

/** Newest first; who published and decided them, why, and what does not count, is head office's. */
async function versionsOf(programme: Programme, context: GraphContext): Promise<ProgrammePolicy[]> {
  const versions = (await context.load(policyViewsOf, programme.code)).map((view) => seenBy(context, view));
  if (!isRestricted(context.actor)) return versions;
  return versions.filter(({ state }) => state === 'approved').map((version) => (
    { ...version, publishedBy: null, note: null, decidedBy: null, decisionNote: null }));
}
