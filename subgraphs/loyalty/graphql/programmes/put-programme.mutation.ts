import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { text } from '../../../kernel/graph/mutation/take.ts';
import { FOR_EVER, WORD_FIELDS, WORD_REFUSALS } from '../../../words/graphql/put-word.takes.ts';
import { putProgramme } from '../../commands/programmes/put-programme.ts';
import { ProgrammeVersion, programmeVersionOf } from './word-versions.type.ts';

export const putProgrammeMutation = defineMutation({
  name: 'putProgramme',
  says: 'Enters a programme, or other names of one, in force from a date. A new one begins with the house\'s '
    + 'usual rules; publishProgrammePolicy gives it its own tiers and rates.',
  scopes: ['loyalty:policy'],
  input: 'A programme. Currency and zone are for ever.',
  takes: {
    ...WORD_FIELDS,
    currency: text('ISO 4217 currency that its rates count in.'),
    timeZone: text('IANA time zone of its business days.'),
  },
  refusals: { ...WORD_REFUSALS, FOR_EVER },
  extras: CURRENT_VERSION,
  command: putProgramme,
  inputOf: ({ currency, timeZone, ...word }) => ({ ...word, traits: { currency, timeZone } }),
  answers: {
    programme: {
      type: () => ProgrammeVersion, says: 'The version as entered; null when refused.',
      of: programmeVersionOf,
    },
  },
});
