import DataLoader from 'dataloader';
import { runCommand } from '../../../kernel/commands/run-command.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { logContactViews } from '../../commands/log-contact-views.ts';
import { contactsOf } from '../../queries/privacy/contacts-of.ts';
import type { MemberContact } from './contact.type.ts';

interface Look { readonly memberId: string; readonly reason: string }

const loaders = new WeakMap<GraphContext, DataLoader<Look, MemberContact | null, string>>();

/** All looks of a request are read together and logged together, before anything is shown. */
export function lookAtContact(context: GraphContext, look: Look): Promise<MemberContact | null> {
  let loader = loaders.get(context);
  if (!loader) {
    loader = new DataLoader((looks) => lookAtAll(context, looks),
      { maxBatchSize: 1000, cacheKeyFn: ({ memberId, reason }) => `${memberId}\n${reason}` });
    loaders.set(context, loader);
  }
  return loader.load(look);
}

async function lookAtAll(
  context: GraphContext, looks: readonly Look[],
): Promise<(MemberContact | null)[]> {
  const contacts = await contactsOf(await context.sql(), context.actor,
    [...new Set(looks.map(({ memberId }) => memberId))]);
  const views = looks.filter(({ memberId }) => contacts.has(memberId));
  if (views.length > 0) {
    await runCommand(context.services.home, context.request, logContactViews, { views });
  }
  return looks.map(({ memberId }) => contacts.get(memberId) ?? null);
}
