import { Field, ObjectType } from 'type-graphql';
import { movedOf } from '../../../kernel/calls/foretell.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { PointsScalar } from '../../../kernel/graph/scalars.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import type { Foretold } from '../../../kernel/port.ts';

@ObjectType({ simpleResolvers: true, description: 'How much of one thing moves 涉及数量.' })
export class MergeMove {
  @Field({
    description: 'What: a table of the room ("sales_order", "lot", "claim"), or in loyalty a balance: "available", '
      + '"pending", "held" and "debt" of who comes or goes, "leftAvailable" and the like of who stays.',
  })
  what!: string;

  @Field(() => PointsScalar, { description: 'Rows, or points of a balance.' })
  amount!: bigint;
}

@ObjectType({ simpleResolvers: true, description: 'What a merge, or its undoing, moves in one room.' })
export class RoomMoves {
  @Field({ description: 'Name of the room: "loyalty".' })
  room!: string;

  @Field(() => [MergeMove], {
    nullable: true,
    description: 'What moves there, at most 20; null when the room does not answer or has not heard of them yet.',
  })
  moves!: MergeMove[] | null;
}

/** Answers with dryRun alone: afterwards the rooms hear of it by themselves. */
export function movesField<Value>(
  foretold: (value: Value, context: GraphContext) => Promise<Foretold[]> | null,
  own: (value: Value) => Moved | null,
) {
  return {
    type: () => [RoomMoves],
    says: 'With dryRun: what would move, one per room 涉及内容; null otherwise.',
    of: async (value: Value, context: GraphContext, _asked: unknown, dryRun: boolean) => {
      const [here, asked] = [own(value), dryRun ? foretold(value, context) : null];
      if (!here || !asked) return null;
      return [{ room: 'members', moved: movedOf(here) }, ...await asked].map(({ room, moved }): RoomMoves => (
        { room, moves: moved && moved.map(({ what, amount }) => ({ what, amount: BigInt(amount) })) }));
    },
  };
}
