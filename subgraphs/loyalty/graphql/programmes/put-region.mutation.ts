import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { text } from '../../../kernel/graph/mutation/take.ts';
import { FOR_EVER, WORD_FIELDS, WORD_REFUSALS } from '../../../words/graphql/put-word.takes.ts';
import { putRegion } from '../../commands/programmes/put-region.ts';
import { RegionVersion, regionVersionOf } from './word-versions.type.ts';

export const putRegionMutation = defineMutation({
  name: 'putRegion',
  says: 'Enters a home region 会籍地区, or another version of one, in force from a date; every room knows it '
    + 'a moment later.',
  scopes: ['loyalty:policy'],
  input: 'A region. Currency, zone, card digit and programme are for ever.',
  takes: {
    ...WORD_FIELDS,
    currency: text('ISO 4217 currency at home: of its gold board. Points count in its programme’s.'),
    timeZone: text('IANA time zone of its business days, for example "Asia/Kuala_Lumpur".'),
    phoneRegion: text('ISO 3166 region whose habits phones are read with, for example "MY".'),
    cardDigit: text('First digit of its members\' cards, 1 to 9, unique.'),
    programme: text('Code of the programme its members belong to.'),
  },
  refusals: {
    ...WORD_REFUSALS, FOR_EVER,
    TAKEN: 'Another region has this card digit.', NOT_FOUND: 'There is no such programme then.',
  },
  extras: CURRENT_VERSION,
  command: putRegion,
  inputOf: ({ currency, timeZone, phoneRegion, cardDigit, programme, ...word }) => ({
    ...word, traits: { currency, timeZone, phoneRegion, cardDigit, programme },
  }),
  answers: {
    region: {
      type: () => RegionVersion, says: 'The version as entered; null when refused.', of: regionVersionOf,
    },
  },
});
