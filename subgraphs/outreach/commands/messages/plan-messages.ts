import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { unsaid } from '../../domain/template.ts';
import type { Priority } from '../../domain/words.ts';
import { namedMembers, planChunk, type PlanRow } from '../../persistence/plan-chunk.ts';
import { countReach, type Reach } from '../../persistence/count-reach.ts';
import { messagePlanTable } from '../../persistence/tables/message-plan.table.ts';
import { templatesById, type TemplateRow } from '../../persistence/templates.ts';
import { unknown } from '../refuse.ts';

export interface PlanMessages {
  readonly templateId: string;
  readonly memberIds: readonly string[] | null;
  readonly segmentId: string | null;
  readonly everyone: boolean;
  readonly region: string | null;
  readonly values: readonly { readonly name: string; readonly value: string }[];
  readonly priority: Extract<Priority, 'campaign' | 'newsletter'>;
  readonly dueAt: Date | null;
  readonly endsAt: Date | null;
}

type Code = 'NOT_FOUND' | 'TEXT_NOT_PUBLISHED' | 'MISSING_VARIABLE' | 'VALUE_INVALID' | 'AUDIENCE_INVALID'
  | 'ENDS_TOO_EARLY' | 'DUE_INVALID' | 'KIND_WRONG';
export interface Planned { readonly planId: string; readonly reach: Reach | null }

const FURTHEST_MS = 366 * 86_400_000;

/**
 * Plans one message for each of an audience. Up to 100 named members are planned at once; a segment and everyone by a
 * job, page by page. Who may not be written to is counted as refused, with the reason at each message.
 */
export const planMessages = defineCommand<PlanMessages, Planned, Code>({
  name: 'outreach.plan-messages',
  execute: async (tx, input) => {
    const [template] = await templatesById(tx.sql, [input.templateId]);
    if (!template) return unknown('templateId');
    const wrong = refusePlan(tx, input, template);
    if (wrong) return wrong;
    await shareMerges(tx.sql);
    const { memberIds, segmentId, region, dueAt, endsAt } = input;
    const plan: PlanRow = {
      id: newId(tx.now), templateId: template.id, audience: memberIds ? 'members' : segmentId ? 'segment' : 'everyone',
      segmentId, region, priority: template.kind === 'service' ? 'service' : input.priority,
      facts: Object.fromEntries(input.values.map(({ name, value }) => [name, value])), dueAt: dueAt ?? tx.now, endsAt,
      state: memberIds ? 'done' : 'running', cursor: null, planned: 0, refused: 0, askedAt: tx.now,
      askedBy: tx.actor.name, finishedAt: memberIds ? tx.now : null, version: 1,
    };
    await tx.sql.insertInto(messagePlanTable, [plan]);
    const reach = segmentId ? null : await countReach(tx.sql, { memberIds, region }, template);
    if (memberIds) {
      const { planned, refused: not } = await planChunk(tx, plan, namedMembers(memberIds));
      await tx.sql.run`update message_plan set planned = ${planned}, refused = ${not} where id = ${plan.id}`;
    } else {
      tx.schedule({ job: 'step-plans', at: tx.now, payload: {}, key: `plan:${plan.id}` });
    }
    tx.schedule({ job: 'send-messages', at: plan.dueAt > tx.now ? plan.dueAt : tx.now, payload: {},
      key: `send:${plan.id}` });
    tx.audit({ subjectId: plan.id, after: { templateId: template.id, audience: plan.audience, segmentId, region,
      members: memberIds?.length, dueAt: plan.dueAt, endsAt } });
    return accepted({ planId: plan.id, reach });
  },
});

function refusePlan(tx: Tx, input: PlanMessages, template: TemplateRow): Outcome<never, Code> | null {
  if (template.state !== 'published') return refused('TEXT_NOT_PUBLISHED', 'Publish the text first.', ['templateId']);
  const { memberIds, segmentId, everyone, region, values, dueAt, endsAt } = input;
  if ([memberIds !== null, segmentId !== null, everyone].filter(Boolean).length !== 1 || (region && !everyone)) {
    return refused('AUDIENCE_INVALID', 'One of memberIds, segmentId and everyone; a region with everyone alone.', []);
  }
  if (template.kind === 'service' && memberIds === null) {
    return refused('KIND_WRONG', 'A service text answers what a member did: name the members.', ['templateId']);
  }
  const said = Object.fromEntries(values.map(({ name, value }) => [name, value]));
  const missing = unsaid(template.variables, said);
  if (missing.length > 0) return refused('MISSING_VARIABLE', `Nobody says ${missing.join(', ')}.`, ['values']);
  const odd = values.findIndex(({ name, value }, index) => [...value].length > 500
    || !template.variables.some((variable) => variable.name === name)
    || values.findIndex((other) => other.name === name) !== index);
  if (odd >= 0) return refused('VALUE_INVALID', 'Each declared variable once, at most 500 characters.',
    ['values', String(odd)]);
  if (dueAt && dueAt.getTime() > tx.now.getTime() + FURTHEST_MS) {
    return refused('DUE_INVALID', 'At most a year ahead.', ['dueAt']);
  }
  return endsAt && endsAt <= (dueAt && dueAt > tx.now ? dueAt : tx.now)
    ? refused('ENDS_TOO_EARLY', 'What it offers is over before it goes out.', ['endsAt']) : null;
}
