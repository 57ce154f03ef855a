import { CURRENT_VERSION, defineMutation, shownWhenStale } from '../../../kernel/graph/mutation/define-mutation.ts';
import { dateTime, optional, take, text, whole } from '../../../kernel/graph/mutation/take.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { saveProgrammeDraft } from '../../commands/drafts/save-draft.ts';
import { draftsOf } from '../../queries/drafts/own-drafts.ts';
import { draftFrom } from '../../queries/programmes.ts';
import { Programme, ProgrammeRulesInput } from '../programmes/programme.type.ts';
import { programmeOf } from '../programmes/programme-of.ts';
import { draftView } from './draft.resolver.ts';
import { ProgrammeDraft } from './draft.type.ts';

async function ownDraft(context: GraphContext, programme: string, name: string): Promise<ProgrammeDraft | null> {
  const own = await context.load(draftsOf, { ownerId: context.actor.id, programme });
  const found = own.find((draft) => draft.name === name.trim());
  return found ? draftView(found) : null;
}

export const saveProgrammeDraftMutation = defineMutation({
  name: 'saveProgrammeDraft',
  says: 'Keeps a version of a programme’s rules that you are still writing 保存草稿, for yourself. Sent twice as new it is '
    + 'STALE, with what stands there.',
  scopes: ['loyalty:policy'],
  input: 'A draft as it shall stand.',
  takes: {
    programme: text('Code of the programme, for example "HK".'),
    name: text('What you call it, 1 to 60 characters.'),
    expectedVersion: whole('Version the edit was made from; 0 for a new draft.'),
    effectiveFrom: optional(dateTime('From when it is to count; may be decided later.')),
    note: optional(text('Why, at most 500 characters.')),
    rules: take<ProgrammeRulesInput>(() => ProgrammeRulesInput, 'All rules, also those that stay.'),
  },
  refusals: {
    NOT_FOUND: 'There is no such programme.',
    STALE: 'It was kept or thrown away meanwhile; `currentVersion` says how it stands, 0 when it is gone.',
    INVALID_NAME: 'A draft is called by 1 to 60 characters.',
    INVALID_NOTE: 'A note has at most 500 characters.',
    TOO_MANY: 'You keep 20 drafts of this programme already: throw one away.',
    INVALID_RULES: 'A number is out of its range, a class is unknown, missing or named twice, or the tiers are '
      + 'no list; the path names a class by its code and a tier by its place.',
  },
  extras: CURRENT_VERSION,
  command: saveProgrammeDraft,
  inputOf: ({ rules, ...asked }) => ({ ...asked, rules: draftFrom(rules) }),
  answers: {
    draft: {
      type: () => ProgrammeDraft, says: 'The draft as it stands; with STALE too, when there is one.',
      of: ({ programme, name }, context) => ownDraft(context, programme, name),
      whenRefused: shownWhenStale(({ programme, name }, context) => ownDraft(context, programme, name)),
    },
    programme: {
      type: () => Programme, says: 'The programme, with your drafts.',
      of: (_, context, { programme }) => programmeOf(context, programme),
    },
  },
});
