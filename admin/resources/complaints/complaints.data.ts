import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';
import {
  AnswerComplaintDocument,
  CloseComplaintDocument,
  ComplaintListDocument,
  ComplaintMemberDocument,
  ComplaintPageDocument,
  EscalateComplaintDocument,
  HandBackComplaintDocument,
  LinkComplaintDocument,
  NoteOnComplaintDocument,
  RecordComplaintDocument,
  ReopenComplaintDocument,
  ResolveComplaintDocument,
  ResumeComplaintDocument,
  WaitForCustomerDocument,
  type CloseComplaintInput,
  type ComplaintFilter,
  type ComplaintRowFragment,
  type ComplaintSort,
  type ComplaintState,
  type ComplaintStepInput,
  type ComplaintWholeFragment,
  type LinkComplaintInput,
  type RecordComplaintInput,
} from '../../gql/graphql.ts';

export type ComplaintRow = ComplaintRowFragment;
export type Complaint = ComplaintWholeFragment;

/** What still asks for something. */
const UNDONE: ComplaintState[] = ['OPEN', 'ANSWERED'];

export const complaintSource: Source<ComplaintRow> = {
  list: async ({ page, sort, filter }: ListAsked) => {
    const state = typed(filter.state);
    const asked: ComplaintFilter = {
      states: state === 'UNDONE' ? UNDONE : state ? [state as ComplaintState] : undefined,
      kind: typed(filter.kind) as ComplaintFilter['kind'],
      handler: typed(filter.handler) as ComplaintFilter['handler'],
      isOverdue: yesNo(filter.overdue),
      memberId: typed(filter.memberId),
    };
    return (await ask(ComplaintListDocument, {
      page, filter: asked, sort: (sort.by || 'DUE_AT') as ComplaintSort,
    })).complaints;
  },
};

export async function readComplaint(id: string): Promise<Complaint | null> {
  return (await ask(ComplaintPageDocument, { id })).complaint ?? null;
}

const STEPS = {
  note: NoteOnComplaintDocument, answer: AnswerComplaintDocument, wait: WaitForCustomerDocument,
  resume: ResumeComplaintDocument, escalate: EscalateComplaintDocument, handBack: HandBackComplaintDocument,
  resolve: ResolveComplaintDocument, reopen: ReopenComplaintDocument,
} as const;

export type Step = keyof typeof STEPS;

export const stepComplaint = async (step: Step, input: ComplaintStepInput) =>
  (await ask(STEPS[step], { input })).step;
export const closeComplaint = async (input: CloseComplaintInput) =>
  (await ask(CloseComplaintDocument, { input })).closeComplaint;
export const recordComplaint = async (input: RecordComplaintInput) =>
  (await ask(RecordComplaintDocument, { input })).recordComplaint;
export const linkComplaint = async (input: LinkComplaintInput) =>
  (await ask(LinkComplaintDocument, { input })).linkComplaint;

/** The id behind a card that was typed; an id of nobody where there is none, which the house refuses by itself. */
export async function memberIdOf(cardNumber: string): Promise<string> {
  return (await ask(ComplaintMemberDocument, { cardNumber })).memberByCard?.id ?? 'mem_unknown';
}

