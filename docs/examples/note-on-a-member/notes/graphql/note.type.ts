import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Node } from '../../../../../subgraphs/kernel/graph/node.type.ts';
import { ConnectionOf } from '../../../../../subgraphs/kernel/graph/page.ts';
import { DateTimeScalar } from '../../../../../subgraphs/kernel/graph/scalars.ts';
import { Scopes } from '../../../../../subgraphs/kernel/graph/scopes.ts';

@ObjectType({ implements: Node, simpleResolvers: true, description: 'What the house remembers of a member 备注.' })
@Directive('@key(fields: "id")')
@Scopes('notes:read')
export class Note extends Node {
  uuid!: string;
  @Field({ description: 'What it says, 1 to 500 characters.' }) text!: string;
  @Field(() => DateTimeScalar, { description: 'When it was written.' }) writtenAt!: Date;
  @Field({ description: 'Name of whoever wrote it.' }) writtenBy!: string;
}

export const NoteConnection = ConnectionOf(Note, 'Note', 'Notes, newest first.');

@ObjectType({ simpleResolvers: true, description: 'A person known to the brand 会员, owned by members.' })
@Directive('@key(fields: "id")')
export class Member {
  @Field(() => ID, { description: 'Member id.' }) id!: string;
}
