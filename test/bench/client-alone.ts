import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The least that a function of Vigie can be: the client of its table, and nothing else. */
const client = new DynamoDBClient({});

export const handler = (): Promise<string> => client.config.region();
