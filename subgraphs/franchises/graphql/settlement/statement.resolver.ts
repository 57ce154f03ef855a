import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { franchisesById } from '../../queries/network.ts';
import {
  csvParts, disputesByStatement, linePage, payoutsByStatement, statementCsv,
} from '../../queries/settlement/lines.ts';
import { statementPdf } from '../../queries/settlement/pdf/statement-pdf.ts';
import { statementPage, statementsById } from '../../queries/settlement/statements.ts';
import { Franchise } from '../network/franchise.type.ts';
import { Payout, StatementDispute, StatementLineFilter, StatementLinePage } from './line.type.ts';
import { Statement, StatementFilter, StatementPage } from './statement.type.ts';

@Resolver(() => Statement)
export class StatementResolver {
  @Query(() => StatementPage, {
    description: 'Statements 结算单, the newest month first; a franchise sees those that were issued to it.',
  })
  @Scopes('franchises:rebates')
  async statements(
    @Arg('filter', () => StatementFilter, { nullable: true, description: 'Which.' })
    filter: StatementFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page.' }) page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const { tenantId } = context.actor;
    const bounds = pageBounds(page);
    // Between franchises and head office: nobody else has any.
    if (isRestricted(context.actor) && !tenantId) return EMPTY_PAGE;
    const sql = await context.sql();
    return statementPage(sql, filter ?? {}, bounds, tenantId, sql);
  }

  @Query(() => Statement, { nullable: true, description: 'One statement; null when unknown or not visible.' })
  @Scopes('franchises:rebates')
  async statement(
    @Arg('id', () => ID, { description: 'Statement id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Statement | null> {
    const uuid = decodeId(PREFIX.statement, id);
    return uuid ? context.load(statementsById, uuid) : null;
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Whose it is 加盟商.' })
  franchise(@Root() { row }: Statement, @Ctx() context: GraphContext) {
    return context.load(franchisesById, row.franchiseId);
  }

  @FieldResolver(() => StatementLinePage, { description: 'Its lines 明细, in the order in which they count.' })
  async lines(
    @Root() { row }: Statement,
    @Arg('filter', () => StatementLineFilter, { nullable: true, description: 'Which.' })
    filter: StatementLineFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page.' }) page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    return linePage(await context.sql(), row, filter ?? {}, pageBounds(page));
  }

  @FieldResolver(() => [StatementDispute], {
    description: 'Disputes of its lines 异议, the open ones first; at most 100.',
  })
  disputes(@Root() { row }: Statement, @Ctx() context: GraphContext) {
    return context.load(disputesByStatement, row.id);
  }

  @FieldResolver(() => [Payout], { description: 'Payouts 打款, the newest first, reversed ones too; at most 20.' })
  payouts(@Root() { row }: Statement, @Ctx() context: GraphContext) {
    return context.load(payoutsByStatement, row.id);
  }

  @FieldResolver(() => Int, { description: 'Into how many parts of 5,000 lines its files, CSV and PDF, are divided.' })
  csvParts(@Root() { row }: Statement): number {
    return csvParts(row);
  }

  @FieldResolver(() => String, {
    description: 'A part of the statement as a CSV file; parts after each other are the whole. Column worth adds up '
      + 'to the last row: what is due, or carried on.',
  })
  async csv(
    @Root() { row }: Statement,
    @Arg('part', () => Int, { defaultValue: 1, description: 'Which part, 1 to csvParts.' }) part: number,
    @Ctx() context: GraphContext,
  ): Promise<string> {
    if (part < 1 || part > csvParts(row)) throw new RequestError('BAD_USER_INPUT', 'part is 1 to csvParts.');
    return statementCsv(await context.sql(), row, part);
  }

  @FieldResolver(() => String, {
    description: 'A part of the statement on paper: a PDF (A4, Chinese) in base64, with the sums of the whole '
      + 'statement.',
  })
  async pdf(
    @Root() { row }: Statement,
    @Arg('part', () => Int, { defaultValue: 1, description: 'Which part, 1 to csvParts.' }) part: number,
    @Ctx() context: GraphContext,
  ): Promise<string> {
    if (part < 1 || part > csvParts(row)) throw new RequestError('BAD_USER_INPUT', 'part is 1 to csvParts.');
    return statementPdf(await context.sql(), row, part, context.now);
  }
}
