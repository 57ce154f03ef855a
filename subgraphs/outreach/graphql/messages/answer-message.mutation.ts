import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { take, text } from '../../../kernel/graph/mutation/take.ts';
import { answerMessage } from '../../commands/messages/answer-message.ts';
import { readToken } from '../../domain/link-token.ts';
import type { MessageAnswer } from '../../domain/words.ts';
import { LINK_KEY } from '../../calls/send-messages.ts';
import { MessageAnswerName } from '../words.ts';

export const answerMessageMutation = defineMutation({
  name: 'answerMessage',
  says: 'What somebody did with a message by its links 会员反馈: the page of the brand behind them tells it. Leaving '
    + 'counts at once. Told again it changes nothing.',
  scopes: ['outreach:answer'],
  input: 'The token of a link, and what was done.',
  takes: {
    token: text('The token at the end of the link, 43 characters.'),
    answer: take<MessageAnswer>(() => MessageAnswerName, 'What was done.'),
  },
  refusals: said('NOT_FOUND'),
  command: answerMessage,
  inputOf: ({ token, answer }, { services }) => ({ messageId: readToken(token, services.keys(LINK_KEY)), answer }),
  answers: { linkUrl: { type: () => String, says: 'With FOLLOWED: where the text leads; null: nowhere.',
    of: ({ linkUrl }) => linkUrl } },
});
