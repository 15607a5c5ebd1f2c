import { ScanCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import type { World } from '../world.ts';
import { TABLE } from '../world.ts';

/** Every item of the table, as it is stored. */
export const scanAll = async (client: World['client']): Promise<Record<string, AttributeValue>[]> =>
  (await client.send(new ScanCommand({ TableName: TABLE }))).Items ?? [];
