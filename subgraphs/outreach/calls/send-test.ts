import type { Services } from '../../kernel/graph/context.ts';
import { render } from '../domain/template.ts';
import type { Handed } from '../domain/after-try.ts';
import { examplesOf, textsToSend } from '../queries/template-view.ts';
import { openSenders } from './senders/open-senders.ts';

/** Sends a text with its examples to whoever tries it out; its links lead nowhere. */
export async function sendTest(
  services: Services, { testId, templateId, to, language }: {
    testId: string; templateId: string; to: string; language: 'zh' | 'en';
  },
): Promise<Handed> {
  const { channel, draft } = (await textsToSend(services.home.database.sql, [templateId]))[0]!;
  const sender = openSenders(services).of(channel);
  if (!sender) return { is: 'refused', says: 'no gateway' };
  const text = render(draft[language], examplesOf(draft.variables))!;
  return sender.send({ key: testId, channel, to, ...text });
}
