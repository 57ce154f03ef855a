import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { publishTemplate } from '../../commands/templates/publish-template.ts';
import { templateViews } from '../../queries/template-view.ts';
import { TEXT_REFUSALS } from './takes.ts';
import { MessageTemplate } from './template.type.ts';

export const publishMessageTemplateMutation = defineMutation({
  name: 'publishMessageTemplate',
  says: 'Puts a version in force in place of the one before 发布模板; rules that send the text go on with it.',
  scopes: ['outreach:write'],
  input: 'Which draft.',
  takes: { id: idOf(PREFIX.messageTemplate, 'The draft.'), idempotencyKey: KEY },
  refusals: { ...said('NOT_FOUND'), ...TEXT_REFUSALS, NOT_NOW: 'Only a draft is published.' },
  command: publishTemplate,
  inputOf: ({ id }) => ({ templateId: id }),
  answers: { template: loaded(() => MessageTemplate, templateViews, 'templateId', 'The text; null when refused.') },
});
