import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Does what API Gateway does between a browser and the web function: HTTP in, an event of payload format 2.0,
 * and the function's answer out.
 */
export type Gateway = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Answer = {
  statusCode?: number;
  headers?: Record<string, string>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
};

export const openGateway =
  (handler: (event: never, context?: never) => Promise<unknown>): Gateway =>
  async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const host = request.headers.host ?? '127.0.0.1';
    const url = new URL(request.url ?? '/', `http://${host}`);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : (value ?? ''),
      ]),
    );
    const event = {
      version: '2.0',
      routeKey: '$default',
      rawPath: url.pathname,
      rawQueryString: url.search.slice(1),
      headers,
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        domainName: host,
        domainPrefix: 'local',
        http: {
          method: request.method ?? 'GET',
          path: url.pathname,
          protocol: 'HTTP/1.1',
          sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
          userAgent: request.headers['user-agent'] ?? '',
        },
        requestId: 'local',
        routeKey: '$default',
        stage: '$default',
        time: new Date().toISOString(),
        timeEpoch: Date.now(),
      },
      ...(body.length === 0 ? {} : { body: body.toString('base64') }),
      isBase64Encoded: body.length > 0,
    };
    const answer = (await handler(event as never)) as Answer;
    const content = Buffer.from(answer.body ?? '', answer.isBase64Encoded === true ? 'base64' : 'utf8');
    response.writeHead(answer.statusCode ?? 200, { ...answer.headers, 'content-length': String(content.length) });
    response.end(content);
  };
