import type { Text } from '../../i18n/use-text.ts';
import type { Format } from '../../i18n/make-format.ts';
import type { Member, Story } from './members.data.ts';

export interface TimelineEvent {
  readonly at: string;
  readonly title: string;
  readonly detail?: string;
  readonly to?: string;
  readonly side?: string;
}

type Word = (
  kind: 'orderState' | 'attribution' | 'consent' | 'source' | 'claim',
  word: string | null | undefined,
) => string;

/** One story out of what five subgraphs know, newest first. */
export function timelineOf(member: Member, story: Story, text: Text, word: Word, format: Format): TimelineEvent[] {
  const colon = format.locale === 'zh-CN' ? '：' : ': ';
  const events: TimelineEvent[] = [
    { at: member.enrolledAt, title: text('members.enrolled'), detail: word('source', member.source) },
    ...ordersOf(story, text, word, format),
  ];
  for (const { node } of story?.claims?.edges ?? []) {
    const session = node.drop?.session;
    events.push({
      at: node.claimedAt,
      title: `${text('members.claimed')} ${node.drop?.item?.sku ?? ''}`,
      detail: [format.locale === 'zh-CN' ? session?.titleZh : session?.titleEn, word('claim', node.state)]
        .filter(Boolean)
        .join(' · '),
      to: session ? `/liveSessions/${session.id}/show` : undefined,
    });
  }
  for (const period of member.attributionHistory) {
    events.push({
      at: period.from,
      title: [text('members.attribution'), period.franchise?.name ?? text('shared.headOffice')].join(colon),
      detail: word('attribution', period.reason),
    });
  }
  for (const { purpose, granted, recordedAt } of member.consents) {
    events.push({
      at: recordedAt,
      title: text('members.consent', {
        purpose: word('consent', purpose),
        state: text(granted ? 'members.granted' : 'members.withdrawn'),
      }),
    });
  }
  const tier = member.loyalty?.tier;
  if (tier?.since) {
    const name = format.locale === 'zh-CN' ? tier.tier.nameZh : tier.tier.nameEn;
    events.push({ at: tier.since, title: [text('fields.tier'), name].join(colon) });
  }
  return events.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** Purchases and what came back of them. */
function ordersOf(story: Story, text: Text, word: Word, format: Format): TimelineEvent[] {
  const events: TimelineEvent[] = [];
  for (const { node } of story?.orders?.edges ?? []) {
    events.push({
      at: node.paidAt,
      title: `${text('fields.order')} ${node.externalNo}`,
      to: `/orders/${node.id}/show`,
      detail: [node.outlet?.name, word('orderState', node.state)].filter(Boolean).join(' · '),
      side: format.money(node.totals.net),
    });
    for (const back of node.returns) {
      events.push({
        at: back.returnedAt,
        title: `${text('shared.returns')} ${back.returnNo}`,
        to: `/orders/${node.id}/show`,
        detail: back.reason,
      });
    }
  }
  return events;
}
