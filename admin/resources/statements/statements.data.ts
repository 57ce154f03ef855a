import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';
import {
  ConfirmLinesDocument, DecideDisputeDocument, DisputeLineDocument, FreezeStatementDocument, IssueStatementsDocument,
  OpenSettlementDocument, RecordPayoutDocument, ReversePayoutDocument, RunStatementsDocument, StatementCsvDocument,
  StatementLinesDocument, StatementListDocument, StatementPdfDocument, type ConfirmLinesInput, type DecideDisputeInput,
  type DisputeLineInput, type FreezeStatementInput, type IssueStatementsInput, type OpenSettlementInput,
  type RecordPayoutInput, type ReversePayoutInput, type RunStatementsInput, type StatementFilter,
  type StatementLinePartsFragment, type StatementListQuery, type StatementPageQuery,
} from '../../gql/graphql.ts';

export type StatementRow = StatementListQuery['statements']['items'][number];
export type Statement = NonNullable<StatementPageQuery['statement']>;
export type Line = StatementLinePartsFragment;

export const STATES = ['DRAFT', 'ISSUED', 'FROZEN', 'PAID'] as const;
export const LINE_STATES = ['OPEN', 'CONFIRMED', 'DISPUTED', 'UPHELD', 'REJECTED'] as const;
export const SIDES = ['HOME', 'PAYER'] as const;

export const statementSource: Source<StatementRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(StatementListDocument, { page, filter: {
    franchiseId: typed(filter.franchiseId), region: typed(filter.region), month: typed(filter.month),
    state: typed(filter.state) as StatementFilter['state'], withOpenDisputes: yesNo(filter.withOpenDisputes),
  } })).statements,
};

export const EARLIER = ['INCLUDED', 'LEFT'] as const;

export const openSettlement = async (input: OpenSettlementInput) =>
  (await ask(OpenSettlementDocument, { input })).openSettlement;
export const runStatements = async (input: RunStatementsInput) =>
  (await ask(RunStatementsDocument, { input })).runStatements;
export const issueStatements = async (input: IssueStatementsInput) =>
  (await ask(IssueStatementsDocument, { input })).issueStatements;
export const confirmLines = async (input: ConfirmLinesInput) =>
  (await ask(ConfirmLinesDocument, { input })).confirmLines;
export const disputeLine = async (input: DisputeLineInput) => (await ask(DisputeLineDocument, { input })).disputeLine;
export const decideDispute = async (input: DecideDisputeInput) =>
  (await ask(DecideDisputeDocument, { input })).decideDispute;
export const freezeStatement = async (input: FreezeStatementInput) =>
  (await ask(FreezeStatementDocument, { input })).freezeStatement;
export const recordPayout = async (input: RecordPayoutInput) =>
  (await ask(RecordPayoutDocument, { input })).recordPayout;
export const reversePayout = async (input: ReversePayoutInput) =>
  (await ask(ReversePayoutDocument, { input })).reversePayout;

/** The whole file, part by part. */
export async function readCsv({ id, csvParts }: Statement): Promise<string> {
  const parts: string[] = [];
  for (let part = 1; part <= csvParts; part += 1) {
    parts.push((await ask(StatementCsvDocument, { id, part })).statement?.csv ?? '');
  }
  return parts.join('');
}

/** A part on paper. */
export async function readPdf({ id }: Statement, part: number): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = (await ask(StatementPdfDocument, { id, part })).statement?.pdf ?? '';
  return Uint8Array.from(atob(pdf), (byte) => byte.charCodeAt(0));
}

/** More lines than anybody prints; the file has them all. */
export const MOST_PRINTED = 2_000;

/** Lines one after the other, for paper. */
export async function readLines(id: string): Promise<Line[]> {
  const lines: Line[] = [];
  let after: string | null | undefined;
  do {
    const page = { number: 1, size: 100, after };
    const { statement } = await ask(StatementLinesDocument, { id, filter: null, page });
    lines.push(...statement?.lines.items ?? []);
    after = statement?.lines.endCursor ?? null;
  } while (after !== null && lines.length < MOST_PRINTED);
  return lines;
}
