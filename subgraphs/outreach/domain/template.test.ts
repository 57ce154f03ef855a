import { describe, expect, it } from '@jest/globals';
import { draftProblems, languageOf, publishingProblems, render, unsaid, type TemplateDraft } from './template.ts';

const DRAFT: TemplateDraft = {
  kind: 'marketing', channel: 'sms',
  zh: { subject: null, body: '{{memberName}}，您有{{ points }}分即将到期。退订：{{optOutLink}}' },
  en: { subject: null, body: '{{points}} points expire. Stop: {{optOutLink}}' },
  variables: [{ name: 'points', example: '1,200' }],
};
const problems = (more: Partial<TemplateDraft>) => [...draftProblems({ ...DRAFT, ...more }),
  ...publishingProblems({ ...DRAFT, ...more })].map(({ code, path }) => [code, ...path].join(' '));

describe('templates', () => {
  it('are published with every variable said, and marketing with a way out', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ variables: [] })).toEqual(['MISSING_VARIABLE bodyZh', 'MISSING_VARIABLE bodyEn']);
    expect(problems({ en: { subject: null, body: 'Buy!' } })).toEqual(['OPT_OUT_MISSING bodyEn']);
    expect(problems({ kind: 'service', en: { subject: null, body: 'Ready.' } })).toEqual([]);
  });

  it('have a subject exactly as e-mails, and braces around variables alone', () => {
    expect(problems({ channel: 'email' })).toEqual(['TEXT_INVALID subjectZh', 'TEXT_INVALID subjectEn']);
    expect(problems({ zh: { subject: 'x', body: '{{optOutLink}}' } })).toEqual(['TEXT_INVALID subjectZh']);
    expect(problems({ zh: { subject: null, body: '{{points {{optOutLink}}' } })).toEqual(['TEXT_INVALID bodyZh']);
    expect(problems({ zh: { subject: null, body: ' ' } })).toContain('TEXT_INVALID bodyZh');
  });

  it('declare each variable once, and none of the house’s own', () => {
    const of = (...names: string[]) => problems({ kind: 'service', en: { subject: null, body: 'a' },
      zh: { subject: null, body: 'b' }, variables: names.map((name) => ({ name, example: 'x' })) });
    expect(of('points', 'points')).toEqual(['VARIABLE_INVALID variables 1']);
    expect(of('memberName')).toEqual(['VARIABLE_INVALID variables 0']);
    expect(of('a b')).toEqual(['VARIABLE_INVALID variables 0']);
  });

  it('are said once over, in one line a value, and not at all where a value is missing', () => {
    const values = { points: '5 {{optOutLink}}\r\nBcc: all', memberName: 'A', optOutLink: 'https://x.example/1' };
    expect(render(DRAFT.en, values)!.body).toBe('5 {{optOutLink}} Bcc: all points expire. Stop: https://x.example/1');
    expect(render(DRAFT.zh, { points: '5' })).toBeNull();
    // What an object has by birth is no value.
    expect(render({ subject: null, body: '{{constructor}}' }, {})).toBeNull();
    expect(unsaid(DRAFT.variables, {})).toEqual(['points']);
  });

  it('are Chinese where telephones are', () => {
    expect(['CN', 'HK', 'SG', null].map(languageOf)).toEqual(['zh', 'zh', 'en', 'en']);
  });
});
