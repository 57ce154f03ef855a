import { Arg, Directive, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { defineSubgraph } from '../../../subgraphs/kernel/define-subgraph.ts';

/** Every directive of federation in one subgraph on the kernel. */
@ObjectType({ simpleResolvers: true })
class WareKind {
  @Field(() => ID) id!: string;
}

@ObjectType({ simpleResolvers: true })
@Directive('@shareable')
class WareSize {
  @Field(() => String, { nullable: true }) length!: string | null;
  @Field(() => Float, { nullable: true }) weight!: number | null;
  @Field(() => String, { nullable: true }) @Directive('@inaccessible') unit!: string | null;
}

@ObjectType({ simpleResolvers: true })
class CaseStudy {
  @Field(() => ID) number!: string;
  @Field(() => String, { nullable: true }) title!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "study { number }")')
class WareStudy {
  @Field(() => CaseStudy) study!: CaseStudy;
  @Field(() => String, { nullable: true }) outcome!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Directive('@extends')
@Directive('@key(fields: "mail")')
class Maker {
  @Field(() => ID) @Directive('@external') mail!: string;
  @Field(() => String, { nullable: true }) @Directive('@override(from: "makers")') name!: string | null;
  @Field(() => Int, { nullable: true }) @Directive('@external') made!: number | null;
  @Field(() => Int) @Directive('@external') years!: number;
  @Field(() => Int, { nullable: true }) @Directive('@requires(fields: "made years")') perYear!: number | null;
}

@ObjectType({ simpleResolvers: true })
@Directive('@gem(cut: "round")')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "sku pack")')
@Directive('@key(fields: "sku kind { id }")')
class Ware {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) sku!: string | null;
  @Field(() => String, { nullable: true }) pack!: string | null;
  @Field(() => WareKind, { nullable: true }) kind!: WareKind | null;
  @Field(() => WareSize, { nullable: true }) size!: WareSize | null;
  @Field(() => Maker, { nullable: true }) @Directive('@provides(fields: "made")') maker!: object | null;
  @Field(() => String, { nullable: true }) @Directive('@tag(name: "internal")') notes!: string | null;
  @Field(() => [WareStudy]) studies!: WareStudy[];
}

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "sku pack")')
class RetiredWare {
  @Field(() => String) sku!: string;
  @Field(() => String) pack!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "id")')
@Directive('@interfaceObject')
class Stock {
  @Field(() => ID) id!: string;
  @Field(() => [RetiredWare]) retired!: RetiredWare[];
}

const RETIRED: RetiredWare = { sku: 'old-1', pack: 'old-pack', reason: 'a better one came' };
const STUDY: WareStudy = { study: { number: '7', title: 'Wear' }, outcome: 'none' };
const MAKER = { mail: 'ida@makers', name: 'Ida of the wares', made: 1337 };
const WARES: readonly Ware[] = [
  { id: 'w1', sku: 'ring', pack: 'box', kind: { id: 'k1' }, size: { length: 'small', weight: 1, unit: 'kg' },
    maker: MAKER, notes: 'inside only', studies: [STUDY] },
  { id: 'w2', sku: 'chain', pack: 'bag', kind: { id: 'k2' }, size: null, maker: null, notes: null, studies: [] },
];

@Resolver()
class WaresResolver {
  @Query(() => Ware, { nullable: true })
  ware(@Arg('id', () => ID) id: string): Ware | null {
    return WARES.find((ware) => ware.id === id) ?? null;
  }

  @Query(() => RetiredWare, { nullable: true, deprecationReason: 'Wares are asked by id.' })
  retiredWare(@Arg('sku') sku: string, @Arg('pack') pack: string): RetiredWare | null {
    return sku === RETIRED.sku && pack === RETIRED.pack ? RETIRED : null;
  }
}

export const wares = defineSubgraph({
  name: 'wares',
  graph: {
    resolvers: [WaresResolver], orphanedTypes: [Stock],
    composed: { url: 'https://specs.example/gem/v1.0', names: ['@gem'],
      definitions: 'directive @gem(cut: String!) on OBJECT' },
    references: {
      Ware: ({ id, sku, pack, kind }) => WARES.find((ware) => (id ? ware.id === id
        : ware.sku === sku && (pack ? ware.pack === pack : ware.kind?.id === kind?.id))),
      RetiredWare: ({ sku, pack }) => (sku === RETIRED.sku && pack === RETIRED.pack ? RETIRED : null),
      WareStudy: ({ study }) => (study.number === '7' ? STUDY : null),
      Maker: ({ mail, made, years }) => (mail === MAKER.mail
        ? { ...MAKER, ...made === undefined || years === undefined ? {} : {
          perYear: Math.floor(made / years) } } : null),
      Stock: ({ id }) => ({ id, retired: [RETIRED] }),
    },
  },
  entities: [], migrations: [], handlers: [], jobs: [], nodes: {},
});
