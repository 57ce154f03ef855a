import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import {
  MemberExportContentDocument,
  MemberExportListDocument,
  RequestMemberExportDocument,
  type MemberExportListQuery,
  type RequestMemberExportInput,
} from '../../gql/graphql.ts';

export type MemberExportRow = MemberExportListQuery['memberExports']['items'][number];

export const memberExportSource: Source<MemberExportRow> = {
  list: async ({ page }: ListAsked) => (await ask(MemberExportListDocument, { page })).memberExports,
};

export const requestMemberExport = async (input: RequestMemberExportInput) =>
  (await ask(RequestMemberExportDocument, { input })).requestMemberExport;

/** A look at all that is kept of somebody; the server writes down who looked and why. */
export const readMemberExport = async (id: string, reason: string): Promise<string | null> =>
  (await ask(MemberExportContentDocument, { id, reason })).memberExport?.content ?? null;
