import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import type { LinkKind } from '../../domain/provenance/link.ts';
import { LinkKindEnum } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'One thing that a link of a provenance tells.' })
export class ProvenanceFact {
  @Field({ description: 'What it is, one word: "laboratory", "until".' })
  name!: string;

  @Field({ description: 'What is told, at most 500 characters; nobody\'s name.' })
  value!: string;
}

@ObjectType({
  simpleResolvers: true, description: 'Something that happened to a piece 溯源记录, signed and never changed.',
})
export class ProvenanceLink {
  @Field(() => Int, { description: 'Place in the chain, from 1.' })
  seq!: number;

  @Field(() => LinkKindEnum, { description: 'What happened.' })
  kind!: LinkKind;

  @Field(() => DateTimeScalar, { description: 'When it happened; it may be before what the link before it tells.' })
  at!: Date;

  @Field(() => [ProvenanceFact], { description: 'What is told of it, at most 12.' })
  facts!: ProvenanceFact[];

  @Field(() => Int, {
    nullable: true, description: 'Whose it is from here on: 1 is the first owner, counted and never named; null where '
      + 'the link makes nobody its owner.',
  })
  owner!: number | null;

  @Field({ description: 'SHA-256 of the statement; the next link names it.' })
  hash!: string;

  @Field({ description: 'The text that is signed.' })
  statement!: string;

  @Field(() => ID, { description: 'Which of `publicProvenanceKeys` it is signed with.' })
  keyId!: string;

  @Field({ description: 'Ed25519 signature of the statement, base64url.' })
  signature!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The provenance of a piece 溯源证书: origin, assay, workshop, warranty, owners, story. Whoever knows its '
    + 'number may read it; nobody\'s name stands in it.',
})
export class Provenance {
  @Field({ description: 'Number of the certificate 溯源编号: "KP" and twelve letters and digits.' })
  certificateNo!: string;

  @Field({ description: 'Whether all links are told: the last ones may wait some seconds for their signature.' })
  isWhole!: boolean;

  @Field(() => [ProvenanceLink], { description: 'What happened to it, in the order it was told; at most 100.' })
  links!: ProvenanceLink[];

  @Field({
    description: 'All of it as a JSON text that anybody proves without the house: `verifyProvenance` of the typed '
      + 'client, with the keys of /.well-known/karat-provenance-keys.json.',
  })
  document!: string;
}

@ObjectType('ProvenanceKey', { simpleResolvers: true, description: 'A public key that links were signed with.' })
export class ProvenanceKeyView {
  @Field(() => ID, { description: 'Ten hexadecimal digits, as links name it.' })
  id!: string;

  @Field({ description: 'Ed25519, 32 bytes in base64url.' })
  publicKey!: string;

  @Field(() => DateTimeScalar, { description: 'Since when links were signed with it.' })
  since!: Date;
}
