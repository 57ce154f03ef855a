import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, take, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { seedsFrom } from '../../calls/seeds.ts';
import { createFormat, endFormat, publishFormat, updateFormat } from '../../commands/formats/write-format.ts';
import type { FormatKind } from '../../domain/words.ts';
import { formatsById } from '../../queries/formats/formats.ts';
import { headOfficeOnly } from '../head-office.ts';
import { FormatKindName } from '../words.ts';
import { PlayfulFormat } from './playful-format.type.ts';
import { FORMAT_FIELDS, formatFrom } from './takes.ts';

const FORMAT = loaded(() => PlayfulFormat, formatsById, 'formatId', 'The format; null when refused.');
const HEAD_OFFICE = { scopes: ['engagement:write'] as const, guard: headOfficeOnly };
const EDIT = { id: idOf(PREFIX.playfulFormat, 'Format.'), expectedVersion: VERSION };
const NOT_DRAFT = 'It is published; what was promised stays.';

export const createPlayfulFormatMutation = defineMutation({
  name: 'createPlayfulFormat',
  says: 'Makes a playful format 新建趣味玩法, a draft until it is published.',
  scopes: [...HEAD_OFFICE.scopes], guard: HEAD_OFFICE.guard,
  input: 'A new playful format.',
  takes: {
    code: text('Code, 1 to 40 characters, for ever.'),
    kind: take<FormatKind>(() => FormatKindName, 'How members take part, for ever.'),
    region: text('Code of the region it is for, for ever; its days are those of its zone.'),
    funderId: optional(idOf(PREFIX.franchise, 'Franchise that pays for it, for ever; head office without it.')),
    ...FORMAT_FIELDS, idempotencyKey: KEY,
  },
  refusals: said('INVALID', 'CODE_TAKEN', 'NOT_FOUND'),
  command: createFormat,
  inputOf: formatFrom,
  answers: { format: FORMAT },
});

export const updatePlayfulFormatMutation = defineMutation({
  name: 'updatePlayfulFormat',
  says: 'Changes a draft of a playful format 修改趣味玩法 as a whole.',
  scopes: [...HEAD_OFFICE.scopes], guard: HEAD_OFFICE.guard,
  input: 'A draft as it is to be.',
  takes: { ...EDIT, ...FORMAT_FIELDS },
  refusals: { ...said('INVALID', 'NOT_FOUND', 'STALE'), NOT_DRAFT },
  extras: CURRENT_VERSION,
  command: updateFormat,
  inputOf: formatFrom,
  answers: { format: FORMAT },
});

export const publishPlayfulFormatMutation = defineMutation({
  name: 'publishPlayfulFormat',
  says: 'Publishes a draft 发布趣味玩法: odds, prizes and questions are a promise from then on, and nothing of it changes.',
  scopes: [...HEAD_OFFICE.scopes], guard: HEAD_OFFICE.guard,
  input: 'A draft to be published.',
  takes: EDIT,
  refusals: { ...said('NOT_FOUND', 'STALE'), NOT_DRAFT, FORMAT_CLOSED: 'Its last day is over.' },
  extras: CURRENT_VERSION,
  command: publishFormat,
  inputOf: (asked, { services }) => ({ ...asked, seedsOf: seedsFrom(services) }),
  answers: { format: FORMAT },
});

export const endPlayfulFormatMutation = defineMutation({
  name: 'endPlayfulFormat',
  says: 'Ends a playful format at once and for ever 结束趣味玩法; what was won stays, paid turns are drawn.',
  scopes: [...HEAD_OFFICE.scopes], guard: HEAD_OFFICE.guard,
  input: 'A format to be ended.',
  takes: EDIT,
  refusals: { ...said('NOT_FOUND', 'STALE'), FORMAT_CLOSED: 'It has ended.' },
  extras: CURRENT_VERSION,
  command: endFormat,
  answers: { format: FORMAT },
});
