import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The services of AWS that the functions talk to, as far as they use them, in their documented wire formats:
 * DynamoDB (passed on to an engine), EventBridge PutEvents, SQS SendMessageBatch, Secrets Manager
 * GetSecretValue, SES v2 SendEmail, Lambda Invoke, and the address that CloudFormation waits at. Each request is judged
 * first, as IAM would; who asks is the access key id.
 */
export type Asked = {
  who: string;
  action: string;
  /** What it is about: an ARN where the options can make one. */
  resource: string;
  keys: Record<string, string[]>;
};

export type SentMail = {
  who: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The configuration set that it names. */
  set: string | null;
};
export type Message = { who: string; body: string; delayS: number };
export type PutEvent = { who: string; type: string; detail: Record<string, unknown> };

export type FakeAws = {
  url: string;
  events: PutEvent[];
  mails: SentMail[];
  /** What was put on the queue of polls. */
  messages: Message[];
  /** What CloudFormation was told. */
  answers: Record<string, unknown>[];
  /** Everything that was asked, and whether it was allowed. */
  asked: (Asked & { allowed: boolean })[];
  close: () => Promise<void>;
};

export type FakeAwsOptions = {
  /** Where DynamoDB requests go. */
  engine: string;
  secrets: Readonly<Record<string, unknown>>;
  allows: (asked: Asked) => boolean;
  arns: {
    table: string;
    index: (name: string) => string;
    bus: string;
    secret: (name: string) => string;
    identity: (name: string) => string;
    /** Of a configuration set. */
    mailSet?: (name: string) => string;
    polls: string;
    /** Of a function; its name is its ARN unless told. */
    lambda?: (name: string) => string;
  };
  /** Calls a function, as Lambda does for whoever may. */
  invoke?: (name: string, event: unknown) => Promise<unknown>;
};

type Json = Record<string, unknown>;
type Key = { pk?: { S?: string } };

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const leading = (keys: readonly (Key | undefined)[]) => ({
  'dynamodb:LeadingKeys': [...new Set(keys.map((key) => key?.pk?.S ?? ''))],
});

/** The IAM actions that one DynamoDB request needs, each with the partition keys that it touches. */
const dynamoNeeds = (operation: string, body: Json): { action: string; index: string | null; keys: Json }[] => {
  const need = (action: string, keys: readonly (Key | undefined)[], index: string | null = null) => ({
    action: `dynamodb:${action}`,
    index,
    keys: leading(keys),
  });
  const one = (value: unknown) => value as { Key?: Key; Item?: Key };
  switch (operation) {
    case 'GetItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [need(operation, [one(body).Key])];
    case 'PutItem':
      return [need(operation, [one(body).Item])];
    case 'Query': {
      const values = body['ExpressionAttributeValues'] as Record<string, { S?: string }>;
      const index = body['IndexName'] as string | undefined;
      return [need(operation, [{ pk: values[':pk'] ?? {} }], index ?? null)];
    }
    case 'BatchGetItem': {
      const tables = Object.values(body['RequestItems'] as Record<string, { Keys: Key[] }>);
      return [
        need(
          operation,
          tables.flatMap(({ Keys }) => Keys),
        ),
      ];
    }
    case 'BatchWriteItem': {
      const writes = Object.values(
        body['RequestItems'] as Record<string, { PutRequest?: { Item: Key }; DeleteRequest?: { Key: Key } }[]>,
      ).flat();
      return [
        need(
          operation,
          writes.map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key),
        ),
      ];
    }
    case 'TransactWriteItems':
      return (body['TransactItems'] as Record<string, { Key?: Key; Item?: Key }>[]).flatMap((item) =>
        Object.entries(item).map(([kind, { Key, Item }]) =>
          need(kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`, [Key ?? Item]),
        ),
      );
    default:
      return [need(operation, [])];
  }
};

type Answer = { status: number; body: string };
const json = (status: number, value: unknown): Answer => ({ status, body: JSON.stringify(value) });
const denied = (action: string): Answer =>
  json(400, {
    __type: 'com.amazon.coral.service#AccessDeniedException',
    message: `not authorized to perform: ${action}`,
  });

export const startAws = async (options: FakeAwsOptions): Promise<FakeAws> => {
  const { arns } = options;
  const events: PutEvent[] = [];
  const mails: SentMail[] = [];
  const messages: Message[] = [];
  const answers: Json[] = [];
  const asked: FakeAws['asked'] = [];

  const judge = (ask: Asked): boolean => {
    const allowed = options.allows(ask);
    asked.push({ ...ask, allowed });
    return allowed;
  };

  const dynamo = async (who: string, operation: string, text: string, request: IncomingMessage): Promise<Answer> => {
    for (const { action, index, keys } of dynamoNeeds(operation, JSON.parse(text) as Json)) {
      const resource = index === null ? arns.table : arns.index(index);
      if (!judge({ who, action, resource, keys: keys as Asked['keys'] })) return denied(action);
    }
    const answer = await fetch(options.engine, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': String(request.headers['x-amz-target']),
        authorization: String(request.headers.authorization),
        'x-amz-date': String(request.headers['x-amz-date']),
      },
      body: text,
    });
    return { status: answer.status, body: await answer.text() };
  };

  const putEvents = (who: string, body: Json): Answer => {
    if (!judge({ who, action: 'events:PutEvents', resource: arns.bus, keys: {} })) return denied('events:PutEvents');
    const entries = body['Entries'] as { DetailType: string; Detail: string }[];
    for (const { DetailType, Detail } of entries) {
      events.push({ who, type: DetailType, detail: JSON.parse(Detail) as Json });
    }
    return json(200, { FailedEntryCount: 0, Entries: entries.map((_, index) => ({ EventId: String(index) })) });
  };

  const sendMessages = (who: string, body: Json): Answer => {
    if (!judge({ who, action: 'sqs:SendMessage', resource: arns.polls, keys: {} })) return denied('sqs:SendMessage');
    const entries = body['Entries'] as { Id: string; MessageBody: string; DelaySeconds?: number }[];
    for (const { MessageBody, DelaySeconds = 0 } of entries)
      messages.push({ who, body: MessageBody, delayS: DelaySeconds });
    const Successful = entries.map(({ Id, MessageBody }) => ({
      Id,
      MessageId: randomUUID(),
      MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    }));
    return json(200, { Successful, Failed: [] });
  };

  const getSecret = (who: string, body: Json): Answer => {
    const name = String(body['SecretId']);
    const action = 'secretsmanager:GetSecretValue';
    if (!judge({ who, action, resource: arns.secret(name), keys: {} })) return denied(action);
    const value = options.secrets[name];
    return value === undefined
      ? json(400, { __type: 'ResourceNotFoundException', message: 'no such secret' })
      : json(200, { Name: name, SecretString: JSON.stringify(value) });
  };

  const sendMail = (who: string, body: Json): Answer => {
    const mail = body as {
      FromEmailAddress: string;
      ConfigurationSetName?: string;
      Destination: { ToAddresses: string[] };
      Content: { Simple: { Subject: { Data: string }; Body: { Text: { Data: string }; Html: { Data: string } } } };
    };
    const address = /<([^<>]+)>$/.exec(mail.FromEmailAddress)?.[1] ?? mail.FromEmailAddress;
    const resource = arns.identity(address.slice(address.indexOf('@') + 1));
    const keys = { 'ses:FromAddress': [address] };
    const set = mail.ConfigurationSetName ?? null;
    // SES asks for the right to each resource that a mail names.
    const resources = set === null ? [resource] : [resource, arns.mailSet?.(set) ?? set];
    for (const each of resources)
      if (!judge({ who, action: 'ses:SendEmail', resource: each, keys })) return denied('ses:SendEmail');
    const { Subject, Body } = mail.Content.Simple;
    const to = mail.Destination.ToAddresses.join(', ');
    mails.push({ who, from: address, to, subject: Subject.Data, text: Body.Text.Data, html: Body.Html.Data, set });
    return json(200, { MessageId: String(mails.length) });
  };

  const invoke = async (who: string, name: string, event: Json): Promise<Answer> => {
    const action = 'lambda:InvokeFunction';
    if (!judge({ who, action, resource: arns.lambda?.(name) ?? name, keys: {} })) return denied(action);
    return json(200, await options.invoke?.(name, event));
  };

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const text = await read(request);
    const target = String(request.headers['x-amz-target'] ?? '');
    const who = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody';
    const operation = target.slice(target.indexOf('.') + 1);
    if (target.startsWith('DynamoDB_')) return dynamo(who, operation, text, request);
    const body = (text === '' ? {} : JSON.parse(text)) as Json;
    if (target === 'AWSEvents.PutEvents') return putEvents(who, body);
    if (target === 'AmazonSQS.SendMessageBatch') return sendMessages(who, body);
    if (target === 'secretsmanager.GetSecretValue') return getSecret(who, body);
    const invoked = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.url ?? '')?.[1];
    if (invoked !== undefined) return invoke(who, decodeURIComponent(invoked), body);
    if (request.url === '/v2/email/outbound-emails') return sendMail(who, body);
    if (request.method === 'PUT' && request.url?.startsWith('/cloudformation') === true) {
      answers.push(body);
      return json(200, {});
    }
    return json(400, { __type: 'UnknownOperationException', message: `${request.method} ${request.url} ${target}` });
  };

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(body);
      },
      (error: unknown) => {
        response.writeHead(500);
        response.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    events,
    messages,
    mails,
    answers,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
