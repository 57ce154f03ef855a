import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'MergeCase',
  tableName: 'merge_case',
  properties: {
    id: p.uuid().primary(),
    memberId: p.uuid(),
    otherMemberId: p.uuid(),
    state: p.text(),
    openedAt: p.datetime(),
    decidedAt: p.datetime().nullable(),
    decidedBy: p.text().nullable(),
    decisionReason: p.text().nullable(),
    version: p.integer(),
  },
});

/** Two members who may be one person, waiting for an operator. */
export class MergeCaseEntity extends schema.class {}
schema.setClass(MergeCaseEntity);
export const mergeCaseSchema = schema;
