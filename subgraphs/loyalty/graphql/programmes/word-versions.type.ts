import { Field, ObjectType } from 'type-graphql';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { Word } from '../../../words/word.ts';
import { WordVersion } from '../../../words/graphql/word-version.type.ts';

@ObjectType({
  simpleResolvers: true, description: 'One version of a home region 会籍地区, for those who enter them.',
})
@Scopes('loyalty:read')
export class RegionVersion extends WordVersion {
  @Field({ description: 'ISO 4217 currency at home; for ever.' })
  currency!: string;

  @Field({ description: 'IANA time zone of its business days; for ever.' })
  timeZone!: string;

  @Field({ description: 'ISO 3166 region whose habits phones are read with.' })
  phoneRegion!: string;

  @Field({ description: 'First digit of its members\' cards; for ever.' })
  cardDigit!: string;

  @Field({ description: 'Code of the programme 积分与等级规则 its members belong to; for ever.' })
  programmeCode!: string;
}

@ObjectType({
  simpleResolvers: true, description: 'One version of the names of a programme, for those who enter them.',
})
@Scopes('loyalty:read')
export class ProgrammeVersion extends WordVersion {
  @Field({ description: 'ISO 4217 currency that its rates count in; for ever.' })
  currency!: string;

  @Field({ description: 'IANA time zone of its business days; for ever.' })
  timeZone!: string;
}

export function regionVersionOf({ traits, version, ...word }: Word<'region'>): RegionVersion {
  const { programme, ...rest } = traits;
  return { ...word, ...rest, programmeCode: programme, version: Number(version) };
}

export function programmeVersionOf({ traits, version, ...word }: Word<'programme'>): ProgrammeVersion {
  return { ...word, ...traits, version: Number(version) };
}
