import { registerEnumType } from 'type-graphql';

/** Enums have lower-case values inside and UPPER_CASE names in the graph. */
function define(name: string, description: string, words: Readonly<Record<string, string>>): Record<string, string> {
  const values = Object.fromEntries(Object.keys(words).map((word) => [word.toUpperCase(), word]));
  registerEnumType(values, {
    name, description,
    valuesConfig: Object.fromEntries(Object.entries(words).map(([word, meaning]) => (
      [word.toUpperCase(), { description: meaning }]))),
  });
  return values;
}

export const CostState = define('CostState', 'How near benefits are to what they may cost 权益成本状态.', {
  quiet: 'Below the alert 正常.',
  alert: 'From the alert on, within the cap 预警.',
  over: 'Above the cap, or cost without sales 超限: nothing of free will is given; what is contractual goes on.',
});

export const CapOverrideState = define('CapOverrideState', 'What became of an override 放行状态.', {
  proposed: 'Waits for a second person 待审批.',
  approved: 'Allowed until its end 已批准.',
  rejected: 'A second person said no 已驳回.',
  withdrawn: 'Taken back 已撤回.',
});

export const CapOverrideVerdict = define('CapOverrideVerdict', 'What is decided about an override 放行审批.', {
  approve: 'Allowed until its end 批准; by another person than proposed it.',
  reject: 'Not allowed 驳回; by another person than proposed it.',
  withdraw: 'Taken back 撤回: a proposal, or an approved one before its end; says why.',
});
