import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Actor } from '../../../kernel/actor.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { ListExportFailure, ListExportFormat, ListExportState } from './words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A list that goes out whole, as its owner saw it at one moment 列表导出.',
})
export class ListExport {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  id!: string;

  /** Not in the graph. */
  uuid!: string;
  actor!: Actor;
  ownerKind!: string;
  ownerId!: string;
  /** One of a list: its link is asked of it alone. */
  isListed!: boolean;

  @Field({ description: 'Which list: its field of Query.' })
  list!: string;

  @Field({ description: 'Name of who asked for it.' })
  ownerName!: string;

  @Field(() => ListExportFormat, { description: 'How its file is written.' })
  format!: string;

  @Field(() => ListExportState, { description: 'How far it is.' })
  state!: string;

  @Field(() => ListExportFailure, { nullable: true, description: 'Why there is no file; null where nothing is wrong.' })
  failure!: string | null;

  @Field(() => String, { nullable: true, description: 'What the graph said of the page that it refused.' })
  failureWords!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was begun: the moment that its rows are of.' })
  begunAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended, either way.' })
  endedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when its file is kept: a day; null without one.' })
  expiresAt!: Date | null;

  @Field(() => Int, { description: 'Rows written so far.' })
  rows!: number;

  @Field(() => Int, { description: 'Bytes written so far; a file has less than 2 GB (2,147,483,647).' })
  bytes!: number;

  @Field(() => String, {
    nullable: true, description: 'SHA-256 of the file, 64 hexadecimal digits; null until it is whole.',
  })
  sha256!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Where a file is fetched 下载地址.' })
export class ExportLink {
  @Field({
    description: 'Signed address: GET it without a token, whole or by ranges; rights are looked at again then.',
  })
  url!: string;

  @Field(() => DateTimeScalar, {
    description: 'Until when it may be opened: five minutes; asking again answers a later one.',
  })
  until!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A whole file of an export, as the house serves it.' })
export class ExportFile {
  @Field({ description: 'Its name.' }) name!: string;
  @Field({ description: 'Its type.' }) contentType!: string;
  @Field({ description: 'SHA-256 of it.' }) sha256!: string;

  @Field(() => [Int], { description: 'Bytes of each of its parts in order, at most 10,000.' })
  partBytes!: number[];
}

export const ListExportPage = PageOf(ListExport, 'ListExportPage', 'A page of exports.');
