import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'A header that an upload is sent with.' })
export class UploadHeader {
  @Field({ description: 'Its name.' }) name!: string;
  @Field({ description: 'Its value.' }) value!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Where the bytes of a file are sent 上传地址.' })
export class PreparedUpload {
  @Field(() => ID, { description: 'Names the file in `MediumInput.uploadId` once its bytes have come.' })
  id!: string;

  @Field({ description: 'Signed address: PUT the bytes there, with these headers and no token. Good for this file '
    + 'alone.' })
  url!: string;

  @Field(() => [UploadHeader], { description: 'Headers to send, at most 10.' })
  headers!: UploadHeader[];

  @Field(() => DateTimeScalar, { description: 'Until when an upload may begin; the same key answers a later address.' })
  until!: Date;

  @Field({ description: 'Where the file is for anybody once it is there; `MediumInput.url` takes it as well.' })
  address!: string;
}
