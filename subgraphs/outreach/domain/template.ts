import type { Channel, MessageKind } from './words.ts';

/** Text of a message in one language; only an e-mail has a subject. */
export interface TemplateText {
  readonly subject: string | null;
  readonly body: string;
}

/** What whoever plans a message says, with what a preview shows for it. */
export interface TemplateVariable {
  readonly name: string;
  readonly example: string;
}

export interface TemplateDraft {
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly zh: TemplateText;
  readonly en: TemplateText;
  readonly variables: readonly TemplateVariable[];
}

/** What the house says of every message itself, when it is sent. */
export const OWN_VARIABLES = ['memberName', 'link', 'optOutLink'] as const;

export const MOST_VARIABLES = 20;
const PLACE = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;
const NAME = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

export type TemplateCode = 'MISSING_VARIABLE' | 'OPT_OUT_MISSING' | 'TEXT_INVALID' | 'VARIABLE_INVALID';
export interface TemplateProblem {
  readonly code: TemplateCode;
  readonly path: readonly string[];
  readonly message: string;
}

const namesIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name]) => name!);
const textsOf = ({ zh, en }: TemplateDraft) => [
  ['subjectZh', zh.subject], ['bodyZh', zh.body], ['subjectEn', en.subject], ['bodyEn', en.body],
] as const;

/** What is wrong with a text as such; said when it is written. */
export function draftProblems(draft: TemplateDraft): TemplateProblem[] {
  const { channel, variables } = draft;
  const texts = textsOf(draft).flatMap(([field, text]): TemplateProblem[] => {
    const isSubject = field.startsWith('subject');
    const wrong = isSubject ? (channel === 'email' ? !isText(text, 200, false) : text !== null)
      : !isText(text, 5000, true);
    return wrong ? [{ code: 'TEXT_INVALID', path: [field], message: isSubject
      ? 'An e-mail has a subject of 1 to 200 characters in one line, nothing else has one.'
      : 'A text has 1 to 5,000 characters, and braces only around variables.' }] : [];
  });
  const names = variables.map(({ name }) => name);
  const odd = variables.findIndex(({ name, example }, index) => !NAME.test(name) || names.indexOf(name) !== index
    || (OWN_VARIABLES as readonly string[]).includes(name) || !isText(example, 200, false));
  return [...texts, ...(odd < 0 && names.length <= MOST_VARIABLES ? [] : [{ code: 'VARIABLE_INVALID' as const,
    path: ['variables', String(Math.max(odd, 0))],
    message: 'A variable has a name of its own of 1 to 40 letters and digits, and an example; at most 20.' }])];
}

/**
 * What keeps a text from being published: a variable that nobody says, and marketing that nobody can leave.
 * Example: "{{points}} 分" without a declared `points` is MISSING_VARIABLE at bodyZh.
 */
export function publishingProblems(draft: TemplateDraft): TemplateProblem[] {
  const known = new Set<string>([...OWN_VARIABLES, ...draft.variables.map(({ name }) => name)]);
  const missing = textsOf(draft).flatMap(([field, text]) => namesIn(text ?? '').filter((name) => !known.has(name))
    .map((name): TemplateProblem => ({ code: 'MISSING_VARIABLE', path: [field], message: `Nobody says ${name}.` })));
  const closed = draft.kind === 'service' ? [] : ([['bodyZh', draft.zh], ['bodyEn', draft.en]] as const)
    .filter(([, { body }]) => !namesIn(body).includes('optOutLink'))
    .map(([field]): TemplateProblem => (
      { code: 'OPT_OUT_MISSING', path: [field], message: 'Marketing has {{optOutLink}} in its text.' }));
  return [...missing, ...closed];
}

export type Values = Readonly<Record<string, string>>;

/** Declared variables that these values do not say. */
export const unsaid = (variables: readonly TemplateVariable[], values: Values): string[] =>
  variables.map(({ name }) => name).filter((name) => !Object.hasOwn(values, name));

/** The text with every variable said once over: what a value has of braces stays as it is. Null: one is missing. */
export function render({ subject, body }: TemplateText, values: Values): TemplateText | null {
  const names = [...namesIn(subject ?? ''), ...namesIn(body)];
  if (names.some((name) => !Object.hasOwn(values, name))) return null;
  const fill = (text: string) => text.replaceAll(PLACE, (_, name: string) => oneLine(values[name]!));
  return { subject: subject === null ? null : fill(subject), body: fill(body) };
}

/** A line end in a value would be another header of an e-mail, or another line than its author meant. */
const oneLine = (value: string): string => value.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** Chinese where telephones are Chinese, English elsewhere: no member says which it reads. */
export const languageOf = (phoneRegion: string | null): 'zh' | 'en' =>
  (['CN', 'HK', 'MO', 'TW'].includes(phoneRegion ?? '') ? 'zh' : 'en');

function isText(text: string | null, most: number, lines: boolean): boolean {
  if (text === null || text.trim() === '' || [...text].length > most) return false;
  if (lines ? /[^\P{Cc}\n\t]/u.test(text) : /\p{Cc}/u.test(text)) return false;
  return !/\{\{|\}\}/.test(text.replaceAll(PLACE, ''));
}
